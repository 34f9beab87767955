from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded
from kimpass.people import policy, presenters
from kimpass.people.actions import languages
from kimpass.people.forms.languages import LanguagesForm
from kimpass.people.models import Person
from kimpass.people.selectors import persons
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@guarded(Person, policy.record_languages)
@once
def record_languages(request: Request, person: Person) -> HttpResponse:
    spoken = persons.languages_of(person)
    known = presenters.language_choices(persons.entries(request.actor, "language"), [row.language for row in spoken])
    form = LanguagesForm(request.POST or None, spoken=spoken, languages=known)
    if form.is_valid():
        try:
            languages.record_languages(actor=request.actor, person_id=person.pk, spoken=form.spoken())
        except languages.LanguagesRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Sprachen sind gespeichert."))
            return go_to(request, person)
    context = {"person": person, "form": form}
    return show(request, "people/languages/record_languages.html", context, invalid=bool(form.errors))

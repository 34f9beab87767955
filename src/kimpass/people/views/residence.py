from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded
from kimpass.people import policy
from kimpass.people.actions import residence
from kimpass.people.forms.residence import ResidenceStatusForm
from kimpass.people.models import Person
from kimpass.people.selectors import persons
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@guarded(Person, policy.record_residence_status)
@once
def record_residence_status(request: Request, person: Person) -> HttpResponse:
    form = ResidenceStatusForm(request.POST or None, titles=persons.entries(request.actor, "residence_title"))
    if form.is_valid():
        try:
            residence.record_residence_status(actor=request.actor, person_id=person.pk, **form.values())
        except residence.ResidenceRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Der Aufenthaltstitel ist eingetragen."))
            return go_to(request, person)
    context = {"person": person, "form": form}
    return show(request, "people/residence/record_residence_status.html", context, invalid=bool(form.errors))

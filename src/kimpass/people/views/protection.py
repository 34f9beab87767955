from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded
from kimpass.people import policy
from kimpass.people.actions import protection
from kimpass.people.forms.protection import ProtectionForm, RevealForm
from kimpass.people.models import Person
from kimpass.people.views.revealing import reveal
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@guarded(Person, policy.protect_person)
@once
def protect_person(request: Request, person: Person) -> HttpResponse:
    stored = {"version": person.version, "is_protected": person.is_protected, "staff_lock": person.staff_lock}
    form = ProtectionForm(request.POST or None, initial=stored)
    if form.is_valid():
        try:
            protection.protect_person(actor=request.actor, person_id=person.pk, **form.cleaned_data)
        except protection.ProtectionRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Der Schutz ist gespeichert."))
            return go_to(request, person)
    context = {"person": person, "form": form}
    return show(request, "people/protection/protect_person.html", context, invalid=bool(form.errors))


@guarded(Person, policy.reveal_contact_details)
@once
def reveal_contact_details(request: Request, person: Person) -> HttpResponse:
    form = RevealForm(request.POST or None)
    if form.is_valid():
        try:
            protection.reveal_contact_details(actor=request.actor, person_id=person.pk, **form.cleaned_data)
        except protection.ProtectionRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            reveal(request, person, timezone.now())
            messages.info(
                request, _("Anschrift und Kontaktwege sind für fünf Minuten sichtbar. Der Grund ist notiert.")
            )
            return go_to(request, f"{person.get_absolute_url()}#kontaktwege")
    context = {"person": person, "form": form}
    return show(request, "people/protection/reveal_contact_details.html", context, invalid=bool(form.errors))

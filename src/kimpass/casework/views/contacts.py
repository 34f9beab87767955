from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import contacts
from kimpass.casework.forms.contacts import ContactForm, speaks_of_people
from kimpass.casework.models import Case
from kimpass.casework.selectors import contacts as selectors
from kimpass.casework.selectors import offered
from kimpass.casework.selectors.contact_values import contact_fields, required_keys
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded, note_reads
from kimpass.people.models import Person
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


def _form(request: Request, case: Case, *, with_people: bool) -> ContactForm:
    """Return the form; who lives in the household is looked up only where the form shows it or speaks of them."""
    actor = request.actor
    people, own = offered.members(case, actor.today) if with_people else [], contact_fields(actor)
    note_reads(request, Person, [person.pk for person in people])
    return ContactForm(
        request.POST or None,
        fields=offered.fields_of_action(actor),
        people=people,
        today=actor.today,
        extra=own,
        required=required_keys(own, case),
    )


@guarded(Case, policy.record_contact)
@once
def record_contact(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    form = _form(request, case, with_people=request.method != "POST" or speaks_of_people(request.POST))
    if form.errors and not form.people:
        form = _form(request, case, with_people=True)
    if not request.htmx:  # a dialog takes the focus itself, without the page jumping beneath it
        form.fields["text"].widget.attrs["autofocus"] = True
    if form.is_valid():
        try:
            contacts.record_contact(actor=actor, case_id=case.pk, at=timezone.now(), **form.values())
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Die Kontaktnotiz ist gespeichert."))
            return go_to(request, f"{case.get_absolute_url()}?abschnitt=kontakte")
    return show(
        request,
        "casework/contacts/record_contact.html",
        {"form": form, "case": case, "back": case.get_absolute_url()},
        invalid=bool(form.errors),
    )


@guarded(Person, policy.note_for_person)
def note_for_person(request: Request, person: Person) -> HttpResponse:
    """Lead from somebody just found to the note of her case; where there is none, to the choice."""
    case = selectors.open_case_of(request.actor, person)
    if case is None:
        messages.info(request, _("Für diese Person führen Sie zurzeit keinen offenen Fall. Bitte wählen Sie einen."))
        return redirect("casework:choose_case")
    return redirect("casework:record_contact", case.public_id)

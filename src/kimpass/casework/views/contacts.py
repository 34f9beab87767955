from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import contacts
from kimpass.casework.forms.contacts import ContactForm
from kimpass.casework.models import Case
from kimpass.casework.selectors import offered
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@guarded(Case, policy.record_contact)
@once
def record_contact(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    form = ContactForm(request.POST or None, fields=offered.fields_of_action(actor), today=actor.today)
    if not request.htmx:  # a dialog takes the focus itself, without the page jumping beneath it
        form.fields["text"].widget.attrs["autofocus"] = True
    if form.is_valid():
        try:
            contacts.record_contact(actor=actor, case_id=case.pk, at=timezone.now(), **form.cleaned_data)
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

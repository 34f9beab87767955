from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded
from kimpass.organisation.models import Agency
from kimpass.people import policy
from kimpass.people.actions import legal_domains
from kimpass.people.forms.legal_domains import EndLegalDomainForm, LegalDomainForm
from kimpass.people.models import Person
from kimpass.people.selectors import persons
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@guarded(Person, policy.record_legal_domain)
@once
def record_legal_domain(request: Request, person: Person) -> HttpResponse:
    form = LegalDomainForm(
        request.POST or None,
        domains=persons.entries(request.actor, "legal_domain"),
        agencies=list(Agency.objects.visible_to(request.actor).order_by("name")),
    )
    if form.is_valid():
        try:
            legal_domains.record_legal_domain(actor=request.actor, person_id=person.pk, **form.values())
        except legal_domains.LegalDomainRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Der Rechtskreis ist eingetragen."))
            return go_to(request, person)
    context = {"person": person, "form": form}
    return show(request, "people/legal_domains/record_legal_domain.html", context, invalid=bool(form.errors))


@guarded(Person, policy.end_legal_domain)
@once
def end_legal_domain(request: Request, person: Person) -> HttpResponse:
    periods = [row for row in persons.legal_domains_of(person) if row.valid_until is None]
    form = EndLegalDomainForm(request.POST or None, periods=periods)
    if form.is_valid():
        first_day_after = form.cleaned_data["last_day"] + timedelta(days=1)
        try:
            legal_domains.end_legal_domain(
                actor=request.actor, period_id=form.cleaned_data["period_id"], on=first_day_after
            )
        except legal_domains.LegalDomainRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Das Ende des Rechtskreises ist eingetragen."))
            return go_to(request, person)
    context = {"person": person, "form": form}
    return show(request, "people/legal_domains/end_legal_domain.html", context, invalid=bool(form.errors))

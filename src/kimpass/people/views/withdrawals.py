from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded, note_reads
from kimpass.people import policy
from kimpass.people.actions import withdrawals
from kimpass.people.forms.consents import TellForm, WithdrawReleaseForm
from kimpass.people.models import ConfidentialityRelease, DataProcessingConsent, Person, WithdrawalNotice
from kimpass.people.selectors import papers
from kimpass.people.views.going_back import way_back
from kimpass.ui.htmx import go_to, show
from kimpass.ui.pressing import posted
from kimpass.vault.once import once


def _person_of(request: Request, row: Any) -> Person:
    person: Person = Person.objects.visible_to(request.actor).get(pk=row.person_id)
    note_reads(request, Person, [person.pk])
    return person


def _say_whom_to_tell(request: Request, person: Person, words: str) -> None:
    names = ", ".join(notice.agency.name for notice in papers.open_notices(person))
    tell = _("Bitte informieren Sie: %(bodies)s.") % {"bodies": names}
    words += " " + (tell if names else _("Nach Aktenlage hat noch keine Stelle etwas erhalten."))
    messages.success(request, words)


@guarded(DataProcessingConsent, policy.withdraw_consent)
@once
def withdraw_consent(request: Request, consent: DataProcessingConsent) -> HttpResponse:
    person, reasons = _person_of(request, consent), []
    if request.method == "POST":
        try:
            withdrawals.withdraw_consent(actor=request.actor, consent_id=consent.pk, at=timezone.now())
        except RuleViolation as refusal:
            reasons = refusal.reasons
        else:
            _say_whom_to_tell(request, person, _("Das Einverständnis ist widerrufen. Der Widerruf gilt ab jetzt."))
            return go_to(request, way_back(request) or person)
    context = {"person": person, "paper": consent, "reasons": reasons, "next": way_back(request)}
    return show(request, "people/consents/withdraw_consent.html", context, invalid=bool(reasons))


@guarded(ConfidentialityRelease, policy.withdraw_release)
@once
def withdraw_release(request: Request, release: ConfidentialityRelease) -> HttpResponse:
    person = _person_of(request, release)
    recipients = papers.standing_recipients(release)
    agencies = [row.agency for row in recipients] if len(recipients) > 1 else []
    form = WithdrawReleaseForm(posted(request), agencies=agencies)
    if form.is_valid():
        try:
            withdrawals.withdraw_release(
                actor=request.actor, release_id=release.pk, at=timezone.now(), agency_ids=form.chosen()
            )
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            _say_whom_to_tell(request, person, _("Die Entbindung ist widerrufen. Der Widerruf gilt ab jetzt."))
            return go_to(request, way_back(request) or person)
    context = {
        "person": person,
        "paper": release,
        "recipients": recipients,
        "form": form,
        "next": way_back(request),
    }
    return show(request, "people/consents/withdraw_release.html", context, invalid=bool(form.errors))


@guarded(WithdrawalNotice, policy.tell_withdrawal)
@once
def tell_withdrawal(request: Request, notice: WithdrawalNotice) -> HttpResponse:
    person = _person_of(request, notice)
    form = TellForm(request.POST or None, initial={"on": request.actor.today})
    if form.is_valid():
        try:
            withdrawals.tell_withdrawal(actor=request.actor, notice_id=notice.pk, on=form.cleaned_data["on"])
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Mitteilung ist eingetragen."))
            return go_to(request, way_back(request) or person)
    context = {"person": person, "notice": notice, "form": form, "next": way_back(request)}
    return show(request, "people/withdrawals/tell_withdrawal.html", context, invalid=bool(form.errors))

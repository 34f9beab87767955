"""What casework does when something below changes."""

from typing import Any

from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework.models import AnswerLink, CaseFinding, CaseHandover, CaseMember, Referral
from kimpass.casework.selectors.recipients import Sharing, sharing_under
from kimpass.kernel.events import subscribe
from kimpass.organisation.models import Unit
from kimpass.people.actions.merging import PersonsCannotBeMerged
from kimpass.people.events import PaperWithdrawn, PersonsMerging
from kimpass.people.models import WithdrawalNotice
from kimpass.steering.events import ThemeChanged
from kimpass.steering.models import Finding, ThemeEvidence


def write_evidence(event: ThemeChanged) -> None:
    """
    Count anew what stands behind a theme: each case once, however many of its findings are in it.

    Findings no case is linked to (told by others, taken over from papers) count with the number they state.
    """
    links = CaseFinding.objects.asked_for().filter(tenant_id=event.tenant_id, finding_id__in=event.finding_ids)
    pairs = list(links.values_list("case_id", "finding_id"))
    linked = {finding for _, finding in pairs}
    findings = Finding.objects.asked_for().filter(tenant_id=event.tenant_id, pk__in=event.finding_ids)
    stated = findings.exclude(pk__in=linked).aggregate(cases=Sum("case_count"))["cases"] or 0
    places = set(findings.filter(unit__kind__in=Unit.PLACES).order_by().values_list("unit_id", flat=True).distinct())
    months = sorted(findings.values_list("month", flat=True))
    ThemeEvidence.objects.asked_for().update_or_create(
        tenant_id=event.tenant_id,
        theme_id=event.theme_id,
        defaults={
            "computed_at": timezone.now(),
            "case_count": len({case for case, _ in pairs}) + stated,
            "municipality_count": len(places),
            "first_month": months[0] if months else None,
            "last_month": months[-1] if months else None,
        },
    )


def _take_back(row: Any, event: PaperWithdrawn) -> None:
    row.state = row.State.REVOKED
    row.version += 1
    row.save(update_fields=["state", "version"])
    log.record(event.actor, "sharing.revoked", row, case=row.case_id)


def _stop(found: Sharing, event: PaperWithdrawn) -> None:
    """Take back what nobody has answered, and let no link open any more."""
    waiting = {Referral.State.OPEN, Referral.State.NO_ANSWER, CaseHandover.State.PREPARED, CaseHandover.State.SENT}
    rows: list[Any] = [*found.referrals, *found.handovers]
    for row in rows:
        if row.state in waiting:
            _take_back(row, event)
    links = AnswerLink.objects.for_tenant(event.actor).filter(revoked_at__isnull=True, answered_at__isnull=True)
    of_these = Q(referral__in=[row.pk for row in found.referrals]) | Q(handover__in=[row.pk for row in found.handovers])
    links.filter(of_these).update(revoked_at=event.at)


def stop_sharing(event: PaperWithdrawn) -> None:
    """Stop what runs under a withdrawn paper, and note which bodies must be told because they received something."""
    found = sharing_under(event)
    _stop(found, event)
    notices = WithdrawalNotice.objects.for_tenant(event.actor).filter(person=event.person_id)
    waiting = set(notices.open().values_list("agency_id", flat=True))
    WithdrawalNotice.objects.bulk_create(
        WithdrawalNotice(
            tenant_id=event.actor.tenant_id,
            person_id=event.person_id,
            release_id=event.release_id,
            consent_id=event.consent_id,
            agency_id=agency_id,
            shared_on=shared_on,
            withdrawn_on=event.on,
        )
        for agency_id, shared_on in sorted(found.received.items())
        if agency_id not in waiting
    )


def refuse_two_open_cases(event: PersonsMerging) -> None:
    """
    Refuse to make one person of two who are advised in different open cases: she would count twice.

    :raises PersonsCannotBeMerged: both are members of open cases that are not the same.
    """
    rows = CaseMember.objects.asked_for().current().filter(tenant_id=event.tenant_id, valid_until__isnull=True)
    rows = rows.filter(person_id__in=[event.kept_id, event.absorbed_id], case__closed_on__isnull=True)
    held: dict[int, set[int]] = {event.kept_id: set(), event.absorbed_id: set()}
    for person_id, case_id in rows.values_list("person_id", "case_id"):
        held[person_id].add(case_id)
    kept, absorbed = held[event.kept_id], held[event.absorbed_id]
    if kept and absorbed - kept:
        raise PersonsCannotBeMerged(
            _(
                "Beide Personen werden in verschiedenen offenen Fällen beraten. Schließen Sie zuerst einen der beiden "
                "Fälle ab; beide Akten bleiben bis dahin, wie sie sind."
            )
        )


subscribe(ThemeChanged, write_evidence)
subscribe(PaperWithdrawn, stop_sharing)
subscribe(PersonsMerging, refuse_two_open_cases)

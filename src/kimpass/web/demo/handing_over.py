"""Let cases leave the house and change hands: procedure, handovers under way, notes for the deputy, a move to come."""

from datetime import UTC, datetime, time, timedelta
from itertools import islice
from typing import Any

from kimpass.casework.actions import caseload_moves, deputy, handovers
from kimpass.casework.models import Case, CaseHandover, CaseMember, Responsibility
from kimpass.casework.selectors.sheets import PassedOn
from kimpass.kernel.access import Actor
from kimpass.kernel.workdays import working_day_from, working_day_until
from kimpass.people.models import ReleaseRecipient
from kimpass.web.demo.world import District

NOTES = (
    ("agreement", "Termine nur nachmittags; die Sprachmittlung ist immer dabei."),
    ("do_not", "Am Arbeitsplatz anrufen: die Kollegen wissen von nichts."),
    ("risk", "Räumungsklage läuft: Post vom Amtsgericht noch am selben Tag öffnen."),
    ("agreement", "Unterlagen bringt die ältere Tochter, sie hat eine Vollmacht."),
)
REASON = "Eigenes Fallmanagement im Rechtskreis SGB II zuständig"
DAYS_AGO = (3, 16)


def hand_over(district: District) -> None:
    """Let it happen in the district, as far as it has enough case managers."""
    if "coordinator" in district.office:
        _set_procedure(district)
    managers = list(district.managers.values())
    for manager in managers[:1]:
        _hand_over(district, manager)
    if len(managers) > 3:
        _leave_notes(district, managers[2])
        _move_later(district, managers[3], managers[1])


def _set_procedure(district: District) -> None:
    actor = district.office["coordinator"]
    handovers.set_handover_procedure(
        actor=district.on(actor, district.since),
        fields=[str(choice) for choice in PassedOn if choice != PassedOn.RESIDENCE],
        needs_talk=True,
        feedback_after_days=28,
        valid_from=district.since,
    )


def _kept(district: District, manager: Actor, number: int) -> list[Case]:
    held = (
        Responsibility.objects.asked_for()
        .on(district.today)
        .filter(tenant=district.tenant, staff_member_id=manager.staff_id)
    )
    rows = Case.objects.asked_for().open().filter(tenant=district.tenant, pk__in=held.values("case"))
    return list(rows.order_by("-opened_on", "pk")[:number])


def _hand_over(district: District, manager: Actor) -> None:
    """Begin two handovers of cases whose release names a body: one sent, one only prepared."""
    released = ReleaseRecipient.objects.asked_for().filter(
        tenant=district.tenant, release__withdrawn_at__isnull=True, agency__key="demo-jobcenter"
    )
    people: Any = CaseMember.objects.asked_for().filter(
        tenant=district.tenant, case__in=_kept(district, manager, 30), person__in=released.values("release__person")
    )
    rows = people.select_related("case").order_by("case", "pk")
    first_of_each = {row.case_id: row for row in reversed(rows)}
    agency_id = district.agencies["demo-jobcenter"].pk
    for row, ago in zip(islice(first_of_each.values(), 2), DAYS_AGO, strict=False):
        actor = district.on(manager, max(row.case.opened_on, working_day_until(district.today - timedelta(days=ago))))
        begun: CaseHandover = handovers.start_handover(
            actor=actor,
            case_id=row.case_id,
            person_id=row.person_id,
            to_agency_id=agency_id,
            reason=REASON,
            fields=["name", "languages", "need"],
            on=actor.today,
        )
        if ago > DAYS_AGO[0]:
            handovers.record_handover_talk(actor=actor, handover_id=begun.pk, on=actor.today)
            handovers.send_handover(actor=actor, handover_id=begun.pk, on=actor.today)


def _leave_notes(district: District, manager: Actor) -> None:
    for case, (kind, text) in zip(_kept(district, manager, len(NOTES)), NOTES, strict=False):
        deputy.note_for_deputy(actor=manager, case_id=case.pk, kind=kind, text=text)


def _move_later(district: District, manager: Actor, to: Actor) -> None:
    """Let one post holder leave in some weeks, and a colleague take her cases on."""
    cases = _kept(district, manager, 3)
    if cases:
        caseload_moves.move_caseload(
            actor=manager,
            from_staff_id=manager.staff_id,
            to_staff_id=to.staff_id,
            on=working_day_from(district.today + timedelta(days=21)),
            reason="Elternzeit",
            at=datetime.combine(district.today, time(9), UTC),
            case_ids=[case.pk for case in cases],
        )

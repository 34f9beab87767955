"""A caseload passes to a colleague in one step, today or on a later day (CM-21)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.actions.passing import CannotPass, Passing
from kimpass.casework.models import Appointment, Case, CaseloadMove, CaseloadMoveItem, CaseTask, Responsibility
from kimpass.casework.selectors import kept
from kimpass.kernel.access import Actor, require
from kimpass.organisation.models import StaffMember

__all__ = ["CannotPass", "carry_caseload", "move_caseload"]

FARTHEST = timedelta(days=366)


def _obstacles(
    actor: Actor, member: StaffMember, to_staff_id: int, on: date, reason: str, case_ids: Sequence[int] | None
) -> list[str]:
    checks = (
        (member.pk == to_staff_id, _("Fälle gehen nicht an dieselbe Person über. Bitte wählen Sie jemand anderen.")),
        (on < actor.today, _("Fälle gehen frühestens heute über: was war, bleibt, wie es war.")),
        (on > actor.today + FARTHEST, _("Der Übergang liegt mehr als ein Jahr voraus.")),
        (not reason.strip(), _("Bitte nennen Sie den Anlass, zum Beispiel einen Stellenwechsel.")),
        (case_ids is not None and not case_ids, _("Bitte wählen Sie mindestens einen Fall.")),
        (
            case_ids is not None and member.pk != actor.staff_id,
            _("Einzelne Fälle wählt nur, wer sie führt. Sie können den ganzen Bestand übergeben."),
        ),
    )
    return [words for wrong, words in checks if wrong]


def _rows(actor: Actor, member: StaffMember, on: date, case_ids: Sequence[int] | None) -> list[Responsibility]:
    """Return the rows that pass, their cases locked so that nobody writes into one meanwhile."""
    found = kept.open_rows(actor, member, on)
    if case_ids is not None:
        found = found.filter(case_id__in=case_ids)
    list(Case.objects.for_tenant(actor).filter(pk__in=found.values("case")).order_by("pk").select_for_update())
    rows: list[Responsibility] = list(found.select_related("case").select_for_update(of=("self",)).order_by("pk"))
    if case_ids is not None and len(rows) != len(set(case_ids)):
        raise CannotPass(_("Einer der Fälle wird nicht mehr von Ihnen geführt. Bitte laden Sie die Seite neu."))
    if not rows:
        raise CannotPass(_("Es gibt keinen Fall, der übergehen könnte."))
    return rows


def _carry(move: CaseloadMove, case_ids: Sequence[int], due_from: date | None = None) -> int:
    """Let coming appointments follow, and open tasks: all of them, or what is due from a day on."""
    mine = {"tenant_id": move.tenant_id, "case_id__in": case_ids}
    tasks = CaseTask.objects.asked_for().filter(assignee=move.from_staff_id, done_on__isnull=True, **mine)
    if due_from is not None:
        tasks = tasks.filter(due_on__gte=due_from)
    coming = Appointment.objects.asked_for().filter(
        staff_member=move.from_staff_id,
        state=Appointment.State.PLANNED,
        starts_at__date__gte=move.moved_on,
        **mine,
    )
    return int(tasks.update(assignee_id=move.to_staff_id) + coming.update(staff_member_id=move.to_staff_id))


@transaction.atomic
def move_caseload(
    *,
    actor: Actor,
    from_staff_id: int,
    to_staff_id: int,
    on: date,
    reason: str,
    at: datetime,
    case_ids: Sequence[int] | None = None,
) -> CaseloadMove:
    """
    Pass all cases of a post holder, or those he chose, to a colleague from this day; earlier days stay as they were.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CannotPass: with every reason.
    """
    members = StaffMember.objects.visible_to(actor)
    member: StaffMember = members.select_for_update(of=("self",)).get(pk=from_staff_id)
    require(policy.move_caseload(actor, member))
    passing = Passing(actor, to_staff_id, on, at)
    if reasons := _obstacles(actor, member, to_staff_id, on, reason, case_ids) or passing.obstacles():
        raise CannotPass.because(reasons)
    rows = _rows(actor, member, on, case_ids)
    passing.pass_on(rows)
    move: CaseloadMove = CaseloadMove.objects.create(
        tenant_id=actor.tenant_id,
        from_staff=member,
        to_staff_id=to_staff_id,
        moved_on=on,
        reason=reason.strip(),
        moved_by_id=actor.staff_id,
        number_of_cases=len(rows),
    )
    CaseloadMoveItem.objects.bulk_create(
        CaseloadMoveItem(tenant_id=actor.tenant_id, move=move, case_id=row.case_id) for row in rows
    )
    log.record(actor, "caseload.moved", move, from_staff=member.pk, to_staff=to_staff_id, cases=len(rows))
    _carry(move, [row.case_id for row in rows], due_from=on)
    if on <= actor.today:
        carry_caseload(actor=actor, move_id=move.pk)
    return move


@transaction.atomic
def carry_caseload(*, actor: Actor, move_id: int) -> CaseloadMove:
    """
    Let open tasks and coming appointments follow the cases, once their day has come; a second time changes nothing.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CannotPass: the day has not come.
    """
    moves: Any = CaseloadMove.objects.for_tenant(actor).select_related("from_staff")
    move: CaseloadMove = moves.select_for_update(of=("self",)).get(pk=move_id)
    require(policy.carry_caseload(actor, move.from_staff))
    if move.moved_on > actor.today:
        raise CannotPass(_("Diese Fälle gehen erst später über."))
    if move.carried_on is not None:
        return move
    cases = CaseloadMoveItem.objects.for_tenant(actor).filter(move=move).values_list("case_id", flat=True)
    carried = _carry(move, list(cases))
    move.carried_on = actor.today
    move.version += 1
    move.save(update_fields=["carried_on", "version"])
    log.record(actor, "caseload.carried", move, followed=carried)
    return move

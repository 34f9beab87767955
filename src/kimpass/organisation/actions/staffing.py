"""Who holds a post, from when to when, with how much; a person may be unknown (ORG-07)."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, require
from kimpass.kernel.period import Period
from kimpass.organisation import policy
from kimpass.organisation.models import Post, Recruitment, Staffing, StaffMember, history
from kimpass.organisation.selectors.post_rows import PostRefused, key_of, locked, rows_of, standing, wrong_fte
from kimpass.organisation.selectors.staffing import staffing_remarks

State = Recruitment.State
AFTERWARDS = (State.UNDER_REVIEW, State.REPORTED, State.NONE_REPORTED, State.ADVERTISED, State.REFILLING)
"""What may follow when somebody leaves."""


@dataclass(frozen=True, slots=True)
class FillData:
    """How much of a post is filled, by whom, and for how long; without a staff member the person is unknown."""

    fte: Decimal
    valid_from: date
    last_day: date | None = None
    staff_id: int | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A staffing with what somebody should look at; nothing of it forbids the staffing."""

    staffing: Staffing
    remarks: list[str] = field(default_factory=list)


def _span(data: FillData) -> Period:
    if data.last_day is not None and data.last_day < data.valid_from:
        raise PostRefused(_("Der letzte Tag liegt vor dem ersten."))
    return Period.inclusive(data.valid_from, data.last_day)


def _member(actor: Actor, staff_id: int | None) -> StaffMember | None:
    if staff_id is None:
        return None
    member: StaffMember | None = StaffMember.objects.for_tenant(actor).filter(pk=staff_id).first()
    if member is None:
        raise PostRefused(_("Diese Person gibt es nicht."))
    return member


def _check_fte(fte: Decimal) -> None:
    if wrong := wrong_fte(fte) or ([_("Eine Besetzung hat mehr als 0 VZÄ.")] if fte <= 0 else []):
        raise PostRefused(*wrong)


def _sum_on(rows: list[Staffing], day: date) -> Decimal:
    return sum((row.fte for row in rows if day in history.span_of(row)), Decimal(0))


@transaction.atomic
def fill_post(*, actor: Actor, post_id: int, data: FillData) -> Filled:
    """
    Fill a post, or part of it; more than 1.00 for one person, or more than was approved, is a remark and no refusal.

    A post filled as far as approved counts as filled from that day on (ORG-08).

    :raises PermissionDenied: the policy refuses this actor.
    :raises PostRefused: the post does not exist then, or the person stands on it already.
    """
    post = locked(actor, post_id)
    require(policy.fill_post(actor, post))
    span = _span(data)
    _check_fte(data.fte)
    member = _member(actor, data.staff_id)
    terms, rows, at = standing(post, data.valid_from), rows_of(Staffing, post), timezone.now()
    same = [row for row in rows if member is not None and row.staff_member_id == member.pk]
    if any(history.span_of(row).overlaps(span) for row in same):
        raise PostRefused(_("Die Person steht in dieser Zeit schon auf der Stelle."))
    values = key_of(post, staff_member_id=data.staff_id, fte=data.fte)
    row = history.write(Staffing, span, at, values)
    if terms.fte_approved is not None and _sum_on([*rows, row], span.start) >= terms.fte_approved:
        states = rows_of(Recruitment, post)
        history.lay(Recruitment, key_of(post), history.reach(states, span.start), at, {"state": State.FILLED})
    log.record(actor, "post.filled", post, fte=str(data.fte), valid_from=data.valid_from.isoformat())
    return Filled(row, staffing_remarks(actor, row))


@transaction.atomic
def end_staffing(*, actor: Actor, post_id: int, row_id: int, last_day: date, then: str = "") -> Post:
    """
    Let somebody hold a post through a last day; `then` is how filling it anew goes on from the next day.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PostRefused: the staffing has ended or been corrected, or begins later.
    """
    post = locked(actor, post_id)
    require(policy.end_staffing(actor, post))
    row = next((row for row in rows_of(Staffing, post) if row.pk == row_id), None)
    gone = last_day + timedelta(days=1)
    if row is None:
        raise PostRefused(_("Dieser Eintrag ist inzwischen berichtigt. Bitte sehen Sie sich die neue Fassung an."))
    if gone <= row.valid_from:
        raise PostRefused(_("Der letzte Tag liegt vor dem ersten."))
    if row.valid_until is not None and row.valid_until <= gone:
        raise PostRefused(_("Die Besetzung endet schon vorher."))
    at = timezone.now()
    history.end_before([row], gone, at)
    if then:
        if then not in AFTERWARDS:
            raise PostRefused(_("Diesen Stand gibt es nicht."))
        states = rows_of(Recruitment, post)
        history.lay(Recruitment, key_of(post), history.reach(states, gone), at, {"state": then})
    log.record(actor, "post.staffing_ended", post, last_day=last_day.isoformat())
    return post

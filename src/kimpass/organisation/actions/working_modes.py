"""How a Kommune's case management is met: by appointment, outreach, open office hours (ORG-20)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation import policy
from kimpass.organisation.models import Unit, WorkingMode, history


class WorkingModeRefused(RuleViolation):
    """Case management cannot be met like this."""


@dataclass(frozen=True, slots=True)
class ModeData:
    """A way of being met, where and when, and whether the public may read it."""

    mode: str
    place: str = ""
    hours: str = ""
    is_public: bool = False


def _locked(actor: Actor, unit_id: int) -> Unit:
    unit: Unit = Unit.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=unit_id)
    return unit


def _rows(unit: Unit, **key: Any) -> list[WorkingMode]:
    rows = WorkingMode.objects.asked_for().current().filter(tenant_id=unit.tenant_id, unit=unit, **key)
    return list(rows.select_for_update(of=("self",)).order_by("valid_from", "pk"))


@transaction.atomic
def set_working_mode(*, actor: Actor, unit_id: int, data: ModeData, valid_from: date) -> WorkingMode:
    """
    Say how case management is met from a day on; hours of the same place before that day stay as they were.

    :raises PermissionDenied: the policy refuses this actor.
    :raises WorkingModeRefused: there is no such way, or office hours have no time or place.
    """
    unit = _locked(actor, unit_id)
    require(policy.set_working_mode(actor, unit))
    place, hours = data.place.strip(), data.hours.strip()
    if data.mode not in WorkingMode.Mode.values:
        raise WorkingModeRefused(_("Diese Arbeitsweise gibt es nicht."))
    if data.mode == WorkingMode.Mode.OFFICE_HOURS and not (place and hours):
        raise WorkingModeRefused(_("Eine offene Sprechstunde hat einen Ort und feste Zeiten."))
    same = {"mode": data.mode, "place": place}
    key = {"tenant_id": unit.tenant_id, "unit_id": unit.pk, **same}
    span = history.reach(_rows(unit, **same), valid_from)
    row = history.lay(WorkingMode, key, span, timezone.now(), {"hours": hours, "is_public": data.is_public})
    log.record(actor, "working_mode.set", unit, mode=data.mode, public=int(data.is_public))
    return row


@transaction.atomic
def end_working_mode(*, actor: Actor, unit_id: int, row_id: int, last_day: date) -> Unit:
    """
    Let a way of being met hold through a last day.

    :raises PermissionDenied: the policy refuses this actor.
    :raises WorkingModeRefused: it has changed meanwhile, or begins later.
    """
    unit = _locked(actor, unit_id)
    require(policy.end_working_mode(actor, unit))
    row = next((row for row in _rows(unit) if row.pk == row_id), None)
    if row is None:
        raise WorkingModeRefused(_("Dieser Eintrag ist inzwischen geändert. Bitte sehen Sie sich die neue Fassung an."))
    if last_day < row.valid_from:
        raise WorkingModeRefused(_("Der letzte Tag liegt vor dem ersten."))
    history.end_before([row], last_day + timedelta(days=1), timezone.now())
    log.record(actor, "working_mode.ended", unit, mode=row.mode, last_day=last_day.isoformat())
    return unit

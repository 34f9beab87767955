"""The phase history of a case: the only way `Case.phase` changes."""

from datetime import date
from typing import cast

from django.db.models import Max
from django.utils.translation import gettext as _

from kimpass.casework.models.case import Case, CasePhase
from kimpass.casework.models.phase import Phase


def open_phase(case: Case) -> CasePhase:
    """Return the phase the case stands in."""
    return cast(CasePhase, CasePhase.objects.of(case).get(left_on__isnull=True))


def date_obstacles(case: Case, on: date, today: date) -> list[str]:
    """Return, in words, why a step of the case cannot be dated so: never ahead, never before the last step."""
    if on > today:
        return [_("Das Datum liegt in der Zukunft.")]
    entered = open_phase(case).entered_on
    if on < entered:
        day = f"{entered:%d.%m.%Y}"
        return [_("Das Datum liegt vor dem Beginn der jetzigen Phase (%(day)s).") % {"day": day}]
    return []


def enter_phase(case: Case, phase: Phase, on: date, reason: str = "") -> CasePhase:
    """End the open phase, begin the next one in its round, and let the case mirror it."""
    current = open_phase(case)
    current.left_on = on
    current.save(update_fields=["left_on"])
    rounds = CasePhase.objects.of(case).filter(phase=phase).aggregate(last=Max("round"))["last"]
    row: CasePhase = CasePhase.objects.create(
        tenant_id=case.tenant_id, case=case, phase=phase, round=(rounds or 0) + 1, entered_on=on, reason=reason
    )
    case.phase = phase
    case.closed_on = on if phase == Phase.CLOSED else None
    case.version += 1
    case.save(update_fields=["phase", "closed_on", "version"])
    return row

"""Who may take somebody onto the track for young refugees, and accompany the first months in work."""

from kimpass.casework.models import Case
from kimpass.casework.policy.case import begin_intake, may_work
from kimpass.kernel.access import Actor, Decision
from kimpass.organisation.models import TenantModule
from kimpass.organisation.policy.tenants import carries_out

UMA = TenantModule.Part.UMA


def begin_uma_track(actor: Actor, unit_id: int | None = None) -> Decision:
    """Whoever takes in cases in this unit, where the district carries the track out (TEN-05)."""
    return begin_intake(actor, unit_id) if actor.works_with(UMA) else carries_out(actor, UMA)


def enter_uma_track(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case; where the track is switched off, only cases that are on it already (TEN-05)."""
    if case.track != Case.Track.UMA and not actor.works_with(UMA):
        return carries_out(actor, UMA)
    return may_work(actor, case)


def change_uma_track(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, case)


def start_uma_work(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, case)


def review_uma_work(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, case)

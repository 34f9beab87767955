"""The phases of a case and which may follow which (CM-04, CM-05): data, not code paths."""

from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Phase(models.TextChoices):
    """Where a case stands."""

    INTAKE = "intake", _("Intake")
    ASSESSMENT = "assessment", _("Assessment")
    GOAL_AGREEMENT = "goal_agreement", _("Zielvereinbarung")
    SERVICE_LINKING = "service_linking", _("Leistungssteuerung")
    MONITORING = "monitoring", _("Monitoring")
    REASSESSMENT = "reassessment", _("Re-Assessment")
    CLOSURE = "closure", _("Abschluss")
    CLOSED = "closed", _("abgeschlossen")


class Gate(Enum):
    """What must be there before a phase may begin."""

    NONE = "none"
    SIGNED = "signed"  # consent and release of the reference person (CM-02)


_ANY_TIME = frozenset({Phase.CLOSURE})  # support is voluntary and may end at any time (CM-01)

# Phases loop "according to need"; nothing is forced by a timer (CM-05).
FOLLOWS: dict[Phase, frozenset[Phase]] = {
    Phase.INTAKE: frozenset({Phase.ASSESSMENT}) | _ANY_TIME,
    Phase.ASSESSMENT: frozenset({Phase.GOAL_AGREEMENT, Phase.SERVICE_LINKING}) | _ANY_TIME,
    Phase.GOAL_AGREEMENT: frozenset({Phase.SERVICE_LINKING, Phase.MONITORING, Phase.ASSESSMENT}) | _ANY_TIME,
    Phase.SERVICE_LINKING: frozenset({Phase.MONITORING, Phase.GOAL_AGREEMENT, Phase.REASSESSMENT}) | _ANY_TIME,
    Phase.MONITORING: frozenset({Phase.REASSESSMENT, Phase.GOAL_AGREEMENT, Phase.SERVICE_LINKING}) | _ANY_TIME,
    Phase.REASSESSMENT: frozenset({Phase.GOAL_AGREEMENT, Phase.SERVICE_LINKING, Phase.MONITORING}) | _ANY_TIME,
    Phase.CLOSURE: frozenset({Phase.CLOSED, Phase.REASSESSMENT, Phase.MONITORING}),
    Phase.CLOSED: frozenset({Phase.REASSESSMENT}),
}

GATES: dict[Phase, Gate] = {
    Phase.INTAKE: Gate.NONE,
    Phase.CLOSURE: Gate.NONE,
    Phase.CLOSED: Gate.NONE,
} | {
    phase: Gate.SIGNED
    for phase in (
        Phase.ASSESSMENT,
        Phase.GOAL_AGREEMENT,
        Phase.SERVICE_LINKING,
        Phase.MONITORING,
        Phase.REASSESSMENT,
    )
}


def may_follow(now: Phase, then: Phase) -> bool:
    """Test whether a case in one phase may pass to another."""
    return then in FOLLOWS[now]

"""The phases a district may tie documentation to, in their order; a test compares them with the phase model."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The end of a case is missing on purpose: support may end at any time, with whatever is known (CM-01).
PHASES: dict[str, str | Promise] = {
    "intake": _("Intake"),
    "assessment": _("Assessment"),
    "goal_agreement": _("Zielvereinbarung"),
    "service_linking": _("Leistungssteuerung"),
    "monitoring": _("Monitoring"),
    "reassessment": _("Re-Assessment"),
}
ORDER = tuple(PHASES)


def is_due(from_phase: str, phase: str) -> bool:
    """Test whether what is asked for from one phase on must be there in another."""
    return from_phase in PHASES and phase in PHASES and ORDER.index(from_phase) <= ORDER.index(phase)

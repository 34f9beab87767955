"""Who may see reports and goals, confirm attainment and import districts."""

from django.utils.translation import gettext_lazy as _

from kimpass.controlling.models import ProgrammeGoal
from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny


def _when(held: bool, reason: object) -> Decision:  # noqa: FBT001 - the one use of this helper
    return ALLOW if held else deny(str(reason))


def see_overview(actor: Actor) -> Decision:
    """Decide who sees the overview of posts, funding, regions and agreements."""
    return _when(
        actor.may(Permission.ORGANISATION_VIEW) or actor.may(Permission.REPORT_VIEW),
        _("Die Steuerung sehen Geschäftsführung, Koordinierende Stelle und Administration."),
    )


def see_reports(actor: Actor) -> Decision:
    """Decide who sees reports and goals."""
    return _when(actor.may(Permission.REPORT_VIEW), _("Berichte sehen Geschäftsführung und Koordinierende Stelle."))


def confirm_attainment(actor: Actor, goal: ProgrammeGoal) -> Decision:
    """Decide who confirms how far a goal was reached (GOAL-03)."""
    return _when(
        actor.may(Permission.REPORT_VIEW)
        and "programme_manager" in actor.role_keys
        and goal.tenant_id == actor.tenant_id,
        _("Die Zielerreichung bestätigt die Geschäftsführung."),
    )


def import_district() -> Decision:
    """Decide that any district is imported on the machine itself: no page leads here."""
    return ALLOW


def import_own_district(actor: Actor) -> Decision:
    """Decide who reads a profile into the own district."""
    return _when(actor.may(Permission.DISTRICT_IMPORT), _("Kreisprofile liest die Administration ein."))

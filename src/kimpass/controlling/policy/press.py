"""Who writes for press and homepage: from released figures only (PR-05)."""

from kimpass.controlling.models import ReportRelease
from kimpass.controlling.policy.reports import start_report, view_release
from kimpass.kernel.access import Actor, Decision


def write_press_text(actor: Actor, release: ReportRelease) -> Decision:
    """Decide who writes a text for press or homepage from a released report: whoever writes reports."""
    seen = view_release(actor, release)
    return start_report(actor) if seen else seen

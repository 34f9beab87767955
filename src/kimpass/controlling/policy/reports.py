"""Who sees, writes, releases and corrects reports, and who takes their files."""

from django.utils.translation import gettext_lazy as _

from kimpass.controlling.models import Report, ReportFile, ReportRelease
from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny


def _sees(actor: Actor, *, tenant_id: int | None = None) -> Decision:
    if actor.may(Permission.REPORT_VIEW) and tenant_id in {None, actor.tenant_id}:
        return ALLOW
    return deny(str(_("Berichte sehen Geschäftsführung und Koordinierende Stelle.")))


def _writes(actor: Actor, *, tenant_id: int | None = None) -> Decision:
    if actor.may(Permission.REPORT_WORK) and tenant_id in {None, actor.tenant_id}:
        return ALLOW
    return deny(str(_("Berichte schreiben Geschäftsführung und Koordinierende Stelle.")))


def _releases(actor: Actor, *, tenant_id: int | None = None) -> Decision:
    if actor.may(Permission.REPORT_RELEASE) and tenant_id in {None, actor.tenant_id}:
        return ALLOW
    return deny(str(_("Berichte gibt die Geschäftsführung frei.")))


def view_report(actor: Actor, report: Report) -> Decision:
    """Decide who reads a report before it is released."""
    return _sees(actor, tenant_id=report.tenant_id)


def view_release(actor: Actor, release: ReportRelease) -> Decision:
    """Decide who reads a released version (REP-07)."""
    return _sees(actor, tenant_id=release.tenant_id)


def view_report_file(actor: Actor, kept: ReportFile) -> Decision:
    """Decide who takes a file of a released version."""
    return _sees(actor, tenant_id=kept.tenant_id)


def start_report(actor: Actor) -> Decision:
    """Decide who begins a report."""
    return _writes(actor)


def change_report(actor: Actor, report: Report) -> Decision:
    """Decide who changes what a report is about and what stands on its first page (REP-01)."""
    return _writes(actor, tenant_id=report.tenant_id)


def write_report_text(actor: Actor, report: Report) -> Decision:
    """Decide who writes a part of a report."""
    return _writes(actor, tenant_id=report.tenant_id)


def explain_figure(actor: Actor, report: Report) -> Decision:
    """Decide who explains why a figure stands although a check remarks on it (REP-08)."""
    return _writes(actor, tenant_id=report.tenant_id)


def release_report(actor: Actor, report: Report) -> Decision:
    """Decide who releases a report (REP-07)."""
    return _releases(actor, tenant_id=report.tenant_id)


def correct_release(actor: Actor, report: Report) -> Decision:
    """Decide who releases a corrected version (REP-07)."""
    return _releases(actor, tenant_id=report.tenant_id)


def release_year_end(actor: Actor) -> Decision:
    """Decide who draws and releases the reports of a year with one button (promise 12)."""
    return _releases(actor)


def ask_for_file(actor: Actor, release: ReportRelease) -> Decision:
    """Decide who has a file made of a released version."""
    return _sees(actor, tenant_id=release.tenant_id)


def make_file() -> Decision:
    """Decide that files somebody was allowed to ask for are made by the program itself: no page leads here."""
    return ALLOW

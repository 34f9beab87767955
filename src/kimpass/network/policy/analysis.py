"""Who may see what is missing, write it up, and keep figures, budgets and materials."""

from django.utils.translation import gettext as _

from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.network.models import Material, MaterialVersion, NeedsAnalysis
from kimpass.network.policy.directory import add_service, view_interpreters, view_services


def view_needs(actor: Actor) -> Decision:
    """Whoever may read the directory: small numbers are hidden from everybody."""
    return view_services(actor)


def view_needs_analysis(actor: Actor, analysis: NeedsAnalysis) -> Decision:
    """Whoever may read the directory."""
    return view_services(actor)


def start_needs_analysis(actor: Actor) -> Decision:
    """The coordinating office coordinates the analysis (DIR-03)."""
    if add_service(actor):
        return ALLOW
    return deny(_("Die Bedarfsanalyse koordiniert die Koordinierende Stelle."))


def introduce_needs_analysis(actor: Actor, analysis: NeedsAnalysis) -> Decision:
    """The coordinating office coordinates the analysis."""
    return start_needs_analysis(actor)


def judge_needs_line(actor: Actor, analysis: NeedsAnalysis) -> Decision:
    """The coordinating office, and case managers for the places they work in (DIR-03)."""
    if start_needs_analysis(actor) or (view_services(actor) and actor.may_somewhere(Permission.CASE_WORK)):
        return ALLOW
    return deny(_("Zeilen beurteilen die Koordinierende Stelle und das Case Management der Kommune."))


def judge_needs_line_in(actor: Actor, unit_id: int) -> Decision:
    """The coordinating office everywhere, a case manager in her own places."""
    if start_needs_analysis(actor) or actor.may(Permission.CASE_WORK, unit_id=unit_id):
        return ALLOW
    return deny(_("Diese Kommune beurteilt das Case Management vor Ort."))


def release_needs_analysis(actor: Actor, analysis: NeedsAnalysis) -> Decision:
    """The coordinating office releases it."""
    return start_needs_analysis(actor)


def renew_needs_analysis(actor: Actor, analysis: NeedsAnalysis) -> Decision:
    """The coordinating office begins a new edition."""
    return start_needs_analysis(actor)


def view_context_figures(actor: Actor) -> Decision:
    """Whoever may read the directory (DIR-09)."""
    return view_services(actor)


def record_context_figure(actor: Actor) -> Decision:
    """The coordinating office keeps them."""
    return add_service(actor)


def view_interpreter_budget(actor: Actor) -> Decision:
    """Whoever sees bookings, and whoever answers for money (INT-02)."""
    if view_interpreters(actor) or actor.may_somewhere(Permission.REPORT_VIEW):
        return ALLOW
    return deny(_("Ihre Rolle umfasst das Dolmetschen nicht."))


def view_materials(actor: Actor) -> Decision:
    """Whoever may read the directory (PR-01)."""
    return view_services(actor)


def view_material(actor: Actor, material: Material) -> Decision:
    """Whoever may read the directory."""
    return view_services(actor)


def add_material(actor: Actor) -> Decision:
    """The coordinating office keeps the register."""
    if add_service(actor):
        return ALLOW
    return deny(_("Die Materialien pflegt die Koordinierende Stelle."))


def change_material(actor: Actor, material: Material) -> Decision:
    """The coordinating office keeps the register."""
    return add_material(actor)


def renew_material(actor: Actor, material: Material) -> Decision:
    """The coordinating office keeps the register."""
    return add_material(actor)


def end_material(actor: Actor, material: Material) -> Decision:
    """The coordinating office keeps the register."""
    return add_material(actor)


def add_material_version(actor: Actor, material: Material) -> Decision:
    """The coordinating office keeps the register."""
    return add_material(actor)


def change_material_version(actor: Actor, version: MaterialVersion) -> Decision:
    """The coordinating office keeps the register."""
    return add_material(actor)


def view_material_version(actor: Actor, version: MaterialVersion) -> Decision:
    """Whoever may read the directory takes the file along."""
    return view_services(actor)


def issue_material(actor: Actor, material: Material) -> Decision:
    """Whoever hands out copies: the coordinating office and case managers (PR-04)."""
    if add_material(actor) or (view_services(actor) and actor.may_somewhere(Permission.CASE_WORK)):
        return ALLOW
    return deny(_("Ausgaben tragen die Koordinierende Stelle und das Case Management ein."))

"""Who may do what here: one function for each use case, written to be read by lawyers too."""

from django.utils.translation import gettext as _

from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.organisation.models import Unit
from kimpass.steering.models import AgendaItem, Body, Feedback, Finding, Measure, Session, SessionTask, Theme


def _held(actor: Actor, permission: Permission, reason: str) -> Decision:
    return ALLOW if actor.may_somewhere(permission) else deny(reason)


def view_findings(actor: Actor) -> Decision:
    """Whoever works with findings, cases or the bodies."""
    return _held(actor, Permission.FINDING_VIEW, _("Ihre Rolle umfasst das Lesen von Strukturhinweisen nicht."))


def view_finding(actor: Actor, finding: Finding) -> Decision:
    """Whoever may read findings; which ones, the queryset decides."""
    return view_findings(actor)


def view_exact_counts(actor: Actor, finding: Finding | None = None) -> bool:
    """The coordinating office, and whoever reported the finding: all others read small numbers as "< 3"."""
    if finding is not None and finding.reported_by_id in actor.acts_for:
        return True
    return actor.may_somewhere(Permission.THEME_WORK)


def report_finding(actor: Actor, unit: Unit | None = None) -> Decision:
    """Case managers for their municipalities, the coordinating office for all (SYS-02)."""
    if unit is not None and not actor.may(Permission.FINDING_REPORT, unit_id=unit.pk):
        return deny(_("Für diese Kommune können Sie keinen Strukturhinweis melden."))
    return _held(actor, Permission.FINDING_REPORT, _("Ihre Rolle umfasst das Melden von Strukturhinweisen nicht."))


def release_finding(actor: Actor, finding: Finding) -> Decision:
    """The author, or whoever deputises for the author."""
    if finding.reported_by_id not in actor.acts_for:
        return deny(_("Einen Entwurf gibt nur frei, wer ihn geschrieben hat."))
    return report_finding(actor)


def withdraw_finding(actor: Actor, finding: Finding) -> Decision:
    """The author, whoever deputises for the author, or the coordinating office."""
    if finding.reported_by_id in actor.acts_for or actor.may_somewhere(Permission.THEME_WORK):
        return ALLOW
    return deny(_("Einen Strukturhinweis zieht zurück, wer ihn gemeldet hat, oder die Koordinierende Stelle."))


def work_themes(actor: Actor) -> Decision:
    """The coordinating office bundles (SYS-03)."""
    return _held(actor, Permission.THEME_WORK, _("Themen bearbeitet die Koordinierende Stelle."))


def view_theme(actor: Actor, theme: Theme) -> Decision:
    """Whoever may read findings."""
    return view_findings(actor)


def bundle_findings(actor: Actor) -> Decision:
    """The coordinating office."""
    return work_themes(actor)


def add_finding_to_theme(actor: Actor, theme: Theme) -> Decision:
    """The coordinating office."""
    return work_themes(actor)


def change_theme(actor: Actor, theme: Theme) -> Decision:
    """The coordinating office."""
    return work_themes(actor)


def merge_theme(actor: Actor, theme: Theme) -> Decision:
    """The coordinating office."""
    return work_themes(actor)


def move_theme(actor: Actor, theme: Theme) -> Decision:
    """The coordinating office; the step itself is decided by a body (SYS-05)."""
    return work_themes(actor)


def view_ladder(actor: Actor) -> Decision:
    """Whoever may read findings."""
    return view_findings(actor)


def change_ladder_step(actor: Actor) -> Decision:
    """The coordinating office names the steps and says which exist (SYS-05)."""
    return work_themes(actor)


def view_bodies(actor: Actor) -> Decision:
    """Whoever works in or with the bodies."""
    return _held(actor, Permission.BODY_VIEW, _("Ihre Rolle umfasst die Gremien nicht."))


def view_body(actor: Actor, body: Body) -> Decision:
    """Whoever may read the register of bodies."""
    return view_bodies(actor)


def view_session(actor: Actor, session: Session) -> Decision:
    """Whoever may read the register of bodies."""
    return view_bodies(actor)


def run_sessions(actor: Actor) -> Decision:
    """The coordinating office and the management run the office of the bodies."""
    return _held(
        actor, Permission.SESSION_WORK, _("Gremien führen die Koordinierende Stelle und die Geschäftsführung.")
    )


def found_body(actor: Actor) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def add_member(actor: Actor, body: Body) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def end_member(actor: Actor, body: Body) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def plan_session(actor: Actor, body: Body) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def add_agenda_item(actor: Actor, session: Session) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def hold_session(actor: Actor, session: Session) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def change_minutes(actor: Actor, session: Session) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def add_session_task(actor: Actor, session: Session) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def complete_session_task(actor: Actor, task: SessionTask) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def record_decision(actor: Actor, item: AgendaItem) -> Decision:
    """Whoever keeps the minutes; the deciding itself is the body's (BOD-11)."""
    return _held(actor, Permission.DECISION_RECORD, _("Ihre Rolle umfasst das Eintragen von Beschlüssen nicht."))


def view_measure(actor: Actor, measure: Measure) -> Decision:
    """Whoever may read findings."""
    return view_findings(actor)


def start_measure(actor: Actor, theme: Theme | None = None) -> Decision:
    """The coordinating office and the management."""
    return _held(actor, Permission.MEASURE_WORK, _("Ihre Rolle umfasst das Anlegen von Maßnahmen nicht."))


def change_measure_state(actor: Actor, measure: Measure) -> Decision:
    """The coordinating office and the management."""
    return start_measure(actor)


def give_feedback(actor: Actor, theme: Theme) -> Decision:
    """The coordinating office answers whoever reported (SYS-17)."""
    return _held(actor, Permission.FEEDBACK_GIVE, _("Rückmeldungen gibt die Koordinierende Stelle."))


def view_own_findings(actor: Actor) -> Decision:
    """Whoever reports findings reads what became of them."""
    return report_finding(actor)


def mark_feedback_seen(actor: Actor, feedback: Feedback) -> Decision:
    """Whoever reported the finding, or deputises today."""
    if feedback.finding.reported_by_id in actor.acts_for:
        return ALLOW
    return deny(_("Diese Rückmeldung gilt der Person, die den Hinweis gemeldet hat."))

"""Who may do what here: one function for each use case, written to be read by lawyers too."""

from django.utils.translation import gettext as _

from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.organisation.models import TenantModule, Unit
from kimpass.organisation.policy.tenants import carries_out
from kimpass.steering.models import (
    AgendaItem,
    Body,
    BodyMember,
    Feedback,
    Finding,
    Measure,
    ReconstructionCopy,
    Session,
    SessionTask,
    Theme,
)


def held(actor: Actor, permission: Permission, reason: str) -> Decision:
    """Allow whoever holds the permission anywhere."""
    return ALLOW if actor.may_somewhere(permission) else deny(reason)


def view_findings(actor: Actor) -> Decision:
    """Whoever works with findings, cases or the bodies."""
    return held(actor, Permission.FINDING_VIEW, _("Ihre Rolle umfasst das Lesen von Strukturhinweisen nicht."))


def view_finding(actor: Actor, finding: Finding) -> Decision:
    """Whoever may read findings, and whoever reported it; which ones, the queryset decides."""
    return ALLOW if finding.reported_by_id in actor.acts_for else view_findings(actor)


def view_exact_counts(actor: Actor, finding: Finding | None = None) -> bool:
    """The coordinating office, and whoever reported the finding: all others read small numbers as "< 3"."""
    if finding is not None and finding.reported_by_id in actor.acts_for:
        return True
    return actor.may_somewhere(Permission.THEME_WORK)


def sits_in_a_body(actor: Actor) -> bool:
    """Test whether the actor holds a seat in any body of KIM today."""
    seats = BodyMember.objects.for_tenant(actor).on(actor.today).filter(staff_member_id=actor.staff_id)
    return bool(seats.exists())


def report_finding(actor: Actor, unit: Unit | None = None) -> Decision:
    """Case managers for their municipalities, the coordinating office for all, and any member of any body (SYS-02)."""
    by_right = actor.may_somewhere(Permission.FINDING_REPORT)
    in_place = unit is None or actor.may(Permission.FINDING_REPORT, unit_id=unit.pk)
    if (by_right and in_place) or sits_in_a_body(actor):
        return ALLOW
    if by_right:
        return deny(_("Für diese Kommune können Sie keinen Strukturhinweis melden."))
    return deny(_("Strukturhinweise melden Fachkräfte und Mitglieder der Gremien."))


def change_finding(actor: Actor, finding: Finding) -> Decision:
    """The author, or whoever deputises for the author."""
    if finding.reported_by_id not in actor.acts_for:
        return deny(_("Einen Entwurf ändert nur, wer ihn geschrieben hat."))
    return report_finding(actor)


def release_finding(actor: Actor, finding: Finding) -> Decision:
    """The author, or whoever deputises for the author."""
    if finding.reported_by_id not in actor.acts_for:
        return deny(_("Einen Entwurf gibt nur frei, wer ihn geschrieben hat."))
    return report_finding(actor)


def mark_harmless(actor: Actor, finding: Finding) -> Decision:
    """Whoever reported it: nobody else can say why nobody is recognisable."""
    if finding.reported_by_id in actor.acts_for:
        return ALLOW
    return deny(_("Dass niemand erkennbar ist, begründet nur, wer den Hinweis gemeldet hat."))


def withdraw_finding(actor: Actor, finding: Finding) -> Decision:
    """The author, whoever deputises for the author, or the coordinating office."""
    if finding.reported_by_id in actor.acts_for or actor.may_somewhere(Permission.THEME_WORK):
        return ALLOW
    return deny(_("Einen Strukturhinweis zieht zurück, wer ihn gemeldet hat, oder die Koordinierende Stelle."))


def work_themes(actor: Actor) -> Decision:
    """The coordinating office bundles (SYS-03)."""
    return held(actor, Permission.THEME_WORK, _("Themen bearbeitet die Koordinierende Stelle."))


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


def split_theme(actor: Actor, theme: Theme) -> Decision:
    """The coordinating office."""
    return work_themes(actor)


def move_theme(actor: Actor, theme: Theme) -> Decision:
    """The coordinating office; the step itself is decided by a body (SYS-05)."""
    return work_themes(actor)


def view_ladder(actor: Actor) -> Decision:
    """Whoever may read findings."""
    return view_findings(actor)


def add_ladder_step(actor: Actor) -> Decision:
    """The coordinating office (SYS-05)."""
    return work_themes(actor)


def reorder_ladder(actor: Actor) -> Decision:
    """The coordinating office (SYS-05)."""
    return work_themes(actor)


def change_ladder_step(actor: Actor) -> Decision:
    """The coordinating office names the steps and says which exist (SYS-05)."""
    return work_themes(actor)


def view_bodies(actor: Actor) -> Decision:
    """Whoever works in or with the bodies."""
    return held(actor, Permission.BODY_VIEW, _("Ihre Rolle umfasst die Gremien nicht."))


def view_body(actor: Actor, body: Body) -> Decision:
    """Whoever may read the register of bodies."""
    return view_bodies(actor)


def view_session(actor: Actor, session: Session) -> Decision:
    """Whoever may read the register of bodies."""
    return view_bodies(actor)


def view_reconstructions(actor: Actor) -> Decision:
    """Whoever may read findings."""
    return view_findings(actor)


def view_reconstruction(actor: Actor, copy: ReconstructionCopy) -> Decision:
    """Whoever may read findings; which ones are released, the queryset decides."""
    return view_findings(actor)


def keep_copy(actor: Actor) -> Decision:
    """Whoever reports findings; that it is his case, the floor above has asked."""
    return report_finding(actor)


def release_copy(actor: Actor) -> Decision:
    """Whoever could write it."""
    return report_finding(actor)


def withdraw_copy(actor: Actor) -> Decision:
    """Whoever could write it."""
    return report_finding(actor)


def attach_copy(actor: Actor, copy: ReconstructionCopy) -> Decision:
    """The coordinating office (SYS-03)."""
    return work_themes(actor)


def run_sessions(actor: Actor) -> Decision:
    """The coordinating office and the management run the office of the bodies."""
    return held(actor, Permission.SESSION_WORK, _("Gremien führen die Koordinierende Stelle und die Geschäftsführung."))


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
    """Whoever runs the office of the bodies; no planning conference where the district holds none (TEN-05)."""
    if body.kind == Body.Kind.PLANNING_CONFERENCE and not actor.works_with(TenantModule.Part.PLANNING_CONFERENCES):
        return carries_out(actor, TenantModule.Part.PLANNING_CONFERENCES)
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
    return held(actor, Permission.DECISION_RECORD, _("Ihre Rolle umfasst das Eintragen von Beschlüssen nicht."))


def view_measure(actor: Actor, measure: Measure) -> Decision:
    """Whoever may read findings."""
    return view_findings(actor)


def start_measure(actor: Actor, theme: Theme | None = None) -> Decision:
    """The coordinating office and the management."""
    return held(actor, Permission.MEASURE_WORK, _("Ihre Rolle umfasst das Anlegen von Maßnahmen nicht."))


def change_measure_state(actor: Actor, measure: Measure) -> Decision:
    """The coordinating office and the management."""
    return start_measure(actor)


def give_feedback(actor: Actor, theme: Theme) -> Decision:
    """The coordinating office answers whoever reported (SYS-17)."""
    return held(actor, Permission.FEEDBACK_GIVE, _("Rückmeldungen gibt die Koordinierende Stelle."))


def view_own_findings(actor: Actor) -> Decision:
    """Whoever reports findings reads what became of them."""
    return report_finding(actor)


def mark_feedback_seen(actor: Actor, feedback: Feedback) -> Decision:
    """Whoever reported the finding, or deputises today."""
    if feedback.finding.reported_by_id in actor.acts_for:
        return ALLOW
    return deny(_("Diese Rückmeldung gilt der Person, die den Hinweis gemeldet hat."))

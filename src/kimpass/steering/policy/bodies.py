"""The office of the bodies: what surrounds sessions and decisions."""

from kimpass.kernel.access import Actor, Decision
from kimpass.steering.models import (
    AgendaItem,
    Body,
    DecisionPaper,
    Measure,
    Session,
    SessionGuest,
    StateIssue,
    Theme,
)
from kimpass.steering.policy.structure import (
    run_sessions,
    start_measure,
    view_bodies,
    view_findings,
    work_themes,
)


def change_body(actor: Actor, body: Body) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def end_body(actor: Actor, body: Body) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def change_member(actor: Actor, body: Body) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def change_session(actor: Actor, session: Session) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def cancel_session(actor: Actor, session: Session) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def build_agenda(actor: Actor, session: Session) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def move_agenda_item(actor: Actor, item: AgendaItem) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def remove_agenda_item(actor: Actor, item: AgendaItem) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def release_minutes(actor: Actor, session: Session) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def view_invitations(actor: Actor, session: Session) -> Decision:
    """Whoever runs the office of the bodies: addresses of functions stand there."""
    return run_sessions(actor)


def add_guest(actor: Actor, session: Session) -> Decision:
    """Whoever runs the office of the bodies (BOD-05)."""
    return run_sessions(actor)


def remove_guest(actor: Actor, guest: SessionGuest) -> Decision:
    """Whoever runs the office of the bodies."""
    return run_sessions(actor)


def send_invitations(actor: Actor, session: Session) -> Decision:
    """Whoever runs the office of the bodies (BOD-07)."""
    return run_sessions(actor)


def view_papers(actor: Actor) -> Decision:
    """Whoever works in or with the bodies."""
    return view_bodies(actor)


def view_paper(actor: Actor, paper: DecisionPaper) -> Decision:
    """Whoever works in or with the bodies."""
    return view_bodies(actor)


def write_paper(actor: Actor, theme: Theme) -> Decision:
    """The coordinating office prepares what is decided (BOD-07)."""
    return work_themes(actor)


def change_paper(actor: Actor, paper: DecisionPaper) -> Decision:
    """The coordinating office."""
    return work_themes(actor)


def release_paper(actor: Actor, paper: DecisionPaper) -> Decision:
    """The coordinating office."""
    return work_themes(actor)


def renew_paper(actor: Actor, paper: DecisionPaper) -> Decision:
    """The coordinating office."""
    return work_themes(actor)


def add_deliberation(actor: Actor, paper: DecisionPaper) -> Decision:
    """The coordinating office (BOD-12)."""
    return work_themes(actor)


def record_deliberation(actor: Actor, paper: DecisionPaper) -> Decision:
    """The coordinating office (BOD-12)."""
    return work_themes(actor)


def view_state_issues(actor: Actor) -> Decision:
    """Whoever may read findings."""
    return view_findings(actor)


def view_state_issue(actor: Actor, issue: StateIssue) -> Decision:
    """Whoever may read findings."""
    return view_findings(actor)


def write_state_issue(actor: Actor, theme: Theme) -> Decision:
    """The coordinating office writes up what only the Land can solve (SYS-10)."""
    return work_themes(actor)


def change_state_issue(actor: Actor, issue: StateIssue) -> Decision:
    """The coordinating office."""
    return work_themes(actor)


def coordinate_state_issue(actor: Actor, issue: StateIssue) -> Decision:
    """The coordinating office; the steering group has agreed (SYS-10)."""
    return work_themes(actor)


def send_state_issue(actor: Actor, issue: StateIssue) -> Decision:
    """The coordinating office."""
    return work_themes(actor)


def record_state_reply(actor: Actor, issue: StateIssue) -> Decision:
    """The coordinating office."""
    return work_themes(actor)


def close_state_issue(actor: Actor, issue: StateIssue) -> Decision:
    """The coordinating office."""
    return work_themes(actor)


def change_measure(actor: Actor, measure: Measure) -> Decision:
    """The coordinating office and the management."""
    return start_measure(actor)


def record_effect_check(actor: Actor, measure: Measure) -> Decision:
    """The coordinating office and the management: always a person's judgement."""
    return start_measure(actor)

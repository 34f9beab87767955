"""Who asks, who answers, and who reads the answers (SYS-08, DIR-10)."""

from django.utils.translation import gettext as _

from kimpass.kernel.access import ALLOW, Actor, Decision, deny
from kimpass.steering.models import Poll, PollAnswer
from kimpass.steering.policy.structure import view_findings, work_themes


def view_polls(actor: Actor) -> Decision:
    """Whoever may read findings: what others do about a problem is for all to learn from."""
    return view_findings(actor)


def view_poll(actor: Actor, poll: Poll) -> Decision:
    """Whoever may read findings."""
    return view_findings(actor)


def ask_poll(actor: Actor) -> Decision:
    """The coordinating office (SYS-08)."""
    return work_themes(actor)


def answer_poll(actor: Actor, answer: PollAnswer) -> Decision:
    """Whoever was asked, or deputises today."""
    if answer.staff_member_id is not None and answer.staff_member_id in actor.acts_for:
        return ALLOW
    return deny(_("Diese Abfrage beantwortet, wer gefragt wurde."))


def record_poll_answer(actor: Actor, poll: Poll) -> Decision:
    """The coordinating office writes down what it was told by function."""
    return work_themes(actor)


def remind_poll(actor: Actor, poll: Poll) -> Decision:
    """The coordinating office."""
    return work_themes(actor)


def close_poll(actor: Actor, poll: Poll) -> Decision:
    """The coordinating office."""
    return work_themes(actor)

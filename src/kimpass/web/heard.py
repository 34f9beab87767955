"""What waits because somebody is asked, or may be heard: polls, and the way from a seat in a body to a finding."""

from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor, Permission
from kimpass.steering.policy import sits_in_a_body
from kimpass.steering.selectors.polls import questions_waiting
from kimpass.web.worklist import Row, Section, address


def questions(actor: Actor) -> tuple[Section, ...]:
    """Return the polls that wait for the actor's answer, as a section only where there are any."""
    rows = [
        Row(
            row.poll.title,
            address("steering:poll", row.poll.public_id),
            _("Antwort bis"),
            row.poll.answer_until,
            late=row.poll.answer_until < actor.today,
        )
        for row in questions_waiting(actor)
    ]
    return (Section("abfragen", _("Abfragen an Sie"), rows, ""),) if rows else ()


def seat(actor: Actor) -> tuple[Section, ...]:
    """Return the way to bring a finding in, for members of bodies whom no other right leads there (SYS-02)."""
    if actor.may_somewhere(Permission.FINDING_VIEW) or not sits_in_a_body(actor):
        return ()
    rows = [
        Row(_("Strukturhinweis melden"), address("steering:report_finding")),
        Row(_("Meine Hinweise"), address("steering:my_findings")),
    ]
    return (Section("gremium", _("Aus Ihrem Gremium"), rows, ""),)

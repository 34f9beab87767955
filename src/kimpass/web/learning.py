"""What waits from events and inductions."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.steering.selectors.events import due_follow_ups
from kimpass.steering.selectors.induction import late_steps, open_steps
from kimpass.web.worklist import Row, Section, address

LIMIT = 8
SOON = timedelta(days=7)


def events_to_follow_up(actor: Actor) -> Section | None:
    """Return the events whose follow-up is due; none, where nothing is."""
    rows = due_follow_ups(actor, actor.today + SOON)[:LIMIT]
    if not rows:
        return None
    return Section(
        "nachbereitung",
        _("Veranstaltungen nachbereiten"),
        [
            Row(
                row.title,
                address("steering:event", row.public_id),
                row.follow_up[:80],
                row.follow_up_on,
                late=row.follow_up_on < actor.today,
            )
            for row in rows
        ],
        "",
        _("Alle Veranstaltungen"),
        address("steering:events"),
    )


def own_induction(actor: Actor) -> Section | None:
    """Return the open points of one's own induction; none, where there is none."""
    rows = open_steps(actor)[:LIMIT]
    if not rows:
        return None
    return Section(
        "einarbeitung",
        _("Ihre Einarbeitung"),
        [
            Row(
                step.item.text,
                address("steering:inductions"),
                "" if step.due_on else _("ohne Frist"),
                step.due_on,
                late=step.due_on is not None and step.due_on < actor.today,
            )
            for step in rows
        ],
        "",
        _("Zur Einarbeitung"),
        address("steering:inductions"),
    )


def late_inductions(actor: Actor) -> Section | None:
    """Return the points of others' inductions whose day has passed; none, where there are none."""
    rows = late_steps(actor)[:LIMIT]
    if not rows:
        return None
    return Section(
        "einarbeitungen",
        _("Einarbeitungen: Punkte, deren Tag vorbei ist"),
        [
            Row(step.staff_member.name, address("steering:inductions"), step.item.text, step.due_on, late=True)
            for step in rows
        ],
        "",
        _("Zur Einarbeitung"),
        address("steering:inductions"),
    )

"""What waits for an officer of Baustein 3 today: deadlines, and what was handed over and nobody has opened."""

from datetime import timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.residence.selectors.proceedings import SOON, deadlines
from kimpass.residence.selectors.received import received_handovers
from kimpass.web.worklist import Row, Section, address

LIMIT = 8


def new_handovers(actor: Actor) -> Section:
    """Return what was handed to the own authority and was not opened by anybody there."""
    rows = received_handovers(actor).filter(was_read=False)[:LIMIT]
    return Section(
        "uebergaben",
        _("Neu übergeben"),
        [
            Row(
                _("Übergabe von %(name)s") % {"name": row.handed_by.name},
                address("residence:received_handover", row.public_id),
                _("übergeben am %(day)s, lesbar bis") % {"day": date_format(row.handed_at, "d.m.Y")},
                row.expires_on - timedelta(days=1),
            )
            for row in rows
        ],
        _("Keine neue Übergabe."),
        _("Alle Übergaben"),
        address("residence:received_handovers"),
    )


def running_deadlines(actor: Actor) -> Section:
    """Return the deadlines of the next thirty days, and those that have passed."""
    rows = deadlines(actor, until=actor.today + SOON)[:LIMIT]
    return Section(
        "fristen",
        _("Fristen"),
        [
            Row(
                row.deadline_for,
                address("residence:proceeding", row.public_id),
                f"{row.file_mark or _('ohne Aktenzeichen')} · {row.get_kind_display()}",
                row.deadline_on,
                late=row.deadline_on < actor.today,
            )
            for row in rows
        ],
        _("In den nächsten 30 Tagen läuft keine Frist ab."),
        _("Alle Fristen"),
        address("residence:deadlines"),
    )

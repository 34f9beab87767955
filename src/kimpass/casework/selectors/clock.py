"""From the clock on the wall to an instant: two nights of a year need care."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation

BERLIN = ZoneInfo("Europe/Berlin")


class NoSuchTime(RuleViolation):
    """The clocks jump over this hour on this day."""


def instant(day: date, at: time) -> datetime:
    """
    Return the instant, in UTC, at which German clocks show this time; of a repeated hour the first.

    :raises NoSuchTime: the clocks skip it.
    """
    shown = datetime.combine(day, at, tzinfo=BERLIN)
    there = shown.astimezone(UTC)
    if there.astimezone(BERLIN).replace(tzinfo=None) != shown.replace(tzinfo=None):
        words = {"time": f"{at:%H:%M}", "day": f"{day:%d.%m.%Y}"}
        raise NoSuchTime(
            _("%(time)s Uhr gibt es am %(day)s nicht: Die Uhr wird vorgestellt. Bitte eine andere Zeit wählen.") % words
        )
    return there


def local(moment: datetime) -> datetime:
    """Return an instant as German clocks show it."""
    return moment.astimezone(BERLIN)

"""How people come to case management, and how long they wait (ACC)."""

from django.utils.translation import gettext_lazy as _

from kimpass.casework.selectors import programme_flow as flow
from kimpass.casework.selectors import programme_times as times
from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import Figure
from kimpass.controlling.selectors.indicators.base import Group, Indicator, indicator, span_of, units_of

REQUESTS = _("Zugänge")


@indicator(
    "first_contacts",
    _("Erstkontakte"),
    counts=_("Fälle"),
    definition=_("Fälle, deren erstes Gespräch im Zeitraum stattfand"),
    group=Group.ACCESS,
    source="REP-05",
    by_unit=True,
)
def first_contacts(asked: Asked, of: Indicator) -> Figure:
    """Count the cases whose first conversation of all lies in the period, in cases (REP-05)."""
    told = flow.first_contacts(asked.tenant.pk, span_of(asked), units=units_of(asked), known_at=asked.known_at)
    return of.told(asked, told)


@indicator(
    "access.level",
    _("Zugänge nach Ebene"),
    counts=REQUESTS,
    definition=_("im Zeitraum eingegangene Anfragen und Meldungen nach Zugangsebene"),
    group=Group.ACCESS,
    source="ACC-01",
    by_unit=True,
)
def access_level(asked: Asked, of: Indicator) -> Figure:
    """Count the access requests of the period by level, in requests (ACC-01)."""
    return of.told(asked, flow.access_by(asked.tenant.pk, span_of(asked), "level", units=units_of(asked)))


@indicator(
    "access.channel",
    _("Zugänge nach Weg"),
    counts=REQUESTS,
    definition=_("im Zeitraum eingegangene Anfragen und Meldungen nach dem Weg, auf dem sie kamen"),
    group=Group.ACCESS,
    source="ACC-02",
    by_unit=True,
)
def access_channel(asked: Asked, of: Indicator) -> Figure:
    """Count the access requests of the period by channel, in requests (ACC-02)."""
    return of.told(asked, flow.access_by(asked.tenant.pk, span_of(asked), "channel", units=units_of(asked)))


@indicator(
    "access.waiting_days",
    _("Wartezeit auf eine Entscheidung"),
    counts=_("Tage (Median)"),
    definition=_("mittlere Zahl der Tage (Median) vom Eingang einer Meldung bis zur Entscheidung, Ebene 2"),
    group=Group.ACCESS,
    source="ACC-06",
    by_unit=True,
)
def access_waiting(asked: Asked, of: Indicator) -> Figure:
    """Take the median wait from notification to decision, of those decided in the period, in days (ACC-06)."""
    return of.days(asked, times.waiting_time(asked.tenant.pk, span_of(asked), units=units_of(asked)))


@indicator(
    "access.office_hours",
    _("Kontakte in offenen Sprechstunden"),
    counts=_("Kontakte"),
    definition=_("im Zeitraum gezählte Kontakte in offenen Sprechstunden nach Ergebnis; ohne Personenbezug"),
    group=Group.ACCESS,
    source="ACC-10",
    by_unit=True,
)
def office_hours(asked: Asked, of: Indicator) -> Figure:
    """Count the contacts of open office hours by outcome, in contacts (ACC-10)."""
    return of.told(asked, flow.office_hours(asked.tenant.pk, span_of(asked), units=units_of(asked)))

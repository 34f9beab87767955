"""Cases, households and persons, in stock and in flow: three counts from one entry (CM-29, trap 5)."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from kimpass.casework.selectors import programme_flow as flow
from kimpass.casework.selectors import programme_stock as stock
from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import Figure
from kimpass.controlling.selectors.indicators.base import Group, Indicator, day_of, indicator, span_of, units_of

CASES, HOUSEHOLDS, PERSONS = _("Fälle"), _("Haushalte"), _("Personen")


@indicator(
    "cases.stock",
    _("laufende Fälle"),
    counts=CASES,
    definition=_("Fälle, die am Stichtag eröffnet und nicht abgeschlossen sind, nach %(place)s am Stichtag"),
    group=Group.CASES,
    source="CM-29",
    by_unit=True,
)
def cases_stock(asked: Asked, of: Indicator) -> Figure:
    """Count the cases that run on the day, in cases, by the unit they lay in then (CM-29, CM-22)."""
    return of.told(asked, stock.stock(asked.tenant.pk, day_of(asked), stock.CASES, units=units_of(asked)))


@indicator(
    "households.stock",
    _("begleitete Haushalte"),
    counts=HOUSEHOLDS,
    definition=_("Haushalte mit mindestens einem am Stichtag laufenden Fall, jeder einmal"),
    group=Group.CASES,
    source="HH-01",
    by_unit=True,
)
def households_stock(asked: Asked, of: Indicator) -> Figure:
    """Count the households with a running case on the day, in households (HH-01)."""
    return of.told(asked, stock.stock(asked.tenant.pk, day_of(asked), stock.HOUSEHOLDS, units=units_of(asked)))


def _people(asked: Asked, of: Indicator, what: str) -> Figure:
    told = stock.stock(asked.tenant.pk, day_of(asked), what, units=units_of(asked), known_at=asked.known_at)
    return of.told(asked, told)


@indicator(
    "persons.stock",
    _("beratene Personen"),
    counts=PERSONS,
    definition=_("Personen, die am Stichtag in einem laufenden Fall beraten werden, jede einmal"),
    group=Group.CASES,
    source="CM-29",
    by_unit=True,
)
def persons_stock(asked: Asked, of: Indicator) -> Figure:
    """Count the persons advised in a running case on the day, each once, in persons (CM-29)."""
    return _people(asked, of, stock.PERSONS)


@indicator(
    "persons.co_advised",
    _("mitberatene Personen"),
    counts=PERSONS,
    definition=_("Personen, die am Stichtag in einem laufenden Fall mitberaten werden; stehen neben den beratenen"),
    group=Group.CASES,
    source="CM-29",
    by_unit=True,
)
def persons_co_advised(asked: Asked, of: Indicator) -> Figure:
    """Count the co-advised persons of the day, in persons, beside the advised and never added to them (CM-29)."""
    return _people(asked, of, stock.CO_ADVISED)


def bands_of(asked: Asked) -> Sequence[int]:
    """Return the borders of the age bands: those the report's settings name, else the usual ones."""
    told = asked.settings.get("age_bands") or ()
    return [int(border) for border in told if str(border).isdigit()] or stock.AGE_BANDS


@indicator(
    "persons.by_age",
    _("beratene Personen nach Alter"),
    counts=PERSONS,
    definition=_("beratene Personen am Stichtag nach vollendeten Lebensjahren; die Grenzen sind einstellbar"),
    group=Group.CASES,
    source="REP-05",
    by_unit=True,
)
def persons_by_age(asked: Asked, of: Indicator) -> Figure:
    """Count the advised persons of the day by age band, in persons; the bands are a setting of the report (REP-05)."""
    day, units = day_of(asked), units_of(asked)
    return of.told(
        asked, stock.persons_by_age(asked.tenant.pk, day, bands_of(asked), units=units, known_at=asked.known_at)
    )


@indicator(
    "cases.by_phase",
    _("laufende Fälle nach Phase"),
    counts=CASES,
    definition=_("am Stichtag laufende Fälle nach der Phase, in der sie an diesem Tag waren"),
    group=Group.CASES,
    source="CM-04",
    by_unit=True,
)
def cases_by_phase(asked: Asked, of: Indicator) -> Figure:
    """Count the running cases of the day by phase, in cases (CM-04)."""
    return of.told(asked, stock.cases_by_phase(asked.tenant.pk, day_of(asked), units=units_of(asked)))


@indicator(
    "cases.opened",
    _("neue Fälle"),
    counts=CASES,
    definition=_("im Zeitraum eröffnete Fälle nach dem Ergebnis des Screenings"),
    group=Group.CASES,
    source="CM-10",
    by_unit=True,
)
def cases_opened(asked: Asked, of: Indicator) -> Figure:
    """Count the cases opened in the period by the outcome of screening, in cases (CM-10, F-14)."""
    return of.told(asked, flow.cases_opened(asked.tenant.pk, span_of(asked), units=units_of(asked)))


@indicator(
    "cases.closed",
    _("abgeschlossene Fälle"),
    counts=_("Abschlüsse"),
    definition=_("Abschlüsse im Zeitraum nach Grund; ein wieder aufgenommener Fall kann zweimal zählen"),
    group=Group.CASES,
    source="CM-18",
    by_unit=True,
)
def cases_closed(asked: Asked, of: Indicator) -> Figure:
    """Count the closings of the period by reason, in closings (CM-18)."""
    return of.told(asked, flow.cases_closed(asked.tenant.pk, span_of(asked), units=units_of(asked)))


@indicator(
    "households.new",
    _("neue Haushalte"),
    counts=HOUSEHOLDS,
    definition=_("Haushalte, deren erster Fall im Zeitraum begann"),
    group=Group.CASES,
    source="HH-01",
    by_unit=True,
)
def households_new(asked: Asked, of: Indicator) -> Figure:
    """Count the households whose first case begins in the period, in households (HH-01)."""
    return of.told(asked, flow.households_new(asked.tenant.pk, span_of(asked), units=units_of(asked)))

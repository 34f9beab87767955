"""Programmcontrolling: the Land's set of indicators of a year, in versions, without persons (REP-05, REP-06)."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.chapters.numbers import numbers_section
from kimpass.controlling.selectors.chapters.programme import locations
from kimpass.controlling.selectors.figures import Report, Section
from kimpass.controlling.selectors.indicators import INDICATORS
from kimpass.controlling.selectors.indicators.base import span_of
from kimpass.controlling.selectors.kind import About, Kind, TextPart


@dataclass(frozen=True, slots=True)
class IndicatorSet:
    """The indicators of a year in one version; a changed set is a new version and never an edit."""

    version: int
    since: int
    keys: tuple[str, ...]


FTE = tuple(f"fte.block_{block}.{column}" for block in (1, 2, 3) for column in ("approved", "filled", "vacant"))
SETS = (
    IndicatorSet(
        1,
        2020,
        (
            "fte.block_1.entitlement",
            *FTE,
            "communes_with_cm",
            "cases.stock",
            "cases.opened",
            "cases.closed",
            "households.stock",
            "persons.stock",
            "persons.co_advised",
            "first_contacts",
            "consultations",
            "topics.actions",
            "topics.persons",
            "referrals.answers",
            "access.level",
            "access.channel",
            "case_goals.attainment",
            "findings.by_stage",
            "themes.by_stage",
            "lg_sessions",
            "generative_themes_in_lg",
            "measures.by_state",
            "measures.effect",
            "offers.missing",
            "interpreting.met",
            "interpreting.unmet",
            "proceedings.received",
            "proceedings.done",
            "proceedings.stock",
        ),
    ),
)


def set_of(year: int) -> IndicatorSet:
    """Return the set that holds for a year."""
    return next((one for one in reversed(SETS) if one.since <= year), SETS[0])


def draw(asked: Asked) -> Report:
    """Draw the Land's set of a period in the words of the programme: figures with their breakdowns, no person."""
    asked = replace(asked, in_common_words=True)
    year = span_of(asked).start.year
    found = set_of(year)
    words = {"year": year, "version": found.version}
    title = _t("Kennzahlensatz %(year)s, Fassung %(version)s") % words
    indicators = [INDICATORS[key] for key in found.keys]
    numbers = numbers_section(asked, "set", title, indicators, broken_down=True)
    place = Section("programme", _t("Programm"), "", (), (locations(asked),))
    label = _t("Programmcontrolling %(period)s") % {"period": asked.period_label}
    outcome = (("indicator_set", str(found.version)),)
    return Report(KIND.key, label, asked.tenant.name, asked.as_of, (numbers, place), asked.period_label, outcome)


KIND = Kind(
    "controlling",
    _("Programmcontrolling"),
    _("Der Kennzahlensatz eines Jahres für Land und wissenschaftliche Begleitung, in Fassungen, ohne Personen."),
    draw,
    About.PERIOD,
    (TextPart("remarks", _("Erläuterungen an das Land"), _("Was beim Lesen der Zahlen zu wissen ist.")),),
)

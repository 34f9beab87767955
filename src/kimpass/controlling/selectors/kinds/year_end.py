"""Jahresabschluss: every indicator of a year with its breakdowns; age bands are a setting (REP-05)."""

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.caseload import caseload_section
from kimpass.controlling.selectors.chapters.numbers import group_section
from kimpass.controlling.selectors.chapters.order import order_section
from kimpass.controlling.selectors.figures import Report, Section
from kimpass.controlling.selectors.indicators import Group
from kimpass.controlling.selectors.indicators.base import day_of, span_of
from kimpass.controlling.selectors.indicators.cases import bands_of
from kimpass.controlling.selectors.kind import About, Kind, TextPart


def _settings(asked: Asked) -> Section:
    period, bands = span_of(asked), ", ".join(str(border) for border in bands_of(asked))
    last = period.last_day
    texts = (
        _t("Zeitraum %(start)s bis %(end)s; Bestände am %(day)s.")
        % {
            "start": f"{period.start:%d.%m.%Y}",
            "end": f"{last:%d.%m.%Y}" if last else _t("offen"),
            "day": f"{day_of(asked):%d.%m.%Y}",
        },
        _t("Altersgrenzen: %(bands)s Jahre.") % {"bands": bands},
        _t("Geltungsbereich: %(scope)s.") % {"scope": asked.scope},
    )
    return Section("settings", _t("Einstellungen"), texts=texts)


def draw(asked: Asked) -> Report:
    """Draw all indicators of the year, chapter by chapter, with reported aggregates beside and never among them."""
    told = caseload_section(asked.tenant.pk, asked.scope, day_of(asked), asked.known_at)
    groups = tuple(group_section(asked, group, broken_down=True) for group in Group)
    title = _t("Jahresabschluss %(period)s") % {"period": asked.period_label}
    sections = (_settings(asked), *groups, order_section(asked), told)
    return Report(KIND.key, title, asked.tenant.name, asked.as_of, sections, asked.period_label)


KIND = Kind(
    "year-end",
    _("Jahresabschluss"),
    _("Alle Kennzahlen eines Jahres mit Aufgliederungen; Altersgrenzen und Geltungsbereich sind einstellbar."),
    draw,
    About.PERIOD,
    (TextPart("remarks", _("Erläuterungen"), _("Was beim Lesen der Zahlen zu wissen ist.")),),
    has_ages=True,
)

"""Turn chapters of a report into charts."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.controlling.selectors.figures import Report, Section, german
from kimpass.ui.charts.bars import Bar, Bars, Part, Series, Stack


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with its drawing, if it has one."""

    section: Section
    stack: Stack | None = None
    bars: Bars | None = None


def _chapter(section: Section) -> Chapter:
    if section.key == "funding" and section.bars:
        whole = section.bars[0]
        parts = [Part(label, value, german(value, 0)) for label, value in whole.parts]
        return Chapter(section, stack=Stack("bild-foerderung", _("Anteile am Fördervolumen"), parts, whole.note))
    if section.key == "staffing" and section.bars:
        series = [Series(label, hatched=index == 2) for index, (label, _value) in enumerate(section.bars[0].parts)]
        bars = [
            Bar(bar.label, [max(value, Decimal(0)) for _label, value in bar.parts], bar.note) for bar in section.bars
        ]
        chart = Bars("bild-stellen", _("Stellen nach Bereich"), series, bars, _("Bereich"), places=2)
        return Chapter(section, bars=chart)
    return Chapter(section)


def chapters(report: Report) -> list[Chapter]:
    """Return the chapters of a report, drawn where a drawing helps."""
    return [_chapter(section) for section in report.sections]

"""Turn chapters of a report into charts, with what was written and remarked beside them."""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.controlling.selectors.documents import Document, Remark, Written
from kimpass.controlling.selectors.figures import Report, Section, german
from kimpass.controlling.selectors.outputs.charts import names
from kimpass.ui.charts.bars import Bar, Bars, Part, Series, Stack


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with its drawing, if it has one, and what stands beside it."""

    section: Section
    stack: Stack | None = None
    bars: Bars | None = None
    written: tuple[Written, ...] = ()
    remarks: tuple[Remark, ...] = ()


def _stack(section: Section) -> Stack:
    whole = section.bars[0]
    parts = [Part(label, value, german(value, 0)) for label, value in whole.parts]
    return Stack("bild-foerderung", _("Anteile am Fördervolumen"), parts, whole.note)


def _bars(section: Section) -> Bars:
    """Draw the bars of any chapter; the last of three parts is what is missing or unexplained."""
    found = names(section.bars)
    series = [Series(label, hatched=index == 2 and len(found) == 3) for index, label in enumerate(found)]
    bars = []
    for bar in section.bars:
        values = dict(bar.parts)
        bars.append(Bar(bar.label, [max(values.get(name, Decimal(0)), Decimal(0)) for name in found], bar.note))
    whole = all(value == value.to_integral_value() for bar in section.bars for _name, value in bar.parts)
    if section.key == "staffing":
        return Bars("bild-stellen", _("Stellen nach Bereich"), series, bars, _("Bereich"), places=2)
    key = re.sub(r"[^a-z0-9]+", "-", section.key.lower())
    return Bars(f"bild-{key}", section.title, series, bars, _("Angabe"), places=0 if whole else 2)


def _chapter(section: Section) -> Chapter:
    if not section.bars:
        return Chapter(section)
    return (
        Chapter(section, stack=_stack(section)) if section.key == "funding" else Chapter(section, bars=_bars(section))
    )


def chapters(report: Report) -> list[Chapter]:
    """Return the chapters of a report, drawn where a drawing helps."""
    return [_chapter(section) for section in report.sections]


def document_chapters(document: Document) -> list[Chapter]:
    """Return the chapters of a document with the texts and remarks that belong to each."""
    return [
        Chapter(
            drawn.section,
            drawn.stack,
            drawn.bars,
            tuple(document.written_for(drawn.section)),
            tuple(document.remarks_in(drawn.section)),
        )
        for drawn in chapters(document.report)
    ]

"""Texts for press and homepage: every number in them is a released figure, or it is named (PR-05)."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from kimpass.controlling.models import ReportRelease
from kimpass.controlling.selectors.figures import Figure
from kimpass.controlling.selectors.frozen import report_of
from kimpass.kernel.access import Actor

YEARS = (1990, 2100)
# Days, paragraphs of laws and ordinals are no figures of a report.
_DAY = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})?")
_LAW = re.compile(r"(?:§+|Absatz|Abs\.|Satz|Nr\.|Nummer|Artikel|Art\.|Baustein|Modul)\s?\d+[a-z]?")
_ORDINAL = re.compile(r"\b\d{1,2}\.(?=\s[A-ZÄÖÜa-zäöü])")
_NUMBER = re.compile(r"(?<![\w,.])\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?:,\d+)?(?!\w)|(?<![\w,.])\d+(?:,\d+)?(?!\w)|\d+")


@dataclass(frozen=True, slots=True)
class Offered:
    """A released figure that may be quoted, as a sentence to begin with."""

    key: str
    label: str
    shown: str
    sentence: str
    value: Decimal


def offered(release: ReportRelease) -> list[Offered]:
    """
    Return the figures of a release that were told; hidden and unknown ones cannot be quoted.

    Nor can those that share their name with another, such as target values: alone they say nothing.
    """
    found: dict[str, Offered] = {}
    told: dict[str, Any] = release.content.get("figures", {})
    for figure in report_of(release.content).figures():
        stored = told.get(figure.key, {})
        if figure.value is None or stored.get("hidden") or figure.key in found:
            continue
        found[figure.key] = Offered(figure.key, figure.label, figure.shown_with_unit, _sentence(figure), figure.value)
    names = Counter(row.label for row in found.values())
    return [row for row in found.values() if names[row.label] == 1]


def _sentence(figure: Figure) -> str:
    words = {"label": figure.label, "value": figure.shown_with_unit, "day": f"{figure.as_of:%d.%m.%Y}"}
    return _("%(label)s: %(value)s (Stand %(day)s).") % words


def _value(text: str) -> Decimal | None:
    plain = re.sub(r"[.\u00a0\u202f ]", "", text).replace(",", ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def unproven(text: str, chosen: Iterable[Offered], days: Iterable[date], names: Iterable[str] = ()) -> list[str]:
    """
    Return the numbers of a text that are none of the chosen figures.

    Days of the report, years, and the numbers in names such as "Förderlinie 2" are no figures.
    """
    for name in names:
        text = re.sub(rf"\b{re.escape(name)}\b", " ", text)
    known = {row.value for row in chosen} | {abs(row.value) for row in chosen}
    dated = {(day.day, day.month) for day in days}
    rest = _DAY.sub(lambda hit: " " if (int(hit[1]), int(hit[2])) in dated or _is_day(hit) else hit[0], text)
    rest = _ORDINAL.sub(" ", _LAW.sub(" ", rest))
    wrong = []
    for hit in _NUMBER.findall(rest):
        value = _value(hit)
        is_year = hit.isdecimal() and len(hit) == 4 and YEARS[0] <= int(hit) <= YEARS[1]
        if value is not None and value not in known and not is_year:
            wrong.append(hit)
    return list(dict.fromkeys(wrong))


def _is_day(hit: re.Match[str]) -> bool:
    try:
        date(int(hit[3] or 2000), int(hit[2]), int(hit[1]))
    except ValueError:
        return False
    return True


def source_of(release: ReportRelease) -> str:
    """Return where the figures are from, in one line that anybody can check."""
    words = {
        "title": release.report.title,
        "number": release.number,
        "day": f"{release.released_at:%d.%m.%Y}",
        "mark": release.checksum[:12],
    }
    return _("Quelle: %(title)s, Fassung %(number)s vom %(day)s, Prüfsumme %(mark)s") % words


def is_newest(actor: Actor, release: ReportRelease) -> bool:
    """Test whether no correction has replaced this version."""
    later = ReportRelease.objects.for_tenant(actor).filter(report_id=release.report_id, number__gt=release.number)
    return not later.exists()

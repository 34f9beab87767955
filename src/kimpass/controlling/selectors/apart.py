"""Hold a report against what was released before, so that two papers together say nothing small (DP-05, adr/0024)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kimpass.controlling.models import ReportRelease
from kimpass.controlling.selectors import goals
from kimpass.controlling.selectors.figures import COUNT
from kimpass.controlling.selectors.indicators import INDICATORS, Group
from kimpass.kernel.period import Period

Content = Mapping[str, Any]
# Indicators that count people who are advised, or what was done with them; goals of the programme are about bodies.
ABOUT_PEOPLE = frozenset({Group.CASES, Group.ACCESS, Group.WORK, Group.RESIDENCE})
# Spans, ratios, and what is the same everywhere: they stand beside each other and are never added.
APART = re.compile(r"^programme\.|days$|per_(?:year|filled)|\.ratio$|\.occupancy$|^occupancy|\.target$")
GOAL = re.compile(r"^goal_\d+\.")


def is_a_count(key: str) -> bool:
    """Test whether figures of several places with this key may be added up."""
    return APART.search(key) is None


def is_about_people(key: str) -> bool:
    """Test whether a figure counts people who are advised."""
    indicator = INDICATORS.get(GOAL.sub("", key))
    return indicator is not None and indicator.group in ABOUT_PEOPLE


@dataclass(frozen=True, slots=True)
class Told:
    """What a paper said, and over which span its flows were counted; None is unknown."""

    content: Content
    span: Period | None = None


def span_of(tenant_id: int, content: Content) -> Period | None:
    """Return the days a report counts flows over, None where its period cannot be read."""
    label = content.get("period")
    if not label:
        year = date.fromisoformat(content["as_of"]).year
        return Period(date(year, 1, 1), date(year + 1, 1, 1))
    try:
        return goals.days_of(tenant_id, label)
    except ValueError:
        return None


def told_before(tenant_id: int, *, unit_id: int | None, before: int | None = None) -> list[Told]:
    """Return everything a district released about the same place, of any kind, in order."""
    place = {"report__unit__isnull": True} if unit_id is None else {"report__unit_id": unit_id}
    rows = ReportRelease.objects.asked_for().filter(tenant_id=tenant_id, **place)
    rows = rows if before is None else rows.filter(pk__lt=before)
    return [Told(each, span_of(tenant_id, each)) for each in rows.order_by("pk").values_list("content", flat=True)]


def _parts(figure: Content) -> dict[str, float | None]:
    """Return the lines behind a figure by the words before the colon; None is hidden."""
    return {row["text"].split(":")[0]: None if row["value"] is None else float(row["value"]) for row in figure["proof"]}


def _number(figure: Content) -> float | None:
    return None if figure["value"] is None else float(figure["value"])


def _differ_little(one: float | None, other: float | None, minimum: int) -> bool:
    return one is not None and other is not None and 0 < abs(one - other) < minimum


def is_small(figure: Content, minimum: int) -> bool:
    """Test whether a figure counts fewer people than may be told."""
    value, key = _number(figure), figure["key"]
    if value is None or figure["unit"] != COUNT or not (is_a_count(key) and is_about_people(key)):
        return False
    return 0 < abs(value) < minimum


@dataclass(frozen=True, slots=True)
class _Verdict:
    hide: bool
    drop_lines: bool


def _same_time(figure: Content, before: Content) -> _Verdict:
    """
    Judge two papers on one time: other lines hidden than before would give the hidden ones away, and so would a sum.

    No count is known here, so nothing finer can be proved: lines are told in the same pattern or not at all.
    """
    now, then = _parts(figure), _parts(before)
    differs = {key for key, value in now.items() if value is None} != {k for k, v in then.items() if v is None}
    total_differs = (_number(figure) is None) != (_number(before) is None)
    return _Verdict(hide=_number(before) is None, drop_lines=differs or total_differs)


def _longer_time(figure: Content, before: Content, minimum: int) -> _Verdict:
    """Judge a span beside another inside or around it: what lies between them is a count of people too."""
    if figure["key"].endswith(".stock") or not is_a_count(figure["key"]):
        return _Verdict(hide=False, drop_lines=False)
    now, then = _parts(figure), _parts(before)
    close = any(_differ_little(value, then.get(key), minimum) for key, value in now.items())
    hide = _differ_little(_number(figure), _number(before), minimum)
    return _Verdict(hide=hide, drop_lines=hide or close)


def _one_in_the_other(one: Period | None, other: Period | None) -> bool:
    if one is None or other is None or one.end is None or other.end is None:
        return False
    return (one.start <= other.start and other.end <= one.end) or (other.start <= one.start and one.end <= other.end)


def _judge(figure: Content, span: Period | None, earlier: Iterable[Told], minimum: int) -> _Verdict:
    hide = drop = is_small(figure, minimum)
    for told in earlier:
        before = told.content["figures"].get(figure["key"])
        if before is None or before["scope"] != figure["scope"]:
            continue
        if told.span == span and before["as_of"] == figure["as_of"]:
            found = _same_time(figure, before)
        elif told.span != span and _one_in_the_other(told.span, span):
            found = _longer_time(figure, before, minimum)
        else:
            continue
        hide, drop = hide or found.hide, drop or found.drop_lines
    return _Verdict(hide, drop or hide)


def _silenced(figure: Content, verdict: _Verdict) -> dict[str, Any]:
    remark = _("Neben früher Freigegebenem zum Schutz der Betroffenen nicht ausgewiesen.")
    if verdict.hide:
        shown = figure["shown"] if figure["value"] is None else _("nicht ausgewiesen")
        remarks = figure["remarks"] if figure["value"] is None else [remark]
        return {**figure, "value": None, "hidden": True, "shown": shown, "proof": [], "remarks": remarks}
    return {**figure, "proof": [], "remarks": [*figure["remarks"], remark]}


def kept_apart(content: Content, span: Period | None, earlier: Iterable[Told], minimum: int) -> dict[str, Any]:
    """Return a report in which nothing is told that would be small beside what was released before."""
    told = list(earlier)
    verdicts = {
        key: _judge(figure, span, told, minimum) for key, figure in content["figures"].items() if is_about_people(key)
    }
    marked = {key: verdict for key, verdict in verdicts.items() if verdict.drop_lines}
    if not marked:
        return dict(content)
    figures = {
        key: _silenced(figure, marked[key]) if key in marked else figure for key, figure in content["figures"].items()
    }
    labels = {content["figures"][key]["label"] for key in marked}
    sections = [
        {
            **section,
            "tables": [table for table in section["tables"] if table["title"] not in labels],
            # Pictures are drawn from the same numbers.
            "bars": [],
        }
        for section in content["sections"]
    ]
    return {**content, "figures": figures, "sections": sections}

"""The Land's view: what its 54 places handed over, and sums in which each place counts once (TEN-06, G-LA-01)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from kimpass.controlling.models import ReceivedSubmission, Submission
from kimpass.controlling.selectors.apart import is_a_count
from kimpass.controlling.selectors.figures import COUNT, EURO, FTE, german
from kimpass.controlling.selectors.reports import KINDS
from kimpass.kernel.access import Actor
from kimpass.organisation.data import reference
from kimpass.organisation.data.reference import Place, districts, slug

ADDS_UP = frozenset({FTE, EURO, COUNT})
Kind = Submission.Kind
# Figures of the Land's statistics, in which a Städteregion holds its city; figures of KIM never overlap.
STATISTICS = "context."


@cache
def inside_of_others() -> dict[str, str]:
    """Return the places whose inhabitants official statistics count in another of the 54, with that one's AGS."""
    found = ((row["ags"], re.search(r"zu (\d+)", row["part_of_other_row"])) for row in reference.rows("nrw_districts"))
    return {ags: match.group(1) for ags, match in found if match}


def received(actor: Actor) -> Any:
    """Return what lies with the Land, the newest first, without what it says."""
    return ReceivedSubmission.objects.visible_to(actor).defer("content").order_by("-received_at", "-pk")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One of the 54 places with what the Land has of it."""

    place: Place
    reports: tuple[ReceivedSubmission, ...]
    issues: tuple[ReceivedSubmission, ...]

    @property
    def waiting(self) -> int:
        """Return how many concerns have no answer yet."""
        return sum(row.replied_on is None for row in self.issues)


def _current(copies: Iterable[ReceivedSubmission]) -> list[ReceivedSubmission]:
    """Keep the newest version of each report of a place that was not taken back; rows come the newest first."""
    found: dict[tuple[str, ...], ReceivedSubmission] = {}
    for row in copies:
        if row.withdrawn_on is None:
            key: tuple[str, ...] = (row.from_ags, row.report_kind, row.period_label)
            if row.kind == Kind.STATE_ISSUE:
                key = (row.from_ags, row.sender_reference)
            found.setdefault(key, row)
    return list(found.values())


def place_rows(actor: Actor) -> list[PlaceRow]:
    """Return the 54 places by name, in one statement; Aachen and its Städteregion are two."""
    by_place: dict[str, list[ReceivedSubmission]] = {}
    for row in _current(received(actor)):
        by_place.setdefault(row.from_ags, []).append(row)
    found = []
    for place in sorted(districts().values(), key=lambda each: (slug(each.key), each.ags)):
        rows = by_place.get(place.ags, [])
        reports = tuple(row for row in rows if row.kind == Kind.REPORT)
        found.append(PlaceRow(place, reports, tuple(row for row in rows if row.kind == Kind.STATE_ISSUE)))
    return found


def issues(actor: Actor) -> list[ReceivedSubmission]:
    """Return the concerns that were handed over and not taken back, unanswered ones first."""
    rows = [row for row in _current(received(actor)) if row.kind == Kind.STATE_ISSUE]
    return sorted(rows, key=lambda row: row.replied_on is not None)


def topics(actor: Actor) -> list[tuple[str, str, str]]:
    """Return which kinds and periods of reports lie with the Land: key, period, words; the newest first."""
    rows = _current(received(actor).filter(kind=Kind.REPORT))
    pairs = dict.fromkeys((row.report_kind, row.period_label) for row in rows)
    return [
        (kind, label, f"{KINDS[kind].label if kind in KINDS else kind}, {label}")
        for kind, label in sorted(pairs, key=lambda pair: (pair[1][-4:], pair[1], pair[0]), reverse=True)
    ]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one place says about a figure: its words, and the value where it is known."""

    place: Place
    shown: str
    value: Decimal | None = None
    has_reported: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class LandFigure:
    """One figure over all places: unknown stays unknown, and the sum says how many stand behind it."""

    key: str
    label: str
    unit: str
    definition: str
    answers: tuple[Answer, ...]

    @property
    def reported(self) -> int:
        """Return how many places handed a report over that holds the figure."""
        return sum(answer.has_reported for answer in self.answers)

    @property
    def known(self) -> int:
        """Return how many of them know a number."""
        return sum(answer.value is not None for answer in self.answers)

    @property
    def hidden(self) -> int:
        """Return how many know it and do not tell, because too few stand behind it."""
        return sum(answer.is_hidden for answer in self.answers)

    @property
    def unknown(self) -> int:
        """Return how many have reported and do not know."""
        return self.reported - self.known - self.hidden

    @property
    def total(self) -> Decimal | None:
        """Return the sum of the known numbers; None where nothing is known or numbers of this kind do not add up."""
        values = [answer.value for answer in self._counted() if answer.value is not None]
        return sum(values, Decimal(0)) if values and self.unit in ADDS_UP and is_a_count(self.key) else None

    def _counted(self) -> list[Answer]:
        """Leave out a place that official statistics count in another already: Aachen in its Städteregion."""
        known = {answer.place.ags for answer in self.answers if answer.value is not None}
        inside = inside_of_others() if self.key.startswith(STATISTICS) else {}
        return [answer for answer in self.answers if inside.get(answer.place.ags) not in known]

    @property
    def note(self) -> str:
        """Return whose number the sum leaves out because another holds it."""
        counted = self._counted()
        names = [answer.place.name for answer in self.answers if answer.value is not None and answer not in counted]
        if not names:
            return ""
        return _("Nicht noch einmal gezählt, weil in einem anderen Standort enthalten: %(names)s.") % {
            "names": ", ".join(names)
        }

    @property
    def shown(self) -> str:
        """Return the sum as people write it."""
        if self.total is None:
            return _("nicht summierbar") if self.known else _("unbekannt")
        words = german(self.total, 2 if self.unit in {FTE, EURO} else 0)
        return words if self.unit == COUNT else f"{words}\u00a0{self.unit}"


def land_figures(actor: Actor, kind: str, period: str) -> list[LandFigure]:
    """Return every figure of a kind of report and period over the 54 places, each place once, in one statement."""
    rows = ReceivedSubmission.objects.visible_to(actor).filter(kind=Kind.REPORT, report_kind=kind, period_label=period)
    known = districts()
    told = {
        row.from_ags: row.content for row in _current(rows.order_by("-received_at", "-pk")) if row.from_ags in known
    }
    first: dict[str, Any] = {}
    for content in told.values():
        for key, figure in content["figures"].items():
            # What a district calls otherwise stands here in the words of the programme (TEN-04).
            if key not in first or (first[key].get("common") and not figure.get("common")):
                first[key] = figure
    places = sorted(known.values(), key=lambda each: (slug(each.key), each.ags))
    found = []
    for key, figure in first.items():
        answers = tuple(_answer(each, told, key) for each in places)
        found.append(
            LandFigure(key, figure.get("common") or figure["label"], figure["unit"], figure["definition"], answers)
        )
    return found


def _answer(place: Place, told: dict[str, Any], key: str) -> Answer:
    if place.ags not in told:
        return Answer(place, _("nicht übergeben"))
    figure = told[place.ags]["figures"].get(key)
    if figure is None:
        return Answer(place, _("nicht enthalten"))
    value = None if figure["value"] is None else Decimal(figure["value"])
    return Answer(place, figure["shown"], value, has_reported=True, is_hidden=bool(figure.get("hidden")))

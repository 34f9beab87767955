"""What an indicator is: one definition in code, used by every report, goal and export (REP-05)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, auto

from django.utils.functional import Promise, lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimpass.casework.selectors.programme_times import last_day_of, year_of
from kimpass.casework.selectors.told_counts import Days, Part, Told
from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import COUNT, Figure, ProofRow
from kimpass.kernel.period import Period
from kimpass.organisation.models import TenantModule
from kimpass.organisation.selectors.words import COMMON


class Group(StrEnum):
    """What an indicator is about; the chapters of the year-end statistics."""

    POSTS = auto()
    CASES = auto()
    ACCESS = auto()
    WORK = auto()
    STRUCTURE = auto()
    NETWORK = auto()
    RESIDENCE = auto()
    GOALS = auto()


# Evaluated when somebody reads it: the words of the programme are translated too.
in_common_words = lazy(COMMON.fill, str)

GROUPS_AS: dict[Group, str | Promise] = {
    Group.POSTS: gettext_lazy("Stellen"),
    Group.CASES: gettext_lazy("Fälle, Haushalte, Personen"),
    Group.ACCESS: gettext_lazy("Zugang"),
    Group.WORK: gettext_lazy("Beratung und Vermittlung"),
    Group.STRUCTURE: gettext_lazy("Strukturhinweise, Themen, Gremien, Maßnahmen"),
    Group.NETWORK: gettext_lazy("Netzwerk und Sprachmittlung"),
    Group.RESIDENCE: gettext_lazy("Verfahren in %(block_3)s"),
    Group.GOALS: gettext_lazy("Ziele"),
}
GROUPS: dict[Group, str | Promise] = {group: in_common_words(text) for group, text in GROUPS_AS.items()}


@dataclass(frozen=True, slots=True)
class Indicator:
    """
    One definition: its key, what it is called, what one of it is, how it is counted, and what asked for it.

    `by_unit` says that it can be counted for one Kommune; `part` names the part of the programme it belongs to. The
    three texts hold places for the words of a district; `label`, `counts` and `definition` have the common ones there.
    """

    key: str
    label_as: str | Promise
    counts_as: str | Promise
    definition_as: str | Promise
    group: Group
    source: str
    note: str
    count: Callable[[Asked, "Indicator"], Figure]
    unit: str = COUNT
    by_unit: bool = False
    part: str = ""

    @property
    def label(self) -> str | Promise:
        """Return what it is called in the words of the programme."""
        return in_common_words(self.label_as)

    @property
    def counts(self) -> str | Promise:
        """Return what one of it is, in the words of the programme."""
        return in_common_words(self.counts_as)

    @property
    def definition(self) -> str | Promise:
        """Return how it is counted, in the words of the programme."""
        return in_common_words(self.definition_as)

    def __call__(self, asked: Asked) -> Figure:
        """Return the figure for what is asked; of a part the district does not carry out, none (TEN-05)."""
        if self.part and not carries_out(asked, self.part):
            return self.unknown(asked, _("Diesen Teil des Programms führt der Kreis nicht durch."))
        return self.count(asked, self)

    def figure(
        self,
        asked: Asked,
        value: Decimal | int | None,
        proof: Sequence[ProofRow] = (),
        *remarks: str,
        hidden: bool = False,
        instead: str = "",
    ) -> Figure:
        """Return a figure of this indicator."""
        return Figure(
            self.key,
            asked.words.fill(self.label_as),
            None if value is None else Decimal(value),
            self.unit,
            asked.words.fill(self.definition_as),
            asked.scope,
            day_of(asked),
            tuple(proof),
            tuple(remark for remark in remarks if remark),
            hidden,
            instead,
            asked.words.fill(self.counts_as),
            str(self.label),
        )

    def unknown(self, asked: Asked, *remarks: str, proof: Sequence[ProofRow] = ()) -> Figure:
        """Return the figure of something nobody has recorded; unknown is not nought."""
        return self.figure(asked, None, proof, *(remarks or (nothing_recorded(),)))

    def told(self, asked: Asked, counted: Told, *remarks: str, source: str = "") -> Figure:
        """Return the figure of a count that may be told, with its breakdown behind it."""
        proof = tuple(_row(part, counted, source) for part in counted.parts)
        if not counted.is_recorded:
            return self.unknown(asked, nothing_recorded(), proof=proof)
        if counted.total is None:
            told = too_few(counted.smallest) if counted.is_small else beside(counted.smallest)
            instead = less(counted.smallest) if counted.is_small else ""
            return self.figure(asked, None, (), told, hidden=True, instead=instead)
        overlap = "" if counted.adds_up else _("Die Zeilen überschneiden sich und ergeben nicht die Summe.")
        return self.figure(asked, counted.total, proof, overlap, *remarks)

    def days(self, asked: Asked, found: Days) -> Figure:
        """Return the figure of a median of days."""
        if found.median is not None:
            return self.figure(asked, found.median)
        if not found.is_recorded:
            return self.unknown(asked)
        few = _("Weniger als %(smallest)s Vorgänge: ein Median würde über Einzelne Auskunft geben.")
        return self.figure(asked, None, (), few % {"smallest": found.smallest}, hidden=True)


def less(smallest: int) -> str:
    """Return the words for a number too small to tell."""
    return _("weniger als %(smallest)s") % {"smallest": smallest}


def too_few(smallest: int) -> str:
    """Return the remark on a number too small to tell."""
    return _("Weniger als %(smallest)s: zum Schutz der Betroffenen nicht ausgewiesen.") % {"smallest": smallest}


def beside(smallest: int) -> str:
    """Return the remark on a number that is hidden because a small one beside it would follow from it."""
    told = _("Nicht ausgewiesen, weil sonst eine Zahl unter %(smallest)s an anderer Stelle zu errechnen wäre.")
    return told % {"smallest": smallest}


def nothing_recorded() -> str:
    """Return the remark on something nobody has recorded."""
    return _("In dieser Anwendung ist dazu nichts erfasst. Unbekannt ist nicht null.")


def _row(part: Part, counted: Told, source: str) -> ProofRow:
    if part.number is not None:
        return ProofRow(part.label, Decimal(part.number), None, source)
    if not counted.is_recorded:
        words = _("unbekannt")
    else:
        words = less(counted.smallest) if part.is_small else _("nicht ausgewiesen")
    return ProofRow(part.label, None, None, source, words)


def span_of(asked: Asked) -> Period:
    """Return the period of flows: the one asked for, else the year up to the day."""
    return asked.period or year_of(asked.as_of)


def day_of(asked: Asked) -> date:
    """Return the day of stocks: the last one of the period, or the day asked for."""
    return asked.as_of if asked.period is None else last_day_of(asked.period, asked.as_of)


def units_of(asked: Asked) -> frozenset[int] | None:
    """Return the units the figures are about; None stands for the whole district."""
    return None if asked.unit is None else frozenset({asked.unit.pk})


def carries_out(asked: Asked, part: str) -> bool:
    """Test whether the district carries out a part of the programme on the day; without a word it does (TEN-05)."""
    rows = TenantModule.objects.asked_for().on(day_of(asked), asked.known_at).filter(tenant_id=asked.tenant.pk)
    told: dict[str, bool] = asked.once("parts", lambda: dict(rows.values_list("part", "is_on")))
    return told.get(part, True)


INDICATORS: dict[str, Indicator] = {}

Counting = Callable[[Asked, Indicator], Figure]


def indicator(
    key: str,
    label: str | Promise,
    *,
    counts: str | Promise,
    definition: str | Promise,
    group: Group,
    source: str,
    unit: str = COUNT,
    by_unit: bool = False,
    part: str = "",
) -> Callable[[Counting], Counting]:
    """Enter a function among the indicators; its docstring says what it counts, for whom and after which source."""

    def enter(count: Counting) -> Counting:
        if key in INDICATORS:
            raise ValueError(key)
        note = " ".join((count.__doc__ or "").split())
        INDICATORS[key] = Indicator(key, label, counts, definition, group, source, note, count, unit, by_unit, part)
        return count

    return enter

"""The board: what was reported and where each theme stands."""

from dataclasses import dataclass
from datetime import date

from kimpass.kernel.access import Actor
from kimpass.steering.models import Finding, LadderStep
from kimpass.steering.selectors.counts import Counter, counter
from kimpass.steering.selectors.findings import FindingFilter, finding_list
from kimpass.steering.selectors.ladder import ladder
from kimpass.steering.selectors.themes import ThemeCard, theme_cards

CARDS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A finding nobody has bundled yet."""

    finding: Finding
    cases: str


@dataclass(frozen=True, slots=True)
class Column:
    """One step with its cards; `step` None is the column of what was just reported."""

    step: LadderStep | None
    count: int
    findings: tuple[FindingCard, ...] = ()
    themes: tuple[ThemeCard, ...] = ()

    @property
    def more(self) -> int:
        """Return how many are not shown."""
        return self.count - len(self.findings) - len(self.themes)


def months_back(day: date, months: int) -> date:
    """Return the first day of the month so many months before, this month included in the count."""
    first = day.year * 12 + day.month - months
    return date(first // 12, first % 12 + 1, 1)


def finding_cards(rows: list[Finding], writer: Counter) -> tuple[FindingCard, ...]:
    """Return the findings with their counts as this reader may see them."""
    return tuple(FindingCard(finding, writer.of_finding(finding)) for finding in rows)


def board(actor: Actor, narrowed: FindingFilter) -> list[Column]:
    """Return the columns from "reported" to the ends of the ladder; an end nobody reached is left out."""
    writer = counter(actor)
    reported = finding_list(actor, narrowed, unbundled=True)
    columns = [
        Column(None, reported.count(), findings=finding_cards(list(reported[:CARDS_SHOWN]), writer)),
    ]
    cards = theme_cards(actor, narrowed, writer=writer)
    for step in ladder(actor):
        here = [card for card in cards if card.step is not None and card.step.step_id == step.pk]
        if step.is_end and not here:
            continue
        columns.append(Column(step, len(here), themes=tuple(here[:CARDS_SHOWN])))
    return columns

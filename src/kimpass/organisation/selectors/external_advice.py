"""Process advice from outside: what was advised, how long and for how much (FUN-11)."""

from dataclasses import dataclass
from decimal import Decimal

from kimpass.kernel.access import Actor
from kimpass.organisation.models import ExternalAdvice, FundingLine, YesNo

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Advice:
    """All advice from outside with its sums; unknown hours and costs are counted and never taken as nought."""

    rows: tuple[ExternalAdvice, ...]

    @property
    def hours(self) -> Decimal:
        """Return the hours that are known."""
        return sum((row.hours for row in self.rows if row.hours is not None), ZERO)

    @property
    def cost(self) -> Decimal:
        """Return the costs that are known."""
        return sum((row.cost for row in self.rows if row.cost is not None), ZERO)

    @property
    def without_cost(self) -> int:
        """Return how often nobody said what it cost."""
        return sum(row.cost is None for row in self.rows)

    @property
    def without_hours(self) -> int:
        """Return how often nobody said how long it took."""
        return sum(row.hours is None for row in self.rows)

    @property
    def is_open(self) -> bool:
        """Test whether somewhere nobody is selected yet."""
        return any(row.is_selected == YesNo.NO for row in self.rows)


def advice(actor: Actor, line: FundingLine | None = None) -> Advice:
    """Return the advice from outside, newest first, or that paid from one line."""
    rows = ExternalAdvice.objects.for_tenant(actor).select_related("adviser", "line")
    rows = rows if line is None else rows.filter(line=line)
    return Advice(tuple(rows.order_by("-held_on", "-pk")))

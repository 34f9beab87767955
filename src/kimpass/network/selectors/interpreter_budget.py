"""What interpreting has cost of the money there is, how long it will last, and which requests were met (INT-02)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, Q, Sum
from django.utils import timezone

from kimpass.kernel.access import Actor
from kimpass.network.models import InterpreterAssignment
from kimpass.organisation.models import FundingLine

State = InterpreterAssignment.State
NARROW = Decimal("0.8")
ZERO = Decimal(0)
MET = (State.DONE, State.CONFIRMED)
FAILED = (State.DECLINED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Pot:
    """One line of money: what is spent, and when it will be gone if it goes on like this."""

    row: FundingLine
    spent: Decimal
    today: date

    @property
    def left(self) -> Decimal:
        """Return what is left, negative where too much was spent."""
        left: Decimal = self.row.amount - self.spent
        return left

    @property
    def last_day(self) -> date:
        """Return the last day on which the line may be spent."""
        return self.row.valid_until - timedelta(days=1)

    @property
    def runs(self) -> bool:
        """Test whether it may be spent today."""
        return self.row.valid_from <= self.today < self.row.valid_until

    @property
    def used(self) -> int:
        """Return how much is spent in hundredths."""
        return int(self.spent * 100 / self.row.amount) if self.row.amount else 100 if self.spent else 0

    @property
    def gone_on(self) -> date | None:
        """Return the day on which it is gone if spending goes on as before; None when it lasts or nothing is known."""
        days = (self.today - self.row.valid_from).days
        if not self.runs or days <= 0 or self.spent <= 0:
            return None
        if self.left <= 0:
            return self.today
        lasts = int(self.left * days / self.spent)
        end = self.today + timedelta(days=min(lasts, 40_000))
        return end if end < self.row.valid_until else None

    @property
    def warns(self) -> bool:
        """Test whether somebody must act: it is nearly used up, or will be before its end."""
        return self.spent > self.row.amount or (
            self.runs and (self.spent >= self.row.amount * NARROW or self.gone_on is not None)
        )


@dataclass(frozen=True, slots=True)
class Requests:
    """How many requests of a month were met, not met, and still wait."""

    month: date
    met: int
    unmet: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Budget:
    """The whole picture."""

    pots: tuple[Pot, ...]
    without_pot: Decimal
    without_cost: int
    planned_minutes: int
    months: tuple[Requests, ...]

    @property
    def warnings(self) -> list[Pot]:
        """Return the lines somebody must act on."""
        return [pot for pot in self.pots if pot.warns]


def pots(actor: Actor) -> tuple[Pot, ...]:
    """Return the lines for interpreting with what was spent of them, newest first."""
    done = InterpreterAssignment.objects.visible_to(actor).filter(state=State.DONE, funding_line__isnull=False)
    spent = dict(done.order_by().values_list("funding_line_id").annotate(total=Sum("cost")))
    wanted = Q(kind=FundingLine.Kind.INTERPRETING) | Q(pk__in=list(spent))
    rows = FundingLine.objects.for_tenant(actor).current().filter(wanted)
    return tuple(Pot(row, spent.get(row.pk) or ZERO, actor.today) for row in rows.order_by("-valid_until", "pk"))


def _months(actor: Actor, months: int) -> tuple[Requests, ...]:
    now = timezone.now()
    met: Counter[date] = Counter()
    unmet: Counter[date] = Counter()
    waiting: Counter[date] = Counter()
    for starts_at, state in InterpreterAssignment.objects.visible_to(actor).values_list("starts_at", "state"):
        month = timezone.localtime(starts_at).date().replace(day=1)
        if state in MET:
            met[month] += 1
        elif state in FAILED or starts_at < now:
            unmet[month] += 1
        else:
            waiting[month] += 1
    newest = sorted({*met, *unmet, *waiting}, reverse=True)[:months]
    return tuple(Requests(month, met[month], unmet[month], waiting[month]) for month in newest)


def budget(actor: Actor, months: int = 12) -> Budget:
    """Return money, its end, and the requests of the last months."""
    rows = InterpreterAssignment.objects.visible_to(actor)
    loose = rows.filter(state=State.DONE).aggregate(
        without_pot=Sum("cost", filter=Q(funding_line__isnull=True)),
        without_cost=Count("pk", filter=Q(cost__isnull=True)),
    )
    planned = rows.filter(state__in=[State.WANTED, State.ASKED, State.CONFIRMED]).aggregate(n=Sum("minutes_planned"))
    return Budget(
        pots(actor),
        loose["without_pot"] or ZERO,
        loose["without_cost"],
        planned["n"] or 0,
        _months(actor, months),
    )

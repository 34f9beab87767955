"""Naturalisations by year, from what is reported or registered, and what other sources tell (B3-10)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from kimpass.kernel.access import Actor
from kimpass.network.models import ContextFigure
from kimpass.residence.models import Kind, MonthlyCount, Proceeding
from kimpass.residence.selectors.backlog import authorities
from kimpass.residence.selectors.backlog_sums import add_months

METRIC = "Einbürgerungen"
MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Year:
    """Naturalisations of a year; `months` says how many months of all authorities the number stands on."""

    year: int
    naturalised: int
    months: int
    due: int

    @property
    def is_whole(self) -> bool:
        """Test whether every month of every authority is in it."""
        return self.months >= self.due


def _registered(actor: Actor, offices: list[int]) -> dict[tuple[int, date], int]:
    rows = Proceeding.objects.for_tenant(actor).filter(
        authority_id__in=offices, kind=Kind.NATURALISATION, received_on__lte=actor.today
    )
    courses = list(rows.values_list("authority_id", "received_on", "decided_on", "state"))
    found: dict[tuple[int, date], int] = {}
    this_month = actor.today.replace(day=1)
    for office in {office for office, *_course in courses}:
        # Since its first entry a register tells of every month, also of those without a naturalisation.
        month = min(received for own, received, *_rest in courses if own == office).replace(day=1)
        while month <= this_month:
            found[office, month] = 0
            month = add_months(month, 1)
    for office, _received, decided, state in courses:
        if state == Proceeding.State.GRANTED and decided is not None and decided <= actor.today:
            found[office, decided.replace(day=1)] += 1
    return found


def naturalisations(actor: Actor) -> list[Year]:
    """Return the naturalisations by year; a month counts as reported, or else as registered."""
    offices = [one.pk for one in authorities(actor)]
    counted = _registered(actor, offices)
    rows = MonthlyCount.objects.visible_to(actor).filter(kind=Kind.NATURALISATION, granted__isnull=False)
    told = rows.values_list("authority_id", "month", "granted")
    counted |= {(office, month): number for office, month, number in told if number is not None}
    years: dict[int, list[int]] = defaultdict(list)
    for (_office, month), number in counted.items():
        years[month.year].append(number)
    reporting = len({office for office, _month in counted})
    return [
        Year(year, sum(numbers), len(numbers), reporting * _over(year, actor.today))
        for year, numbers in sorted(years.items())
    ]


def _over(year: int, today: date) -> int:
    return MONTHS_OF_A_YEAR if year < today.year else today.month


def told_elsewhere(actor: Actor) -> list[ContextFigure]:
    """Return what other sources tell about naturalisations, each with source and time."""
    rows = ContextFigure.objects.visible_to(actor).filter(metric__istartswith=METRIC)
    return list(rows.order_by("reference", "pk"))

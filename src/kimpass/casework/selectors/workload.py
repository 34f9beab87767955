"""Where advice takes place, how many cases a filled post bears, and for what time is spent (CM-30, CM-32, CM-33)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, Sum

from kimpass.casework.models import Contact, TaskArea
from kimpass.casework.selectors.statistics import running_cases, suppressed
from kimpass.kernel.access import Actor
from kimpass.kernel.sums import to_cents
from kimpass.organisation.models import PostFunction, Staffing, Unit

YEAR = timedelta(days=365)
# A figure about fewer people would be one about each of them.
FEWEST_PEOPLE = 3


@dataclass(frozen=True, slots=True)
class Coverage:
    """In how many of the municipalities somebody is advised on a day, and where nobody is."""

    municipalities: int
    without: tuple[str, ...]

    @property
    def covered(self) -> int:
        """Return in how many municipalities advice takes place."""
        return self.municipalities - len(self.without)


@dataclass(frozen=True, slots=True)
class Workload:
    """Running cases for each filled full-time equivalent of case management; None where too few stand behind it."""

    fte: Decimal | None
    cases_per_fte: Decimal | None


@dataclass(frozen=True, slots=True)
class AreaShare:
    """Contacts of one task area within twelve months, and the hours noted with them."""

    label: str
    contacts: int | None
    hours: int | None


def coverage_on(actor: Actor, on: date) -> Coverage:
    """Return where advice takes place on a day (CM-30)."""
    names = dict(Unit.objects.for_tenant(actor).filter(kind__in=Unit.PLACES).values_list("pk", "name"))
    busy = set(running_cases(actor.tenant_id, on).values_list("unit_then", flat=True).order_by())
    return Coverage(len(names), tuple(sorted(name for pk, name in names.items() if pk not in busy)))


def workload_on(actor: Actor, on: date, smallest: int) -> Workload:
    """Return the cases for each filled full-time equivalent, of the whole district and never of a person (CM-32)."""
    filled = Staffing.objects.for_tenant(actor).on(on).filter(post__function=PostFunction.CASE_MANAGEMENT)
    found = filled.aggregate(fte=Sum("fte"), people=Count("pk"))
    if found["people"] < FEWEST_PEOPLE:
        return Workload(None, None)
    # SQLite adds with as many digits as it has; a page shows two.
    fte = to_cents(found["fte"])
    cases = running_cases(actor.tenant_id, on).count()
    if 0 < cases < smallest:
        return Workload(fte, None)
    return Workload(fte, (cases / fte).quantize(Decimal("0.1"), ROUND_HALF_UP))


def areas_until(actor: Actor, on: date, smallest: int) -> Sequence[AreaShare]:
    """Return what contacts of the twelve months until a day were for (CM-33)."""
    rows = (
        Contact.objects.asked_for()
        .filter(tenant_id=actor.tenant_id, happened_on__gt=on - YEAR, happened_on__lte=on)
        .order_by()
        .values_list("task_area")
        .annotate(number=Count("pk"), minutes=Sum("minutes"))
    )
    found = {area: (number, minutes or 0) for area, number, minutes in rows}
    shown = suppressed([found.get(area, (0, 0))[0] for area in TaskArea.values], smallest)
    return [
        AreaShare(
            str(TaskArea(area).label),
            number,
            None if number is None else round(found.get(area, (0, 0))[1] / 60),
        )
        for area, number in zip(TaskArea.values, shown, strict=True)
    ]

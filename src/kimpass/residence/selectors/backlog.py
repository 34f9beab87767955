"""The backlog of one authority or of the district: what is reported, what the register says, and what follows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kimpass.kernel.access import Actor, Permission
from kimpass.organisation.models import Agency
from kimpass.residence.models import Kind, MonthlyCount, OrderOfWork, Proceeding, own_authority
from kimpass.residence.selectors import backlog_sums as sums
from kimpass.residence.selectors.backlog_sums import Course, Forecast, Month, Pace

MONTHS = 12
OFFICES = (Agency.Kind.IMMIGRATION_AUTHORITY, Agency.Kind.NATURALISATION_AUTHORITY)
DEFAULT_AFTER = 6
Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One authority and one kind of proceeding over the months."""

    authority: Agency
    kind: str
    months: tuple[Month, ...]
    reported: tuple[Month | None, ...]
    derived: tuple[Month, ...] | None
    # Days of the open applications in the register; None where the authority keeps no register of this kind.
    waiting: tuple[date, ...] | None
    as_of: date

    @property
    def label(self) -> str:
        """Return the kind in words."""
        return str(Kind(self.kind).label)

    @property
    def stock(self) -> tuple[int | None, date]:
        """Return the stock and its day: the last reported one, or what the register holds on the day asked for."""
        for month, told in zip(reversed(self.months), reversed(self.reported), strict=True):
            if told is not None and told.stock is not None:
                return told.stock, sums.month_end(month.month)
        return (None if self.waiting is None else len(self.waiting)), self.as_of

    @property
    def pace(self) -> Pace | None:
        """Return inflow and outflow of the last months."""
        return sums.pace(self.months)

    @property
    def forecast(self) -> Forecast:
        """Return when the stock will be worked off."""
        stock, day = self.stock
        return sums.forecast(stock, self.pace, day)

    @property
    def trend(self) -> int | None:
        """Return by how much the stock grew over the months of the window, None when one end is unknown."""
        first, last = self.months[-sums.WINDOW - 1].stock, self.months[-1].stock
        return None if first is None or last is None else last - first

    def overdue(self, months: int) -> int | None:
        """Return how many applications wait longer than so many months."""
        if self.waiting is None:
            return 0 if self.stock[0] == 0 else None
        limit = sums.add_months(self.as_of, -months)
        return sum(1 for since in self.waiting if since < limit)


def authorities(actor: Actor) -> list[Agency]:
    """Return the authorities whose counts the actor reads: the own one, or all of the district."""
    rows = Agency.objects.for_tenant(actor).order_by("name", "pk")
    if actor.may_somewhere(Permission.PROCEEDING_WORK):
        return list(rows.filter(pk__in=own_authority(actor)))
    return list(rows.filter(kind__in=OFFICES))


def _reported(actor: Actor, months: Sequence[date], until: date) -> dict[tuple[int, str, date], Month]:
    rows = MonthlyCount.objects.visible_to(actor).filter(month__gte=months[0], month__lte=until)
    values = rows.values_list("authority_id", "kind", "month", *sums.FIGURES)
    return {(office, kind, month): Month(month, *figures) for office, kind, month, *figures in values}


def _register(actor: Actor, offices: Sequence[int], day: date) -> dict[Key, list[Course]]:
    # Counts leave here and nothing else: whoever oversees the district reads no single proceeding.
    rows = Proceeding.objects.for_tenant(actor).filter(authority_id__in=offices, received_on__lte=day)
    found: dict[Key, list[Course]] = defaultdict(list)
    columns = ("authority_id", "kind", "received_on", "applied_on", "decided_on", "state")
    for office, kind, received, applied, ended, state in rows.values_list(*columns):
        found[office, kind].append(Course(received, applied, ended, state))
    return found


def _waiting(courses: Sequence[Course], day: date) -> tuple[date, ...]:
    return tuple(
        one.applied_on
        for one in courses
        if one.applied_on is not None and one.applied_on <= day and (one.ended_on is None or one.ended_on > day)
    )


def backlog_lines(actor: Actor, day: date, *, office_id: int | None = None, kind: str = "") -> list[Line]:
    """Return every authority and kind of which something is known, as of a day."""
    months = sums.complete_months(day, MONTHS)
    offices = [one for one in authorities(actor) if office_id in {None, one.pk}]
    reported, register = _reported(actor, months, months[-1]), _register(actor, [one.pk for one in offices], day)
    lines = []
    for office in offices:
        for value in Kind.values:
            told = tuple(reported.get((office.pk, value, month)) for month in months)
            courses = register.get((office.pk, value))
            if (kind and value != kind) or (courses is None and not any(told)):
                continue
            derived = None if courses is None else tuple(sums.derive(courses, months))
            used = [sums.preferred(one, derived[n] if derived else None, months[n]) for n, one in enumerate(told)]
            waiting = None if courses is None else _waiting(courses, day)
            lines.append(Line(office, value, tuple(used), told, derived, waiting, day))
    return lines


def proposal(actor: Actor, office_id: int, kind: str, month: date) -> Month | None:
    """Return what the register counts for a month, to be proposed beside what is reported; None without a register."""
    courses = _register(actor, [office_id], sums.month_end(month)).get((office_id, kind))
    return None if courses is None else sums.derive(courses, [month])[0]


def order_of_work(actor: Actor) -> OrderOfWork | None:
    """Return what the district does first, as of today."""
    found: OrderOfWork | None = OrderOfWork.objects.for_tenant(actor).on(actor.today).order_by("-valid_from").first()
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether there is a backlog in the sense of the district's rule; None when that is not known."""

    order: OrderOfWork | None
    overdue: int | None
    exists: bool | None


def standing(order: OrderOfWork | None, lines: Sequence[Line]) -> Standing:
    """Hold the lines against the district's rule: so many applications that wait longer than so many months."""
    after = order.backlog_after_months if order else DEFAULT_AFTER
    least = order.backlog_from if order else 1
    counts = [line.overdue(after) for line in lines]
    known = sum(number for number in counts if number is not None)
    if known >= least:
        return Standing(order, known, exists=True)
    if not lines or None in counts:
        return Standing(order, None, exists=None)
    return Standing(order, known, exists=False)


def district_standing(actor: Actor) -> Standing:
    """Return how it stands today with the district's own rule, over all the actor reads."""
    return standing(order_of_work(actor), backlog_lines(actor, actor.today))

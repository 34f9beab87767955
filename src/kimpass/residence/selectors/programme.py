"""Proceedings of a whole tenant for its reports: sums of authorities, never a single proceeding (B3-02, B3-03)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kimpass.kernel.access import WHOLE_TENANT, Actor, Permission
from kimpass.kernel.period import Period
from kimpass.kernel.sums import total
from kimpass.residence.models import Kind, OrderOfWork
from kimpass.residence.selectors import backlog
from kimpass.residence.selectors.backlog_sums import Month


@dataclass(frozen=True, slots=True)
class Sums:
    """What is known of one kind of proceeding; None is not known."""

    kind: str
    label: str
    received: int | None
    done: int | None
    stock: int | None
    overdue: int | None


def _eye(tenant_id: int, day: date) -> Actor:
    """Return a reader of counts that belongs to no login: the report itself."""
    grants = frozenset({(Permission.BACKLOG_VIEW, WHOLE_TENANT)})
    return Actor(user_id=0, tenant_id=tenant_id, staff_id=0, today=day, grants=grants)


def _flow(lines: Iterable[backlog.Line], period: Period, name: str) -> int | None:
    def value(month: Month) -> int | None:
        found: int | None = getattr(month, name)
        return found

    return total(value(month) for line in lines for month in line.months if month.month in period)


def proceedings(tenant_id: int, period: Period, day: date) -> list[Sums]:
    """Return applications, decisions and stock of each kind of which something is known."""
    eye = _eye(tenant_id, day)
    order = order_on(tenant_id, day)
    after = order.backlog_after_months if order else backlog.DEFAULT_AFTER
    lines = backlog.backlog_lines(eye, day)
    found = []
    for kind in Kind:
        mine = [line for line in lines if line.kind == kind]
        if mine:
            stock, overdue = total(line.stock[0] for line in mine), total(line.overdue(after) for line in mine)
            received, done = _flow(mine, period, "received"), _flow(mine, period, "outflow")
            found.append(Sums(str(kind), str(kind.label), received, done, stock, overdue))
    return found


def order_on(tenant_id: int, day: date) -> OrderOfWork | None:
    """Return what the district does first on a day: the backlog, or the campaign (B3-04, F-19)."""
    rows = OrderOfWork.objects.asked_for().on(day).filter(tenant_id=tenant_id)
    found: OrderOfWork | None = rows.order_by("-valid_from").first()
    return found

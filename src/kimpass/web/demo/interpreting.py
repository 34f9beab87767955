"""Who interprets, what is booked, and what last month's interpreting cost."""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

from kimpass.casework.actions.interpreting import request_interpreting
from kimpass.casework.models import Case
from kimpass.network.actions.assignments import answer_assignment, complete_assignment
from kimpass.network.actions.interpreters import InterpreterData, add_interpreter
from kimpass.web.demo.world import District

POOL = (
    InterpreterData("Sprachmittlungspool (erfunden)", "trained", ("ar", "fa-af", "ti"), rate_per_hour=Decimal(32)),
    InterpreterData(
        "Telefondolmetschen (erfunden)", "phone", ("ar", "uk", "ru", "tr", "kmr"), rate_per_hour=Decimal(54)
    ),
    InterpreterData("Ehrenamt Ukrainisch (erfunden)", "volunteer", ("uk", "ru"), rate_per_hour=Decimal(0)),
)
DAYS = (-40, -12, 3, 9)


def interpret(district: District) -> None:
    """Fill the pool and book it for four cases: two done and costed, one confirmed, one asked."""
    coordinator = district.on(district.office["coordinator"], district.today)
    keeper = district.on(next(iter(district.managers.values())), district.today)
    pool = [add_interpreter(actor=coordinator, interpreter=entry) for entry in POOL]
    cases = Case.objects.visible_to(keeper).open().order_by("pk")[: len(DAYS)]
    for case, days in zip(cases, DAYS, strict=False):
        starts = datetime.combine(keeper.today + timedelta(days=days), time(9), tzinfo=UTC)
        request = request_interpreting(
            actor=keeper,
            case_id=case.pk,
            language="ar",
            starts_at=starts,
            minutes_planned=60,
            interpreter_id=pool[0].pk,
        )
        if days < 5:
            answer_assignment(actor=keeper, assignment_id=request.assignment_id, confirmed=True)
        if days < 0:
            complete_assignment(actor=keeper, assignment_id=request.assignment_id, minutes=75)

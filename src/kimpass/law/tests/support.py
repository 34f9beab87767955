"""What the tests of the rules share."""

import os
from datetime import date
from typing import Any

from hypothesis import HealthCheck, settings

from kimpass.law.precheck import Result, check, read_entry, start

DAY = "2026-11-22"
# The whole test runs few examples; the bench and whoever changes the law run thousands.
EXAMPLES = int(os.environ.get("KIMPASS_LAW_EXAMPLES", "200"))
many = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


def examine(basis: str, facts: dict[str, Any], *, day: str = DAY, strict: bool = False) -> Result:
    book = start()
    entry = {"id": "p", "basis": basis, "stichtag": day, "facts": facts}
    return check(read_entry(entry, book, strict=strict), book)


def told(basis: str, facts: dict[str, Any], *, day: str = DAY, strict: bool = False) -> dict[str, Any]:
    return examine(basis, facts, day=day, strict=strict).as_json()


def day(text: str) -> date:
    return date.fromisoformat(text)

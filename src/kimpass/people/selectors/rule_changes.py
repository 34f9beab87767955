"""What a new text of the law changes over all stored facts: counts only, streamed, small numbers suppressed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from kimpass.law.errors import Refused
from kimpass.law.rulebook import Rulebook, shipped, versions
from kimpass.people.models import PreCheck
from kimpass.people.selectors import law_checks
from kimpass.people.selectors.pre_checks import values_of

CHUNK = 500
REFUSED = "REFUSED"
Outcome = tuple[str, date | None]


@dataclass(slots=True)
class Comparison:
    """How often a result was this under one version and that under the other, for each norm."""

    old: str
    new: str
    checks: int = 0
    facts: int = 0
    changes: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    days_moved: int = 0

    @property
    def changed(self) -> int:
        """Return how many results are not what they were."""
        return sum(count for (_basis, before, after), count in self.changes.items() if before != after)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison; a number below the smallest group shown is None."""

    basis: str
    before: str
    after: str
    count: int | None

    @property
    def is_change(self) -> bool:
        """Test whether the result is another one."""
        return self.before != self.after


def stored(tenant_id: int) -> "QuerySet[Any]":
    """Return the checks whose facts are examined anew: the newest of each person under each norm."""
    rows: QuerySet[Any] = PreCheck.objects.asked_for().filter(tenant_id=tenant_id)
    same = {"tenant_id": OuterRef("tenant_id"), "person_id": OuterRef("person_id"), "basis": OuterRef("basis")}
    return rows.filter(~Exists(PreCheck.objects.asked_for().filter(**same, pk__gt=OuterRef("pk"))))


def _result(basis: str, values: dict[str, Any], day: date, book: Rulebook) -> Outcome:
    try:
        return law_checks.outcome(basis, values, day, book)
    except Refused:
        return REFUSED, None


def _before(row: Mapping[str, Any], values: dict[str, Any], old: Rulebook, day: date) -> Outcome:
    """Return what the old text says; what was stored under it for that very day is not worked out again."""
    if row["rule_version"] == old.version and row["reference_date"] == day:
        return row["overall"], row["met_on"]
    return _result(row["basis"], values, day, old)


def next_chunk(
    found: Comparison, old: Rulebook, new: Rulebook, *, tenant_id: int, on: date | None, after: int = 0
) -> tuple[int, int]:
    """
    Examine the next stored facts under both texts, and return the last key and how many there were; nothing is written.

    Without `on` each is examined for the day it was made for, so that nothing but the law differs.
    """
    columns = ("pk", "basis", "rule_version", "reference_date", "overall", "met_on", "facts")
    rows = list(stored(tenant_id).filter(pk__gt=after).order_by("pk").values(*columns)[:CHUNK])
    for row in rows:
        values, day = values_of(row["facts"]), on or row["reference_date"]
        before, now = _before(row, values, old, day), _result(row["basis"], values, day, new)
        found.changes[(row["basis"], before[0], now[0])] += 1
        found.days_moved += before[0] == now[0] and before[1] != now[1]
        found.checks += 1
        found.facts += len(values)
    return (rows[-1]["pk"], len(rows)) if rows else (after, 0)


def compare(old: Rulebook, new: Rulebook, *, tenant_id: int, on: date | None) -> Comparison:
    """Examine all stored facts of a tenant under both texts, a few hundred at a time."""
    found = Comparison(old.version, new.version)
    after, number = 0, CHUNK
    while number == CHUNK:
        after, number = next_chunk(found, old, new, tenant_id=tenant_id, on=on, after=after)
    return found


def rows_of(found: Comparison, smallest: int) -> list[Row]:
    """Return the comparison line by line, changes first; small numbers are not shown."""
    rows = [
        Row(basis, before, after, None if count < smallest else count)
        for (basis, before, after), count in found.changes.items()
    ]
    order = {key: place for place, key in enumerate(law_checks.BASES)}
    return sorted(rows, key=lambda row: (not row.is_change, order.get(row.basis, 99), row.before, row.after))


def two_versions(old: str = "", new: str = "") -> tuple[Rulebook, Rulebook]:
    """Return the texts named, by default the newest and the one before (the same where there is only one)."""
    known = versions()
    latest = new if new in known else known[-1]
    earlier = old if old in known else known[max(known.index(latest) - 1, 0)]
    return shipped(earlier), shipped(latest)

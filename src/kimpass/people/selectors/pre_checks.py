"""Stored pre-checks: a person's list, what one says, what changed since the one before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kimpass.law.rulebook import shipped
from kimpass.people.models import Person, PreCheck
from kimpass.people.selectors import known_facts, law_checks

DEADLINE = "frist_antrag"


@dataclass(frozen=True, slots=True)
class Change:
    """One condition, fact or result that is not what it was."""

    what: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two checks under one norm; `before` None means there was none."""

    before: PreCheck | None
    conditions: tuple[Change, ...] = ()
    facts: tuple[Change, ...] = ()
    overall: Change | None = None
    met_on: Change | None = None

    @property
    def is_empty(self) -> bool:
        """Test whether nothing changed."""
        return not (self.conditions or self.facts or self.overall or self.met_on)


def checks_of(person: Person) -> list[PreCheck]:
    """Return the stored checks of a person, newest first, without the weight of their traces."""
    rows = PreCheck.objects.of(person).select_related("checked_by").defer("trace", "facts")
    return list(rows.order_by("-pk"))


def newest_of_many(persons: Sequence[Person]) -> dict[int, list[PreCheck]]:
    """Return the newest check under each norm of people the actor has been shown, in one statement."""
    found: dict[int, list[PreCheck]] = {person.pk: [] for person in persons}
    tenants = {person.tenant_id for person in persons}
    rows = PreCheck.objects.asked_for().filter(tenant_id__in=tenants, person__in=found).defer("trace", "facts")
    seen = set()
    for check in rows.order_by("-pk"):
        if (check.person_id, check.basis) not in seen:
            seen.add((check.person_id, check.basis))
            found[check.person_id].append(check)
    return found


def newest_of(person: Person, basis: str) -> PreCheck | None:
    """Return the newest check of a person under a norm."""
    found: PreCheck | None = PreCheck.objects.of(person).filter(basis=basis).order_by("-pk").first()
    return found


def one_before(check: PreCheck) -> PreCheck | None:
    """Return the check under the same norm that came before."""
    rows = PreCheck.objects.of(check.person).filter(basis=check.basis, pk__lt=check.pk)
    found: PreCheck | None = rows.order_by("-pk").first()
    return found


def values_of(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the bare values of facts as they were stored."""
    return {name: row["value"] for name, row in facts.items()}


def _statuses(check: PreCheck) -> dict[str, tuple[str, str]]:
    return {row["condition"]: (row["label"], row["status"]) for row in check.trace["conditions"]}


MISSING = object()


def _fact_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    names = sorted(set(before) | set(after))
    return [
        Change(name, before.get(name, MISSING), after.get(name, MISSING))
        for name in names
        if before.get(name, MISSING) != after.get(name, MISSING)
    ]


def difference(before: PreCheck | None, after: PreCheck) -> Difference:
    """Return what changed, condition by condition and fact by fact."""
    if before is None:
        return Difference(None)
    old, new = _statuses(before), _statuses(after)
    conditions = [
        Change(new.get(name, old.get(name, ("", "")))[0], old.get(name, ("", ""))[1], new.get(name, ("", ""))[1])
        for name in dict.fromkeys([*new, *old])
        if old.get(name, ("", ""))[1] != new.get(name, ("", ""))[1]
    ]
    return Difference(
        before,
        tuple(conditions),
        tuple(_fact_changes(values_of(before.facts), values_of(after.facts))),
        Change("", before.overall, after.overall) if before.overall != after.overall else None,
        Change("", before.met_on, after.met_on) if before.met_on != after.met_on else None,
    )


def facts_changed_since(check: PreCheck, today: date) -> list[str]:
    """Return the facts of the norm that are not what they were when this check was made."""
    known = known_facts.known_facts(check.person, today)
    wanted = law_checks.relevant(check.basis, today, shipped())
    now = {name: row.value for name, row in known.items() if name in wanted}
    return [change.what for change in _fact_changes(values_of(check.facts), now)]


def deadlines(check: PreCheck) -> list[tuple[date, str]]:
    """Return the days a check names that must not be missed, with the condition, empty for an application."""
    found = []
    for flag in check.result["flags"]:
        name, _colon, day = flag.partition(":")
        if name == DEADLINE and day:
            found.append((date.fromisoformat(day), ""))
    rows = check.trace["conditions"]
    found += [(date.fromisoformat(row["until"]), row["label"]) for row in rows if row["until"]]
    return sorted(set(found))

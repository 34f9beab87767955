"""From what a file says to immutable facts; whatever does not fit is refused with its key and the reason."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kimpass.law.converting import convert
from kimpass.law.errors import Refused
from kimpass.law.facts import Facts
from kimpass.law.rulebook import Rulebook
from kimpass.law.wording import unknown_word


def read_facts(raw: object, book: Rulebook, *, reference: date, strict: bool) -> Facts:
    """
    Check and convert what was stated about a person.

    :raises Refused: an unknown fact, a wrong type, an unknown title, overlapping papers, or days that cannot be.
    """
    if not isinstance(raw, Mapping):
        raise Refused("Die Tatsachen müssen eine Zuordnung von Namen zu Werten sein.", key="facts")
    values: dict[str, Any] = {}
    for name, value in raw.items():
        spec = book.facts.get(str(name))
        if spec is None:
            raise Refused(unknown_word(str(name), book.facts, "Diese Tatsache gibt es nicht"), key=f"facts.{name}")
        values[spec.name] = convert(spec, value, book)
    _check_days(values, reference)
    return Facts(values, strict=strict)


def _check_days(values: Mapping[str, Any], reference: date) -> None:
    """Refuse a birth after the entry, and what is said to have happened after the reference day."""
    birth, stays = values.get("geburt"), values.get("status")
    if birth and stays and stays[0].first < birth:
        raise Refused(
            f"Die Geburt am {birth} liegt nach dem Beginn des Aufenthalts am {stays[0].first}.", key="facts.geburt"
        )
    for name in ("geburt", "anerkennung", "erstmals", "schule_seit", "ehegatte_verstorben", "geduldet_seit"):
        day = values.get(name)
        if day and day > reference:
            raise Refused(f"Der {day} liegt nach dem Stichtag {reference}.", key=f"facts.{name}")
        if day and birth and day < birth:
            raise Refused(f"Der {day} liegt vor der Geburt am {birth}.", key=f"facts.{name}")

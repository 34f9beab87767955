"""Who is put in, who is looked up, and whom each look-up means: from the rules, or from a file of name groups."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

import yaml

from kimtools.bench._names_people import Entry, Name, People, Speller
from kimtools.errors import ToolError

SHOWN = 40
FIELDS = {"id", "origin", "native", "given", "family", "variants", "not_same"}


@dataclass(frozen=True, slots=True)
class Row:
    """A person to be entered."""

    given: str
    family: str
    native: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A look-up: whose row it is about, whose rows are right as well, and whose are wrong."""

    query: str
    kind: str
    row: int
    meant: frozenset[int]
    not_same: frozenset[int] = frozenset()
    year: int | None = None


@dataclass
class Plan:
    """What one run enters and looks up."""

    rows: list[Row]
    look_ups: list[Asked] = field(default_factory=list)
    shown: int = SHOWN


@dataclass(frozen=True, slots=True)
class Group:
    """One name of a file, in all the spellings the file knows."""

    id: str
    origin: str
    native: tuple[str, ...]
    given: str
    family: str
    variants: tuple[str, ...]
    not_same: tuple[tuple[str, str], ...]

    @property
    def spellings(self) -> list[str]:
        """Return everything that is the same name by the file's own word."""
        return [f"{self.given} {self.family}", *self.variants, *self.native]


def plan_of(people: int, look_ups: int, seed: int, rules: Path, groups: Path | None) -> Plan:
    """Return what a run enters and looks up."""
    makers = People(Speller(rules), seed)
    population = makers.population(people)
    rows = [Row(entry.given, entry.family, entry.native, entry.year) for entry in population]
    if groups is not None:
        return _plan_of_groups(rows, population, makers.speller, read_groups(groups))
    bearers: dict[Name, list[int]] = {}
    for place, entry in enumerate(population):
        bearers.setdefault(entry.name, []).append(place)
    plan = Plan(rows)
    places = {id(entry): place for place, entry in enumerate(population)}
    for one in makers.look_ups(population, look_ups):
        meant = {*bearers[one.wanted.name], *bearers.get(one.asked, ())}
        kind = f"{one.wanted.name.origin}, {'native' if one.how == 'native' else 'spelling'}"
        plan.look_ups.append(Asked(one.query, kind, places[id(one.wanted)], frozenset(meant), year=one.wanted.year))
    return plan


def _plan_of_groups(rows: list[Row], population: list[Entry], speller: Speller, groups: list[Group]) -> Plan:
    plan = Plan(rows)
    members = []
    for group in groups:
        members.append(len(rows))
        rows.append(Row(group.given, group.family))
    others: dict[tuple[str, str], int] = {}
    for group in groups:
        for given, family in group.not_same:
            if (given, family) not in others:
                others[given, family] = len(rows)
                rows.append(Row(given, family))
    spelled = _spelled(population, speller, groups)
    for group, member in zip(groups, members, strict=True):
        same = {member} | {place for text in group.spellings for place in spelled.get(_folded(text), ())}
        wrong = frozenset(others[pair] for pair in group.not_same) - same
        for kind, texts in (("spelling", group.variants), ("native", group.native)):
            plan.look_ups += [Asked(text, f"{group.origin}, {kind}", member, frozenset(same), wrong) for text in texts]
    return plan


def _spelled(population: list[Entry], speller: Speller, groups: list[Group]) -> dict[frozenset[str], set[int]]:
    """
    Return who of the population bears the very name of a group, by any standard we know.

    They are namesakes: no search can tell them from the member, so whoever finds one first has found the name.
    """
    sought = {_folded(text) for group in groups for text in group.spellings}
    found: dict[frozenset[str], set[int]] = {}
    known: dict[Name, list[frozenset[str]]] = {}
    for place, entry in enumerate(population):
        if entry.name not in known:
            texts = [" ".join(speller.whole(entry.name, one)) for one in speller.standards(entry.name.origin)]
            known[entry.name] = [_folded(text) for text in (*texts, speller.whole_native(entry.name))]
        for words in known[entry.name]:
            if words in sought:
                found.setdefault(words, set()).add(place)
    # A bearer of one spelling of the group bears its name, whichever spelling is looked up.
    return found


def _folded(text: str) -> frozenset[str]:
    plain = "".join(letter for letter in normalize("NFD", text.replace("<", " ").casefold()) if not combining(letter))
    return frozenset(re.findall(r"\w+", re.sub(r"['’ʿʾʹʺ]", "", plain)))


def read_groups(path: Path) -> list[Group]:
    """
    Return the name groups of a file.

    :raises ToolError: it cannot be read, or is no list of groups with a name and variants.
    """
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ToolError(f"Die Datei mit den Namensgruppen lässt sich nicht lesen: {path.name} ({error})") from error
    if isinstance(found, dict) and len(found) == 1:
        found = next(iter(found.values()))
    if not isinstance(found, list) or not found:
        raise ToolError(f"{path.name}: erwartet wird eine Liste von Namensgruppen.")
    return [_group(number, one, path.name) for number, one in enumerate(found, 1)]


def _group(number: int, one: Any, file: str) -> Group:
    where = f"{file}, Gruppe {number}"
    if not isinstance(one, dict):
        raise ToolError(f"{where}: erwartet werden die Felder {', '.join(sorted(FIELDS))}.")
    if unknown := set(map(str, one)) - FIELDS:
        raise ToolError(f"{where}: unbekanntes Feld {', '.join(sorted(unknown))}.")
    given, family = _text(one.get("given")), _text(one.get("family"))
    variants = tuple(_whole(text) for text in _list(one.get("variants")))
    if not (given or family) or not any(variants):
        raise ToolError(f"{where}: given oder family und mindestens eine Schreibweise unter variants sind nötig.")
    return Group(
        id=str(one.get("id", number)),
        origin=_text(one.get("origin")) or "ohne Herkunft",
        native=tuple(filter(None, map(_whole, _list(one.get("native"))))),
        given=given,
        family=family,
        variants=tuple(filter(None, variants)),
        not_same=tuple(_parted(other) for other in _list(one.get("not_same"))),
    )


def _list(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value).strip()


def _whole(value: Any) -> str:
    """Return a variant as it is typed: a text, or a mapping of given and family name."""
    if isinstance(value, dict):
        return f"{_text(value.get('given'))} {_text(value.get('family'))}".strip()
    return _text(value)


def _parted(value: Any) -> tuple[str, str]:
    """Return given and family name of a name that is entered."""
    if isinstance(value, dict):
        return _text(value.get("given")), _text(value.get("family"))
    text = _text(value)
    if "<<" in text:
        family, _, given = text.partition("<<")
        return given.replace("<", " ").strip(), family.replace("<", " ").strip()
    if "," in text:
        family, _, given = text.partition(",")
        return given.strip(), family.strip()
    given, _, family = text.rpartition(" ")
    return given, family

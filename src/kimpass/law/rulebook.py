"""
The law as data: parameters, citations and days of validity.

A folder under `data/` is one text of the law, with its rules, papers and facts. It is checked as a whole before
anything is worked out: a missing citation, a hole or an overlap in validity, an unknown key or parameter, and nothing
starts.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kimpass.law import rulechecks
from kimpass.law.errors import Refused
from kimpass.law.yamlfiles import load_yaml

DATA = Path(__file__).parent / "data"
FACT_TYPES = frozenset(
    {
        *("bool", "date", "number", "share", "int", "text", "code", "level", "title", "periods", "abroad"),
        *("application", "marriage", "job", "sentence", "offences", "list"),
    }
)
REVIEW_STATES = ("entwurf", "fachlich_freigegeben")
PAPER_VALUES = {
    "stay_25a": ("ja", "nein", "pruefen", "b60"),
    "stay_25b": ("ja", "nein", "pruefen", "b60"),
    "title": ("ja", "nein", "halb", "pruefen", "bisher"),
    "lawful": ("ja", "nein", "schutz", "pruefen"),
    "stag10": ("ja", "nein", "pruefen", "bisher"),
    "course": ("anspruch", "zulassung", "kein", "pruefen", "bisher"),
}


@dataclass(frozen=True, slots=True)
class FactSpec:
    """What may be stated under a name, and the question that asks for it."""

    name: str
    type: str
    ask: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A residence title or other paper, and what its time counts for."""

    code: str
    citation: str
    name: str
    group: str
    counts: Mapping[str, str]
    section_5: bool = False
    par26_3: bool = False
    protection: bool = False
    renamed: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class ConditionSpec:
    """Where a condition stands in the law, which facts it is asked of, and what proves it."""

    name: str
    citation: str
    label: str
    effect: str
    source: str
    asks: tuple[str, ...]
    also: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Law:
    """One norm in the version that holds on a day."""

    basis: str
    norm: str
    title: str
    effect: str
    source: str
    text_as_of: date
    review: Mapping[str, Any]
    valid_from: date
    valid_to: date | None
    params: Mapping[str, Any]
    conditions: Mapping[str, ConditionSpec]
    open_questions: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All norms of one text of the law."""

    version: str
    hash: str
    facts: Mapping[str, FactSpec]
    papers: Mapping[str, Paper]
    norms: Mapping[str, tuple[Law, ...]] = field(default_factory=dict)

    def on(self, basis: str, day: date) -> Law:
        """
        Return the version of a norm that holds on a day.

        :raises Refused: no version is kept for that day.
        """
        for law in self.norms[basis]:
            if law.valid_from <= day and (law.valid_to is None or day <= law.valid_to):
                return law
        first = self.norms[basis][0].valid_from
        raise Refused(
            f"Für {basis} ist am {day} keine Fassung hinterlegt; die früheste gilt ab {first}.", key="stichtag"
        )


def versions() -> list[str]:
    """Return the texts of the law that come along, oldest first."""
    return sorted(path.name for path in DATA.iterdir() if path.is_dir())


@cache
def shipped(version: str | None = None) -> Rulebook:
    """
    Return a text of the law that comes along, the newest when none is named.

    :raises Refused: one of its files is not as it must be.
    """
    return load(DATA / (version or versions()[-1]))


def load(folder: Path) -> Rulebook:
    """
    Read and check a folder of rules.

    :raises Refused: with file, key and reason.
    """
    paths = sorted(folder.glob("*.yaml"))
    digest = hashlib.sha256(b"\0".join(path.name.encode() + b"\0" + path.read_bytes() for path in paths)).hexdigest()
    content = {path.stem: load_yaml(path) for path in paths}
    for needed in ("facts", "papers"):
        if needed not in content:
            raise Refused("Die Datei fehlt.", file=f"{folder.name}/{needed}.yaml")
    facts = _read(folder, "facts", content, _facts)
    papers = _read(folder, "papers", content, _papers)
    norms = {}
    for stem in content:
        if stem not in ("facts", "papers"):
            laws = _read(folder, stem, content, lambda body, stem=stem: _laws(stem, body, facts))
            norms[stem] = laws
    return Rulebook(folder.name, digest, MappingProxyType(facts), MappingProxyType(papers), MappingProxyType(norms))


def _read(folder: Path, stem: str, content: Mapping[str, Any], reader: Any) -> Any:
    try:
        return reader(content[stem])
    except Refused as refused:
        raise refused.within(file=f"{folder.name}/{stem}.yaml") from None


def _facts(body: Any) -> dict[str, FactSpec]:
    found = {}
    for name, row in rulechecks.mapping(rulechecks.keys(body, {"facts"}, "")["facts"], "facts").items():
        rulechecks.keys(row, {"type", "ask"}, name, optional={"values"})
        if row["type"] not in FACT_TYPES:
            raise Refused(f"Diese Art von Tatsache gibt es nicht: „{row['type']}“.", key=name)
        found[str(name)] = FactSpec(
            str(name), row["type"], rulechecks.words(row["ask"], f"{name}.ask"), tuple(row.get("values", ()))
        )
    return found


def _papers(body: Any) -> dict[str, Paper]:
    found = {}
    for code, row in rulechecks.mapping(rulechecks.keys(body, {"papers"}, "")["papers"], "papers").items():
        flags = {"section_5", "par26_3", "protection", "renamed"}
        days = {"valid_from", "valid_to"}
        rulechecks.keys(row, {"citation", "name", "group", *PAPER_VALUES}, code, optional=flags | days)
        for column, allowed in PAPER_VALUES.items():
            if row[column] not in allowed:
                raise Refused(f"Möglich sind {', '.join(allowed)}.", key=f"{code}.{column}")
        found[str(code)] = Paper(
            code=str(code),
            citation=rulechecks.words(row["citation"], f"{code}.citation"),
            name=rulechecks.words(row["name"], f"{code}.name"),
            group=row["group"],
            counts=MappingProxyType({column: row[column] for column in PAPER_VALUES}),
            section_5=row.get("section_5", False),
            par26_3=row.get("par26_3", False),
            protection=row.get("protection", False),
            renamed=row.get("renamed", False),
            valid_from=_day_or_none(row, "valid_from", str(code)),
            valid_to=_day_or_none(row, "valid_to", str(code)),
        )
    return found


def _day_or_none(row: Mapping[str, Any], name: str, code: str) -> date | None:
    return rulechecks.day(row[name], f"{code}.{name}") if name in row else None


def _laws(stem: str, body: Any, facts: Mapping[str, FactSpec]) -> tuple[Law, ...]:
    rulechecks.keys(
        body,
        {"basis", "norm", "title", "effect", "source", "text_as_of", "review", "conditions", "versions"},
        "",
        optional={"open_questions"},
    )
    if body["basis"] != stem:
        raise Refused("Der Name der Datei und die Norm darin sind verschieden.", key="basis")
    source, effect = rulechecks.source(body["source"], "source"), rulechecks.effect(body["effect"], "effect")
    conditions = {
        str(name): _condition(str(name), row, effect, source, facts)
        for name, row in rulechecks.mapping(body["conditions"], "conditions").items()
    }
    questions = tuple(_question(row, place) for place, row in enumerate(body.get("open_questions", ())))
    rows = rulechecks.versions(body["versions"])
    return tuple(
        Law(
            basis=stem,
            norm=rulechecks.words(body["norm"], "norm"),
            title=rulechecks.words(body["title"], "title"),
            effect=effect,
            source=source,
            text_as_of=rulechecks.day(body["text_as_of"], "text_as_of"),
            review=MappingProxyType(_review(body["review"])),
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
            params=MappingProxyType(row["params"]),
            conditions=MappingProxyType(conditions),
            open_questions=questions,
        )
        for row in rows
    )


def _condition(name: str, row: Any, effect: str, source: str, facts: Mapping[str, FactSpec]) -> ConditionSpec:
    key = f"conditions.{name}"
    rulechecks.keys(row, {"citation", "label", "asks"}, key, optional={"also", "evidence", "effect", "source"})
    citation = rulechecks.words(row["citation"], f"{key}.citation")
    if "§" not in citation and "Art." not in citation:
        raise Refused("Die Fundstelle nennt keinen Paragrafen.", key=f"{key}.citation")
    for fact in (*row["asks"], *row.get("also", ())):
        if fact not in facts:
            raise Refused(f"Die Tatsache „{fact}“ steht nicht in facts.yaml.", key=f"{key}.asks")
    return ConditionSpec(
        name=name,
        citation=citation,
        label=rulechecks.words(row["label"], f"{key}.label"),
        effect=rulechecks.effect(row.get("effect", effect), f"{key}.effect"),
        source=rulechecks.source(row.get("source", source), f"{key}.source"),
        asks=tuple(row["asks"]),
        also=tuple(row.get("also", ())),
        evidence=tuple(row.get("evidence", ())),
    )


def _question(row: Any, place: int) -> Mapping[str, str]:
    key = f"open_questions[{place}]"
    rulechecks.keys(row, {"key", "question", "reading_a", "reading_b"}, key)
    return MappingProxyType({name: rulechecks.words(text, f"{key}.{name}") for name, text in row.items()})


def _review(row: Any) -> dict[str, Any]:
    rulechecks.keys(row, {"state", "by", "date"}, "review")
    if row["state"] not in REVIEW_STATES:
        raise Refused(f"Möglich sind {', '.join(REVIEW_STATES)}.", key="review.state")
    if row["state"] != "entwurf" and not (row["by"] and isinstance(row["date"], date)):
        raise Refused("Eine Freigabe nennt Person und Tag.", key="review")
    return dict(row)

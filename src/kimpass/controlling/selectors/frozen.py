"""What a release holds: the drawn report as it was, its checksum, and how two versions differ."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from kimpass.controlling.selectors.figures import Bar, Figure, ProofRow, Report, Row, Section, Table

Content = Mapping[str, Any]


def canonical(content: Content) -> bytes:
    """Return content as bytes that do not depend on the order of keys or on who wrote it down."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def checksum(content: Content) -> str:
    """Return the SHA-256 of content in its canonical form (REP-07)."""
    return hashlib.sha256(canonical(content)).hexdigest()


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _figure(told: Content) -> Figure:
    rows = (
        ProofRow(row["text"], _number(row["value"]), _day(row["on"]), row.get("source", ""), row.get("instead", ""))
        for row in told["proof"]
    )
    return Figure(
        told["key"],
        told["label"],
        _number(told["value"]),
        told["unit"],
        told["definition"],
        told["scope"],
        date.fromisoformat(told["as_of"]),
        tuple(rows),
        tuple(told["remarks"]),
        told["hidden"],
        # The words that stood there, whoever reads them in which language.
        "" if told["value"] is not None else told["shown"],
        told["counts"],
        told.get("common", ""),
    )


def _row(told: Content, figures: Mapping[str, Figure]) -> Row:
    numbers = set(told["numbers"])
    cells = tuple(figures[cell] if place in numbers else cell for place, cell in enumerate(told["cells"]))
    return Row(told["label"], cells, told["is_total"], told["is_flagged"])


def _section(told: Content, figures: Mapping[str, Figure]) -> Section:
    tables = tuple(
        Table(
            table["title"],
            tuple(table["columns"]),
            tuple(_row(row, figures) for row in table["rows"]),
            tuple(table["remarks"]),
        )
        for table in told["tables"]
    )
    bars = tuple(
        Bar(bar["label"], tuple((name, Decimal(value)) for name, value in bar["parts"]), bar["note"])
        for bar in told["bars"]
    )
    return Section(
        told["key"],
        told["title"],
        told["meta"],
        tables,
        tuple(figures[key] for key in told["figures"]),
        tuple(told["texts"]),
        bars,
    )


def report_of(content: Content) -> Report:
    """Return the report a release holds, figure for figure as it was drawn."""
    figures = {key: _figure(told) for key, told in content["figures"].items()}
    return Report(
        content["kind"],
        content["title"],
        content["district"],
        date.fromisoformat(content["as_of"]),
        tuple(_section(told, figures) for told in content["sections"]),
        content["period"] or "",
        tuple(content["outcome"].items()),
    )


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing two versions say differently; nothing on one side means that it is not there."""

    key: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What a version says otherwise than the one before it."""

    figures: tuple[Changed, ...]
    texts: tuple[Changed, ...]
    front: tuple[Changed, ...]

    def __bool__(self) -> bool:
        return bool(self.figures or self.texts or self.front)


def _apart(before: Mapping[str, tuple[str, str]], after: Mapping[str, tuple[str, str]]) -> tuple[Changed, ...]:
    """Compare (label, words) by key, in the order of the newer version, then what it no longer holds."""
    keys = [*after, *(key for key in before if key not in after)]
    nothing = ("", "")
    return tuple(
        Changed(
            key, after.get(key, before.get(key, nothing))[0], before.get(key, nothing)[1], after.get(key, nothing)[1]
        )
        for key in keys
        if before.get(key, nothing)[1] != after.get(key, nothing)[1]
    )


def _shown(figures: Mapping[str, Figure]) -> dict[str, tuple[str, str]]:
    return {key: (figure.label, figure.shown_with_unit) for key, figure in figures.items()}


def _written(content: Content) -> dict[str, tuple[str, str]]:
    texts = {f"text.{part['key']}": (part["label"], part["text"]) for part in content.get("texts", ())}
    labels = {key: figure["label"] for key, figure in content["figures"].items()}
    told = content.get("explanations", {})
    drawn = {
        f"section.{section['key']}": (section["title"], "\n".join(section["texts"])) for section in content["sections"]
    }
    explained = {
        f"explanation.{key}": (_("Erläuterung: %(figure)s") % {"figure": labels.get(key, key)}, text)
        for key, text in told.items()
    }
    return texts | explained | drawn


def _front(content: Content) -> dict[str, tuple[str, str]]:
    return {row["key"]: (row["label"], row["value"]) for row in content.get("front", ())}


def difference(before: Content, after: Content) -> Difference:
    """Return figure by figure, text by text what the newer version says differently."""
    old, new = ({figure.key: figure for figure in report_of(content).figures()} for content in (before, after))
    return Difference(
        _apart(_shown(old), _shown(new)),
        _apart(_written(before), _written(after)),
        _apart(_front(before), _front(after)),
    )

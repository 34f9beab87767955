"""Checks of rules files: keys, words, days, and versions without hole or overlap."""

from datetime import date, timedelta
from typing import Any

from kimpass.law.errors import Refused

EFFECTS = ("ist", "soll", "regelmaessig", "kann")


def keys(row: Any, needed: set[str], key: str, optional: set[str] | None = None) -> dict[str, Any]:
    table = mapping(row, key)
    inside = f"{key}." if key else ""
    for name in sorted(needed - set(table)):
        raise Refused("Die Angabe fehlt.", key=f"{inside}{name}")
    for name in table:
        if name not in needed | (optional or set()):
            raise Refused("Diese Angabe gibt es hier nicht.", key=f"{inside}{name}")
    return table


def mapping(row: Any, key: str) -> dict[str, Any]:
    if not isinstance(row, dict) or not row:
        raise Refused("Hier steht eine Zuordnung.", key=key)
    return row


def words(text: Any, key: str) -> str:
    if isinstance(text, str) and text.strip():
        return text
    raise Refused("Der Text fehlt.", key=key)


def source(text: Any, key: str) -> str:
    address = words(text, key)
    if not address.startswith("https://www.gesetze-im-internet.de/"):
        raise Refused("Die Quelle ist nicht die amtliche Adresse.", key=key)
    return address


def effect(text: Any, key: str) -> str:
    if text not in EFFECTS:
        raise Refused(f"Möglich sind {', '.join(EFFECTS)}.", key=key)
    return str(text)


def day(value: Any, key: str) -> date:
    if type(value) is date:
        return value
    raise Refused("Hier steht ein Tag (JJJJ-MM-TT).", key=key)


def versions(rows: Any) -> list[dict[str, Any]]:
    """Return the versions in order; each begins on the day after the one before."""
    if not isinstance(rows, list) or not rows:
        raise Refused("Es fehlt eine Fassung.", key="versions")
    found: list[dict[str, Any]] = []
    for place, row in enumerate(rows):
        key = f"versions[{place}]"
        keys(row, {"valid_from", "valid_to", "params"}, key)
        end = row["valid_to"]
        found.append(
            {
                "valid_from": day(row["valid_from"], f"{key}.valid_from"),
                "valid_to": None if end is None else day(end, f"{key}.valid_to"),
                "params": dict(mapping(row["params"], f"{key}.params")),
            }
        )
        _fits(found, key)
    return found


def _fits(found: list[dict[str, Any]], key: str) -> None:
    this = found[-1]
    if this["valid_to"] is not None and this["valid_to"] < this["valid_from"]:
        raise Refused("Die Fassung endet, bevor sie beginnt.", key=f"{key}.valid_to")
    if len(found) == 1:
        return
    before = found[-2]
    if set(before["params"]) != set(this["params"]):
        different = ", ".join(sorted(set(before["params"]) ^ set(this["params"])))
        raise Refused(f"Die Fassungen haben verschiedene Werte: {different}.", key=f"{key}.params")
    if before["valid_to"] is None or this["valid_from"] <= before["valid_to"]:
        raise Refused("Die Fassung überschneidet sich mit der vorigen.", key=f"{key}.valid_from")
    if this["valid_from"] != before["valid_to"] + timedelta(days=1):
        raise Refused(
            f"Zwischen {before['valid_to']} und {this['valid_from']} gilt keine Fassung.", key=f"{key}.valid_from"
        )

"""Hold a profile against the schema, and say in German what does not fit."""

import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator

from kimpass.controlling.importer.refusal import Refusal, path_of

SCHEMA = Path(__file__).parent.parent / "data" / "district.schema.json"
# Marks that turn the reading direction can make a name read as another; they have no place in names.
DIRECTION = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
KINDS = {
    "string": "Text in Anführungszeichen",
    "integer": "ganze Zahl",
    "boolean": "true oder false",
    "object": "Gruppe von Schlüsseln",
    "array": "Liste",
    "null": "null",
}


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def _short(value: object) -> str:
    text = "".join(c if c.isprintable() else "?" for c in str(value))
    return text if len(text) <= 40 else f"{text[:37]}…"


def _kinds(wanted: str | list[str]) -> str:
    return " oder ".join(KINDS.get(kind, kind) for kind in ([wanted] if isinstance(wanted, str) else wanted))


def _missing(error: Any) -> str:
    keys = [key for key in error.validator_value if key not in error.instance]
    return _("Es fehlt: %(keys)s.") % {"keys": ", ".join(keys)}


def _unknown(error: Any) -> str:
    keys = [str(key) for key in error.instance if key not in error.schema.get("properties", {})]
    return _("Unbekannt: %(keys)s.") % {"keys": _short(", ".join(keys))}


def _wrong_kind(error: Any) -> str:
    title = error.schema.get("title", "")
    return _("„%(value)s“ ist keine Angabe der Art: %(kind)s. Erwartet wird: %(title)s.") % {
        "value": _short(error.instance),
        "kind": _kinds(error.validator_value),
        "title": title or _kinds(error.validator_value),
    }


def _wrong_form(error: Any) -> str:
    return _("„%(value)s“ hat nicht die Form: %(title)s.") % {
        "value": _short(error.instance),
        "title": error.schema.get("title", error.validator_value),
    }


def _wrong_choice(error: Any) -> str:
    allowed = error.validator_value if error.validator == "enum" else [error.validator_value]
    return _("„%(value)s“ ist nicht vorgesehen. Möglich: %(allowed)s.") % {
        "value": _short(error.instance),
        "allowed": ", ".join(str(value) for value in allowed),
    }


def _too_long(error: Any) -> str:
    return _("Der Text hat %(length)s Zeichen, erlaubt sind %(limit)s.") % {
        "length": len(error.instance),
        "limit": error.validator_value,
    }


REASONS = {
    "required": _missing,
    "additionalProperties": _unknown,
    "type": _wrong_kind,
    "pattern": _wrong_form,
    "enum": _wrong_choice,
    "const": _wrong_choice,
    "maxLength": _too_long,
}


def _reason(error: Any) -> str:
    if error.validator in REASONS:
        return REASONS[error.validator](error)
    return _("Die Angabe „%(value)s“ ist leer, doppelt oder außerhalb der Grenzen.") % {"value": _short(error.instance)}


def misshapen(data: dict[str, Any], file: str) -> list[Refusal]:
    """Return everything that does not fit the schema, in the order of the file's sections."""
    found = sorted(_validator().iter_errors(data), key=lambda error: [str(part) for part in error.absolute_path])
    # One missing key is reported once, not once more for each level above it.
    return list(dict.fromkeys(Refusal(file, path_of(error.absolute_path), _reason(error)) for error in found))


def _texts(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, str(key)), str(key)
            yield from _texts(inner, (*path, str(key)))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _texts(inner, (*path, position))


def dangerous_characters(data: dict[str, Any], file: str) -> list[Refusal]:
    """Return every text with control characters or marks that turn the reading direction."""
    return [
        Refusal(
            file, path_of(path), _("Der Text enthält Steuerzeichen oder Zeichen, die die Schreibrichtung umkehren.")
        )
        for path, text in _texts(data)
        if any(unicodedata.category(c) in {"Cc", "Cs"} or unicodedata.bidirectional(c) in DIRECTION for c in text)
    ]

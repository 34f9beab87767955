"""YAML and JSON as we want them: small, no key twice, one line about what is wrong."""

import json
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from kimpass.law.errors import Refused

LARGEST = 64 * 1024 * 1024


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """The safe loader, which refuses a key that stands twice in a mapping."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002
        seen = set()
        for key_node, _value in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise Refused(f"Ein Schlüssel muss ein Wort sein (Zeile {key_node.start_mark.line + 1}).")
            if key in seen:
                raise Refused(f"Der Schlüssel steht zweimal da (Zeile {key_node.start_mark.line + 1}).", key=str(key))
            seen.add(key)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return mapping


def load_yaml(path: Path) -> Any:
    """
    Read a YAML or JSON file.

    :raises Refused: it cannot be read, is too large, or is neither.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise Refused("Die Datei ist größer als 64 MB.", file=str(path))
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("Die Datei ist kein Text in UTF-8.", file=str(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "ungültiger Name"
        raise Refused(f"Die Datei lässt sich nicht lesen ({reason}).", file=str(path)) from None
    try:
        return _parse(text)
    except Refused as refused:
        raise refused.within(file=str(path)) from None


def _parse(text: str) -> Any:
    if text.lstrip().startswith(("{", "[")):
        try:
            return json.loads(text, object_pairs_hook=_once)
        except (json.JSONDecodeError, RecursionError):
            pass  # flow style is YAML too
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - derived from the safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f" (Zeile {mark.line + 1})" if mark else ""
        raise Refused(f"Das ist weder YAML noch JSON{place}.") from None
    except (ValueError, RecursionError) as error:
        raise Refused(f"Das lässt sich nicht lesen: {str(error)[:80] or 'zu tief verschachtelt'}.") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise Refused("Der Schlüssel steht zweimal da.", key=key)
        found[key] = value
    return found

"""Read a profile's text: plain YAML without its traps."""

import re
from typing import Any

import yaml
from django.utils.translation import gettext as _

from kimpass.controlling.importer.refusal import ProfileRefused, Refusal

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
_TAG = "tag:yaml.org,2002:"


class _Fault(Exception):
    """A trap of YAML was found."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason, self.line = reason, line


class _Loader(yaml.SafeLoader):
    """Dates stay text, `on` and `yes` are words, a key stands once, nothing refers to anything."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Refuse references and bottomless nesting before anything is built from them."""
        line = self.peek_event().start_mark.line + 1  # type: ignore[no-untyped-call]
        if self.check_event(yaml.AliasEvent):
            raise _Fault(_("Verweise (&, *) sind nicht erlaubt."), line)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _Fault(_("Die Angaben sind zu tief geschachtelt."), line)
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 - the library's signature
        """Refuse a key that stands twice: the library would silently keep the last."""
        seen: set[str] = set()
        for key, _value in node.value:
            if key.value in seen:
                raise _Fault(
                    _("Der Schlüssel „%(key)s“ steht doppelt.") % {"key": key.value[:60]}, key.start_mark.line + 1
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    letter: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in {f"{_TAG}timestamp", f"{_TAG}bool", f"{_TAG}merge", f"{_TAG}int", f"{_TAG}float"}
    ]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(f"{_TAG}bool", re.compile(r"(?:true|false)\Z"), list("tf"))
_Loader.add_implicit_resolver(f"{_TAG}int", re.compile(r"(?:0|[1-9][0-9]{0,8})\Z"), list("0123456789"))
_Loader.add_implicit_resolver(f"{_TAG}float", re.compile(r"[0-9]+\.[0-9]+\Z"), list("0123456789"))


def read(content: bytes, file: str) -> dict[str, Any]:
    """
    Return a profile's data, dates and decimals still as text.

    :raises ProfileRefused: the content is no readable YAML of keys and values.
    """
    if len(content) > MAX_BYTES:
        raise ProfileRefused([Refusal(file, "", _("Die Datei ist größer als 1 MB."))])
    try:
        data = yaml.load(content.decode("utf-8"), _Loader)  # noqa: S506 - a subclass of the safe loader
    except UnicodeDecodeError as error:
        raise ProfileRefused([Refusal(file, "", _("Die Datei ist kein UTF-8-Text."))]) from error
    except _Fault as fault:
        raise ProfileRefused([Refusal(file, _line(fault.line), fault.reason)]) from fault
    except (yaml.YAMLError, RecursionError, ValueError, AttributeError, TypeError) as error:
        raise ProfileRefused([_unreadable(error, file)]) from error
    if not isinstance(data, dict):
        raise ProfileRefused([Refusal(file, "", _("Die Datei enthält kein Kreisprofil aus Schlüsseln und Werten."))])
    return data


def _line(number: int) -> str:
    return _("Zeile %(number)s") % {"number": number}


def _unreadable(error: Exception, file: str) -> Refusal:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if isinstance(error, yaml.reader.ReaderError):
        return Refusal(file, "", _("Die Datei enthält ein nicht erlaubtes Steuerzeichen."))
    return Refusal(file, _line(mark.line + 1) if mark else "", _("Die Datei ist kein gültiges YAML."))

"""`./kim precheck DATEI [--strict]`: one entry or a list, YAML or JSON."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from kimpass.law.errors import Refused
from kimpass.law.precheck import check, read_entry, start
from kimpass.law.rulebook import Rulebook
from kimpass.law.yamlfiles import load_yaml

WRONG_USE = 2


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        del message
        raise Refused("Aufruf: ./kim precheck DATEI [--strict]")


def run(arguments: Sequence[str]) -> int:
    """Check the entries of a file and print the results as JSON; 2 for a file that is refused."""
    parser = _Parser(prog="./kim precheck", description="Aufenthaltsrechtliche Vorprüfung; keine Entscheidung.")
    parser.add_argument("file", metavar="DATEI", help="ein Eintrag oder eine Liste, YAML oder JSON")
    parser.add_argument("--strict", action="store_true", help="was nicht angegeben ist, zählt als offen")
    try:
        options = parser.parse_args(list(arguments))
        results = precheck(Path(options.file), strict=options.strict)
    except Refused as refused:
        sys.stderr.write(f"KIMpass: {' '.join(str(refused).split())}\n")
        return WRONG_USE
    sys.stdout.write(json.dumps(results, ensure_ascii=False, indent=2) + "\n")
    return 0


def precheck(path: Path, *, strict: bool) -> Any:
    """
    Return the results of a file: one for one entry, a list for a list.

    :raises Refused: with file, key and reason.
    """
    book = start()
    content = load_yaml(path)
    entries = content["cases"] if isinstance(content, Mapping) and "cases" in content else content
    try:
        if isinstance(entries, list):
            return [_one(raw, book, place, strict=strict) for place, raw in enumerate(entries)]
        return _one(entries, book, 0, strict=strict)
    except Refused as refused:
        raise refused.within(file=str(path)) from None


def _one(raw: object, book: Rulebook, place: int, *, strict: bool) -> dict[str, Any]:
    entry = read_entry(raw, book, strict=strict, place=place)
    try:
        return check(entry, book).as_json()
    except Refused as refused:
        raise refused.within(key=entry.id) from None

"""The messages of Python's argument parser in German, since it ships no translation."""

import re

PATTERNS = (
    (r"the following arguments are required: (?P<names>.+)", "Es fehlt: {names}."),
    (r"unrecognized arguments: (?P<names>.+)", "Unbekannte Angabe: {names}."),
    (r"one of the arguments (?P<names>.+) is required", "Es fehlt eine dieser Angaben: {names}."),
    (r"argument (?P<name>.+?): expected one argument", "{name}: Es fehlt der Wert."),
    (r"argument (?P<name>.+?): expected .+", "{name}: Es fehlen Werte."),
    (
        r"argument (?P<name>.+?): invalid choice: (?P<value>.+) \(choose from (?P<choices>.+)\)",
        "{name}: {value} gibt es nicht; möglich sind {choices}.",
    ),
    (r"argument (?P<name>.+?): invalid \w+ value: (?P<value>.+)", "{name}: {value} ist kein gültiger Wert."),
    (r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)", "{name} geht nicht zusammen mit {other}."),
    (r"ambiguous option: (?P<name>.+?) could match (?P<choices>.+)", "{name} ist mehrdeutig: {choices}."),
    (r"argument (?P<name>.+?): (?P<text>.+)", "{name}: {text}"),
)


def parser_message(english: str) -> str:
    """Say in German what the argument parser objects to."""
    text = english.removeprefix("Error: ").strip()
    for pattern, german in PATTERNS:
        if found := re.fullmatch(pattern, text, flags=re.DOTALL):
            return german.format(**found.groupdict())
    return text

"""The English catalogue: every German string of the program is found in the sources and has its English text."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from kimtools.errors import UsageError, say
from kimtools.places import SOURCE

PACKAGE = SOURCE / "kimpass"
PO_FILE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
# How our sources call the translation functions, and where in the call the text stands: (context, singular, plural).
CALLS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "_t": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
}
CALL_IN_TEMPLATE = re.compile(r"(?<![\w.])(_|n?p?gettext)\(")


@dataclass(frozen=True, slots=True)
class Text:
    """One German string: its context and its plural, where it has them."""

    singular: str
    plural: str | None = None
    context: str | None = None


def _constant(call: ast.Call, place: int | None) -> str | None:
    if place is None or place >= len(call.args):
        return None
    node = call.args[place]
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _text_of(call: ast.Call) -> Text | None:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name not in CALLS:
        return None
    context, singular, plural = (_constant(call, place) for place in CALLS[name])
    return Text(singular, plural, context) if singular else None


def in_python(source: str) -> Iterator[Text]:
    """Yield the strings a Python file translates."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (text := _text_of(node)):
            yield text


def _call_at(source: str, start: int) -> ast.Call | None:
    end = source.find(")", start)
    while end != -1:
        try:
            node = ast.parse(source[start : end + 1].strip(), mode="eval").body
        except SyntaxError:
            end = source.find(")", end + 1)
        else:
            return node if isinstance(node, ast.Call) else None
    return None


def in_template(source: str) -> Iterator[Text]:
    """Yield the strings a template translates."""
    calls = templatize(source)
    for found in CALL_IN_TEMPLATE.finditer(calls):
        call = _call_at(calls, found.start())
        if call is not None and (text := _text_of(call)):
            # Django itself reads %% in a template as one percent sign, and so does the catalogue.
            yield text


def in_sources() -> dict[Text, list[str]]:
    """Return every string of the package with the files that use it."""
    if not settings.configured:
        django.setup()
    found: dict[Text, list[str]] = {}
    for path in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("templates/**/*.html")]):
        place = path.relative_to(PACKAGE)
        if {"tests", "migrations"} & set(place.parts):
            continue
        read = in_python if path.suffix == ".py" else in_template
        for text in read(path.read_text()):
            files = found.setdefault(text, [])
            if str(place) not in files:
                files.append(str(place))
    return found


def load(path: Path = PO_FILE) -> Catalog:
    """Read the catalogue, empty when there is none yet."""
    if not path.exists():
        return Catalog(locale="en")
    with path.open("rb") as file:
        return read_po(file, locale="en")


def updated(old: Catalog, texts: dict[Text, list[str]]) -> Catalog:
    """Return the catalogue of exactly these strings, with the English texts that are there already."""
    new = Catalog(
        locale="en", project="KIMpass", version="1", fuzzy=False, header_comment="# English texts of KIMpass."
    )
    new.creation_date = new.revision_date = old.creation_date if len(old) else new.creation_date
    for text, files in sorted(texts.items(), key=lambda item: (item[1], item[0].singular)):
        key = (text.singular, text.plural) if text.plural else text.singular
        known = old.get(key, context=text.context)
        new.add(
            key,
            known.string if known else None,
            locations=[(name, 0) for name in files],
            context=text.context,
            flags=["python-format"] if "%(" in text.singular else [],
        )
    return new


def missing(catalogue: Catalog) -> list[str]:
    """Return the German strings that have no English text."""
    lacking = []
    for message in catalogue:
        if message.id:
            forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
            if not forms or not all(forms):
                lacking.append(message.id if isinstance(message.id, str) else message.id[0])
    return lacking


def po_bytes(catalogue: Catalog) -> bytes:
    """Return the catalogue as the text file that people edit."""
    out = BytesIO()
    write_po(out, catalogue, width=116, sort_output=False, omit_header=False, include_lineno=False)
    return out.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Return the catalogue as the file the program reads."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def run(arguments: Sequence[str]) -> int:
    """
    Bring the catalogue up to the sources, and name the strings still without English text.

    :raises UsageError: an argument was given.
    """
    if arguments:
        raise UsageError("words kennt keine Angaben.")
    catalogue = updated(load(), in_sources())
    PO_FILE.parent.mkdir(parents=True, exist_ok=True)
    PO_FILE.write_bytes(po_bytes(catalogue))
    PO_FILE.with_suffix(".mo").write_bytes(mo_bytes(load()))
    lacking = missing(load())
    for text in lacking:
        say(f"ohne englischen Text: {text}")
    say(f"{len(load())} Texte, davon {len(lacking)} ohne englischen Text.")
    return 1 if lacking else 0

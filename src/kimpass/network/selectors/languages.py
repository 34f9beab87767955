"""Languages by code and by name: read from what people typed, and written as people read them."""

import re

from kimpass.kernel.access import Actor
from kimpass.network.selectors.interpreters import language_choices

APART = re.compile(r"\s*(?:[,;/]|\bund\b)\s*")
LONGEST = 200


def recognised(actor: Actor, text: str, names: dict[str, str] | None = None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes of the languages a text names, and the words in it that are none we know."""
    names = dict(language_choices(actor)) if names is None else names
    known = {label.lower(): code for code, label in names.items()} | {code: code for code in names}
    codes, others = [], []
    for word in (part.strip() for part in APART.split(text)):
        if not word:
            continue
        code = known.get(word.lower())
        codes.append(code) if code else others.append(word)
    return tuple(dict.fromkeys(codes)), tuple(dict.fromkeys(others))


def in_step(actor: Actor, text: str, spoken: tuple[str, ...] | None) -> str:
    """Return the text of an offer's languages: the names of its codes, then the words no code stands for."""
    names = dict(language_choices(actor))
    codes, others = recognised(actor, text, names)
    chosen = codes if spoken is None else spoken
    return ", ".join([*sorted(names.get(code, code) for code in chosen), *others])[:LONGEST]

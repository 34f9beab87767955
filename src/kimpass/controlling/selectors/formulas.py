"""
The small language of targets: numbers and indicators with + - * / and parentheses, "2 x lg_sessions" (F-20).

Read and worked out by hand, never by the interpreter: what is typed is data. Worked out in fractions, so that no
digit is lost on the way; an unknown indicator makes the result unknown, and so does a division by nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

LONGEST, DEEPEST = 120, 20
LIMIT = Fraction(1_000_000)
# The sign of a product is written in many ways; a lone "x" is one of them.
NUMBER, NAME = r"\d{1,6}(?:[.,]\d{1,2})?(?![\d.,])", r"[a-z][a-z0-9_]+(?:\.[a-z0-9_]+)*"
TOKEN = re.compile(rf"\s*(?:({NUMBER})|({NAME})|([x+*/():×·÷−-]))", re.ASCII)
SIGNS = {"x": "*", "×": "*", "·": "*", ":": "/", "÷": "/", "−": "-"}

Expression = Fraction | str | tuple[str, "Expression", "Expression"]
Values = Callable[[str], Decimal | None]


class FormulaFault(ValueError):
    """The text is no formula; the message says why, in words for whoever typed it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a formula comes to: a value, or None with the reason."""

    value: Decimal | None
    reason: str = ""


class _Unknown(Exception):
    """An indicator has no value yet."""


def _tokens(text: str) -> Iterator[str]:
    position = 0
    while position < len(text):
        found = TOKEN.match(text, position)
        if found is None:
            raise FormulaFault(
                _("„%(part)s“ gehört nicht in eine Rechnung.") % {"part": text[position : position + 20]}
            )
        yield SIGNS.get(found[0].strip(), found[0].strip())
        position = found.end()


class _Reader:
    """Reads sums of products of numbers, indicators and parentheses."""

    def __init__(self, text: str) -> None:
        self.rest = [*_tokens(text), ""]
        self.depth = 0

    def read(self) -> Expression:
        found = self._chain("+-", lambda: self._chain("*/", self._part))
        if self.rest[0]:
            raise FormulaFault(_("Vor „%(part)s“ fehlt ein Rechenzeichen.") % {"part": self.rest[0]})
        return found

    def _chain(self, signs: str, part: Callable[[], Expression]) -> Expression:
        found = part()
        while self.rest[0] and self.rest[0] in signs:
            sign = self.rest.pop(0)
            found = (sign, found, part())
        return found

    def _part(self) -> Expression:
        word = self.rest.pop(0) if self.rest[0] else ""
        if word == "(":
            return self._inside()
        if word[:1].isdigit():
            return Fraction(word.replace(",", "."))
        if word[:1].isalpha():
            return word
        raise FormulaFault(_("Nach einem Rechenzeichen fehlt eine Zahl oder eine Messgröße."))

    def _inside(self) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise FormulaFault(_("Die Klammern sind zu tief geschachtelt."))
        found = self._chain("+-", lambda: self._chain("*/", self._part))
        if self.rest[0] != ")":
            raise FormulaFault(_("Eine Klammer ist nicht geschlossen."))
        self.rest.pop(0)
        self.depth -= 1
        return found


def parse(text: str) -> Expression:
    """
    Read a formula.

    :raises FormulaFault: it is none.
    """
    if not text.strip():
        raise FormulaFault(_("Die Rechnung ist leer."))
    if len(text) > LONGEST:
        raise FormulaFault(_("Die Rechnung ist länger als %(most)s Zeichen.") % {"most": LONGEST})
    return _Reader(text.strip()).read()


def names_in(expression: Expression) -> set[str]:
    """Return the indicators a formula asks for."""
    if isinstance(expression, tuple):
        return names_in(expression[1]) | names_in(expression[2])
    return {expression} if isinstance(expression, str) else set()


def _work_out(expression: Expression, value_of: Values) -> Fraction:
    if isinstance(expression, Fraction):
        return expression
    if isinstance(expression, str):
        value = value_of(expression)
        if value is None:
            raise _Unknown
        return Fraction(value)
    sign, left, right = expression
    first, second = _work_out(left, value_of), _work_out(right, value_of)
    if sign == "+":
        return first + second
    if sign == "-":
        return first - second
    return first * second if sign == "*" else first / second


def _decimal(value: Fraction) -> Decimal:
    """Return a fraction with two decimals, halves rounded up, as targets are stored."""
    hundredths = (abs(value) * 200 + 1) // 2
    return Decimal(int(hundredths) if value >= 0 else -int(hundredths)).scaleb(-2)


def work_out(expression: Expression, value_of: Values) -> Outcome:
    """Return what a formula comes to with the values of the indicators; it never raises for what people can type."""
    try:
        value = _work_out(expression, value_of)
    except _Unknown:
        return Outcome(None)
    except ZeroDivisionError:
        return Outcome(None, _("Die Rechnung teilt durch null."))
    if abs(value) >= LIMIT:
        return Outcome(None, _("Das Ergebnis der Rechnung ist zu groß."))
    return Outcome(_decimal(value))


def normal(text: str, labels: Mapping[str, str]) -> str:
    """Return a formula with the keys of indicators in the place of their labels, which people may type instead."""
    found = " ".join(text.split())
    for key, label in sorted(labels.items(), key=lambda pair: -len(pair[1])):
        found = re.sub(rf"(?<!\w){re.escape(label)}(?!\w)", key, found, flags=re.IGNORECASE)
    return found


def spoken(text: str, labels: Mapping[str, str]) -> str:
    """Return a formula with labels in the place of keys, for reading."""
    shown = re.sub(NAME, lambda found: labels.get(found[0], found[0]), text)
    return re.sub(r"(?<=[\d)]) ?[x*] ?", " × ", shown)

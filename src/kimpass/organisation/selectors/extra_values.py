"""What may stand in a district's own fields: every value is tested against its definition when it is written."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.organisation.models import ExtraField
from kimpass.organisation.selectors.extra_fields import Type, codes_in, label_of, offered_options, outdated
from kimpass.ui.fields import EARLIEST, LATEST, clean

LONGEST = 500
LARGEST = Decimal(10) ** 12
DECIMALS = 4


class ExtraValueRefused(RuleViolation):
    """A value does not fit the definition of its field."""


class ValuesChangedMeanwhile(RuleViolation):
    """Somebody else filled the same fields since the form was opened."""


def _text(field: ExtraField, value: Any, kept: Any) -> str | None:
    if not isinstance(value, str):
        raise ValueError(_("Bitte geben Sie Text ein."))
    try:
        cleaned = clean(value, lines=False)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from error
    if len(cleaned) > LONGEST:
        raise ValueError(_("Höchstens %(number)s Zeichen.") % {"number": LONGEST})
    return cleaned or None


def _number(field: ExtraField, value: Any, kept: Any) -> str | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise ValueError(_("Das ist keine Zahl.")) from error
    if not number.is_finite() or abs(number) >= LARGEST or number != round(number, DECIMALS):
        raise ValueError(_("Die Zahl ist zu groß oder hat mehr als vier Stellen nach dem Komma."))
    return f"{number.normalize():f}"


def _date(field: ExtraField, value: Any, kept: Any) -> str | None:
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError as error:
        raise ValueError(_("Diesen Tag gibt es nicht.")) from error
    if not EARLIEST <= day <= LATEST:
        raise ValueError(_("Das Datum liegt zu weit zurück oder voraus."))
    return day.isoformat()


def _choice(field: ExtraField, value: Any, kept: Any) -> str | None:
    if value not in {code for code, _words in offered_options(field, codes_in(kept))}:
        raise ValueError(_("Bitte wählen Sie eine Antwort aus der Liste."))
    return str(value)


def _choices(field: ExtraField, value: Any, kept: Any) -> list[str] | None:
    offered = [code for code, _words in offered_options(field, codes_in(kept))]
    if not isinstance(value, list | tuple) or not set(value) <= set(offered):
        raise ValueError(_("Bitte wählen Sie Antworten aus der Liste."))
    return [code for code in offered if code in set(value)] or None


READERS: dict[str, Callable[[ExtraField, Any, Any], Any]] = {
    Type.TEXT: _text,
    Type.NUMBER: _number,
    Type.DATE: _date,
    Type.YES_NO: _choice,
    Type.CHOICE: _choice,
    Type.CHOICES: _choices,
}


def checked(fields: Iterable[ExtraField], said: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return the values to store: what was said about fields in use, over what stood there before.

    What is not mentioned stays, so that values of ended fields are never lost; nothing said empties a field.

    :raises ExtraValueRefused: a value does not fit, or belongs to no field in use.
    """
    known = {field.key: field for field in fields}
    stored, reasons = dict(before), []
    for key, value in said.items():
        field = known.get(key)
        if field is None:
            reasons.append(_("Dieses Zusatzfeld wird nicht mehr erfasst. Bitte laden Sie die Seite neu."))
            continue
        try:
            stored[key] = None if value in (None, "", []) else READERS[field.type](field, value, before.get(key))
        except ValueError as error:
            reasons.append(f"{label_of(field)}: {error}")
    if reasons:
        raise ExtraValueRefused.because(dict.fromkeys(reasons))
    return {key: value for key, value in stored.items() if value is not None}


def refilled(
    fields: Iterable[ExtraField], said: Mapping[str, Any], before: Mapping[str, Any], seen: Mapping[str, Any] | None
) -> tuple[dict[str, Any], int]:
    """
    Return the values to store and how many of them are new; `seen` is what stood in the form that was opened.

    :raises ValuesChangedMeanwhile: what stood there is no longer what was seen.
    :raises ExtraValueRefused: a value does not fit, or belongs to no field in use.
    """
    known = list(fields)
    if reason := outdated(known, seen, before):
        raise ValuesChangedMeanwhile(reason)
    stored = checked(known, said, before)
    return stored, sum(before.get(key) != stored.get(key) for key in {*before, *stored})

"""Form fields that take what people type and refuse what would harm or confuse, in plain German."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from babel.numbers import NumberFormatError, parse_decimal
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Embeddings, overrides and isolates turn the order of what follows: "gpj.exe" reads "exe.jpg".
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
GERMAN_DATE = re.compile(r"([0-9]{1,2})[.,]([0-9]{1,2})[.,]([0-9]{4})", re.ASCII)
ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
FILL_IN, CHOOSE = _("Bitte füllen Sie dieses Feld aus."), _("Bitte wählen Sie aus.")
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


def known_at_end_of(day: date | None, today: date) -> datetime | None:
    """Return the last instant of a day of knowledge; today and later is what is known now."""
    if day is None or day >= today:
        return None
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def is_control(letter: str) -> bool:
    """Test whether a character is a control character other than line feed and tab."""
    return letter not in "\n\t" and unicodedata.category(letter) == "Cc"


def is_seen(letter: str) -> bool:
    """Test whether a character leaves a mark on paper."""
    return unicodedata.category(letter) not in {"Cf", "Zs", "Zl", "Zp", "Cc"}


def clean(text: str, *, lines: bool) -> str:
    """
    Return text in composed form (NFC), trimmed; emoji and letters of every script stay.

    :raises ValidationError: control characters, halves of a character, or characters that turn the reading order.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(unicodedata.category(letter) == "Cs" for letter in text):
        raise ValidationError(_("Ein Zeichen ist beschädigt. Bitte tippen Sie den Text noch einmal."), code="surrogate")
    if any(is_control(letter) for letter in text) or (not lines and re.search(r"[\n\t]", text.strip())):
        raise ValidationError(
            _("Der Text enthält unsichtbare Steuerzeichen. Bitte tippen Sie ihn noch einmal, statt ihn einzufügen."),
            code="control",
        )
    if TURNING.search(text):
        raise ValidationError(
            _("Der Text enthält unsichtbare Zeichen, die die Leserichtung umkehren. Bitte tippen Sie ihn noch einmal."),
            code="turning",
        )
    composed = unicodedata.normalize("NFC", text).strip()
    return composed if any(is_seen(letter) for letter in composed) else ""


class CleanCharField(forms.CharField):
    """One line of text."""

    lines = False
    default_error_messages = {"required": FILL_IN}

    def __init__(self, *, max_length: int = 200, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, strip=True, **kwargs)

    def to_python(self, value: Any) -> str:
        """Return the text cleaned, see `clean`."""
        return clean("" if value is None else str(value), lines=self.lines)


class NotTaken(ValueError):
    """What was typed can be read and still cannot be; says why in words for the reader."""


class ReadField(CleanCharField):
    """One line that says something in words, such as a date known only roughly; `read` understands it or raises."""

    default_error_messages = {"unread": _("Das lässt sich nicht lesen. Bitte schreiben Sie es wie im Beispiel.")}

    def __init__(self, *, read: Callable[[str], Any], max_length: int = 30, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.read = read
        self.widget.attrs["autocomplete"] = "off"

    def clean(self, value: Any) -> Any:
        """Return what `read` made of the text, also of an empty one."""
        text = super().clean(value)
        try:
            return self.read(text)
        except NotTaken as refusal:
            raise ValidationError(str(refusal), code="not_taken") from refusal
        except ValueError as error:
            raise ValidationError(self.error_messages["unread"], code="unread") from error


class CleanTextField(CleanCharField):
    """Several lines of text."""

    lines = True
    widget = forms.Textarea

    def __init__(self, *, max_length: int = 5000, rows: int = 5, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.widget.attrs["rows"] = rows  # Django's text areas come with ten


class GermanDateInput(forms.DateInput):
    """A text field for a day: quicker than a calendar, and the same in every browser."""

    input_type = "text"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        usual = {"inputmode": "decimal", "autocomplete": "off", "placeholder": _("TT.MM.JJJJ"), "maxlength": 10}
        super().__init__(attrs={**usual, **(attrs or {})}, format="%d.%m.%Y")


def read_date(text: str) -> date:
    """
    Return the day written "24.12.2026" (or, by programs, "2026-12-24").

    :raises ValueError: not written so, or there is no such day.
    """
    if found := GERMAN_DATE.fullmatch(text):
        day, month, year = found.groups()
    elif found := ISO_DATE.fullmatch(text):
        year, month, day = found.groups()
    else:
        raise ValueError(text)
    return date(int(year), int(month), int(day))


class GermanDateField(forms.DateField):
    """A day, written dd.mm.yyyy; 31.02. is no day, and nothing is guessed or swapped."""

    widget = GermanDateInput
    default_error_messages = {
        "required": FILL_IN,
        "shape": _("Bitte schreiben Sie das Datum als TT.MM.JJJJ, zum Beispiel 24.12.2026."),
        "no_day": _("Den Tag %(value)s gibt es nicht. Bitte prüfen Sie Tag, Monat und Jahr."),
        "range": _("Das Datum muss zwischen %(earliest)s und %(latest)s liegen."),
    }

    def __init__(self, *, earliest: date = EARLIEST, latest: date = LATEST, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: Any) -> date | None:
        """Return the day, None when nothing was typed."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        text = str(value).strip()
        if not text:
            return None
        if not (GERMAN_DATE.fullmatch(text) or ISO_DATE.fullmatch(text)):
            raise ValidationError(self.error_messages["shape"], code="shape")
        try:
            day = read_date(text)
        except ValueError as error:
            raise ValidationError(self.error_messages["no_day"], code="no_day", params={"value": text}) from error
        if not self.earliest <= day <= self.latest:
            limits = {"earliest": f"{self.earliest:%d.%m.%Y}", "latest": f"{self.latest:%d.%m.%Y}"}
            raise ValidationError(self.error_messages["range"], code="range", params=limits)
        return day


class GermanDecimalInput(forms.TextInput):
    """A number as German offices write it, comma before the decimals."""

    def format_value(self, value: Any) -> str | None:
        """Return the stored number with a comma; what was typed stays as typed."""
        return str(value).replace(".", ",") if isinstance(value, Decimal | int) else super().format_value(value)


class GermanDecimalField(forms.DecimalField):
    """An amount or a share of a post, written "1.222.800,50"; a Decimal, never a float."""

    widget = GermanDecimalInput
    default_error_messages = {
        "required": FILL_IN,
        "invalid": _("Bitte schreiben Sie die Zahl mit Komma, zum Beispiel 1.222.800,50."),
    }

    def __init__(self, *, max_digits: int = 12, decimal_places: int = 2, **kwargs: Any) -> None:
        super().__init__(max_digits=max_digits, decimal_places=decimal_places, **kwargs)
        self.widget.attrs.setdefault("inputmode", "decimal")

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # a DecimalField is no IntegerField
        """Return the number, None when nothing was typed."""
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal | int):
            return super().to_python(value)
        text = str(value).strip().replace("−", "-")
        if not re.fullmatch(r"-?[0-9.]*(,[0-9]+)?", text, re.ASCII) or not re.search("[0-9]", text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            return super().to_python(str(parse_decimal(text, locale="de_DE", strict=True)))
        except NumberFormatError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


def same(value: Any) -> Any:
    """Return a choice as it came."""
    return value


class ChipsField(forms.TypedChoiceField):
    """One choice of few, each a field to tap; real radio buttons underneath."""

    widget = forms.RadioSelect
    default_error_messages = {"required": CHOOSE}

    def __init__(self, *, choices: Any, coerce: Callable[[str], Any] = same, **kwargs: Any) -> None:
        super().__init__(choices=choices, coerce=coerce, **kwargs)


class MultipleChipsField(forms.TypedMultipleChoiceField):
    """Several choices of few, each a field to tap; real check boxes underneath."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"required": CHOOSE}

    def __init__(self, *, choices: Any, coerce: Callable[[str], Any] = same, **kwargs: Any) -> None:
        super().__init__(choices=choices, coerce=coerce, **kwargs)


class SelectField(forms.TypedChoiceField):
    """One choice of many, in a list that opens."""

    default_error_messages = {"required": CHOOSE}

    def __init__(self, *, choices: Any, coerce: Callable[[str], Any] = same, **kwargs: Any) -> None:
        super().__init__(choices=choices, coerce=coerce, **kwargs)

"""Monthly counts, the order of work, and what the page of the backlog is narrowed to."""

import csv
import io
import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.residence.actions.backlog import LONGEST, MOST, CountData, CountLine, OrderData
from kimpass.residence.forms.common import select_kind
from kimpass.residence.models import Kind, MonthlyCount, OrderOfWork
from kimpass.residence.selectors.backlog import authorities
from kimpass.residence.selectors.backlog_sums import FIGURES, Month
from kimpass.ui.choosing import count, select, select_key
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, ReadField

LABELS = {
    "enquiries": _("Anfragen"),
    "received": _("Anträge eingegangen"),
    "granted": _("erteilt"),
    "refused": _("abgelehnt"),
    "otherwise_done": _("sonst erledigt"),
    "stock": _("Bestand am Monatsende"),
}
GERMAN_MONTH = re.compile(r"(\d{1,2})[./](\d{4})", re.ASCII)
ISO_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-01)?", re.ASCII)
COLUMNS = ("behoerde", "art", "monat", *FIGURES, "quelle")
MOST_BYTES, MOST_LINES = 500_000, 2000


def read_month(text: str) -> date:
    """
    Return the first of the month written "10.2026" or "2026-10".

    :raises ValueError: not written so, or there is no such month.
    """
    if found := GERMAN_MONTH.fullmatch(text):
        year, month = int(found[2]), int(found[1])
    elif found := ISO_MONTH.fullmatch(text):
        year, month = int(found[1]), int(found[2])
    else:
        raise ValueError(text)
    if not 1990 <= year < 2200 or not 1 <= month <= 12:
        raise ValueError(text)
    return date(year, month, 1)


class WhichForm(forms.Form):
    """Choose for which authority, kind and month figures are entered."""

    mark_optional = False
    monat = ReadField(label=_("Monat"), read=read_month, max_length=10, help_text=_("zum Beispiel 10.2026"))

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = [(office.key, office.name, office.pk) for office in authorities(actor)]
        self.fields["behoerde"] = select_key(_("Behörde"), offices, required=True)
        self.fields["art"] = select_kind()
        self.order_fields(["behoerde", "art", "monat"])


class CountForm(forms.Form):
    """The figures of a month; empty is unknown."""

    def __init__(self, *args: Any, row: MonthlyCount | None, derived: Month | None, **kwargs: Any) -> None:
        if row is not None:
            kwargs["initial"] = {name: getattr(row, name) for name in (*FIGURES, "source")}
        super().__init__(*args, **kwargs)
        for name in FIGURES:
            help_text = ""
            if derived is not None:
                help_text = _now("Nach dem Register: %(number)s") % {"number": getattr(derived, name)}
            self.fields[name] = count(LABELS[name], most=MOST, help_text=help_text)
        self.fields["source"] = CleanCharField(
            label=_("Quelle"),
            required=False,
            max_length=200,
            help_text=_("zum Beispiel: Fachverfahren, Stand Monatsende"),
        )

    def told(self) -> CountData:
        """Return what was filled in, as the action takes it."""
        return CountData(**self.cleaned_data)


class OrderForm(forms.Form):
    """What the district does first."""

    backlog_from = count(
        _("Antragsstau ab so vielen Anträgen"), most=MOST, least=1, required=True, help_text=_("die länger warten")
    )
    backlog_after_months = count(_("länger als so viele Monate"), most=LONGEST, least=1, required=True)
    target_on = GermanDateField(
        label=_("Abgebaut bis"), required=False, help_text=_("Ziel des Kreises, wenn es eines gibt.")
    )
    valid_from = GermanDateField(label=_("Gilt ab"))

    def __init__(self, actor: Actor, *args: Any, row: OrderOfWork | None = None, **kwargs: Any) -> None:
        names = ("order", "backlog_from", "backlog_after_months", "target_on")
        initial: dict[str, Any] = {"backlog_from": 1, "backlog_after_months": 6}
        if row is not None:
            initial = {name: getattr(row, name) for name in names}
        super().__init__(*args, **{"initial": {**initial, "valid_from": actor.today}, **kwargs})
        self.fields["order"] = ChipsField(label=_("Reihenfolge"), choices=OrderOfWork.Order.choices)
        self.order_fields(["order"])

    def told(self) -> OrderData:
        """Return what was filled in, as the action takes it."""
        return OrderData(**{name: self.cleaned_data[name] for name in OrderData.__slots__})


class BacklogFilterForm(forms.Form):
    """Narrow the backlog to an authority, a kind and a day; what does not fit is left out."""

    mark_optional = False
    stichtag = GermanDateField(label=_("Stichtag"), required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = [(office.key, office.name, office.pk) for office in authorities(actor)]
        self.fields["behoerde"] = select_key(_("Behörde"), offices, empty=_("alle Behörden"))
        self.fields["art"] = select(_("Art"), Kind.choices, required=False, empty=_("alle Arten"))
        self.order_fields(["behoerde", "art", "stichtag"])


def _number(text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 8):
        raise ValueError(text)
    return int(text)


class CountFileForm(forms.Form):
    """A file of counts, one line for each authority, kind and month."""

    file = forms.FileField(
        label=_("Datei"),
        help_text=_("CSV, Trennzeichen Semikolon, UTF-8; Spalten wie in der Vorlage. Leere Felder sind nicht bekannt."),
        error_messages={"required": _("Bitte wählen Sie eine Datei.")},
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {office.key: office.pk for office in authorities(actor)}

    def clean_file(self) -> list[CountLine]:
        """
        Read the lines.

        :raises ValidationError: no text, no such columns, or a line says what cannot be.
        """
        sent = self.cleaned_data["file"]
        if sent.size > MOST_BYTES:
            raise ValidationError(_("Die Datei ist zu groß."))
        try:
            text = sent.read().decode("utf-8-sig")
            rows = list(csv.DictReader(io.StringIO(text), delimiter=";", strict=True))
        except (UnicodeDecodeError, csv.Error) as error:
            raise ValidationError(_("Die Datei ist keine lesbare CSV-Datei in UTF-8.")) from error
        if not rows or len(rows) > MOST_LINES or set(COLUMNS) - set(rows[0]):
            raise ValidationError(_("Die Datei hat keine Zeilen, zu viele, oder es fehlen Spalten der Vorlage."))
        return [self._line(number, row) for number, row in enumerate(rows, 2)]

    def _line(self, number: int, row: dict[str, Any]) -> CountLine:
        told = {name: str(row.get(name) or "").strip() for name in COLUMNS}
        try:
            figures = {name: _number(told[name]) for name in FIGURES}
            return CountLine(
                number,
                self.offices[told["behoerde"]],
                Kind(told["art"]).value,
                read_month(told["monat"]),
                CountData(**figures, source=told["quelle"].replace("\x00", "")[:200]),
            )
        except (KeyError, ValueError) as error:
            raise ValidationError(
                _("Zeile %(number)s lässt sich nicht lesen: Behörde, Art, Monat oder eine Zahl passt nicht."),
                params={"number": number},
            ) from error

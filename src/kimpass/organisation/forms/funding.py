"""Enter and correct lines of money, their states, and grant notices."""

from datetime import timedelta
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.actions.funding import FIRST_YEAR, LAST_YEAR, FundingLineData, NoticeData
from kimpass.organisation.forms.amounts import fte_field, money_field
from kimpass.organisation.models import FundingLine, FundingLineState, GrantNotice
from kimpass.organisation.selectors import funding
from kimpass.organisation.selectors.words import words_of
from kimpass.ui.choosing import select_row
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, SelectField

ORDER = (
    "year", "building_block", "kind", "label", "funder", "amount", "fte_funded", "own_share", "first_day", "last_day",
    "is_outside", "notice_id", "source",
)  # fmt: skip


def blocks_of(actor: Actor) -> ChipsField:
    """Return a field for the Baustein of money, which may belong to all."""
    words = words_of(actor)
    return ChipsField(label=words.word("block_word"), choices=[*words.blocks(), ("", _("alle"))], required=False)


def words_of_notice(actor: Actor, notice: GrantNotice) -> str:
    """Return what a notice is called in a list."""
    block = words_of(actor).block(notice.building_block) if notice.building_block else ""
    parts = [str(notice.year), block, notice.file_reference]
    return " · ".join(str(part) for part in parts if part)


def year_field() -> forms.IntegerField:
    """Return a field for a year of money."""
    return forms.IntegerField(label=_("Jahr"), min_value=FIRST_YEAR, max_value=LAST_YEAR)


class FundingLineForm(forms.Form):
    """A line of money; the last day is included, as people write it."""

    kind = SelectField(label=_("Wofür"), choices=FundingLine.Kind.choices)
    label = CleanCharField(
        label=_("Bezeichnung"), max_length=200, required=False, help_text=_("Leer: wie die Art des Postens.")
    )
    funder = CleanCharField(label=_("Wer zahlt"), max_length=120, required=False)
    first_day = GermanDateField(label=_("Für die Zeit vom"))
    last_day = GermanDateField(label=_("bis einschließlich"))
    is_outside = forms.BooleanField(
        label=_("steht neben der Jahressumme"),
        help_text=_("Zum Beispiel zusätzliche Mittel im laufenden Jahr. Sie bleiben sichtbar und zählen nicht mit."),
        required=False,
    )
    source = CleanCharField(label=_("Quelle"), max_length=200, required=False, help_text=_("Woher die Zahl stammt."))

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"] = year_field()
        self.fields["building_block"] = blocks_of(actor)
        self.fields["amount"] = money_field(_("Betrag in Euro"), required=True)
        self.fields["fte_funded"] = fte_field(_("Geförderte Stellen in VZÄ"))
        self.fields["own_share"] = money_field(
            _("Eigenanteil in Euro"), help_text=_("Leer heißt unbekannt, 0 heißt keiner.")
        )
        self.fields["notice_id"] = select_row(
            _("Zuwendungsbescheid"), funding.notices(actor), partial(words_of_notice, actor), empty=_("keiner genannt")
        )
        self.order_fields(ORDER)

    def data_given(self) -> FundingLineData:
        """Return what was typed as the action takes it."""
        read = dict(self.cleaned_data)
        read.pop("reason", None)
        first, last, outside = (read.pop(name) for name in ("first_day", "last_day", "is_outside"))
        after = last + timedelta(days=1)
        return FundingLineData(**read, valid_from=first, valid_until=after, in_total=not outside)


class CorrectFundingLineForm(FundingLineForm):
    """A line that was wrong, and why; what stood there before stays readable."""

    def __init__(self, actor: Actor, *args: Any, line: FundingLine, **kwargs: Any) -> None:
        super().__init__(actor, *args, initial=_stored(line), **kwargs)
        self.fields["reason"] = CleanCharField(
            label=_("Warum wird berichtigt?"),
            max_length=300,
            help_text=_("Ein doppelt erfasster Posten wird mit 0,00 Euro und diesem Grund berichtigt."),
        )


def _stored(line: FundingLine) -> dict[str, Any]:
    names = ("year", "building_block", "kind", "label", "funder", "amount", "fte_funded", "own_share", "source")
    return {name: getattr(line, name) for name in names} | {
        "first_day": line.valid_from,
        "last_day": line.valid_until - timedelta(days=1),
        "is_outside": not line.in_total,
        "notice_id": line.notice.public_id if line.notice is not None else "",
    }


class LineStateForm(forms.Form):
    """How far a line has come, since when, with which amount."""

    state = ChipsField(label=_("Stand"), choices=FundingLineState.State.choices)
    note = CleanCharField(label=_("Bemerkung"), max_length=300, required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"] = GermanDateField(label=_("Seit"), latest=actor.today, initial=actor.today)
        self.fields["amount"] = money_field(
            _("Betrag in Euro"), help_text=_("Leer: wie der Posten. Bei „bewilligt“ zählt dieser Betrag.")
        )
        self.order_fields(("state", "since", "amount", "note"))


class NoticeForm(forms.Form):
    """What a grant notice says."""

    file_reference = CleanCharField(label=_("Aktenzeichen"), max_length=80, required=False)
    dated_on = GermanDateField(label=_("Datum des Bescheids"), required=False)
    note = CleanCharField(label=_("Bemerkung"), max_length=300, required=False)

    def __init__(self, actor: Actor, *args: Any, notice: GrantNotice | None = None, **kwargs: Any) -> None:
        if notice is not None:
            kwargs["initial"] = {name: getattr(notice, name) for name in NoticeData.__dataclass_fields__}
        super().__init__(*args, **kwargs)
        self.fields["year"] = year_field()
        functions = [("", _("ohne Angabe")), *words_of(actor).functions()]
        self.fields["function"] = SelectField(label=_("Für Stellen"), choices=functions, required=False)
        self.fields["building_block"] = blocks_of(actor)
        self.fields["fte"] = fte_field(_("Stellen in VZÄ"), help_text=_("Leer heißt unbekannt."))
        self.fields["amount"] = money_field(_("Betrag in Euro"), help_text=_("Leer heißt unbekannt."))
        self.order_fields(("year", "building_block", "function", "fte", "amount", "file_reference", "dated_on", "note"))

    def data_given(self) -> NoticeData:
        """Return what was typed as the action takes it."""
        return NoticeData(**self.cleaned_data)


def words_of_line(actor: Actor, line: FundingLine) -> str:
    """Return what a line is called in a list of lines of all years."""
    where = words_of(actor).block(line.building_block) if line.building_block else ""
    return " · ".join(part for part in (str(line.year), where, funding.words_of(line)) if part)

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from kimpass.casework.forms.work import WorkForm, picks
from kimpass.organisation.models import CatalogueEntry
from kimpass.steering.models import Finding
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField


class CaseFindingForm(WorkForm):
    kind = ChipsField(label=_("Art"), choices=Finding.Kind.choices, initial=Finding.Kind.CHALLENGE)
    field_id = ChipsField(label=_("Handlungsfeld"), choices=[])
    title = CleanCharField(label=_("Titel"), max_length=160)
    text = CleanTextField(
        label=_("Was fehlt, was klemmt, was gelingt?"),
        max_length=4000,
        rows=5,
        help_text=_("Ohne Namen, Daten und Adressen. Kommune und Monat stehen schon fest."),
    )
    what_helps = CleanTextField(label=_("Was hilft oder würde helfen?"), max_length=2000, rows=2, required=False)
    frequency = ChipsField(
        label=_("Wie oft kommt es vor?"), choices=Finding.Frequency.choices, required=False, empty_value="unknown"
    )
    harmless_reason = CleanCharField(
        label=_("Warum ist niemand erkennbar?"),
        max_length=300,
        required=False,
        help_text=_("Nötig, wenn oben ein Wort beanstandet wird, das keine Person meint, und damit Gremien ihn sehen."),
    )

    def __init__(self, data: Any = None, *, fields: Sequence[CatalogueEntry], kind: str = "") -> None:
        super().__init__(data, initial={"kind": kind} if kind in Finding.Kind.values else None)
        choices, ids = picks(fields, "code", lambda field: field.label_de)
        field: Any = self.fields["field_id"]
        field.choices, field.coerce = choices, ids.__getitem__

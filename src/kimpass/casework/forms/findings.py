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
    harmless_reason = CleanCharField(
        label=_("Warum ist niemand erkennbar?"),
        max_length=300,
        required=False,
        help_text=_("Nur nötig, wenn oben ein Wort beanstandet wird, das keine Person meint."),
    )

    def __init__(self, data: Any = None, *, fields: Sequence[CatalogueEntry]) -> None:
        super().__init__(data)
        choices, ids = picks(fields, "code", lambda field: field.label_de)
        field: Any = self.fields["field_id"]
        field.choices, field.coerce = choices, ids.__getitem__

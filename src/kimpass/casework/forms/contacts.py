from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.forms.work import WorkForm, picks
from kimpass.casework.models import Contact
from kimpass.organisation.models import CatalogueEntry
from kimpass.ui.fields import ChipsField, CleanTextField, GermanDateField, MultipleChipsField

MINUTES = (10, 20, 30, 45, 60, 90, 120)


class ContactForm(WorkForm):
    text = CleanTextField(label=_("Notiz"), max_length=8000, rows=5)
    kind = ChipsField(label=_("Art"), choices=Contact.Kind.choices, initial=Contact.Kind.TALK)
    topic_ids = MultipleChipsField(label=_("Themen"), choices=[], required=False)
    minutes = ChipsField(
        label=_("Dauer in Minuten"),
        choices=[(number, str(number)) for number in MINUTES],
        coerce=int,
        empty_value=None,
        required=False,
    )
    with_interpreter = forms.BooleanField(label=_("mit Dolmetscherin oder Dolmetscher"), required=False)
    happened_on = GermanDateField(label=_("Datum"))

    def __init__(self, data: Any = None, *, fields: Sequence[CatalogueEntry], today: date) -> None:
        super().__init__(data, initial={"happened_on": today, "kind": Contact.Kind.TALK})
        choices, ids = picks(fields, "code", lambda field: field.label_de)
        topics: Any = self.fields["topic_ids"]
        topics.choices, topics.coerce = choices, ids.__getitem__

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from kimpass.casework.forms.work import WorkForm, picks
from kimpass.casework.models import Case
from kimpass.network.models import Service
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField, MultipleChipsField


class RoutingForm(WorkForm):
    """Where the first talk leads, and what was handed out."""

    routing = ChipsField(
        label=_("Wohin führt das erste Gespräch?"),
        choices=[choice for choice in Case.Routing.choices if choice[0] != Case.Routing.UNDECIDED],
    )
    on = GermanDateField(label=_("Am"))
    service_ids = MultipleChipsField(
        label=_("Willkommenspaket: mitgegebene Kontakte"),
        help_text=_("Bei geringem Bedarf: welche Angebote die Familie kennenlernt."),
        choices=[],
        required=False,
    )
    other_programme = CleanCharField(
        label=_("Läuft schon über ein anderes gefördertes Programm"),
        help_text=_("Welches? Leer: nein oder nicht bekannt. Hilft, Doppelförderung zu vermeiden."),
        max_length=120,
        required=False,
    )
    note = CleanTextField(label=_("Bemerkung"), max_length=2000, rows=3, required=False)

    def __init__(
        self, data: Any = None, *, services: Sequence[Service], today: date, routing: str, other_programme: str = ""
    ) -> None:
        super().__init__(data, initial={"on": today, "routing": routing, "other_programme": other_programme})
        field: Any = self.fields["service_ids"]
        field.choices, ids = picks(services, "public_id", lambda each: f"{each.name} · {each.agency.name}")
        field.coerce = ids.__getitem__

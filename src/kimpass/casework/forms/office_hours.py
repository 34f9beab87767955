"""The form of the open office hour: everything by tap, and no field a name could be written into."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.office_hours import MOST_PERSONS
from kimpass.casework.forms.access import KeyedChoiceField
from kimpass.casework.forms.work import WorkForm, picks
from kimpass.casework.models import OfficeHourContact
from kimpass.casework.selectors import choices
from kimpass.kernel.access import Actor, Permission
from kimpass.organisation.models import CatalogueEntry
from kimpass.organisation.selectors.words import words_of
from kimpass.ui.fields import ChipsField, GermanDateField, MultipleChipsField

MINUTES = (5, 10, 15, 20, 30, 45, 60)
KEPT = ("unit", "topics", "language", "persons", "minutes", "outcome")


def _whole(value: str) -> int | None:
    return int(value) if value else None


class OfficeHourForm(WorkForm):
    """Unit, topics, language, people, minutes, outcome."""

    unit = KeyedChoiceField(label=_("Kommune"))
    topics = MultipleChipsField(label=_("Themen"), choices=[])
    language = forms.ChoiceField(label=_("Sprache"), required=False)
    persons = forms.IntegerField(label=_("Personen"), min_value=1, max_value=MOST_PERSONS)
    minutes = ChipsField(
        label=_("Minuten"),
        choices=[("", _("keine Angabe")), *((str(number), str(number)) for number in MINUTES)],
        coerce=_whole,
        empty_value=None,
        required=False,
    )
    outcome = ChipsField(label=_("Ergebnis"), choices=OfficeHourContact.Outcome.choices)
    on = GermanDateField(label=_("Tag"))

    def __init__(
        self,
        data: Any = None,
        *,
        actor: Actor,
        topics: Sequence[CatalogueEntry],
        own_unit_id: int | None,
        kept: dict[str, Any],
    ) -> None:
        usual = {"persons": 1, "minutes": "", "outcome": OfficeHourContact.Outcome.INFORMED, "on": actor.today}
        super().__init__(data, initial=usual | kept)
        unit: Any = self.fields["unit"]
        offered = choices.units(actor, Permission.ACCESS_RECORD)
        self.fields["unit"].label = words_of(actor).place
        unit.offer(offered)
        own = next((entry.key for entry in offered if entry.id == own_unit_id), None)
        if own is not None:
            self.initial.setdefault("unit", own)
        words, ids = picks(topics, "code", lambda field: field.label_de)
        field: Any = self.fields["topics"]
        field.choices, field.coerce = words, ids.__getitem__
        language: Any = self.fields["language"]
        language.choices = [("", _("nicht erfasst")), *choices.languages(actor)]

    def values(self) -> dict[str, Any]:
        """Return what the action takes."""
        data = dict(self.cleaned_data)
        data["unit_id"], data["topic_ids"] = data.pop("unit"), data.pop("topics")
        return data

    def address(self) -> str:
        """Return the choices as part of an address, so that the next contact begins with them."""
        kept, sent = QueryDict(mutable=True), cast(QueryDict, self.data)
        for name in KEPT:
            kept.setlist(name, sent.getlist(name))
        return kept.urlencode()


def kept_from(query: QueryDict) -> dict[str, Any]:
    """Return the choices an address carries; what does not exist any more is simply not chosen."""
    found: dict[str, Any] = {name: query[name][:40] for name in KEPT if name != "topics" and query.get(name)}
    if topics := query.getlist("topics"):
        found["topics"] = topics[:20]
    return found

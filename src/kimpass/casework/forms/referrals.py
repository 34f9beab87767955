from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.casework.forms.work import NOTHING_CHOSEN, WorkForm, picks
from kimpass.casework.models import Referral, ServiceLinking
from kimpass.casework.selectors.sheets import PassedOn
from kimpass.organisation.models import Agency, CatalogueEntry
from kimpass.people.models import Person
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, MultipleChipsField


class SendingForm(WorkForm):
    """Who goes where: what a referral and a handover ask alike."""

    person_id = ChipsField(label=_("Wer wird verwiesen?"), choices=[])
    to_agency_id = forms.TypedChoiceField(label=_("An welche Stelle?"))

    def offer_people(self, people: Sequence[Person]) -> None:
        persons, person_ids = picks(people, "public_id", lambda person: person.given_names or person.family_name)
        person: Any = self.fields["person_id"]
        person.choices, person.coerce = persons, person_ids.__getitem__
        if len(persons) == 1:
            self.initial.setdefault("person_id", persons[0][0])

    def offer_agencies(self, agencies: Sequence[Agency], released: frozenset[str]) -> None:
        """Offer the bodies in the order given, those the client released before the others."""
        named, named_ids = picks([a for a in agencies if a.name in released], "key", lambda a: a.name)
        other, other_ids = picks([a for a in agencies if a.name not in released], "key", lambda a: a.name)
        agency: Any = self.fields["to_agency_id"]
        agency.choices = [
            NOTHING_CHOSEN,
            (_t("Schweigepflichtentbindung liegt vor"), named),
            (_t("erst nach Schweigepflichtentbindung"), other),
        ]
        agency.coerce = {**named_ids, **other_ids}.__getitem__


class ReferForm(SendingForm):
    purpose = CleanCharField(label=_("Wofür?"), max_length=200)
    fields_passed_on = MultipleChipsField(
        label=_("Welche Angaben werden weitergegeben?"),
        choices=PassedOn.choices,
        help_text=_("Nur, was die Stelle braucht."),
    )
    field_id = forms.TypedChoiceField(
        label=_("Handlungsfeld"),
        empty_value=None,
        required=False,
        help_text=_("Lehnt die Stelle ab, zählt das hier in der Bedarfsanalyse, ohne Person."),
    )
    on = GermanDateField(label=_("Am"))
    remind_on = GermanDateField(
        label=_("Erinnern, wenn keine Antwort kommt, ab"), required=False, help_text=_("Sonst nach zwei Wochen.")
    )
    linking_id = forms.TypedChoiceField(widget=forms.HiddenInput, empty_value=None, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        people: Sequence[Person],
        agencies: Sequence[Agency],
        released: frozenset[str],
        fields: Sequence[CatalogueEntry],
        linking: ServiceLinking | None,
        today: date,
    ) -> None:
        initial: dict[str, Any] = {"on": today, "fields_passed_on": [PassedOn.NAME, PassedOn.LANGUAGES]}
        if linking is not None:
            initial |= {"linking_id": linking.public_id, "field_id": linking.field.code}
            if linking.service is not None:
                initial |= {"to_agency_id": linking.service.agency.key, "purpose": linking.service.name}
        super().__init__(data, initial=initial)
        self.offer_people(people)
        self.offer_agencies(agencies, released)
        field: Any = self.fields["field_id"]
        choices, ids = picks(fields, "code", lambda each: each.label_de)
        field.choices, field.coerce = [NOTHING_CHOSEN, *choices], ids.__getitem__
        tied: Any = self.fields["linking_id"]
        known = {linking.public_id: linking.pk} if linking is not None else {}
        tied.choices, tied.coerce = [(key, key) for key in known], known.__getitem__


class AnswerForm(WorkForm):
    state = ChipsField(label=_("Was hat die Stelle geantwortet?"), choices=[])
    decline_reason = ChipsField(
        label=_("Wenn abgelehnt: warum?"), choices=Referral.DeclineReason.choices, required=False
    )
    answer = CleanCharField(label=_("Antwort in Worten"), max_length=300, required=False)
    on = GermanDateField(label=_("Am"))

    def __init__(self, data: Any = None, *, states: Sequence[tuple[str, Any]], today: date) -> None:
        super().__init__(data, initial={"on": today})
        state: Any = self.fields["state"]
        state.choices = states


class RevokeForm(WorkForm):
    reason = CleanCharField(label=_("Grund"), max_length=200, required=False)

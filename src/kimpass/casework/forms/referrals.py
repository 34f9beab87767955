from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.referrals import PassedOn
from kimpass.casework.forms.work import NOTHING_CHOSEN, WorkForm, picks
from kimpass.casework.models import Referral
from kimpass.organisation.models import Agency
from kimpass.people.models import Person
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, MultipleChipsField


class ReferForm(WorkForm):
    person_id = ChipsField(label=_("Wer wird verwiesen?"), choices=[])
    to_agency_id = forms.TypedChoiceField(label=_("An welche Stelle?"))
    purpose = CleanCharField(label=_("Wofür?"), max_length=200)
    fields_passed_on = MultipleChipsField(
        label=_("Welche Angaben werden weitergegeben?"),
        choices=PassedOn.choices,
        help_text=_("Nur, was die Stelle braucht."),
    )
    on = GermanDateField(label=_("Am"))

    def __init__(
        self,
        data: Any = None,
        *,
        people: Sequence[Person],
        agencies: Sequence[Agency],
        released: frozenset[str],
        today: date,
    ) -> None:
        initial: dict[str, Any] = {"on": today, "fields_passed_on": [PassedOn.NAME, PassedOn.LANGUAGES]}
        persons, person_ids = picks(people, "public_id", lambda person: person.given_names or person.family_name)
        if len(persons) == 1:
            initial["person_id"] = persons[0][0]
        super().__init__(data, initial=initial)
        person: Any = self.fields["person_id"]
        person.choices, person.coerce = persons, person_ids.__getitem__
        named, named_ids = picks([a for a in agencies if a.name in released], "key", lambda a: a.name)
        other, other_ids = picks([a for a in agencies if a.name not in released], "key", lambda a: a.name)
        agency: Any = self.fields["to_agency_id"]
        agency.choices = [
            NOTHING_CHOSEN,
            (_t("Schweigepflichtentbindung liegt vor"), named),
            (_t("erst nach Schweigepflichtentbindung"), other),
        ]
        agency.coerce = {**named_ids, **other_ids}.__getitem__


class AnswerForm(WorkForm):
    state = ChipsField(
        label=_("Was hat die Stelle geantwortet?"),
        choices=[choice for choice in Referral.State.choices if choice[0] != Referral.State.OPEN],
    )
    answer = CleanCharField(label=_("Antwort in Worten"), max_length=300, required=False)
    on = GermanDateField(label=_("Am"))

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"on": today})

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.forms.referrals import SendingForm
from kimpass.casework.forms.work import WorkForm
from kimpass.casework.models import CaseHandover, HandoverTemplate
from kimpass.casework.selectors.sheets import PassedOn
from kimpass.organisation.models import Agency
from kimpass.people.models import Person
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField, MultipleChipsField


class StartForm(SendingForm):
    reason = CleanCharField(label=_("Warum wird der Fall übergeben?"), max_length=200)
    chosen = MultipleChipsField(
        label=_("Was steht auf dem Blatt?"), choices=[], help_text=_("Nur, was die Stelle braucht.")
    )
    because_moved = forms.BooleanField(
        label=_("Umzug in einen anderen Kreis"),
        required=False,
        help_text=_("Beim Abschluss steht dann „verzogen“ als Grund."),
    )
    on = GermanDateField(label=_("Einwilligung geprüft am"))

    def __init__(
        self,
        data: Any = None,
        *,
        people: Sequence[Person],
        agencies: Sequence[Agency],
        released: frozenset[str],
        template: HandoverTemplate,
        today: date,
    ) -> None:
        usual = [key for key in (PassedOn.NAME, PassedOn.LANGUAGES, PassedOn.NEED) if key in template.fields]
        super().__init__(data, initial={"on": today, "chosen": usual})
        self.fields["person_id"].label = _("Um wen geht es?")
        self.offer_people(people)
        self.offer_agencies(agencies, released)
        chosen: Any = self.fields["chosen"]
        chosen.choices = [choice for choice in PassedOn.choices if choice[0] in template.fields]


class DayForm(WorkForm):
    on = GermanDateField(label=_("Am"))

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"on": today})


class FeedbackForm(DayForm):
    feedback = CleanCharField(label=_("Was berichtet die Stelle?"), max_length=300)


class EndForm(DayForm):
    outcome = ChipsField(label=_("Was wird aus dem Fall?"), choices=CaseHandover.Outcome.choices)
    note = CleanTextField(label=_("Vermerk zum Abschluss"), max_length=2000, rows=3, required=False)


class ProcedureForm(WorkForm):
    chosen = MultipleChipsField(label=_("Was darf auf dem Blatt stehen?"), choices=PassedOn.choices)
    needs_talk = forms.BooleanField(label=_("Vor der Übergabe ist ein Gespräch nötig"), required=False)
    feedback_after_days = forms.IntegerField(label=_("Rückmeldung fällig nach (Tagen)"), min_value=1, max_value=365)
    valid_from = GermanDateField(label=_("Gilt ab"))

    def __init__(self, data: Any = None, *, template: HandoverTemplate, today: date) -> None:
        initial = {
            "chosen": template.fields,
            "needs_talk": template.needs_talk,
            "feedback_after_days": template.feedback_after_days,
            "valid_from": today,
        }
        super().__init__(data, initial=initial)

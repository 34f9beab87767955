from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.goals import GoalEntry, StepEntry
from kimpass.casework.forms.work import NOTHING_CHOSEN, WorkForm, picks
from kimpass.casework.models import Goal
from kimpass.organisation.models import CatalogueEntry
from kimpass.people.models import Person
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField, read_date

GOALS = 3
LONGEST_STEP, LONGEST_WHO = 200, 120


def read_steps(text: str) -> list[StepEntry]:
    """
    Return the steps written one a line, "was; wer; TT.MM.JJJJ": who and when may be left out.

    :raises ValidationError: a line is too long, or its last part looks like a day and is none.
    """
    steps = []
    for line in (line.strip() for line in text.splitlines()):
        if not line:
            continue
        what, *rest = (part.strip() for part in line.split(";"))
        due_on = None
        if rest and rest[-1][:1].isdigit():
            try:
                due_on = read_date(rest[-1])
            except ValueError as error:
                raise ValidationError(
                    _t("„%(line)s“: Bitte schreiben Sie das Datum als TT.MM.JJJJ.") % {"line": line}
                ) from error
            rest = rest[:-1]
        who = "; ".join(part for part in rest if part)
        if not what or len(what) > LONGEST_STEP or len(who) > LONGEST_WHO:
            raise ValidationError(_t("„%(line)s“: Bitte fassen Sie den Schritt kürzer.") % {"line": line[:60]})
        steps.append(StepEntry(what, who, due_on))
    return steps


class StepsField(CleanTextField):
    """Steps, one a line."""

    def clean(self, value: Any) -> Any:
        """Return the steps."""
        return read_steps(super().clean(value))


@dataclass(frozen=True, slots=True)
class GoalRow:
    """The fields of one goal."""

    number: int
    title: BoundField
    due_on: BoundField
    person: BoundField
    area: BoundField
    steps: BoundField


class GoalsForm(WorkForm):
    mark_optional = False
    on = GermanDateField(label=_("Vereinbart am"))

    def __init__(
        self, data: Any = None, *, people: Sequence[Person], areas: Sequence[CatalogueEntry], today: date
    ) -> None:
        super().__init__(data, initial={"on": today})
        persons, person_ids = picks(people, "public_id", lambda person: person.given_names or person.family_name)
        codes, area_ids = picks(areas, "code", lambda area: area.label_de)
        for number in range(1, GOALS + 1):
            self.fields[f"title_{number}"] = CleanCharField(label=_("Ziel"), max_length=200, required=False)
            self.fields[f"due_on_{number}"] = GermanDateField(label=_("Bis"), required=False)
            self.fields[f"person_{number}"] = forms.TypedChoiceField(
                label=_("Für wen"),
                choices=[("", _("Haushalt")), *persons],
                coerce=person_ids.__getitem__,
                empty_value=None,
                required=False,
            )
            self.fields[f"area_{number}"] = forms.TypedChoiceField(
                label=_("Lebenslage"),
                choices=[NOTHING_CHOSEN, *codes],
                coerce=area_ids.__getitem__,
                empty_value=None,
                required=False,
            )
            self.fields[f"steps_{number}"] = StepsField(
                label=_("Schritte"),
                help_text=_("Ein Schritt je Zeile: was; wer; bis wann"),
                max_length=4000,
                rows=3,
                required=False,
            )

    def rows(self) -> Iterator[GoalRow]:
        """Yield the goals with their fields."""
        for number in range(1, GOALS + 1):
            names = ("title", "due_on", "person", "area", "steps")
            yield GoalRow(number, *(self[f"{name}_{number}"] for name in names))

    def clean(self) -> dict[str, Any]:
        """Refuse steps that belong to no goal."""
        values = super().clean() or self.cleaned_data
        for number in range(1, GOALS + 1):
            if values.get(f"steps_{number}") and not values.get(f"title_{number}"):
                self.add_error(f"title_{number}", _t("Bitte nennen Sie das Ziel zu diesen Schritten."))
        return values

    def entries(self) -> list[GoalEntry]:
        """Return the goals that have a title."""
        values = self.cleaned_data
        return [
            GoalEntry(
                title=values[f"title_{number}"],
                due_on=values[f"due_on_{number}"],
                area_id=values[f"area_{number}"],
                person_id=values[f"person_{number}"],
                steps=values[f"steps_{number}"],
            )
            for number in range(1, GOALS + 1)
            if values[f"title_{number}"]
        ]


class StepForm(WorkForm):
    text = CleanCharField(label=_("Was ist zu tun?"), max_length=LONGEST_STEP)
    who = CleanCharField(label=_("Wer"), max_length=LONGEST_WHO, required=False)
    due_on = GermanDateField(label=_("Bis"), required=False)


class SettleForm(WorkForm):
    attainment = ChipsField(
        label=_("Wie weit ist das Ziel erreicht?"),
        choices=[choice for choice in Goal.Attainment.choices if choice[0] != Goal.Attainment.OPEN],
    )
    on = GermanDateField(label=_("Am"))

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"on": today})

"""Write goals: three on one page, each with its conditions (promise 19)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.actions.goal_data import LARGEST, CriterionData, GoalData
from kimpass.controlling.models import AttainmentValue, GoalCriterion, PeriodKind, ProgrammeGoal
from kimpass.controlling.selectors import formulas
from kimpass.controlling.selectors.choices import kommunen
from kimpass.controlling.selectors.goal_periods import current_label, following
from kimpass.controlling.selectors.metrics import metric_groups, metric_labels
from kimpass.kernel.access import Actor
from kimpass.ui.fields import (
    ChipsField,
    CleanCharField,
    CleanTextField,
    GermanDateField,
    GermanDecimalField,
    MultipleChipsField,
    SelectField,
)

GOALS, CONDITIONS, SPARE = 3, 2, 2
WHOLE, CHOOSE = _("ganzer Kreis"), _("Bitte wählen")
PARTS = ("metric", "comparison", "target")


class TargetField(CleanCharField):
    """A number, or a formula of numbers and indicators; comes out as (number, formula)."""

    def clean(self, value: Any) -> tuple[Decimal | None, str]:
        """Return the number or the formula; whether the formula holds is said by the action."""
        text = super().clean(value)
        if not text:
            return None, ""
        try:
            number = GermanDecimalField(required=False, max_value=LARGEST).clean(text)
        except forms.ValidationError:
            return None, formulas.normal(text, metric_labels())[:400]
        return number, ""


def add_condition(form: forms.Form, prefix: str) -> None:
    """Add the three fields of one condition."""
    form.fields[f"{prefix}_metric"] = SelectField(
        label=_("Messgröße"), choices=[("", CHOOSE), *metric_groups()], required=False, empty_value=""
    )
    form.fields[f"{prefix}_comparison"] = SelectField(
        label=_("Vergleich"),
        choices=GoalCriterion.Comparison.choices,
        required=False,
        initial=GoalCriterion.Comparison.AT_LEAST.value,
        empty_value=GoalCriterion.Comparison.AT_LEAST.value,
    )
    form.fields[f"{prefix}_target"] = TargetField(label=_("Zielwert"), required=False, max_length=300)


def condition_of(values: Mapping[str, Any], prefix: str) -> CriterionData | None:
    """Return what was filled in for one condition, None where nothing was."""
    metric = values.get(f"{prefix}_metric") or ""
    number, formula = values.get(f"{prefix}_target") or (None, "")
    if not metric and number is None and not formula:
        return None
    return CriterionData(metric, values.get(f"{prefix}_comparison") or "at_least", number, formula)


def initial_of(goal: ProgrammeGoal) -> dict[str, Any]:
    """Return a stored goal as its form shows it."""
    labels, values = metric_labels(), {"text": goal.text, "note": goal.note, "unit": ""}
    for place, row in enumerate(goal.criteria.asked_for().order_by("sort", "pk"), 1):
        values[f"b{place}_metric"], values[f"b{place}_comparison"] = row.metric, row.comparison
        written = formulas.spoken(row.formula, labels) if row.formula else ""
        values[f"b{place}_target"] = written or ("" if row.target is None else f"{row.target.normalize():f}")
        values[f"b{place}_target"] = str(values[f"b{place}_target"]).replace(".", ",")
    return values


class WriteGoalsForm(forms.Form):
    """A period and up to three goals; what stays empty is no goal."""

    mark_optional = False

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = kommunen(actor)
        usual = PeriodKind.SCHOOL_YEAR
        self.fields["kind"] = ChipsField(label=_("Zeitraum"), choices=PeriodKind.choices, initial=usual)
        self.fields["label"] = CleanCharField(
            label=_("welcher"),
            max_length=40,
            initial=current_label(usual, actor.today),
            help_text=_("2026/27, 2026, 2026/1 für ein Halbjahr, oder ein eigener Name."),
        )
        self.fields["first_day"] = GermanDateField(label=_("erster Tag"), required=False)
        self.fields["last_day"] = GermanDateField(label=_("letzter Tag"), required=False)
        for number in range(1, GOALS + 1):
            self.fields[f"z{number}_text"] = CleanCharField(
                label=_("Was soll erreicht werden?"), required=False, max_length=300
            )
            choices = [("", WHOLE), *((unit.key, unit.name) for unit in self.units)]
            self.fields[f"z{number}_unit"] = SelectField(label=_("Wo"), choices=choices, required=False, empty_value="")
            for place in range(1, CONDITIONS + 1):
                add_condition(self, f"z{number}_b{place}")

    def blocks(self) -> Iterator[dict[str, Any]]:
        """Yield the fields of each goal, for the page."""
        for number in range(1, GOALS + 1):
            conditions = [[self[f"z{number}_b{n}_{part}"] for part in PARTS] for n in range(1, CONDITIONS + 1)]
            yield {
                "number": number,
                "text": self[f"z{number}_text"],
                "unit": self[f"z{number}_unit"],
                "first": conditions[0],
                "more": conditions[1:],
                "is_open": any(field.value() for field in (row[0] for row in conditions[1:])),
            }

    @property
    def has_days(self) -> bool:
        """Test whether the days of a free period are asked for."""
        return bool(self["first_day"].value() or self["last_day"].value() or self["kind"].value() == PeriodKind.FREE)

    def goals(self) -> list[GoalData]:
        """Return the goals that were filled in, for the action."""
        values, numbers = self.cleaned_data, {unit.key: unit.pk for unit in self.units}
        found = []
        for number in range(1, GOALS + 1):
            asked = (condition_of(values, f"z{number}_b{place}") for place in range(1, CONDITIONS + 1))
            criteria = tuple(criterion for criterion in asked if criterion is not None)
            if values[f"z{number}_text"] or criteria:
                unit_id = numbers.get(values[f"z{number}_unit"])
                found.append(GoalData(values[f"z{number}_text"], criteria, unit_id))
        return found


class GoalForm(forms.Form):
    """One goal with all its conditions and room for more."""

    mark_optional = False
    text = CleanCharField(label=_("Ziel"), max_length=300)

    def __init__(self, actor: Actor, *args: Any, goal: ProgrammeGoal, **kwargs: Any) -> None:
        self.units = kommunen(actor)
        kwargs["initial"] = initial_of(goal)
        kwargs["initial"]["unit"] = next((unit.key for unit in self.units if unit.pk == goal.unit_id), "")
        super().__init__(*args, **kwargs)
        choices = [("", WHOLE), *((unit.key, unit.name) for unit in self.units)]
        self.fields["unit"] = SelectField(label=_("Wo"), choices=choices, required=False, empty_value="")
        self.count = min(goal.criteria.asked_for().count() + SPARE, 6)
        for place in range(1, self.count + 1):
            add_condition(self, f"b{place}")
        self.fields["note"] = CleanTextField(label=_("Bemerkung"), required=False, max_length=4000, rows=3)

    def conditions(self) -> list[list[BoundField]]:
        """Return the fields of each condition, for the page."""
        return [[self[f"b{place}_{part}"] for part in PARTS] for place in range(1, self.count + 1)]

    def goal(self) -> GoalData:
        """Return what was filled in, for the action."""
        values, numbers = self.cleaned_data, {unit.key: unit.pk for unit in self.units}
        asked = (condition_of(values, f"b{place}") for place in range(1, self.count + 1))
        criteria = tuple(criterion for criterion in asked if criterion is not None)
        return GoalData(values["text"], criteria, numbers.get(values["unit"]), values["note"])


class CarryOverForm(forms.Form):
    """Choose which goals go on in which period."""

    def __init__(self, goals: list[ProgrammeGoal], *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbers = {goal.public_id: goal.pk for goal in goals}
        self.fields["goal_ids"] = MultipleChipsField(
            label=_("Welche Ziele?"),
            choices=[(goal.public_id, f"{goal.number}. {goal.text}") for goal in goals],
            coerce=numbers.__getitem__,
            initial=list(numbers),
        )
        self.fields["period_label"] = CleanCharField(
            label=_("In welchen Zeitraum?"), max_length=40, initial=following(label)
        )


class GoalPeriodForm(forms.Form):
    """How a period went, and what comes next."""

    statement = CleanTextField(
        label=_("Gesamtaussage in Worten"),
        required=False,
        max_length=8000,
        rows=6,
        help_text=_("Wie der Zeitraum war."),
    )
    outlook = CleanTextField(
        label=_("Ausblick"), required=False, max_length=8000, rows=6, help_text=_("Was als Nächstes ansteht.")
    )


class ConfirmPeriodForm(forms.Form):
    """Confirm what the goals of a period come to."""

    overall = ChipsField(label=_("Gesamtaussage"), choices=AttainmentValue.choices)
    statement = CleanTextField(
        label=_("Begründung"),
        required=False,
        max_length=8000,
        help_text=_("Nötig, wenn Sie von dem abweichen, was sich aus den Zielen ergibt."),
    )

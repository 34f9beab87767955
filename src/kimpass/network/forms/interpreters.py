"""Enter interpreters, and settle bookings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor, RuleViolation
from kimpass.network.actions.interpreters import InterpreterData
from kimpass.network.models import Interpreter, InterpreterAssignment
from kimpass.network.selectors import interpreters
from kimpass.organisation.models import Agency, FundingLine
from kimpass.ui.choosing import select_key
from kimpass.ui.fields import (
    CHOOSE,
    ChipsField,
    CleanCharField,
    GermanDateField,
    GermanDecimalField,
    MultipleChipsField,
    SelectField,
)


class _ActForm(forms.Form):
    def refuse(self, refusal: RuleViolation) -> None:
        """Show why the action refused; what was typed stays."""
        self.add_error(None, [*refusal.reasons])


class InterpreterForm(_ActForm):
    name = CleanCharField(label=_("Name oder Dienst"), max_length=120)
    kind = ChipsField(label=_("Grundlage"), choices=Interpreter.Kind.choices)
    languages = MultipleChipsField(label=_("Sprachen"), choices=())
    reachable_by = CleanCharField(label=_("Erreichbar über"), max_length=160, required=False)
    undertaking_on = GermanDateField(
        label=_("Zur Verschwiegenheit verpflichtet am"),
        required=False,
        help_text=_("Ohne Verpflichtung steht ein Hinweis an jedem Einsatz."),
    )
    rate_per_hour = GermanDecimalField(label=_("Stundensatz in Euro"), required=False, max_digits=8)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages: Any = self.fields["languages"]
        languages.choices = interpreters.language_choices(actor)
        agencies = list(Agency.objects.for_tenant(actor).order_by("name").values_list("key", "name", "pk"))
        self.fields["agency_id"] = select_key(_("Träger oder Dienst"), agencies, empty=_("keiner"))
        self.order_fields(["name", "kind", "languages", "agency_id", "reachable_by", "undertaking_on", "rate_per_hour"])

    def data_given(self) -> InterpreterData:
        """Return what was typed as the action takes it."""
        values = dict(self.cleaned_data)
        return InterpreterData(**{**values, "languages": tuple(values["languages"])})


class ChooseInterpreterForm(_ActForm):
    interpreter_id = SelectField(label=_("Wen fragen Sie an?"), choices=())

    def __init__(self, data: Any, *, fitting: list[Interpreter]) -> None:
        super().__init__(data)
        ids = {row.public_id: row.pk for row in fitting}
        field: Any = self.fields["interpreter_id"]
        field.choices = [("", CHOOSE), *((row.public_id, row.name) for row in fitting)]
        field.coerce = ids.__getitem__


class DoneForm(_ActForm):
    minutes = forms.IntegerField(label=_("Minuten"), min_value=1, max_value=720)
    cost = GermanDecimalField(
        label=_("Kosten in Euro"),
        required=False,
        max_digits=9,
        help_text=_("Leer: aus dem vereinbarten Stundensatz berechnet."),
    )

    def __init__(self, actor: Actor, data: Any, *, assignment: InterpreterAssignment) -> None:
        super().__init__(data, initial={"minutes": assignment.minutes_planned})
        rows = FundingLine.objects.for_tenant(actor).current().filter(kind=FundingLine.Kind.INTERPRETING)
        lines = [
            (row.public_id, f"{row.year} · {row.label or row.get_kind_display()}", row.pk)
            for row in rows.order_by("-year", "pk")
        ]
        self.fields["funding_line_id"] = select_key(_("Förderposten"), lines, empty=_("noch offen"))


class ConfirmForm(_ActForm):
    """Nothing to fill in: one button."""

"""Report a finding by hand."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor, Permission
from kimpass.steering.forms.common import ActorForm, count, select
from kimpass.steering.models import Finding
from kimpass.steering.selectors import choices
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField

# From cases a finding comes out of the case itself, which counts along.
OWN_SOURCES = [choice for choice in Finding.SourceKind.choices if choice[0] != Finding.SourceKind.CASE]


class ReportFindingForm(ActorForm):
    kind = ChipsField(label=_("Was ist es?"), choices=Finding.Kind.choices, initial=Finding.Kind.CHALLENGE)
    title = CleanCharField(label=_("Kurz gesagt"), max_length=160)
    text = CleanTextField(
        label=_("Was hakt oder gelingt, und wodurch?"),
        max_length=4000,
        help_text=_("Ohne Namen, Geburtsdaten, Anschriften, Telefon- und Fallnummern."),
    )
    source_kind = ChipsField(
        label=_("Woher stammt die Beobachtung?"), choices=OWN_SOURCES, initial=Finding.SourceKind.NETWORK
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        units = choices.reporting_units(actor)
        everywhere = actor.units_with(Permission.FINDING_REPORT) is None
        self.fields["field_id"] = select(_("Handlungsfeld"), choices.fields_of_action(actor))
        self.fields["unit_id"] = select(
            _("Kommune"),
            units,
            required=not everywhere,
            empty=_("ganzer Kreis") if everywhere else _("Bitte wählen"),
        )
        if len(units) == 1:
            self.fields["unit_id"].initial = units[0][0]
        self.fields["case_count"] = count(
            _("Zahl der Fälle dahinter"), most=100_000, help_text=_("Nur die Zahl, soweit bekannt.")
        )
        self.fields["harmless_reason"] = CleanCharField(
            label=_("Warum ist bei wenigen Fällen niemand erkennbar?"),
            required=False,
            max_length=300,
            help_text=_("Mit Begründung sehen alle die genaue Zahl, sonst nur „< 3“."),
        )

    def clean_case_count(self) -> int:
        return self.cleaned_data.get("case_count") or 0

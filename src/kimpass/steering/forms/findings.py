"""Report a finding by hand, change a draft, take one back, look for what others met."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor, Permission
from kimpass.organisation.models import TenantModule
from kimpass.organisation.selectors import words
from kimpass.steering.actions.findings import Aspect
from kimpass.steering.forms.common import ActorForm, FilterForm
from kimpass.steering.models import Finding, FindingAspect
from kimpass.steering.selectors import choices
from kimpass.ui.choosing import chips_of, count, key_of, select, select_key
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField

# From cases a finding comes out of the case itself, which counts along.
OWN_SOURCES = [choice for choice in Finding.SourceKind.choices if choice[0] != Finding.SourceKind.CASE]
INTERFACES = 2


class FindingForm(ActorForm):
    kind = ChipsField(label=_("Was ist es?"), choices=Finding.Kind.choices, initial=Finding.Kind.CHALLENGE)
    title = CleanCharField(label=_("Kurz gesagt"), max_length=160)
    text = CleanTextField(
        label=_("Was hakt oder gelingt, und wodurch?"),
        max_length=4000,
        help_text=_("Ohne Namen, Geburtsdaten, Anschriften, Telefon- und Fallnummern."),
    )
    what_helps = CleanTextField(label=_("Was hilft oder würde helfen?"), max_length=2000, rows=3, required=False)
    frequency = ChipsField(
        label=_("Wie oft kommt es vor?"), choices=Finding.Frequency.choices, initial=Finding.Frequency.UNKNOWN
    )
    reach = ChipsField(label=_("Wie weit reicht es?"), choices=Finding.Reach.choices, initial=Finding.Reach.UNIT)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.domains = choices.legal_domains(actor)
        units = choices.reporting_units_by_key(actor)
        self.fields["field_id"] = select_key(_("Handlungsfeld"), choices.fields_by_code(actor), required=True)
        self.fields["unit_id"] = select_key(
            words.words_of(actor).place, units, empty=_("keine bestimmte"), help_text=_("Wo Sie es beobachten.")
        )
        if len(units) == 1:
            self.fields["unit_id"].initial = units[0][0]
        if regions := self._regions(actor):
            self.fields["region_id"] = select_key(words.word(actor, "region"), regions, empty=_("–"))
        if self.domains:
            self.fields["domains"] = chips_of(_("Welche Rechtskreise betrifft es?"), self.domains)
            self._interfaces()
        if actor.may_somewhere(Permission.FINDING_REPORT):
            self.fields["source_kind"] = ChipsField(
                label=_("Woher stammt die Beobachtung?"), choices=OWN_SOURCES, initial=Finding.SourceKind.NETWORK
            )
        self.fields["case_count"] = count(
            _("Zahl der Fälle dahinter"), most=100_000, help_text=_("Nur die Zahl, soweit bekannt.")
        )
        self.fields["harmless_reason"] = CleanCharField(
            label=_("Warum ist bei wenigen Fällen niemand erkennbar?"),
            required=False,
            max_length=300,
            help_text=_("Mit Begründung sehen auch Gremien diesen Hinweis und alle die genaue Zahl."),
        )

    def _regions(self, actor: Actor) -> choices.Keyed:
        """Offer regions where the district has them, or where the draft names one; else the reach is not offered."""
        if actor.works_with(TenantModule.Part.REGIONS) or self.initial.get("region_id"):
            return choices.regions_by_key(actor)
        reach: Any = self.fields["reach"]
        reach.choices = [(key, label) for key, label in Finding.Reach.choices if key != Finding.Reach.REGION]
        return []

    def _interfaces(self) -> None:
        """Offer interfaces between two legal domains, each as a pair of lists."""
        for number in range(1, INTERFACES + 1):
            words = {"number": number}
            self.fields[f"from_{number}"] = select_key(
                _("Schnittstelle %(number)s: zwischen") % words, self.domains, empty=_("–")
            )
            self.fields[f"to_{number}"] = select_key(_("und"), self.domains, empty=_("–"))

    def clean_case_count(self) -> int:
        return self.cleaned_data.get("case_count") or 0

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        aspects = [Aspect(domain) for domain in values.pop("domains", None) or []]
        for number in range(1, INTERFACES + 1):
            one, other = values.pop(f"from_{number}", None), values.pop(f"to_{number}", None)
            if (one is None) != (other is None):
                self.add_error(f"to_{number}", _("Eine Schnittstelle liegt zwischen zwei Rechtskreisen."))
            elif one is not None:
                aspects.append(Aspect(one, other))
        values.setdefault("source_kind", Finding.SourceKind.BODY_MEMBER)
        values.setdefault("region_id", None)
        if values.get("reach") == Finding.Reach.UNIT and values.get("unit_id") is None and "unit_id" in values:
            self.add_error("unit_id", _("Bitte wählen Sie eine Kommune."))
        if values.get("reach") == Finding.Reach.REGION and values["region_id"] is None:
            where = "region_id" if "region_id" in self.fields else "reach"
            self.add_error(where, _("Bitte wählen Sie die Region."))
        return values | {"aspects": aspects}


def stored_values(actor: Actor, finding: Finding, aspects: list[FindingAspect]) -> dict[str, Any]:
    """Return a draft as its form shows it."""
    interfaces = [(row.domain.code, row.other_domain.code) for row in aspects if row.other_domain is not None]
    pairs = {
        name: code
        for number, (one, other) in enumerate(interfaces[:INTERFACES], 1)
        for name, code in ((f"from_{number}", one), (f"to_{number}", other))
    }
    return pairs | {
        "kind": finding.kind,
        "title": finding.title,
        "text": finding.text,
        "what_helps": finding.what_helps,
        "frequency": finding.frequency,
        "reach": finding.reach,
        "field_id": key_of(choices.fields_by_code(actor), finding.field_id),
        "unit_id": key_of(choices.units_by_key(actor), finding.unit_id),
        "region_id": key_of(choices.regions_by_key(actor), finding.region_id),
        "domains": [row.domain.code for row in aspects if row.other_domain is None],
        "source_kind": finding.source_kind,
        "case_count": finding.case_count or None,
        "harmless_reason": finding.harmless_reason,
    }


class ReasonForm(forms.Form):
    reason = CleanCharField(label=_("Grund"), max_length=300)


class FindingFilterForm(FilterForm):
    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields["art"] = select(_("Art"), Finding.Kind.choices, required=False, empty=_("Alle Arten"), coerce=str)
        self.fields["reichweite"] = select(
            _("Reichweite"), Finding.Reach.choices, required=False, empty=_("Jede Reichweite"), coerce=str
        )
        self.fields["quelle"] = select(
            _("Quelle"), Finding.SourceKind.choices, required=False, empty=_("Alle Quellen"), coerce=str
        )
        self.fields["rechtskreis"] = select_key(
            _("Rechtskreis"), choices.legal_domains(actor), empty=_("Alle Rechtskreise")
        )

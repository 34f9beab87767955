"""A target group without programming: tick what must be true."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.actions.target_groups import GroupData
from kimpass.organisation.models import Unit
from kimpass.organisation.selectors.target_groups import Group, Rule, offered_codes
from kimpass.ui.fields import CleanCharField, GermanDateField, MultipleChipsField

CONDITIONS = (
    ("lone_parent", _("alleinerziehend")),
    ("unaccompanied_minor", _("unbegleitet eingereist, minderjährig oder ehemals minderjährig")),
    ("has_children", _("Haushalt mit minderjährigen Kindern")),
)
NUMBERS = ("settled_years", "age_from", "age_to")


class TargetGroupForm(forms.Form):
    """Name, from when, where, and the conditions; all that are named must be true."""

    label_de = CleanCharField(label=_("Name der Zielgruppe"), max_length=160)
    label_en = CleanCharField(label=_("Name auf Englisch"), max_length=160, required=False)
    valid_from = GermanDateField(label=_("Gilt ab"))
    unit = forms.ChoiceField(label=_("Nur in"), required=False)
    arrived_since = GermanDateField(label=_("Angekommen ab dem"), required=False)
    settled_years = forms.IntegerField(
        label=_("Seit mindestens … Jahren hier"),
        help_text=_("Für nachholende Integration"),
        min_value=1,
        max_value=80,
        required=False,
    )
    age_from = forms.IntegerField(label=_("Alter ab"), min_value=0, max_value=120, required=False)
    age_to = forms.IntegerField(label=_("Alter bis"), min_value=0, max_value=120, required=False)
    conditions = MultipleChipsField(label=_("Trifft zu"), choices=CONDITIONS, required=False)
    legal_domains = MultipleChipsField(
        label=_("Rechtskreis"), help_text=_("Einer davon genügt."), choices=[], required=False
    )
    residence_titles = MultipleChipsField(
        label=_("Aufenthaltsstatus"), help_text=_("Einer davon genügt."), choices=[], required=False
    )

    def __init__(self, data: Any = None, *, actor: Actor, group: Group | None = None) -> None:
        super().__init__(data, initial=_initial(actor, group))
        for name, catalogue in (("legal_domains", "legal_domain"), ("residence_titles", "residence_title")):
            field: Any = self.fields[name]
            field.choices = [(entry.code, entry.label_de) for entry in offered_codes(actor, catalogue)]
        units = Unit.objects.for_tenant(actor).exclude(kind=Unit.Kind.DISTRICT_OFFICE).order_by("name")
        self._units = {public_id: (pk, name) for pk, public_id, name in units.values_list("pk", "public_id", "name")}
        unit: Any = self.fields["unit"]
        unit.choices = [("", _("im ganzen Kreis")), *((key, name) for key, (_pk, name) in self._units.items())]
        if group is not None and group.unit_id is not None:
            self.initial["unit"] = next((key for key, (pk, _name) in self._units.items() if pk == group.unit_id), "")

    def group(self) -> GroupData:
        """Return what the action takes."""
        data = self.cleaned_data
        ticked = set(data["conditions"])
        rule = Rule(
            arrived_since=data["arrived_since"],
            residence_titles=tuple(data["residence_titles"]),
            legal_domains=tuple(data["legal_domains"]),
            **{name: data[name] for name in NUMBERS},
            **{name: name in ticked for name, _label in CONDITIONS},
        )
        unit_id = self._units[data["unit"]][0] if data["unit"] else None
        return GroupData(data["label_de"], rule, data["label_en"], unit_id)


def _initial(actor: Actor, group: Group | None) -> dict[str, Any]:
    if group is None:
        return {"valid_from": actor.today}
    rule = group.rule
    return {
        "label_de": group.label,
        "label_en": group.label_en,
        "valid_from": max(actor.today, group.valid_from),
        "arrived_since": rule.arrived_since,
        "residence_titles": list(rule.residence_titles),
        "legal_domains": list(rule.legal_domains),
        "conditions": [name for name, _label in CONDITIONS if getattr(rule, name)],
        **{name: getattr(rule, name) for name in NUMBERS},
    }


class EndTargetGroupForm(forms.Form):
    """Until when."""

    last_day = GermanDateField(label=_("Gilt bis einschließlich"))

"""The campaign and its steps."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.selectors.words import words_of
from kimpass.residence.actions.campaigns import MOST, CampaignData, StepData
from kimpass.residence.models import CampaignStep, NaturalisationCampaign
from kimpass.residence.selectors import campaigns
from kimpass.ui.choosing import count, key_of, select_key
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField

UNKNOWN = _("Leer heißt: nicht bekannt.")


class CampaignForm(forms.Form):
    """What a campaign is about."""

    title = CleanCharField(label=_("Titel"), max_length=160)
    begins_on = GermanDateField(label=_("Beginn"))
    ends_on = GermanDateField(label=_("Letzter Tag"), required=False)
    aim = CleanTextField(label=_("Ziel"), required=False, max_length=2000, rows=3)
    agreed_with = CleanCharField(
        label=_("Abgestimmt mit"), required=False, max_length=300, help_text=_("Kommunen und Stellen, keine Namen.")
    )
    applications_before = count(_("Anträge im halben Jahr davor"), most=MOST, help_text=UNKNOWN)
    applications_after = count(_("Anträge im halben Jahr ab Beginn"), most=MOST, help_text=UNKNOWN)
    outcome = CleanTextField(label=_("Ergebnis"), required=False, max_length=4000, rows=4)

    def __init__(self, actor: Actor, *args: Any, row: NaturalisationCampaign | None = None, **kwargs: Any) -> None:
        initial = {"begins_on": actor.today} if row is None else {n: getattr(row, n) for n in CampaignData.__slots__}
        super().__init__(*args, **{"initial": initial, **kwargs})

    def told(self) -> CampaignData:
        """Return what was filled in, as the action takes it."""
        return CampaignData(**self.cleaned_data)


class StepForm(forms.Form):
    """One step of a campaign."""

    title = CleanCharField(label=_("Was"), max_length=200)
    on = GermanDateField(label=_("Wann"))
    reached = count(_("Erreichte Menschen"), most=MOST, help_text=UNKNOWN)
    is_approximate = forms.BooleanField(label=_("etwa"), required=False)
    remark = CleanCharField(label=_("Bemerkung"), required=False, max_length=300)

    def __init__(self, actor: Actor, *args: Any, row: CampaignStep | None = None, **kwargs: Any) -> None:
        units = campaigns.units_by_key(actor)
        events = campaigns.events_by_key(actor, row.event_id if row else None)
        materials = campaigns.materials_by_key(actor)
        initial: dict[str, Any] = {"on": actor.today}
        if row is not None:
            initial = {name: getattr(row, name) for name in StepData.__slots__}
            initial |= {"unit_id": key_of(units, row.unit_id), "event_id": key_of(events, row.event_id)}
            initial |= {"material_id": key_of(materials, row.material_id)}
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.fields["audience"] = ChipsField(label=_("Für wen"), choices=CampaignStep.Audience.choices)
        self.fields["unit_id"] = select_key(words_of(actor).place, units, empty=_("kreisweit"))
        self.fields["event_id"] = select_key(_("Veranstaltung"), events, empty=_("keine"))
        self.fields["material_id"] = select_key(_("Material"), materials, empty=_("keines"))
        self.order_fields(["audience", "title", "on", "unit_id", "event_id", "material_id"])

    def told(self) -> StepData:
        """Return what was filled in, as the action takes it."""
        return StepData(**self.cleaned_data)

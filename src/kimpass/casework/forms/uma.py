"""Forms of the track for young refugees; nothing in them asks whether somebody is under age."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.intake import Signature
from kimpass.casework.actions.uma import UmaEntry
from kimpass.casework.forms.access import KeyedChoiceField
from kimpass.casework.forms.intake import PersonForm
from kimpass.casework.forms.work import WorkForm
from kimpass.casework.models import UmaFocus, UmaTrack
from kimpass.casework.selectors import choices
from kimpass.kernel.access import Actor, Permission
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField, MultipleChipsField


class TrackForm(WorkForm):
    """Demarcation and focus."""

    focuses = MultipleChipsField(label=_("Schwerpunkte"), choices=UmaFocus.Focus.choices)
    demarcation = CleanTextField(
        label=_("Abgrenzung: wer ist wofür zuständig?"),
        help_text=_("Was die UmA-Hilfe weiter tut, und was KIM übernimmt."),
        max_length=2000,
        rows=4,
    )


class EntryForm(TrackForm):
    """What the coordination talk with the UmA-Hilfe team fixed."""

    field_order = ("coordination_talk_on", "coordination_with", "eligibility", "focuses", "demarcation")

    coordination_talk_on = GermanDateField(label=_("Abstimmungsgespräch am"))
    coordination_with = KeyedChoiceField(label=_("Abgestimmt mit"), help_text=_("Stelle des Teams der UmA-Hilfe"))
    eligibility = ChipsField(label=_("Gehört dazu, weil"), choices=UmaTrack.Eligibility.choices)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency: Any = self.fields["coordination_with"]
        agency.offer(choices.agencies(actor))
        self.initial.setdefault("coordination_talk_on", actor.today)

    def entry(self) -> UmaEntry:
        """Return what the action takes."""
        data = self.cleaned_data
        return UmaEntry(
            eligibility=data["eligibility"],
            coordination_talk_on=data["coordination_talk_on"],
            coordination_with_id=data["coordination_with"],
            demarcation=data["demarcation"],
            focuses=data["focuses"],
        )


class BeginUmaForm(PersonForm):
    """The person, and from when; the talk has a form of its own on the same page."""

    unit = KeyedChoiceField(label=_("Einheit"), help_text=_("Der Fall zählt für den Kreis und für keine Region."))
    on = GermanDateField(label=_("Tag der Aufnahme"))
    consent = ChipsField(
        label=_("Einverständnis zur Datenverarbeitung"),
        choices=[("signed", _("jetzt unterschrieben")), ("later", _("folgt, Vordruck mitgegeben"))],
        initial="later",
    )
    consent_text = KeyedChoiceField(label=_("Sprache des Vordrucks"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        unit: Any = self.fields["unit"]
        unit.offer(choices.units(actor, Permission.CASE_WORK))
        text: Any = self.fields["consent_text"]
        text.offer(choices.consent_texts(actor), blank=_("Bitte wählen"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("consent") == "signed" and not data.get("consent_text") and "consent_text" not in self.errors:
            self.add_error("consent_text", _("In welcher Sprache wurde der Vordruck unterschrieben?"))
        return data

    def values(self) -> dict[str, Any]:
        """Return what the action takes, without the talk."""
        data = self.cleaned_data
        return {
            "unit_id": data["unit"],
            "on": data["on"],
            "person": self.person(),
            "signature": Signature(data["consent_text"]) if data["consent"] == "signed" else None,
        }


class StartWorkForm(WorkForm):
    """The first day of work."""

    work_started_on = GermanDateField(
        label=_("Erster Arbeitstag"),
        help_text=_("Danach erinnert KIMpass nach einem, drei und sechs Monaten; am Ende steht eine Auswertung."),
    )


class ReviewWorkForm(WorkForm):
    """How the first months went."""

    result = CleanCharField(label=_("Ergebnis in einem Satz"), max_length=300)
    on = GermanDateField(label=_("Ausgewertet am"))

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data, initial={"on": actor.today})

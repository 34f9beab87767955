"""The steps of the set-up as forms: little to type, most of it to tick."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.actions.setup import BodyData
from kimpass.organisation.models import Agency, MunicipalityFeature, Region, Unit, YesNo
from kimpass.organisation.selectors import setup
from kimpass.organisation.selectors.words import LOCAL_WORDS
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, MultipleChipsField, SelectField

OFFICES = MunicipalityFeature.Feature
ANSWERS = [(value, YesNo(value).label) for value in (YesNo.UNKNOWN, YesNo.YES, YesNo.NO)]


class MunicipalitiesForm(forms.Form):
    """Kommunen of the official list, all ticked to begin with."""

    def __init__(self, actor: Actor, data: Any = None) -> None:
        super().__init__(data)
        missing = setup.missing_municipalities(actor)
        self.fields["chosen"] = MultipleChipsField(
            label=_("Kommunen"),
            choices=[(place.ags, f"{place.name} ({place.ags})") for place in missing],
            initial=[place.ags for place in missing],
        )
        self.fields["employ"] = forms.BooleanField(
            label=_("Diese Kommunen stellen Case Management selbst an"), required=False
        )


class NamesForm(forms.Form):
    """Units by name, one line each."""

    def __init__(self, label: Any, data: Any = None) -> None:
        super().__init__(data)
        self.fields["names"] = CleanTextField(label=label, max_length=4000, rows=6, help_text=_("Je Zeile ein Name."))

    def lines(self) -> list[str]:
        """Return the names."""
        return [line.strip() for line in self.cleaned_data["names"].split("\n") if line.strip()]


class OfficesForm(forms.Form):
    """For each Kommune which offices it has of its own; unknown stays unknown."""

    def __init__(self, actor: Actor, data: Any = None) -> None:
        super().__init__(data)
        self.units = [unit for unit in setup.places(actor) if unit.kind == Unit.Kind.MUNICIPALITY]
        held = setup.own_offices(actor)
        for unit in self.units:
            for office in OFFICES:
                self.fields[f"{unit.public_id}-{office.value}"] = SelectField(
                    label=f"{unit.name}: {office.label}",
                    choices=ANSWERS,
                    initial=held.get((unit.pk, office.value), YesNo.UNKNOWN),
                )

    def rows(self) -> list[tuple[Unit, list[forms.BoundField]]]:
        """Return the fields as a table: a line for each Kommune."""
        return [(unit, [self[f"{unit.public_id}-{office.value}"] for office in OFFICES]) for unit in self.units]

    def answers(self) -> dict[int, dict[str, str]]:
        """Return what was answered, by Kommune and office."""
        return {
            unit.pk: {office.value: self.cleaned_data[f"{unit.public_id}-{office.value}"] for office in OFFICES}
            for unit in self.units
        }


class BodyForm(forms.Form):
    """An authority or a body."""

    name = CleanCharField(label=_("Name der Stelle"), max_length=160)
    kind = SelectField(label=_("Art der Stelle"), choices=[("", _("Bitte wählen")), *Agency.Kind.choices])
    is_employing_body = forms.BooleanField(
        label=_("stellt Case Management an"),
        required=False,
        help_text=_("Dann entstehen Einverständnistexte im Namen dieser Stelle."),
    )

    def __init__(self, actor: Actor, data: Any = None) -> None:
        super().__init__(data)
        places = setup.places(actor)
        self.numbers = {unit.public_id: unit.pk for unit in places}
        whole = ("", _("überall"))
        self.fields["place"] = SelectField(
            label=_("Zuständig in"), choices=[whole, *((unit.public_id, unit.name) for unit in places)], required=False
        )

    def told(self) -> BodyData:
        """Return what was typed as the action takes it."""
        values = self.cleaned_data
        return BodyData(values["name"], values["kind"], values["is_employing_body"], self.numbers.get(values["place"]))


class WordsForm(forms.Form):
    """The district's own words; an empty field keeps the usual one."""

    building_block = ChipsField(
        label=LOCAL_WORDS["building_block"].label,
        choices=[("arabic", _("1, 2, 3")), ("roman", _("I, II, III"))],
        initial="arabic",
    )

    def __init__(self, actor: Actor, data: Any = None) -> None:
        held = dict(actor.words)
        super().__init__(data, initial=held)
        for key, word in LOCAL_WORDS.items():
            if key != "building_block":
                others = ", ".join(str(other) for other in word.others)
                self.fields[key] = CleanCharField(
                    label=word.label,
                    max_length=80,
                    required=False,
                    help_text=_("Üblich: %(usual)s. Anderswo: %(others)s.") % {"usual": word.usual, "others": others},
                )
        self.order_fields([*LOCAL_WORDS])

    def words(self) -> dict[str, str]:
        """Return the words; what is usual anyway needs no row."""
        usual = {key: str(word.usual) for key, word in LOCAL_WORDS.items()}
        return {key: "" if told == usual[key] else told for key, told in self.cleaned_data.items()}


class RegionForm(forms.Form):
    """A region and the Kommunen in it."""

    name = CleanCharField(label=_("Name"), max_length=120)

    def __init__(
        self, actor: Actor, data: Any = None, *, region: Region | None = None, inside: list[Unit] | None = None
    ):
        super().__init__(data, initial={"members": [unit.public_id for unit in inside or []]})
        if region is not None:
            del self.fields["name"]
        places = setup.places(actor)
        self.numbers = {unit.public_id: unit.pk for unit in places}
        self.fields["members"] = MultipleChipsField(
            label=_("Gehört dazu"), choices=[(unit.public_id, unit.name) for unit in places], required=False
        )

    def unit_ids(self) -> list[int]:
        """Return which Kommunen were ticked."""
        return [self.numbers[key] for key in self.cleaned_data["members"]]

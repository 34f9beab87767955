from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.copies import Place, Rewritten
from kimpass.casework.actions.reconstruction import StationData
from kimpass.casework.forms.clock import RoughDateField
from kimpass.casework.forms.work import NOTHING_CHOSEN, WorkForm, picks
from kimpass.casework.models import CaseReconstruction, GuidedInterview, ReconstructionStation
from kimpass.casework.selectors.reconstruction import LONGEST, Stretch
from kimpass.organisation.models import Agency, CatalogueEntry
from kimpass.people.models import Person
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, SelectField

ROUGH = _("So genau wie bekannt: 12.03.2019, 03.2019, 2. Quartal 2019, 2019/20, 2019 oder etwa 2019.")


class BeginForm(WorkForm):
    person_id = ChipsField(label=_("Wessen Weg?"), choices=[])
    interview_id = SelectField(label=_("Aus dem Interview"), choices=[], required=False, empty_value=None)
    filled = forms.BooleanField(label=_("mit dem beginnen, was die Akte schon weiß"), required=False, initial=True)

    def __init__(self, data: Any = None, *, people: Sequence[Person], interviews: Sequence[GuidedInterview]) -> None:
        super().__init__(data)
        persons, ids = picks(people, "public_id", lambda person: person.given_names or person.family_name)
        person: Any = self.fields["person_id"]
        person.choices, person.coerce = persons, ids.__getitem__
        if len(persons) == 1:
            person.initial = persons[0][0]
        told, told_ids = picks(interviews, "public_id", lambda row: f"{row.held_on:%d.%m.%Y}")
        interview: Any = self.fields["interview_id"]
        interview.choices, interview.coerce = [NOTHING_CHOSEN, *told], told_ids.__getitem__
        if not told:
            del self.fields["interview_id"]


class SummaryForm(WorkForm):
    summary = CleanTextField(label=_("Was zeigt dieser Weg?"), max_length=4000, rows=8, required=False)

    def __init__(self, data: Any = None, *, summary: str) -> None:
        super().__init__(data, initial={"summary": summary})


class StationForm(WorkForm):
    kind = ChipsField(label=_("Was war es?"), choices=ReconstructionStation.Kind.choices)
    text = CleanTextField(label=_("Was geschah?"), max_length=LONGEST, rows=3)
    start = RoughDateField(label=_("Von"), required=False, help_text=ROUGH)
    end = RoughDateField(label=_("Bis"), required=False, help_text=_("Leer: dauert an oder unbekannt."))
    agency_id = SelectField(label=_("Bei welcher Stelle?"), choices=[], required=False, empty_value=None)
    field_id = SelectField(label=_("Handlungsfeld"), choices=[], required=False, empty_value=None)

    def __init__(
        self,
        data: Any = None,
        *,
        agencies: Sequence[Agency],
        fields: Sequence[CatalogueEntry],
        station: ReconstructionStation | None = None,
        text: str = "",
    ) -> None:
        super().__init__(data, initial={"text": text} if station is None else self._told(station))
        bodies, body_ids = picks(agencies, "key", lambda agency: agency.name)
        codes, field_ids = picks(fields, "code", lambda field: field.label_de)
        for name, choices, ids in (("agency_id", bodies, body_ids), ("field_id", codes, field_ids)):
            field: Any = self.fields[name]
            field.choices, field.coerce = [NOTHING_CHOSEN, *choices], ids.__getitem__

    @staticmethod
    def _told(station: ReconstructionStation) -> dict[str, Any]:
        start, dash, end = station.label.partition(" – ")
        return {
            "kind": station.kind,
            "text": station.text,
            "start": start,
            "end": end if dash else "",
            "agency_id": station.agency.key if station.agency else "",
            "field_id": station.field.code if station.field else "",
        }

    def station(self) -> StationData:
        """Return the station as told."""
        values = self.cleaned_data
        told = [each for each in (values["start"], values["end"]) if each is not None]
        return StationData(
            kind=values["kind"],
            text=values["text"],
            start=values["start"].date if values["start"] else None,
            end=values["end"].date if values["end"] else None,
            label=" – ".join(each.words for each in told),
            agency_id=values["agency_id"],
            field_id=values["field_id"],
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One station of the original beside the field for its own words."""

    stretch: Stretch
    field: BoundField


class CopyForm(WorkForm):
    """The copy, station by station, in one's own words."""

    mark_optional = False
    title = CleanCharField(label=_("Titel"), max_length=160)
    place = ChipsField(label=_("Ort"), choices=Place.choices, initial=Place.NONE)
    lessons = CleanTextField(label=_("Was lernen wir daraus?"), max_length=4000, rows=4, required=False)
    harmless_reason = CleanCharField(
        label=_("Warum ist niemand erkennbar?"),
        max_length=300,
        required=False,
        help_text=_("Nur nötig, wenn ein Wort beanstandet wird, das keine Person meint."),
    )

    def __init__(self, data: Any = None, *, reconstruction: CaseReconstruction, stretches: Sequence[Stretch]) -> None:
        copy = reconstruction.copy
        initial: dict[str, Any] = {}
        if copy is not None:
            place = Place.UNIT if copy.unit_id else Place.REGION if copy.region_id else Place.NONE
            initial = {"title": copy.title, "lessons": copy.lessons, "place": place}
            initial["harmless_reason"] = reconstruction.harmless_reason
        super().__init__(data, initial=initial)
        self.stretches = stretches
        for each in stretches:
            self.fields[self._name(each)] = CleanTextField(
                label=_("In eigenen Worten"),
                max_length=LONGEST,
                rows=2,
                required=False,
                initial=reconstruction.copied_lines.get(each.station.public_id, ""),
            )

    @staticmethod
    def _name(stretch: Stretch) -> str:
        return f"line_{stretch.station.public_id}"

    def lines(self) -> Iterator[Line]:
        """Yield the stations with their fields."""
        for each in self.stretches:
            yield Line(each, self[self._name(each)])

    def rewritten(self) -> Rewritten:
        """Return the copy as written."""
        values = self.cleaned_data
        return Rewritten(
            title=values["title"],
            lines={each.station.public_id: values[self._name(each)] for each in self.stretches},
            lessons=values["lessons"],
            place=values["place"],
            harmless_reason=values["harmless_reason"],
        )

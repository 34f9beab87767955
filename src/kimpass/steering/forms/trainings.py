"""Programmes of qualification, and who attended which block."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.roles import ROLES
from kimpass.steering.actions.trainings import Attended, ProgrammeData
from kimpass.steering.forms.common import ActorForm
from kimpass.steering.models import TrainingProgramme, TrainingRecord
from kimpass.steering.selectors.events import colleagues_by_key
from kimpass.ui.choosing import count, select
from kimpass.ui.fields import CleanCharField, GermanDateField, MultipleChipsField, SelectField, same


def role_field(label: Any) -> SelectField:
    """Return a list of the roles; none stands for everybody."""
    roles = [(key, role.label) for key, role in ROLES.items()]
    return select(label, roles, required=False, empty=_("alle"), coerce=same)


class ProgrammeForm(ActorForm):
    title = CleanCharField(label=_("Titel"), max_length=160)
    provider = CleanCharField(label=_("Anbieter"), required=False, max_length=160)
    blocks = count(_("Zahl der Blöcke"), least=1, most=40, required=True)
    is_mandatory = forms.BooleanField(label=_("verpflichtend"), required=False)

    def __init__(self, actor: Actor, *args: Any, row: TrainingProgramme | None = None, **kwargs: Any) -> None:
        names = ("title", "provider", "blocks", "is_mandatory", "for_role", "ended_on")
        if row is not None:
            kwargs["initial"] = {name: getattr(row, name) for name in names}
        super().__init__(actor, *args, **kwargs)
        self.fields["for_role"] = role_field(_("Für die Rolle"))
        if row is not None:
            self.fields["ended_on"] = GermanDateField(
                label=_("Beendet am"), required=False, help_text=_("Leer heißt: läuft.")
            )

    @property
    def programme(self) -> ProgrammeData:
        """Return what was filled in, for the action."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "ended_on"}
        return ProgrammeData(**{**values, "for_role": values["for_role"] or ""})

    @property
    def ended_on(self) -> date | None:
        """Return the day the programme ended, if it did."""
        return self.cleaned_data.get("ended_on")


class AttendedForm(ActorForm):
    def __init__(self, actor: Actor, *args: Any, programme: TrainingProgramme, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        numbers = [(str(number), str(number)) for number in range(1, programme.blocks + 1)]
        self.fields["block"] = select(_("Block"), numbers, coerce=int)
        self.fields["attended_on"] = GermanDateField(label=_("Besucht am"), latest=actor.today)
        self.fields["group"] = CleanCharField(label=_("Gruppe"), required=False, max_length=60)
        self.fields["has_certificate"] = forms.BooleanField(label=_("Bescheinigung liegt vor"), required=False)

    @property
    def attended(self) -> Attended:
        """Return what was filled in, for the action."""
        names = ("block", "attended_on", "group", "has_certificate")
        return Attended(**{name: self.cleaned_data[name] for name in names})


class RecordTrainingForm(AttendedForm):
    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        people = colleagues_by_key(actor)
        self.numbers = {key: pk for key, _name, pk in people}
        self.fields["staff"] = MultipleChipsField(
            label=_("Teilgenommen haben"), choices=[(key, name) for key, name, _pk in people]
        )

    @property
    def staff_ids(self) -> list[int]:
        """Return the colleagues chosen."""
        return [self.numbers[key] for key in self.cleaned_data["staff"]]


class CorrectTrainingForm(AttendedForm):
    """Correct one entry; which one stands in the address."""

    def __init__(self, actor: Actor, *args: Any, record: TrainingRecord, **kwargs: Any) -> None:
        names = ("block", "attended_on", "group", "has_certificate")
        kwargs["initial"] = {name: getattr(record, name) for name in names}
        super().__init__(actor, *args, programme=record.programme, **kwargs)
        self.fields["is_wrong"] = forms.BooleanField(
            label=_("Eintrag streichen"), required=False, help_text=_("Wenn die Teilnahme nicht stattgefunden hat.")
        )

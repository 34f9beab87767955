"""Choosing a letter, and keeping templates."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.letters import Format
from kimpass.casework.data.standard_letters import STANDARD
from kimpass.casework.forms.work import WorkForm, picks
from kimpass.casework.selectors.letters import Letter
from kimpass.people.models import Person
from kimpass.ui.fields import ChipsField, CleanCharField, SelectField
from kimpass.vault.kinds import DOCX
from kimpass.vault.uploads import UploadField


class LetterForm(WorkForm):
    """Which letter, about whom, as what."""

    letter = SelectField(label=_("Schreiben"), choices=[])
    person_id = ChipsField(label=_("Für wen?"), choices=[])
    file_format = ChipsField(
        label=_("Datei"),
        choices=[(Format.DOCX, _("Word (DOCX)")), (Format.PDF, _("PDF, nur Zielvereinbarung"))],
        initial=Format.DOCX,
    )

    def __init__(self, data: Any = None, *, letters: Sequence[Letter], people: Sequence[Person], chosen: str) -> None:
        super().__init__(data)
        names, ids = picks(people, "public_id", lambda person: person.given_names or person.family_name)
        letter: Any = self.fields["letter"]
        letter.choices = [(each.key, each.name) for each in letters]
        person: Any = self.fields["person_id"]
        person.choices, person.coerce = names, ids.__getitem__
        self.initial = {"letter": chosen or letters[0].key, "person_id": names[0][0] if names else None}


class UploadTemplateForm(WorkForm):
    """A Word file and the name under which it is offered."""

    name = CleanCharField(
        label=_("Name des Briefs"),
        help_text=_("Unter einem Namen, den es schon gibt, wird es dessen nächste Version."),
        max_length=120,
        widget=forms.TextInput(attrs={"list": "briefe", "autocomplete": "off"}),
    )
    file = UploadField(label=_("Word-Datei"), accept=frozenset({DOCX}))

    names = tuple(each.name for each in STANDARD.values())

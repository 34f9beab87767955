from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.casework.actions.documents import Paper
from kimpass.casework.forms.work import WorkForm, picks
from kimpass.casework.models import Document
from kimpass.people.models import Person
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, SelectField
from kimpass.vault.files import PAPERS
from kimpass.vault.uploads import UploadField


class DocumentForm(WorkForm):
    """A file and what it is."""

    file = UploadField(label=_("Datei"), accept=PAPERS)
    title = CleanCharField(label=_("Titel"), max_length=160, help_text=_("Der Name der Datei wird nicht gespeichert."))
    kind = ChipsField(label=_("Art"), choices=Document.Kind.choices)
    person_id = SelectField(label=_("Zu wem gehört es?"), choices=[], required=False, empty_value=None)
    restricted = forms.BooleanField(
        label=_("Nur für diese Person: verdeckt in der Liste, nie in Blättern und Exporten"), required=False
    )
    dated_on = GermanDateField(label=_("Datum des Dokuments"), required=False)

    def __init__(self, data: Any = None, files: Any = None, *, people: Sequence[Person]) -> None:
        super().__init__(data, files)
        persons, ids = picks(people, "public_id", lambda person: person.given_names or person.family_name)
        field: Any = self.fields["person_id"]
        field.choices, field.coerce = [("", _("ganzer Haushalt")), *persons], ids.__getitem__

    def clean(self) -> dict[str, Any]:
        """Say that no browser gives a chosen file back when something else was wrong."""
        values = super().clean() or self.cleaned_data
        if self.errors and values.get("file") is not None:
            self.ask_again()
        return values

    def ask_again(self) -> None:
        """Ask for the file once more; everything typed stays."""
        self.add_error("file", _t("Bitte wählen Sie die Datei noch einmal. Ihre anderen Eingaben stehen noch da."))

    def paper(self) -> Paper:
        """Return what was said about the file."""
        values = self.cleaned_data
        return Paper(
            kind=values["kind"],
            title=values["title"],
            person_id=values["person_id"],
            restricted=values["restricted"],
            dated_on=values["dated_on"],
        )

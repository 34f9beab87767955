from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.casework.forms.work import WorkForm, picks
from kimpass.casework.models import Document
from kimpass.organisation.models import Agency
from kimpass.people.actions.check_handovers import USUAL
from kimpass.people.selectors.check_sheet import Line
from kimpass.people.selectors.check_to_dos import ToDo
from kimpass.ui.fields import CleanTextField, GermanDateField, MultipleChipsField, SelectField


class PlanForm(WorkForm):
    keys = MultipleChipsField(label=_("Was soll gesetzt werden?"), choices=())

    def __init__(self, data: Any = None, *, rows: Sequence[ToDo]) -> None:
        super().__init__(data, initial={"keys": [row.key for row in rows]})
        field: Any = self.fields["keys"]
        field.choices = [(row.key, self._words(row)) for row in rows]

    @staticmethod
    def _words(row: ToDo) -> str:
        kind = _("Wiedervorlage") if row.is_reminder else _("Aufgabe")
        return f"{kind} {row.due_on:%d.%m.%Y}: {row.text}" if row.due_on else f"{kind}: {row.text}"


class HandOverForm(WorkForm):
    to_agency_id = SelectField(
        label=_("Behörde"),
        choices=(),
        help_text=_("Nur Behörden, die eine gültige Schweigepflichtentbindung dieser Person nennt."),
    )
    condition_names = MultipleChipsField(label=_("Welche Zeilen der Vorprüfung?"), choices=())
    documents = MultipleChipsField(label=_("Welche Dokumente? (Kopien)"), choices=(), required=False)
    message = CleanTextField(label=_("Nachricht an die Behörde"), required=False, max_length=1000, rows=3)
    last_day = GermanDateField(label=_("Lesbar bis einschließlich"))
    stale_is_known = forms.BooleanField(
        label=_("Seitdem haben sich Angaben geändert. Ich übergebe diese Vorprüfung trotzdem."), required=False
    )

    def __init__(
        self,
        data: Any = None,
        *,
        agencies: Sequence[Agency],
        lines: Sequence[Line],
        documents: Sequence[Document],
        today: date,
        is_stale: bool,
    ) -> None:
        super().__init__(data, initial={"last_day": today + timedelta(days=USUAL - 1)})
        fields: Any = self.fields
        bodies, ids = picks(agencies, "public_id", lambda agency: agency.name)
        fields["to_agency_id"].choices, fields["to_agency_id"].coerce = bodies, ids.__getitem__
        fields["condition_names"].choices = [(line.name, f"{line.label}: {line.status_words}") for line in lines]
        papers, paper_ids = picks(documents, "public_id", lambda row: f"{row.get_kind_display()}: {row.title}")
        fields["documents"].choices, fields["documents"].coerce = papers, paper_ids.__getitem__
        if not documents:
            del fields["documents"]
        if not is_stale:
            del fields["stale_is_known"]

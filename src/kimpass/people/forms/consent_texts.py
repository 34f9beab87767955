"""What people type about the wordings of consents and releases."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.organisation.models import Agency
from kimpass.people.forms.consents import keyed
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField


class ReleaseTextForm(forms.Form):
    """Who checked a translation."""

    remark = CleanCharField(
        label=_("Wer hat die Übersetzung geprüft?"),
        max_length=200,
        help_text=_("Zum Beispiel: vereidigte Übersetzerin, Auftrag vom 3. März"),
    )


class RewriteTextForm(forms.Form):
    """A new version of a wording."""

    body_text = CleanTextField(
        label=_("Wortlaut"),
        max_length=20_000,
        rows=28,
        help_text=_(
            "Erste Zeile: Titel. Absätze durch eine Leerzeile trennen; die erste Zeile eines Absatzes ist seine "
            "Überschrift. {recipients}, {purpose} und {until} werden beim Drucken und Unterschreiben ersetzt."
        ),
    )


class SupplyTextsForm(forms.Form):
    """Which body gets its wordings."""

    agency_id = ChipsField(label=_("Anstellungsträger ohne Texte"), choices=())

    def __init__(self, *args: Any, agencies: list[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices, self._agencies = keyed(agencies, lambda agency: agency.name)
        self.fields["agency_id"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen(self) -> int:
        """Return the body that was chosen."""
        return self._agencies[self.cleaned_data["agency_id"]]

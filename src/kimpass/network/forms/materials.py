from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.network.actions.materials import IssueData, VersionData
from kimpass.network.forms.common import WebField
from kimpass.network.models import Material, MaterialVersion
from kimpass.network.selectors import directory
from kimpass.network.selectors.interpreters import language_choices
from kimpass.organisation.selectors.words import words_of
from kimpass.ui.choosing import select_key
from kimpass.ui.fields import CleanCharField, GermanDateField, SelectField
from kimpass.vault.files import PAPERS
from kimpass.vault.uploads import UploadField


class MaterialForm(forms.Form):
    """What a material is."""

    kind = SelectField(label=_("Art"), choices=[("", _("Bitte wählen")), *Material.Kind.choices])
    title = CleanCharField(label=_("Titel"), max_length=160)


class NewMaterialForm(MaterialForm):
    edition_on = GermanDateField(label=_("Erste Auflage am"))


class EditionForm(forms.Form):
    edition_on = GermanDateField(
        label=_("Neue Auflage am"),
        help_text=_("Alle Sprachfassungen gelten dann als veraltet, bis sie nachgezogen sind."),
    )


class VersionForm(forms.Form):
    """A material in one language."""

    title = CleanCharField(label=_("Titel in dieser Sprache"), required=False, max_length=160)
    state = SelectField(label=_("Stand"), choices=MaterialVersion.State.choices)
    address = WebField(label=_("Adresse im Netz"), required=False)
    file = UploadField(label=_("Datei"), accept=PAPERS, required=False)

    def __init__(self, data: Any = None, files: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, files, initial=initial)
        self.fields["title"].widget.attrs["dir"] = "auto"

    def clean(self) -> dict[str, Any]:
        """Say that no browser gives a chosen file back when something else was wrong."""
        values = super().clean() or self.cleaned_data
        if self.errors and values.get("file") is not None:
            self.add_error("file", _t("Bitte wählen Sie die Datei noch einmal. Ihre anderen Eingaben stehen noch da."))
        return values

    def told(self, language: str) -> VersionData:
        """Return what was typed as the action takes it."""
        values, upload = self.cleaned_data, self.cleaned_data.get("file")
        return VersionData(
            language=language,
            title=values["title"],
            state=values["state"],
            address=values["address"],
            content=upload.read() if upload is not None else None,
            name=upload.name or "" if upload is not None else "",
        )


class NewVersionForm(VersionForm):
    language = SelectField(label=_("Sprache"), choices=())

    def __init__(
        self, actor: Actor, data: Any = None, files: Any = None, *, without: set[str], wanted: str = ""
    ) -> None:
        super().__init__(data, files, initial={"language": wanted})
        field: Any = self.fields["language"]
        field.choices = [("", _("Bitte wählen")), *(one for one in language_choices(actor) if one[0] not in without)]
        self.order_fields(["language"])


class ChangeVersionForm(VersionForm):
    is_current = forms.BooleanField(label=_("entspricht der neuesten Auflage"), required=False)


class IssueForm(forms.Form):
    """How many copies went where."""

    place = CleanCharField(label=_("Ausgabeort"), max_length=160, help_text=_("zum Beispiel: Bürgerbüro, Meldebehörde"))
    copies = forms.IntegerField(label=_("Anzahl"), min_value=1, max_value=1_000_000)
    issued_on = GermanDateField(label=_("Ausgegeben am"))

    def __init__(self, actor: Actor, data: Any = None) -> None:
        super().__init__(data, initial={"issued_on": actor.today})
        self.fields["unit_id"] = select_key(
            words_of(actor).place, directory.units_by_key(actor), empty=_("ganzer Kreis")
        )
        spoken = [("", _("nicht erfasst")), *language_choices(actor)]
        self.fields["language"] = SelectField(label=_("Sprache"), choices=spoken, required=False)

    def told(self) -> IssueData:
        """Return what was typed as the action takes it."""
        return IssueData(**self.cleaned_data)

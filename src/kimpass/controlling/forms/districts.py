"""Upload a district's profile."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.importer.reading import MAX_BYTES
from kimpass.ui.fields import FILL_IN


class ProfileForm(forms.Form):
    profile = forms.FileField(
        label=_("Kreisprofil (YAML)"),
        max_length=120,
        help_text=_("Höchstens 1 MB. Das Format beschreibt die Datei district.schema.json."),
        error_messages={"required": FILL_IN, "empty": _("Die Datei ist leer.")},
    )

    def content(self) -> tuple[bytes, str]:
        """Return what was uploaded, and its name; more than allowed is cut and refused by the reader."""
        upload = self.cleaned_data["profile"]
        return upload.read(MAX_BYTES + 1), upload.name

"""Choose a file with offers; what was looked at is carried, signed, to the button that takes it in."""

import base64
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.network.importer.hsds_tables import LARGEST
from kimpass.network.selectors import directory
from kimpass.ui.choosing import CHOOSE_ONE, select_key

# What a browser may carry through a form; larger files go by the command line.
MOST_CARRIED, KEPT_SECONDS = 1_800_000, 3600


class FileForm(forms.Form):
    """A file with offers, and the field of action of those that name none."""

    mark_optional = False
    file = forms.FileField(label=_("Datei"), required=False)
    held = forms.CharField(required=False, widget=forms.HiddenInput, max_length=MOST_CARRIED)

    def __init__(self, actor: Actor, data: Any = None, files: Any = None, *, kinds: str, needs_field: bool) -> None:
        super().__init__(data, files)
        self.salt = f"kimpass.network.{kinds}.{actor.tenant_id}.{actor.user_id}"
        field: Any = self.fields["file"]
        field.help_text = kinds
        field.widget.attrs["accept"] = ",".join(f".{kind.strip().lower()}" for kind in kinds.split(","))
        field.widget.attrs["data-max-bytes"] = LARGEST
        field.widget.attrs["data-too-large"] = _("Die Datei ist zu groß, erlaubt sind 10 MB.")
        label = _("Handlungsfeld der Angebote") if needs_field else _("Handlungsfeld für Angebote ohne Zuordnung")
        empty = CHOOSE_ONE if needs_field else _("keines")
        fields = directory.fields_by_code(actor)
        self.fields["field_id"] = select_key(label, fields, required=needs_field, empty=empty)

    def clean(self) -> dict[str, Any]:
        """
        Return the content of the file, chosen now or held from the preview.

        :raises ValidationError: there is none, it is too large, or what was held is not what we looked at.
        """
        values = super().clean() or self.cleaned_data
        upload = values.get("file")
        if upload is not None:
            if upload.size > LARGEST:
                raise ValidationError(_t("Die Datei ist zu groß, erlaubt sind 10 MB."))
            values["content"] = upload.read()
        elif values.get("held"):
            try:
                found = signing.loads(values["held"], salt=self.salt, max_age=KEPT_SECONDS)
                values["content"] = base64.b64decode(found)
            except (signing.BadSignature, ValueError) as error:
                raise ValidationError(_t("Bitte wählen Sie die Datei noch einmal.")) from error
        elif not self.errors:
            self.add_error("file", _t("Bitte wählen Sie eine Datei."))
        return values

    def carried(self) -> str:
        """Return the content for the button that takes it in, empty where it is too large for a form."""
        text = base64.b64encode(self.cleaned_data["content"]).decode()
        held = signing.dumps(text, salt=self.salt, compress=True)
        return held if len(held) <= MOST_CARRIED else ""

"""Choose released figures, and write around them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.models import ReportRelease
from kimpass.controlling.selectors import press
from kimpass.organisation.selectors.words import words_at
from kimpass.steering.selectors.office_text import person_in
from kimpass.ui.fields import CleanTextField, MultipleChipsField


class PressForm(forms.Form):
    """Which figures, and the text; numbers that are none of them are refused and nothing is lost."""

    def __init__(self, release: ReportRelease, data: Any = None) -> None:
        super().__init__(data)
        self.release = release
        self.offered = {row.key: row for row in press.offered(release)}
        self.fields["figures"] = MultipleChipsField(
            label=_("Freigegebene Zahlen"),
            choices=[(row.key, f"{row.label}: {row.shown}") for row in self.offered.values()],
        )
        self.fields["text"] = CleanTextField(
            label=_("Text"),
            max_length=8000,
            rows=10,
            required=False,
            help_text=_("Leer: Die gewählten Zahlen werden als Sätze eingesetzt. Ohne Namen von Personen."),
        )

    def clean(self) -> dict[str, Any]:
        """Put sentences where nothing was written, and refuse numbers from elsewhere and traces of persons."""
        values = super().clean() or {}
        chosen = [self.offered[key] for key in values.get("figures", [])]
        text = values.get("text") or "\n".join(row.sentence for row in chosen)
        days = [self.release.as_of, self.release.released_at.date()]
        names = [name for _value, name in words_at(self.release.tenant_id).blocks()]
        wrong = press.unproven(text, chosen, days, names) if values.get("text") else []
        if wrong:
            words = {"numbers": ", ".join(wrong)}
            reason = _("Diese Zahlen stehen in keiner der gewählten freigegebenen Zahlen: %(numbers)s.")
            self.add_error("text", reason % words)
        for trace in person_in(text):
            self.add_error("text", trace)
        return values | {"text": text}

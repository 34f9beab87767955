"""What people type about papers: to print, to sign, to record, to withdraw."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kimpass.organisation.models import Agency
from kimpass.people.actions.consents import OnScreen, Recipient, Scan
from kimpass.people.forms.last_days import day_after
from kimpass.people.models import ConsentText, Signer
from kimpass.people.selectors.strokes import Strokes, read_strokes
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, MultipleChipsField, SelectField
from kimpass.vault.files import SCANS
from kimpass.vault.uploads import UploadField

Choices = list[tuple[str, Any]]
OWN_TERMS = (1, 2)
UNKNOWN_BODY = _("Diese Stelle gibt es nicht.")


def keyed(rows: Iterable[Any], label: Callable[[Any], Any]) -> tuple[Choices, dict[str, int]]:
    """Return the choices of some rows under their public ids, and the way back to the rows' keys."""
    found = list(rows)
    return [(row.public_id, label(row)) for row in found], {row.public_id: row.pk for row in found}


class ConsentForm(forms.Form):
    """A signed consent to data processing."""

    text_id = ChipsField(label=_("Unterschriebener Wortlaut"), choices=())
    signed_on = GermanDateField(label=_("Unterschrieben am"))
    signer = ChipsField(label=_("Wer hat unterschrieben?"), choices=Signer.choices)
    explained = forms.BooleanField(label=_("Der Inhalt wurde gedolmetscht"), required=False)
    last_day = GermanDateField(label=_("Gilt bis einschließlich"), required=False)
    copy = UploadField(
        label=_("Kopie des unterschriebenen Blatts"),
        accept=SCANS,
        required=False,
        help_text=_("PDF, PNG oder JPG. Wird verschlüsselt abgelegt."),
    )

    def __init__(
        self, *args: Any, texts: Sequence[ConsentText], label: Callable[[ConsentText], str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices, self._texts = keyed(texts, label)
        self.fields["text_id"].choices = choices  # type: ignore[attr-defined]
        if choices:
            self.fields["text_id"].initial = choices[0][0]

    def values(self) -> dict[str, Any]:
        """Return what was typed as the actions take it: the first day without instead of the last day with."""
        values = self.cleaned_data
        copy = values["copy"]
        return {
            "text_id": self._texts[values["text_id"]],
            "signed_on": values["signed_on"],
            "signer": values["signer"],
            "expires_on": day_after(values["last_day"]),
            "explained_by_interpreter": values["explained"],
            "evidence": Scan(copy.read(), copy.name or "") if copy else None,
        }


class BodiesForm(forms.Form):
    """The bodies a release names: most with the same subject, some with one and an end of their own."""

    agency_ids = MultipleChipsField(
        label=_("Mit welchen Stellen darf gesprochen werden?"),
        choices=(),
        help_text=_("Nur Stellen, die auf dem Papier stehen. „Alle Stellen“ gibt es nicht."),
    )
    subject = CleanCharField(
        label=_("Worüber?"), max_length=160, help_text=_("Zum Beispiel: Antrag auf Wohngeld, Anerkennung des Berufs")
    )

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices, self._agencies = keyed(agencies, lambda agency: agency.name)
        self.fields["agency_ids"].choices = choices  # type: ignore[attr-defined]
        for row in OWN_TERMS:
            self.fields[f"agency_{row}"] = SelectField(
                label=_("Stelle mit eigenem Thema oder Ende"), choices=[("", "–"), *choices], required=False
            )
            self.fields[f"subject_{row}"] = CleanCharField(label=_("Worüber?"), max_length=160, required=False)
            self.fields[f"last_day_{row}"] = GermanDateField(label=_("Gilt bis einschließlich"), required=False)

    @property
    def own_terms(self) -> list[list[forms.BoundField]]:
        """Return the rows for bodies with a subject or an end of their own."""
        return [[self[f"{name}_{row}"] for name in ("agency", "subject", "last_day")] for row in OWN_TERMS]

    def clean(self) -> dict[str, Any]:
        """
        Return what was typed.

        :raises ValidationError: a body has two rows of its own, or a row names none.
        """
        values: dict[str, Any] = super().clean() or {}
        chosen = [values.get(f"agency_{row}") for row in OWN_TERMS]
        named = [key for key in chosen if key]
        if len(named) != len(set(named)):
            raise ValidationError(_("Eine Stelle steht zweimal unter „eigenem Thema oder Ende“."))
        for row, key in zip(OWN_TERMS, chosen, strict=True):
            if not key and (values.get(f"subject_{row}") or values.get(f"last_day_{row}")):
                self.add_error(f"agency_{row}", _("Bitte wählen Sie, für welche Stelle das gilt."))
        return values

    def recipients(self) -> list[Recipient]:
        """Return the bodies that were chosen, with what is their own."""
        values = self.cleaned_data
        own = {
            values[f"agency_{row}"]: (values[f"subject_{row}"], day_after(values[f"last_day_{row}"]))
            for row in OWN_TERMS
            if values[f"agency_{row}"]
        }
        keys = list(dict.fromkeys([*values["agency_ids"], *own]))
        return [Recipient(self._agencies[key], *own.get(key, ("", None))) for key in keys]


class ReleaseForm(BodiesForm, ConsentForm):
    """A signed release from confidentiality."""

    field_order = ["agency_ids", "subject", "signed_on", "signer", "explained", "last_day", "text_id", "copy"]

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """Return the fields that stand below each other."""
        return [self[name] for name in self.field_order]

    def values(self) -> dict[str, Any]:
        """Return what was typed as the action takes it."""
        return super().values() | {"subject": self.cleaned_data["subject"], "recipients": self.recipients()}


class PrepareForm(BodiesForm):
    """Papers to print, or to have signed on the screen."""

    language = ChipsField(label=_("Sprache neben dem Deutschen"), choices=())
    signer = ChipsField(label=_("Wer unterschreibt?"), choices=Signer.choices, required=False)
    last_day = GermanDateField(label=_("Gilt bis einschließlich"), required=False)
    field_order = ["language", "agency_ids", "subject", "last_day", "signer"]

    def __init__(self, *args: Any, languages: Choices, needs_bodies: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = languages  # type: ignore[attr-defined]
        if languages:
            self.fields["language"].initial = languages[0][0]
        for name in ("agency_ids", "subject"):
            self.fields[name].required = needs_bodies

    @property
    def expires_on(self) -> date | None:
        """Return the first day on which the papers do not hold any more."""
        return day_after(self.cleaned_data["last_day"])


class SignForm(forms.Form):
    """A signature on the screen: drawn, or a name that staff bears witness to."""

    signer = ChipsField(label=_("Wer unterschreibt?"), choices=Signer.choices)
    explained = forms.BooleanField(label=_("Der Inhalt wurde gedolmetscht"), required=False)
    strokes = forms.CharField(widget=forms.HiddenInput(attrs={"data-strokes": ""}), required=False, max_length=120_000)
    name = CleanCharField(
        label=_("Name, wenn nicht gezeichnet werden kann"),
        max_length=120,
        required=False,
        help_text=_("Die Person erklärt mündlich ihr Einverständnis; Sie schreiben ihren Namen und bezeugen es."),
    )
    witnessed = forms.BooleanField(
        label=_("Ich bestätige: Die genannte Person hat den Text verstanden und vor mir zugestimmt."), required=False
    )

    def clean_strokes(self) -> Strokes:
        """
        Return the drawn strokes, none when nothing was drawn.

        :raises ValidationError: what came is no signature.
        """
        raw = self.cleaned_data["strokes"]
        if not raw or raw == "[]":
            return ()
        try:
            return read_strokes(raw)
        except ValueError as error:
            words = _("Die Unterschrift ist zu kurz oder nicht lesbar. Bitte noch einmal im Feld unterschreiben.")
            raise ValidationError(words, code="strokes") from error

    def clean(self) -> dict[str, Any]:
        """Ask for one of both: a drawing, or a name with a witness."""
        values: dict[str, Any] = super().clean() or {}
        if "strokes" in self.errors:
            self.add_error(None, self.errors["strokes"].as_data())
            return values
        if values.get("strokes"):
            return values
        if not values.get("name"):
            self.add_error(None, _("Es fehlt die Unterschrift: im Feld zeichnen, oder Namen schreiben und bezeugen."))
        elif not values.get("witnessed"):
            self.add_error("witnessed", _("Ohne Zeichnung muss die Fachkraft die Zustimmung bezeugen."))
        return values

    def evidence(self) -> OnScreen:
        """Return the signature; a drawn one needs no typed name."""
        drawn = self.cleaned_data["strokes"]
        return OnScreen(drawn) if drawn else OnScreen(name=self.cleaned_data["name"])


class WithdrawReleaseForm(forms.Form):
    """Which bodies a release is taken back from; all of them unless some are chosen."""

    agency_ids = MultipleChipsField(
        label=_("Nur für einzelne Stellen widerrufen?"),
        choices=(),
        required=False,
        help_text=_("Nichts wählen heißt: für alle genannten Stellen."),
    )

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices, self._agencies = keyed(agencies, lambda agency: agency.name)
        self.fields["agency_ids"].choices = choices  # type: ignore[attr-defined]

    def chosen(self) -> list[int] | None:
        """Return the bodies that were chosen, None for all."""
        return [self._agencies[key] for key in self.cleaned_data["agency_ids"]] or None


class TellForm(forms.Form):
    """When a body was told that a paper does not hold any more."""

    on = GermanDateField(label=_("Mitgeteilt am"))

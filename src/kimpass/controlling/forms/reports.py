"""Choose the day or the period of a report, and say what stands on its first page."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.actions.reports import ReportData
from kimpass.controlling.models import Report
from kimpass.controlling.selectors.choices import kommunen
from kimpass.controlling.selectors.documents import FRONT
from kimpass.controlling.selectors.kind import About, Kind
from kimpass.kernel.access import Actor
from kimpass.ui.fields import CleanCharField, CleanTextField, GermanDateField, SelectField, known_at_end_of


class KnownForm(forms.Form):
    """As known on which day; kept in the address like the day or the period."""

    mark_optional = False
    bekannt = GermanDateField(label=_("Kenntnisstand"), required=False)

    def known_at(self, today: date) -> datetime | None:
        """Return the instant of knowledge, None for now; what does not fit counts as not asked."""
        return known_at_end_of(self.cleaned_data["bekannt"], today) if self.is_valid() else None


class DayForm(KnownForm):
    stichtag = GermanDateField(label=_("Stichtag"), required=False)
    field_order = ("stichtag", "bekannt")


class PeriodForm(KnownForm):
    field_order = ("zeitraum", "bekannt")

    def __init__(self, *args: Any, periods: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("letzter abgeschlossener Zeitraum")), *((label, label) for label in periods)]
        self.fields["zeitraum"] = forms.ChoiceField(label=_("Zeitraum"), choices=choices, required=False)
        self.order_fields(self.field_order)


WHOLE = _("ganzer Kreis")


class ReportForm(forms.Form):
    """What a report is about, and what stands on its first page (REP-01)."""

    title = CleanCharField(
        label=_("Überschrift"), required=False, max_length=200, help_text=_("Leer: Art des Berichts und Zeitraum.")
    )
    lead_office = CleanCharField(label=_("Federführung"), required=False, max_length=200)
    paper_number = CleanCharField(label=_("Vorlagennummer"), required=False, max_length=200)
    committee = CleanCharField(label=_("Gremium"), required=False, max_length=200)
    meeting_on = GermanDateField(label=_("Sitzung am"), required=False)
    proposed_resolution = CleanTextField(label=_("Beschlussvorschlag"), required=False, max_length=4000)
    annexes = CleanTextField(label=_("Anlagen"), required=False, max_length=2000)

    field_order = ("title", "as_of", "period_label", "unit", "age_bands")

    def __init__(self, actor: Actor, kind: Kind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {unit.key: unit.pk for unit in kommunen(actor)}
        self.fields["as_of"] = GermanDateField(label=_("Stichtag"), required=False)
        if kind.about == About.PERIOD:
            self.fields["period_label"] = CleanCharField(
                label=_("Zeitraum"),
                required=False,
                max_length=40,
                help_text=_("Schuljahr wie 2025/26, Kalenderjahr wie 2025 oder Halbjahr wie 2025/1."),
            )
        choices = [("", WHOLE), *((unit.key, unit.name) for unit in kommunen(actor))]
        self.fields["unit"] = SelectField(label=_("Bereich"), choices=choices, required=False)
        if kind.has_ages:
            self.fields["age_bands"] = CleanCharField(
                label=_("Altersgrenzen"),
                required=False,
                max_length=60,
                help_text=_("Volle Jahre mit Komma, zum Beispiel 6, 18, 27, 65. Leer: die üblichen Grenzen."),
            )
        self.order_fields(self.field_order)

    def clean_age_bands(self) -> tuple[int, ...]:
        """Return the borders as numbers."""
        parts = [part.strip() for part in (self.cleaned_data["age_bands"] or "").split(",") if part.strip()]
        if not all(part.isascii() and part.isdigit() for part in parts):
            raise forms.ValidationError(_("Bitte ganze Zahlen mit Komma dazwischen."))
        return tuple(int(part) for part in parts)

    def data_of(self) -> ReportData:
        """Return what was filled in."""
        values = self.cleaned_data
        front = {key: values[key] or "" for key in FRONT if key != "meeting_on"}
        front["meeting_on"] = values["meeting_on"].isoformat() if values["meeting_on"] else ""
        return ReportData(
            title=values["title"],
            as_of=values["as_of"],
            period_label=values.get("period_label", ""),
            unit_id=self.units.get(values["unit"]),
            front=front,
            age_bands=values.get("age_bands") or (),
        )


def stored(report: Report, unit_key: str) -> dict[str, Any]:
    """Return what a report says, as the form shows it."""
    meeting = report.front.get("meeting_on", "")
    return {
        **report.front,
        "title": report.title,
        "as_of": report.as_of,
        "period_label": report.period_label,
        "unit": unit_key,
        "age_bands": ", ".join(str(border) for border in report.settings.get("age_bands", [])),
        "meeting_on": date.fromisoformat(meeting) if meeting else None,
    }

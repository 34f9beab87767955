"""Plans, lines and half-years, in plain forms that need no mouse."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.actions.milestone_rows import CellData, RowData
from kimpass.controlling.models import MilestoneCell, MilestonePlan, MilestoneRow
from kimpass.controlling.selectors.milestone_evidence import Offer
from kimpass.controlling.selectors.milestones import Cell, Line, half_words
from kimpass.kernel.access import Actor
from kimpass.organisation.selectors.words import words_of
from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, MultipleChipsField, SelectField

PARTS = ("planned", "when_label", "progress", "note")


def _year(label: Any, initial: int | None = None) -> forms.IntegerField:
    wrong = {"invalid": _("Bitte geben Sie ein Jahr mit vier Ziffern ein.")}
    return forms.IntegerField(label=label, min_value=2000, max_value=2100, initial=initial, error_messages=wrong)


class PlanForm(forms.Form):
    """Title and years of a plan."""

    title = CleanCharField(label=_("Titel"), max_length=200)

    def __init__(self, actor: Actor, *args: Any, plan: MilestonePlan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].initial = plan.title if plan else _("Meilensteinplanung")
        self.fields["first_year"] = _year(_("erstes Jahr"), plan.first_year if plan else actor.today.year)
        self.fields["last_year"] = _year(_("letztes Jahr"), plan.last_year if plan else actor.today.year + 1)


class ContinueForm(forms.Form):
    """Years of the next edition: one further, unless somebody says otherwise."""

    def __init__(self, *args: Any, plan: MilestonePlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_year"] = _year(_("erstes Jahr"), plan.first_year + 1)
        self.fields["last_year"] = _year(_("letztes Jahr"), plan.last_year + 1)


class AdoptForm(forms.Form):
    """The day an edition was adopted."""

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"] = GermanDateField(label=_("Beschlossen am"), initial=actor.today, latest=actor.today)


class RowForm(forms.Form):
    """A line: what is to be reached, under which Baustein and heading."""

    text = CleanCharField(label=_("Was soll erreicht werden?"), max_length=400)
    heading = CleanCharField(label=_("Überschrift"), required=False, max_length=200)

    def __init__(self, actor: Actor, *args: Any, row: MilestoneRow | None = None, **kwargs: Any) -> None:
        if row is not None:
            kwargs["initial"] = {
                "text": row.text,
                "building_block": row.building_block,
                "heading": row.heading,
            }
        super().__init__(*args, **kwargs)
        words = words_of(actor)
        self.fields["building_block"] = SelectField(
            label=words.word("block_word"),
            choices=[("", _("übergreifend")), *words.blocks()],
            required=False,
            empty_value="",
        )
        self.order_fields(("text", "building_block", "heading"))

    def row(self) -> RowData:
        """Return what was filled in, for the action."""
        return RowData(**self.cleaned_data)


class CellsForm(forms.Form):
    """Every half-year of one line."""

    def __init__(self, line: Line, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line = line
        for cell in line.cells:
            self._add(cell)

    def _add(self, cell: Cell) -> None:
        named = {"year": cell.year, "half": cell.half}
        fields: dict[str, forms.Field] = {
            "planned": ChipsField(label=_("Geplant"), choices=MilestoneCell.Planned.choices, initial=cell.planned),
            "when_label": CleanCharField(
                label=_("Einzelnes Datum"), required=False, max_length=40, initial=cell.when_label
            ),
            "progress": ChipsField(label=_("Stand"), choices=MilestoneCell.Progress.choices, initial=cell.progress),
            "note": CleanCharField(label=_("Bemerkung"), required=False, max_length=300, initial=cell.note),
        }
        for part, field in fields.items():
            self.fields[f"h{named['year']}_{named['half']}_{part}"] = field

    def halves(self) -> Iterator[tuple[str, Cell, list[BoundField]]]:
        """Yield each half-year with its fields, for the page."""
        for cell in self.line.cells:
            fields = [self[f"h{cell.year}_{cell.half}_{part}"] for part in PARTS]
            yield half_words(cell.year, cell.half), cell, fields

    def cells(self) -> list[CellData]:
        """Return what was filled in, for the action."""
        found = []
        for cell in self.line.cells:
            values = {part: self.cleaned_data[f"h{cell.year}_{cell.half}_{part}"] for part in PARTS}
            found.append(CellData(cell.year, cell.half, **values))
        return found


class EvidenceForm(forms.Form):
    """Choose among the records of a half-year."""

    def __init__(self, offers: list[Offer], *args: Any, cell: Cell, chosen: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(offer.key, f"{offer.kind_words}: {offer.label}") for offer in offers]
        self.fields["chosen"] = MultipleChipsField(
            label=_("Was zeigt, dass es geschehen ist?"), choices=choices, required=False, initial=chosen
        )
        self.fields["progress"] = ChipsField(
            label=_("Stand"), choices=MilestoneCell.Progress.choices, initial=cell.progress
        )

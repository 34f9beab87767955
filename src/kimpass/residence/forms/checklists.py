"""A checklist, one point in each line."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.residence.actions.checklists import ChecklistData, Point
from kimpass.residence.forms.common import select_kind
from kimpass.residence.models import Checklist, ChecklistItem
from kimpass.ui.fields import CleanCharField, CleanTextField, GermanDateField

LONGEST = (300, 120, 200)


def write_points(points: Sequence[ChecklistItem]) -> str:
    """Return points as the form shows them, one in each line."""
    lines = [(point.text, point.citation, point.evidence) for point in points]
    return "\n".join(" | ".join(line).rstrip(" |") for line in lines)


def read_points(text: str) -> list[Point]:
    """
    Return the points written one in each line: what is asked for | where the law says it | by what it is shown.

    :raises ValidationError: a line has more parts, no text, or a part is too long.
    """
    points = []
    for number, line in enumerate(text.split("\n"), 1):
        parts = [part.strip() for part in line.split("|")]
        if not any(parts):
            continue
        fits = len(parts) <= len(LONGEST) and parts[0]
        if not fits or any(len(part) > most for part, most in zip(parts, LONGEST, strict=False)):
            raise ValidationError(
                _("Zeile %(number)s: Bitte „Voraussetzung | Fundstelle | Nachweis“ schreiben, nicht zu lang."),
                params={"number": number},
            )
        points.append(Point(*parts))
    return points


class ChecklistForm(forms.Form):
    """An edition of a checklist."""

    title = CleanCharField(label=_("Titel"), max_length=160)
    valid_from = GermanDateField(label=_("Gilt ab"))
    points = CleanTextField(
        label=_("Punkte"),
        max_length=30_000,
        rows=12,
        help_text=_(
            "Ein Punkt in jeder Zeile: Voraussetzung | Fundstelle | Nachweis. Fundstelle und Nachweis können fehlen."
        ),
    )
    note = CleanTextField(label=_("Hinweis dazu"), required=False, max_length=2000, rows=3)

    def __init__(self, actor: Actor, *args: Any, row: Checklist | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"valid_from": actor.today}, **kwargs})
        self.row = row
        if row is None:
            self.fields["kind"] = select_kind()
            self.order_fields(["kind"])

    def clean_points(self) -> list[Point]:
        """Return the points that were written."""
        return read_points(self.cleaned_data["points"])

    def told(self) -> ChecklistData:
        """Return what was filled in, as the action takes it."""
        values = {**self.cleaned_data}
        kind = self.row.kind if self.row is not None else values.pop("kind")
        return ChecklistData(kind=kind, **values)

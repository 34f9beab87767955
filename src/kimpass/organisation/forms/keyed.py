"""Lists to choose rows from under their public ids, lists of units with shares, and the words they need."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.actions.posts import AreaData
from kimpass.organisation.models import Agency, Unit
from kimpass.ui.fields import GermanDecimalField, SelectField

Label = str | Promise
Keyed = Iterable[tuple[str, Label, Any]]
CHOOSE_ONE = _("Bitte wählen")
UNKNOWN = _("unbekannt")
AREAS = 4


class KeyedField(SelectField):
    """One row of many: the page knows its public id, whoever asks the form gets its number."""

    def __init__(self, *, rows: Keyed = (), empty: Label = CHOOSE_ONE, required: bool = True, **kwargs: Any) -> None:
        found = list(rows)
        self.numbers = {key: value for key, _words, value in found}
        self.keys = {value: key for key, _words, value in found}
        blank = [] if required and not empty else [("", empty)]
        choices = [*blank, *((key, words) for key, words, _value in found)]
        super().__init__(
            choices=choices, coerce=self.numbers.__getitem__, required=required, empty_value=None, **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        """Return the public id of a stored row; what was sent stays as sent."""
        return self.keys.get(value, value) if not isinstance(value, str) else value


def units(actor: Actor) -> list[tuple[str, Label, int]]:
    """Return the units of the district to choose from."""
    rows = Unit.objects.for_tenant(actor).exclude(kind=Unit.Kind.DISTRICT_OFFICE)
    return [(key, name, pk) for key, name, pk in rows.order_by("kind", "name").values_list("public_id", "name", "pk")]


def served(actor: Actor) -> list[tuple[str, Label, int]]:
    """Return what a post may serve: units, and the social areas of each Kommune after it."""
    rows = Unit.objects.with_social_areas(actor).exclude(kind=Unit.Kind.DISTRICT_OFFICE).select_related("parent")
    ordered = sorted(rows, key=lambda row: (row.place.kind, row.place.name, row.place.pk, row.place != row, row.name))
    return [(row.public_id, _in_its_place(row), row.pk) for row in ordered]


def _in_its_place(unit: Unit) -> str:
    return unit.name if unit.place is unit else f"{unit.place.name}: {unit.name}"


def agencies(actor: Actor, *, employing: bool = False) -> list[tuple[str, Label, int]]:
    """Return the agencies of the district to choose from; only those that employ when asked."""
    rows = Agency.objects.for_tenant(actor).order_by("-is_employing_body", "name")
    rows = rows.filter(is_employing_body=True) if employing else rows
    return [(key, name, pk) for key, name, pk in rows.values_list("public_id", "name", "pk")]


def fte(label: Label, *, required: bool = False, help_text: Label = "") -> GermanDecimalField:
    """Return a field for full-time equivalents: two places after the comma, as they are counted."""
    return GermanDecimalField(
        label=label, required=required, help_text=help_text, max_digits=5, decimal_places=2, min_value=0
    )


def add_areas(form: forms.Form, actor: Actor, stored: Iterable[AreaData] = ()) -> None:
    """Give a form rows of a unit and its share in hundredths."""
    offered, known = served(actor), list(stored)
    for at in range(max(AREAS, len(known) + 1)):
        row = known[at] if at < len(known) else None
        unit_label, share_label = _("Einsatzgebiet %(number)s"), _("Anteil in Prozent")
        form.fields[f"unit_{at}"] = KeyedField(
            label=unit_label % {"number": at + 1},
            rows=offered,
            empty="–",
            required=False,
            initial=row.unit_id if row else None,
        )
        form.fields[f"share_{at}"] = GermanDecimalField(
            label=share_label,
            help_text=_("leer: Anteil unbekannt"),
            max_digits=5,
            decimal_places=2,
            min_value=0,
            max_value=100,
            required=False,
            initial=None if row is None or row.share is None else row.share * 100,
        )


def areas_of(form: forms.Form) -> list[AreaData]:
    """Return the units with their shares; rows without a unit count as not filled in."""
    found = []
    for name, unit_id in form.cleaned_data.items():
        if name.startswith("unit_") and unit_id is not None:
            share = form.cleaned_data.get(f"share_{name.removeprefix('unit_')}")
            found.append(AreaData(unit_id, None if share is None else share / 100))
    return found

"""Ways through the system as the district reads them: bands and catalogue words, no way back to a case (R16)."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.models import Agency, CatalogueEntry
from kimpass.steering.models import ReconstructionCopy

BANDS: dict[str, str | Promise] = {
    "m0": _("unter 1 Monat"),
    "m1": _("1 bis 3 Monate"),
    "m3": _("3 bis 6 Monate"),
    "m6": _("6 bis 12 Monate"),
    "m12": _("1 bis 2 Jahre"),
    "m24": _("2 bis 5 Jahre"),
    "m60": _("über 5 Jahre"),
    "unknown": _("Dauer unbekannt"),
}
KINDS: dict[str, str | Promise] = {
    "station": _("Station"),
    "wait": _("Wartezeit"),
    "break": _("Abbruch, Bruchstelle"),
    "status_change": _("Statuswechsel"),
    "good_practice": _("gelungener Prozess"),
}
MARKS = {"wait": "warning", "break": "danger", "good_practice": "success"}


@dataclass(frozen=True, slots=True)
class ToldStation:
    """One stretch in words; `mark` says how its kind is to be marked."""

    kind: str | Promise
    mark: str
    band: str | Promise
    field: str
    agency_kind: str | Promise
    text: str


@dataclass(frozen=True, slots=True)
class ToldCopy:
    """A way in words."""

    copy: ReconstructionCopy
    place: str
    stations: tuple[ToldStation, ...]


def released_copies(actor: Actor) -> QuerySet[ReconstructionCopy]:
    """Return the released ways, the newest first."""
    rows: QuerySet[ReconstructionCopy] = ReconstructionCopy.objects.visible_to(actor)
    return rows.select_related("unit", "region", "theme").order_by("-month", "-pk")


def copies_behind(actor: Actor, theme_id: int) -> list[ReconstructionCopy]:
    """Return the released ways that stand behind a theme."""
    return list(released_copies(actor).filter(theme_id=theme_id))


def place_of(copy: ReconstructionCopy) -> str:
    """Return the place a way names: a municipality, a region, or none."""
    named = copy.unit or copy.region
    return "" if named is None else str(named.name)


def told_copy(copy: ReconstructionCopy) -> ToldCopy:
    """Return a way in words, in one statement besides its own."""
    codes = {station["field"] for station in copy.stations if station["field"]}
    fields = CatalogueEntry.objects.asked_for().filter(
        tenant_id=copy.tenant_id, catalogue="field_of_action", code__in=codes
    )
    labels = dict(fields.values_list("code", "label_de"))
    bodies = dict(Agency.Kind.choices)
    return ToldCopy(
        copy,
        place_of(copy),
        tuple(
            ToldStation(
                kind=KINDS.get(station["kind"], ""),
                mark=MARKS.get(station["kind"], "neutral"),
                band=BANDS.get(station["band"], BANDS["unknown"]),
                field=labels.get(station["field"], ""),
                agency_kind=bodies.get(station["agency_kind"], ""),
                text=station["text"],
            )
            for station in copy.stations
        ),
    )

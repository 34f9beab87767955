"""A map of the district drawn here, without a tile server: outlines, numbers of offers, and places as dots."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians
from typing import Any

from django.db.models import Count

from kimpass.kernel.access import Actor
from kimpass.network.models import Service, ServiceLocation
from kimpass.organisation.data.reference import FOLDER
from kimpass.organisation.models import Tenant, Unit

WIDE, EDGE, TALLEST = 660, 12, 900
MOST_DOTS = 500
LEVELS = (1, 3, 6, 10)
Point = tuple[float, float]
Ring = Sequence[Point]


@dataclass(frozen=True, slots=True)
class Area:
    """One municipality: its outline as a path, where its name stands, and how many offers there are."""

    unit: Unit
    offers: int
    path: str = ""
    x: float = 0
    y: float = 0

    @property
    def below(self) -> float:
        """Return where the second line under the number stands."""
        return round(self.y + 16, 1)

    @property
    def level(self) -> int:
        """Return how dark the area is, 0 to 4."""
        return sum(self.offers >= step for step in LEVELS)


@dataclass(frozen=True, slots=True)
class Dot:
    """A place of an offer."""

    x: float
    y: float
    name: str
    public_id: str


@dataclass(frozen=True, slots=True)
class Map:
    """The whole drawing; areas without an outline stand in the table only."""

    areas: tuple[Area, ...]
    dots: tuple[Dot, ...]
    tall: int
    whole_district: int
    places: int
    # The outline of a city: where its districts lie is in no official file we have, so they stand in the table.
    around: str = ""

    @property
    def drawn(self) -> list[Area]:
        """Return the areas that have an outline."""
        return [area for area in self.areas if area.path]


@cache
def outlines() -> dict[str, list[Ring]]:
    """Return the outer rings of the municipalities we know, by official key (AGS)."""
    found: dict[str, list[Ring]] = {}
    text = (FOLDER / "nrw_municipalities.geojson").read_text(encoding="utf-8")
    for feature in json.loads(text)["features"]:
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        found[feature["properties"]["ags"]] = [polygon[0] for polygon in polygons]
    return found


class _Sheet:
    """Turns degrees into points of the drawing: north is up, and a kilometre is as long both ways."""

    def __init__(self, rings: Sequence[Ring]) -> None:
        east = [point[0] for ring in rings for point in ring]
        north = [point[1] for ring in rings for point in ring]
        self.west, self.top = min(east), max(north)
        self.narrowing = cos(radians((min(north) + max(north)) / 2))
        across = max((max(east) - self.west) * self.narrowing, 1e-6)
        down = max(self.top - min(north), 1e-6)
        self.scale = min((WIDE - 2 * EDGE) / across, (TALLEST - 2 * EDGE) / down)
        self.left = EDGE + (WIDE - 2 * EDGE - across * self.scale) / 2
        self.tall = round(down * self.scale + 2 * EDGE)

    def at(self, east: float, north: float) -> Point:
        """Return where a point lies on the sheet."""
        x = self.left + (east - self.west) * self.narrowing * self.scale
        return round(x, 1), round(EDGE + (self.top - north) * self.scale, 1)

    def path(self, rings: Sequence[Ring]) -> str:
        """Return outlines as the path of an SVG."""
        return "".join(
            "M" + "L".join(f"{x:g} {y:g}" for x, y in (self.at(*point) for point in ring)) + "Z" for ring in rings
        )


def _middle(ring: Ring) -> Point:
    """Return the centre of gravity of an outline."""
    area = east = north = 0.0
    for (x, y), (next_x, next_y) in zip(ring, [*ring[1:], ring[0]], strict=True):
        part = x * next_y - next_x * y
        area += part
        east += (x + next_x) * part
        north += (y + next_y) * part
    return (east / (3 * area), north / (3 * area)) if area else ring[0]


def _largest(rings: Sequence[Ring]) -> Ring:
    return max(rings, key=len)


def middle_of(ags: str) -> Point | None:
    """Return the middle of a municipality in degrees east and north, None where we know no outline."""
    rings = outlines().get(ags)
    return _middle(_largest(rings)) if rings else None


def _dots(actor: Actor, sheet: _Sheet) -> tuple[Dot, ...]:
    rows = ServiceLocation.objects.for_tenant(actor).filter(latitude__isnull=False, service__ended_on__isnull=True)
    found = []
    for row in rows.select_related("service").order_by("pk")[:MOST_DOTS]:
        x, y = sheet.at(float(row.longitude or 0), float(row.latitude or 0))
        if 0 <= x <= WIDE and 0 <= y <= sheet.tall:
            found.append(Dot(x, y, f"{row.service.name}, {row.name or row.street}", row.service.public_id))
    return tuple(found)


def _city_outline(actor: Actor) -> list[Ring]:
    """Return the outline of the actor's own city, nothing in a Kreis (TEN-03)."""
    if actor.tenant_kind != Tenant.Kind.INDEPENDENT_CITY:
        return []
    ags = Tenant.objects.values_list("ags", flat=True).get(pk=actor.tenant_id)
    return outlines().get(ags) or outlines().get(f"{ags}000") or []


def draw(actor: Actor) -> Map:
    """Return the district's map with the running offers of every municipality."""
    running = Service.objects.for_tenant(actor).filter(ended_on__isnull=True)
    counts: dict[Any, int] = dict(running.order_by().values_list("unit_id").annotate(number=Count("pk")))
    units = list(Unit.objects.for_tenant(actor).filter(kind__in=Unit.PLACES).order_by("name"))
    known = outlines()
    shapes = {unit.pk: known[unit.ags] for unit in units if unit.ags in known}
    places = ServiceLocation.objects.for_tenant(actor).filter(service__ended_on__isnull=True).count()
    whole = counts.get(None, 0)
    if not shapes:
        if city := _city_outline(actor):
            sheet = _Sheet(city)
            areas = [Area(unit, counts.get(unit.pk, 0)) for unit in units]
            return Map(tuple(areas), _dots(actor, sheet), sheet.tall, whole, places, sheet.path(city))
        return Map(tuple(Area(unit, counts.get(unit.pk, 0)) for unit in units), (), 0, whole, places)
    sheet = _Sheet([ring for rings in shapes.values() for ring in rings])
    areas = []
    for unit in units:
        rings = shapes.get(unit.pk)
        if rings is None:
            areas.append(Area(unit, counts.get(unit.pk, 0)))
            continue
        x, y = sheet.at(*_middle(_largest(rings)))
        areas.append(Area(unit, counts.get(unit.pk, 0), sheet.path(rings), x, y))
    return Map(tuple(areas), _dots(actor, sheet), sheet.tall, whole, places)

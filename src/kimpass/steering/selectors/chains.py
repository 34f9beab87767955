"""Process chains with their stations, today's beside the one aimed at."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from kimpass.kernel.access import Actor
from kimpass.steering.models import ChainStation, ProcessChain


@dataclass(frozen=True, slots=True)
class Track:
    """The stations of one version in order."""

    key: str
    label: str
    stations: tuple[ChainStation, ...]

    @property
    def breaks(self) -> int:
        """Return how many breaking points there are."""
        return sum(station.is_breaking_point for station in self.stations)

    @property
    def gaps(self) -> int:
        """Return at how many stations something is missing."""
        return sum(bool(station.gap) for station in self.stations)


def chain_list(actor: Actor) -> list[Any]:
    """Return the chains with their stations and breaks of today (`stations_now`, `breaks_now`), used ones first."""
    now, then = Q(stations__version=ChainStation.Version.CURRENT), Q(stations__version=ChainStation.Version.TARGET)
    rows = (
        ProcessChain.objects.visible_to(actor)
        .select_related("field", "unit")
        .annotate(
            stations_now=Count("stations", filter=now),
            breaks_now=Count("stations", filter=now & Q(stations__is_breaking_point=True)),
            stations_then=Count("stations", filter=then),
        )
    )
    return sorted(rows, key=lambda row: (row.ended_on is not None, row.title.casefold(), row.pk))


def tracks(actor: Actor, chain: ProcessChain) -> tuple[Track, Track]:
    """Return today's chain and the one aimed at."""
    rows = ChainStation.objects.for_tenant(actor).filter(chain=chain).select_related("theme").order_by("sort")
    stations = list(rows)
    today, aim = (
        Track(version.value, str(version.label), tuple(row for row in stations if row.version == version))
        for version in (ChainStation.Version.CURRENT, ChainStation.Version.TARGET)
    )
    return today, aim

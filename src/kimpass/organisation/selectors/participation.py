"""Who takes part on a day: n of m Kommunen, since when, with which offices, in which region (ORG-10, ORG-13)."""

from dataclasses import dataclass
from datetime import date, datetime

from kimpass.kernel.access import Actor
from kimpass.organisation.models import MunicipalityFeature, Participation, Region, RegionMembership, Unit, YesNo


@dataclass(frozen=True, slots=True)
class Commune:
    """A Kommune on a day."""

    unit: Unit
    participation: Participation | None
    region: str
    features: tuple[tuple[str, str], ...]

    @property
    def is_active(self) -> bool:
        """Test whether it takes part."""
        return self.participation is not None


@dataclass(frozen=True, slots=True)
class Participating:
    """All Kommunen with the count of those that take part."""

    communes: list[Commune]

    @property
    def active(self) -> int:
        """Return how many take part."""
        return sum(commune.is_active for commune in self.communes)

    @property
    def total(self) -> int:
        """Return how many there are."""
        return len(self.communes)


def participating(actor: Actor, as_of: date, known_at: datetime | None = None) -> Participating:
    """Return the Kommunen of a day as they were known, in four statements."""
    joined = {row.unit_id: row for row in Participation.objects.for_tenant(actor).on(as_of, known_at)}
    regions = RegionMembership.objects.for_tenant(actor).on(as_of, known_at).values_list("unit_id", "region__name")
    features = MunicipalityFeature.objects.for_tenant(actor).on(as_of, known_at)
    known = {(row.unit_id, row.feature): row.value for row in features}
    units = Unit.objects.for_tenant(actor).filter(kind__in=Unit.PLACES).order_by("name")
    named = dict(regions)
    return Participating(
        [Commune(unit, joined.get(unit.pk), named.get(unit.pk, ""), _features(unit, known)) for unit in units]
    )


def _features(unit: Unit, known: dict[tuple[int, str], str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (str(feature.label), str(YesNo(known.get((unit.pk, feature.value), YesNo.UNKNOWN)).label))
        for feature in MunicipalityFeature.Feature
    )


def answers(actor: Actor, unit: Unit, day: date) -> dict[str, str]:
    """Return what is known about the offices of a Kommune; without a row it is unknown."""
    rows = MunicipalityFeature.objects.for_tenant(actor).on(day).filter(unit=unit)
    known = dict(rows.values_list("feature", "value"))
    return {feature.value: known.get(feature.value, YesNo.UNKNOWN) for feature in MunicipalityFeature.Feature}


def history_of(actor: Actor, unit: Unit) -> tuple[list[Participation], list[RegionMembership]]:
    """Return since when a Kommune took part, and in which regions it was, the newest first."""
    rows = Participation.objects.for_tenant(actor).current().filter(unit=unit).order_by("-valid_from")
    regions = RegionMembership.objects.for_tenant(actor).current().filter(unit=unit).select_related("region")
    return list(rows), list(regions.order_by("-valid_from"))


def regions(actor: Actor) -> list[Region]:
    """Return the district's regions."""
    return list(Region.objects.for_tenant(actor).order_by("name", "pk"))

"""What the overview of a district shows beside posts and money: regions, Kommunen, agreements."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from kimpass.kernel.access import Actor
from kimpass.organisation.models import (
    Agreement,
    AgreementParty,
    Participation,
    RegionMembership,
    Unit,
)
from kimpass.organisation.selectors.words import words_of


@dataclass(frozen=True, slots=True)
class Place:
    """A Kommune or a unit for a target group with its region and its participation on a day."""

    name: str
    kind: str
    region: str
    since: str
    is_model: bool
    is_active: bool


def region_word(actor: Actor) -> str:
    """Return the district's own word for a region (TEN-04)."""
    return words_of(actor).word("region")


def places(actor: Actor, on: date) -> list[Place]:
    """Return the units of the district, in a fixed number of statements."""
    regions = dict(RegionMembership.objects.for_tenant(actor).on(on).values_list("unit_id", "region__name"))
    joined = {row.unit_id: row for row in Participation.objects.for_tenant(actor).on(on)}
    units = Unit.objects.for_tenant(actor).exclude(kind=Unit.Kind.DISTRICT_OFFICE).order_by("kind", "name")
    return [
        Place(
            name=unit.name,
            kind=unit.kind,
            region=regions.get(unit.pk, ""),
            since=joined[unit.pk].label if unit.pk in joined else "",
            is_model=unit.pk in joined and joined[unit.pk].is_model_municipality,
            is_active=unit.pk in joined,
        )
        for unit in units
    ]


def agreements(actor: Actor) -> list[Agreement]:
    """Return the agreements with their parties."""
    parties = AgreementParty.objects.asked_for().order_by("pk")
    return list(
        Agreement.objects.for_tenant(actor)
        .prefetch_related(Prefetch("parties", queryset=parties))
        .order_by("kind", "pk")
    )

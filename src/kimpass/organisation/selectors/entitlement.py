"""What the programme grants a Kreis by its own rule, beside what was approved and is filled (ORG-02, ORG-03)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.kernel.sums import total
from kimpass.organisation.models import (
    BuildingBlock,
    MunicipalityFeature,
    PostFunction,
    StaffingFigure,
    Tenant,
    Unit,
    YesNo,
)
from kimpass.organisation.selectors.posts import PostLine, post_lines

Feature = MunicipalityFeature.Feature
NEEDED = (Feature.IMMIGRATION_AUTHORITY, Feature.YOUTH_OFFICE, Feature.INTEGRATION_COUNCIL)
"""A Kommune with all three has a coordinator of its own (S3)."""
COORDINATORS, ASSISTANCE, CITY = Decimal("3.50"), Decimal("0.50"), Decimal("1.00")
YES, NO, UNKNOWN = YesNo.YES, YesNo.NO, YesNo.UNKNOWN


@dataclass(frozen=True, slots=True)
class City:
    """A Kommune with the answers its own coordinator depends on."""

    unit: Unit
    answers: tuple[tuple[str, str], ...]
    is_entitled: str


@dataclass(frozen=True, slots=True)
class Line:
    """An entitlement between two bounds, and what stands against it; None is unknown."""

    label: str
    least: Decimal | None
    most: Decimal | None
    approved: Decimal | None
    filled: Decimal | None
    reported_approved: Decimal | None
    reported_filled: Decimal | None

    @property
    def is_certain(self) -> bool:
        """Test whether every answer is known."""
        return self.least is not None and self.least == self.most

    @property
    def difference(self) -> Decimal | None:
        """Return approved minus entitled where both are certain."""
        return self.approved - self.least if self.is_certain and self.approved and self.least is not None else None


@dataclass(frozen=True, slots=True)
class Entitlement:
    """The lines of Baustein 1 and the Kommunen behind them."""

    lines: list[Line]
    cities: list[City]
    is_kreis: bool


def all_of(answers: list[str]) -> str:
    """Return whether all are true: one "no" decides, and without one an unknown leaves it unknown, never "no"."""
    if NO in answers:
        return NO
    return YES if answers and all(answer == YES for answer in answers) else UNKNOWN


def cities(actor: Actor, as_of: date, known_at: datetime | None = None) -> list[City]:
    """Return the Kommunen with the three answers; what nobody entered is unknown."""
    rows = MunicipalityFeature.objects.for_tenant(actor).on(as_of, known_at)
    known = {(row.unit_id, row.feature): row.value for row in rows}
    units = Unit.objects.for_tenant(actor).filter(kind=Unit.Kind.MUNICIPALITY).order_by("name")
    return [_city(unit, [known.get((unit.pk, feature), UNKNOWN) for feature in NEEDED]) for unit in units]


def _city(unit: Unit, values: list[str]) -> City:
    labels = tuple((str(feature.label), str(YesNo(value).label)) for feature, value in zip(NEEDED, values, strict=True))
    return City(unit, labels, all_of(values))


def _reported(actor: Actor, as_of: date, known_at: datetime | None) -> list[StaffingFigure]:
    rows = StaffingFigure.objects.for_tenant(actor).known(known_at)
    rows = rows.filter(building_block=BuildingBlock.ONE, reference_date__lte=as_of).order_by("-reference_date")
    newest = rows.first()
    return list(rows.filter(reference_date=newest.reference_date)) if newest else []


def entitlement(actor: Actor, as_of: date, known_at: datetime | None = None) -> Entitlement:
    """Return what Baustein 1 grants: 3.5 and 0.5 for each Kreis, 1.0 for each Kommune with all three offices."""
    is_kreis = Tenant.objects.get(pk=actor.tenant_id).kind == Tenant.Kind.DISTRICT
    places = cities(actor, as_of, known_at)
    least = CITY * sum(place.is_entitled == YES for place in places)
    most = least + CITY * sum(place.is_entitled == UNKNOWN for place in places)
    lines = [line for line in post_lines(actor, as_of, known_at) if not line.is_gone]
    reported = _reported(actor, as_of, known_at)
    base = (COORDINATORS, ASSISTANCE) if is_kreis else (None, None)
    city_ids = {place.unit.pk for place in places}

    def against(label: str, low: Decimal | None, high: Decimal | None, function: str) -> Line:
        own = [line for line in lines if _is(line, function)]
        told = [row for row in reported if row.function == function]
        return Line(
            label,
            low,
            high,
            total([line.approved for line in own]),
            total([line.filled for line in own]),
            total([row.fte_approved for row in told]),
            total([row.fte_filled for row in told]),
        )

    low = None if base[0] is None else base[0] + least
    high = None if base[0] is None else base[0] + most
    rows = [
        against(_("Koordination, mit Städten und Gemeinden"), low, high, PostFunction.COORDINATION),
        against(_("Verwaltung, Assistenz"), base[1], base[1], PostFunction.ADMINISTRATION),
    ]
    rows.insert(1, _cities_line(lines, city_ids, least, most))
    return Entitlement(rows, places, is_kreis)


def _is(line: PostLine, function: str) -> bool:
    return line.post.building_block == BuildingBlock.ONE and line.post.function == function


def _cities_line(lines: list[PostLine], city_ids: set[int], least: Decimal, most: Decimal) -> Line:
    """Return the part of coordination that serves single Kommunen."""
    own = [line for line in lines if _is(line, PostFunction.COORDINATION) and line.place_ids & city_ids]
    label = _("davon für einzelne Städte und Gemeinden")
    approved, filled = total([line.approved for line in own]), total([line.filled for line in own])
    return Line(label, least, most, approved, filled, None, None)

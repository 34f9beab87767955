"""Tenants, the units inside them, and how units are grouped."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, structure
from kimpass.kernel.scope import ScopedQuerySet
from kimpass.organisation.models.base import AddressedModel, PeriodModel, TenantModel, one_open_row, precision_field

if TYPE_CHECKING:
    from kimpass.kernel.access import Actor


class Tenant(models.Model):
    """A Kreis, a kreisfreie Stadt, or the Land: the outermost wall (TEN-01, TEN-02)."""

    class Kind(models.TextChoices):
        """What a tenant is."""

        DISTRICT = "district", _("Kreis")
        INDEPENDENT_CITY = "independent_city", _("kreisfreie Stadt")
        STATE = "state", _("Land")

    privacy: ClassVar[Privacy] = structure("separate the districts")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.DISTRICT)
    key = models.SlugField(max_length=40, unique=True)
    ags = models.CharField(max_length=8, unique=True)
    short = models.CharField(max_length=4, unique=True)
    name = models.CharField(max_length=120)
    minimum_group_size = models.PositiveSmallIntegerField(default=3)
    active_from = models.DateField(null=True, blank=True)
    # From this age on a minor signs beside whoever has custody (HH-05).
    signing_age = models.PositiveSmallIntegerField(default=16)
    reassessment_after_days = models.PositiveSmallIntegerField(default=180)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(minimum_group_size__gte=3), name="organisation_tenant_group_size")
        ]

    def __str__(self) -> str:
        return self.key


class UnitQuerySet(ScopedQuerySet["Unit"]):
    """Units; a social area comes only to whoever asks for it, so that no list and no case meets one by chance."""

    def for_tenant(self, actor: "Actor") -> Self:
        """Keep what cases, figures and participation stand with: every unit but the social areas."""
        return self.with_social_areas(actor).exclude(kind=Unit.Kind.SOCIAL_AREA)

    def with_social_areas(self, actor: "Actor") -> Self:
        """Keep every unit of the actor's tenant: what a post may serve."""
        return super().for_tenant(actor)

    def social_areas(self, actor: "Actor") -> Self:
        """Keep the social areas alone, with the Kommune each lies in."""
        return self.with_social_areas(actor).filter(kind=Unit.Kind.SOCIAL_AREA).select_related("parent")


class Unit(AddressedModel):
    """A place or target group that cases, posts and findings belong to (ORG-10 to -12)."""

    class Kind(models.TextChoices):
        """What a unit is."""

        DISTRICT_OFFICE = "district_office", _("Kreisverwaltung")
        MUNICIPALITY = "municipality", _("Kommune")
        CITY_DISTRICT = "city_district", _("Stadtbezirk")
        SOCIAL_AREA = "social_area", _("Sozialraum")
        TARGET_GROUP_UNIT = "target_group_unit", _("Zielgruppenspezifische Einheit")

    # A Kreis has Kommunen; in a city its districts stand in their place, everywhere (TEN-03).
    PLACES: ClassVar[tuple[str, ...]] = (Kind.MUNICIPALITY, Kind.CITY_DISTRICT)

    privacy: ClassVar[Privacy] = structure("place posts, cases and findings")
    kind = models.CharField(max_length=20, choices=Kind)
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    ags = models.CharField(max_length=8, blank=True)
    # The Kommune a social area lies in; other units lie in the tenant alone.
    parent = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)

    objects: ClassVar[models.Manager[Any]] = UnitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "key"], name="organisation_unit_natural_key"),
            models.UniqueConstraint(
                fields=["tenant", "ags"], condition=~models.Q(ags=""), name="organisation_unit_ags_key"
            ),
        ]

    @property
    def is_place(self) -> bool:
        """Test whether it is a Kommune or, in a city, a part of it."""
        return self.kind in self.PLACES

    @property
    def place(self) -> "Unit":
        """Return the unit it counts in: a social area in its Kommune, any other in itself."""
        inside: Unit | None = self.parent if self.kind == self.Kind.SOCIAL_AREA else None
        return inside or self

    @property
    def full_name(self) -> str:
        """Return the name with the Kommune before it where it is a social area."""
        return self.name if self.place is self else f"{self.place.name}, {self.name}"


class Municipality(TenantModel):
    """What is known about a Kommune beyond being a unit."""

    privacy: ClassVar[Privacy] = structure("know the municipalities")
    unit = TenantKey("organisation.Unit", models.PROTECT)
    social_area_count = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "unit"], name="organisation_municipality_unit_key")]


class YesNo(models.TextChoices):
    """An answer that may be missing: unknown is never "no"."""

    YES = "yes", _("ja")
    NO = "no", _("nein")
    UNKNOWN = "unknown", _("unbekannt")
    NOT_ASKED = "not_asked", _("nicht gefragt")


class MunicipalityFeature(PeriodModel):
    """An office or council a Kommune has of its own; decides its entitlement (ORG-03)."""

    class Feature(models.TextChoices):
        """What a Kommune may have of its own."""

        IMMIGRATION_AUTHORITY = "immigration_authority", _("eigene Ausländerbehörde")
        NATURALISATION_AUTHORITY = "naturalisation_authority", _("eigene Einbürgerungsbehörde")
        YOUTH_OFFICE = "youth_office", _("eigenes Jugendamt")
        INTEGRATION_COUNCIL = "integration_council", _("Integrationsrat")

    privacy: ClassVar[Privacy] = structure("derive entitlements")
    unit = TenantKey("organisation.Unit", models.PROTECT)
    feature = models.CharField(max_length=24, choices=Feature)
    value = models.CharField(max_length=10, choices=YesNo, default=YesNo.UNKNOWN)

    class Meta:
        constraints = one_open_row("unit", "feature")


class Participation(PeriodModel):
    """A Kommune takes part in KIM; begins with the first working day of a case manager there (ORG-13)."""

    privacy: ClassVar[Privacy] = structure("count active municipalities")
    unit = TenantKey("organisation.Unit", models.PROTECT)
    is_model_municipality = models.BooleanField(default=False)
    first_working_day = models.DateField(null=True, blank=True)
    precision = precision_field()
    label = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = one_open_row("unit")


class Region(AddressedModel):
    """A tenant's own grouping of Kommunen: Region, Cluster (ORG-10)."""

    privacy: ClassVar[Privacy] = structure("group municipalities")
    key = models.SlugField(max_length=20)
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "key"], name="organisation_region_natural_key")]


class RegionMembership(PeriodModel):
    """A Kommune belongs to a region; to one at most at a time, target-group units to none."""

    privacy: ClassVar[Privacy] = structure("group municipalities")
    region = TenantKey("organisation.Region", models.PROTECT)
    unit = TenantKey("organisation.Unit", models.PROTECT)

    class Meta:
        constraints = one_open_row("unit")


class Term(TenantModel):
    """A tenant's own word for a thing: Region or Cluster, Arbeitsgruppe or Projektgruppe (TEN-04)."""

    privacy: ClassVar[Privacy] = structure("local vocabulary")
    key = models.CharField(max_length=40)
    label = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "key"], name="organisation_term_natural_key")]


class CatalogueEntry(TenantModel):
    """One code of a catalogue, copied into the tenant so that all references stay inside it."""

    privacy: ClassVar[Privacy] = structure("reference data")
    catalogue = models.CharField(max_length=40)
    code = models.CharField(max_length=40)
    origin_code = models.CharField(max_length=40, blank=True)
    label_de = models.CharField(max_length=200)
    label_en = models.CharField(max_length=200, blank=True)
    sort = models.PositiveIntegerField(default=0)
    facts = models.JSONField(default=dict)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "catalogue", "code"], name="organisation_catalogue_natural_key")
        ]


class TenantModule(PeriodModel):
    """A part of the programme a district carries out or not (TEN-05); without a row it does."""

    class Part(models.TextChoices):
        """What can be switched off."""

        BUILDING_BLOCK_3 = "building_block_3", _("Baustein 3")
        UMA = "uma", _("Case Management für unbegleitete Minderjährige")
        PLANNING_CONFERENCES = "planning_conferences", _("Planungskonferenzen")
        REGIONS = "regions", _("Regionen oder Cluster")

    privacy: ClassVar[Privacy] = structure("parts of the programme")
    part = models.CharField(max_length=24, choices=Part)
    is_on = models.BooleanField(default=True)

    class Meta:
        constraints = one_open_row("part")


class WorkingMode(PeriodModel):
    """How a Kommune's case management can be met: by appointment, outreach, open office hours (ORG-20)."""

    class Mode(models.TextChoices):
        """How people meet a case manager."""

        APPOINTMENT = "appointment", _("nach Terminvereinbarung")
        OUTREACH = "outreach", _("aufsuchend")
        OFFICE_HOURS = "office_hours", _("offene Sprechstunde")

    privacy: ClassVar[Privacy] = structure("reach case management")
    unit = TenantKey("organisation.Unit", models.PROTECT)
    mode = models.CharField(max_length=16, choices=Mode)
    place = models.CharField(max_length=160, blank=True)
    hours = models.CharField(max_length=160, blank=True)
    is_public = models.BooleanField(default=False)

    class Meta:
        constraints = one_open_row("unit", "mode", "place")


class SuccessCondition(AddressedModel):
    """A Gelingensbedingung of the programme and how far it is met (ORG-22)."""

    class State(models.TextChoices):
        """How far it is met."""

        MET = "met", _("erfüllt")
        PARTLY = "partly", _("teilweise erfüllt")
        OPEN = "open", _("offen")
        UNKNOWN = "unknown", _("unbekannt")

    privacy: ClassVar[Privacy] = structure("success conditions")
    text = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=State, default=State.UNKNOWN)
    note = models.CharField(max_length=300, blank=True)
    looked_at_on = models.DateField(null=True, blank=True)
    sort = models.PositiveSmallIntegerField(default=0)

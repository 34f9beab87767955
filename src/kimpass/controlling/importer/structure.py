"""Write a profile's units, agencies and regions; return what later parts refer to."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kimpass.controlling.importer import dates
from kimpass.kernel.events import publish
from kimpass.organisation.data.reference import slug
from kimpass.organisation.events import EmployingBodyAdded
from kimpass.organisation.models import (
    Agency,
    Municipality,
    MunicipalityFeature,
    Participation,
    Precision,
    Region,
    RegionMembership,
    StaffMember,
    Tenant,
    Term,
    Unit,
)

DISTRICT = "district"
OFFICE = "kreis"


@dataclass
class Written:
    """What an import has written so far, by the keys of the profile."""

    tenant: Tenant
    on: date
    sources: dict[str, str]
    office: Agency
    places: dict[str, Unit] = field(default_factory=dict)
    targets: dict[str, Unit] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    themes: dict[str, int] = field(default_factory=dict)
    dated: dict[str, date] = field(default_factory=dict)

    def known_from(self, row: dict[str, Any]) -> date:
        """Return the day from which a row's source vouches for it; an undated source begins with the import."""
        return self.dated.get(row["source"], self.on)

    def source(self, row: dict[str, Any]) -> str:
        """Return the words of the source a row names."""
        return self.sources[row["source"]]

    def agency(self, key: str | None) -> Agency | None:
        """Return the agency of a key; the district's office has a key of its own."""
        return None if key is None else self.agencies[key]


def write_structure(profile: dict[str, Any], tenant: Tenant, on: date) -> Written:
    """Write the units and agencies of a profile."""
    district = profile["district"]
    unit, _made = Unit.objects.asked_for().get_or_create(
        tenant=tenant, key=OFFICE, defaults={"kind": Unit.Kind.DISTRICT_OFFICE, "name": district["name"]}
    )
    office_values = {"name": district["name"], "kind": Agency.Kind.AUTHORITY, "is_employing_body": True}
    employs = set(district.get("employs", []))
    office, _made = Agency.objects.asked_for().update_or_create(
        tenant=tenant, key=OFFICE, defaults={"unit": unit}, create_defaults={**office_values, "unit": unit}
    )
    sources = {key: row["title"] for key, row in profile["sources"].items()}
    written = Written(tenant, on, sources, office, agencies={DISTRICT: office})
    written.dated = {key: dates.parse(row["date"]).first for key, row in profile["sources"].items() if "date" in row}
    for key, label in profile.get("vocabulary", {}).items():
        Term.objects.create(tenant=tenant, key=key, label=label)
    regions = {
        row["key"]: Region.objects.create(tenant=tenant, key=row["key"], name=row["name"])
        for row in profile.get("regions", [])
    }
    for row in profile["municipalities"]:
        _municipality(row, written, regions, employs="municipalities" in employs)
    for row in profile.get("target_group_units", []):
        written.targets[row["key"]] = Unit.objects.create(
            tenant=tenant, kind=Unit.Kind.TARGET_GROUP_UNIT, key=row["key"], name=row["name"]
        )
    for row in profile.get("agencies", []):
        values = {
            "name": row["name"],
            "kind": row["kind"],
            "is_employing_body": row.get("employs", False),
            "unit": written.places.get(row.get("municipality", "")),
        }
        written.agencies[row["key"]], _made = Agency.objects.asked_for().get_or_create(
            tenant=tenant, key=row["key"], defaults=values
        )
    for agency in written.agencies.values():
        if agency.is_employing_body:
            publish(EmployingBodyAdded(tenant_id=tenant.pk, agency_id=agency.pk))
    return written


def _municipality(row: dict[str, Any], written: Written, regions: dict[str, Region], *, employs: bool) -> None:
    tenant, on, key = written.tenant, written.known_from(row), slug(row["name"])
    unit = Unit.objects.create(tenant=tenant, kind=Unit.Kind.MUNICIPALITY, key=key, name=row["name"], ags=row["ags"])
    written.places[row["ags"]] = unit
    Municipality.objects.create(tenant=tenant, unit=unit, social_area_count=row.get("social_areas"))
    written.agencies[f"kommune-{key}"] = Agency.objects.create(
        tenant=tenant,
        key=f"kommune-{key}",
        name=row["name"],
        kind=Agency.Kind.AUTHORITY,
        is_employing_body=employs,
        unit=unit,
    )
    for feature, value in row.get("features", {}).items():
        MunicipalityFeature.objects.create(tenant=tenant, unit=unit, feature=feature, value=value, valid_from=on)
    if "region" in row:
        RegionMembership.objects.create(tenant=tenant, region=regions[row["region"]], unit=unit, valid_from=on)
    if "participation" in row:
        _participation(row["participation"], unit, written)


def _participation(row: dict[str, Any], unit: Unit, written: Written) -> None:
    since = dates.parse(row["since"])
    exact = since.precision == Precision.DAY
    Participation.objects.create(
        tenant=written.tenant,
        unit=unit,
        is_model_municipality=row.get("model", False),
        valid_from=since.first,
        valid_until=dates.after(row.get("until")),
        first_working_day=since.first if exact else None,
        precision=since.precision,
        label=f"spätestens {since.words}" if row.get("latest") else since.words,
    )


def transfer_staff(written: Written) -> StaffMember:
    """Return the author of what was taken over from papers: no person, no login."""
    member, _made = StaffMember.objects.asked_for().get_or_create(
        tenant=written.tenant,
        agency=written.office,
        function="Übernahme aus Unterlagen",
        user=None,
        defaults={"name": "Datenübernahme", "is_active": False},
    )
    return member

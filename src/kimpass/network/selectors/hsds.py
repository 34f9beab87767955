"""The directory in the exchange format for offers (HSDS 3.1): one JSON document, or a ZIP of CSV tables."""

import csv
import io
import json
import zipfile
from collections import defaultdict
from typing import Any
from uuid import UUID, uuid5

from kimpass.kernel.access import Actor
from kimpass.network.importer.hsds_tables import BESIDE, INSIDE, TABLES
from kimpass.network.models import Service
from kimpass.network.models.hours import Hours
from kimpass.network.selectors import directory, interpreters, languages
from kimpass.organisation.models import Tenant
from kimpass.ui.tables import guarded

NAMESPACE = UUID("b6a1d9a2-6f0e-5d51-9f53-5a1d2c1f7a31")
PROFILE = "https://docs.openreferral.org/en/v3.1/hsds/schema_reference.html"
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ACCESSIBLE = {True: "barrierefrei", False: "nicht barrierefrei"}
Tables = dict[str, list[dict[str, Any]]]


def _id(*parts: object) -> str:
    return str(uuid5(NAMESPACE, "/".join(str(part) for part in parts)))


def _tenant_key(actor: Actor) -> str:
    return Tenant.objects.values_list("key", flat=True).get(pk=actor.tenant_id)


def _service_id(tenant: str, row: Service) -> str:
    return row.source_key if row.source == "hsds" and row.source_key else _id(tenant, "service", row.public_id)


def own_keys(actor: Actor) -> dict[str, int]:
    """Return under which ids the directory's offers leave, so that what comes back is known."""
    tenant = _tenant_key(actor)
    return {_service_id(tenant, row): row.pk for row in Service.objects.for_tenant(actor)}


class _Export:
    def __init__(self, actor: Actor) -> None:
        self.actor, self.tenant = actor, _tenant_key(actor)
        self.tables: Tables = {name: [] for name in TABLES}
        self.names = dict(interpreters.language_choices(actor))
        self._seen: set[str] = set()

    def add(self, table: str, identity: str, **values: Any) -> str:
        """Add a row once, without empty values."""
        if f"{table}/{identity}" not in self._seen:
            self._seen.add(f"{table}/{identity}")
            told = {name: value for name, value in values.items() if value not in ("", None)}
            self.tables[table].append({"id": identity, **told})
        return identity

    def mark(self, entity: str, key: str, taxonomy: str, code: str, name: str) -> None:
        """Mark something with a term of a taxonomy."""
        if not code:
            return
        taxonomy_id = self.add("taxonomies", _id("taxonomy", taxonomy), name=taxonomy, description=taxonomy)
        term = _id(self.tenant, "term", taxonomy, code)
        self.add(
            "taxonomy_terms", term, code=code, name=name, description=name, taxonomy=taxonomy, taxonomy_id=taxonomy_id
        )
        attribute = _id(key, "attribute", taxonomy, code)
        self.add("attributes", attribute, link_id=key, link_entity=entity, taxonomy_term_id=term)

    def organisation(self, row: Service) -> str:
        """Add who gives the offer."""
        agency = row.agency
        key = _id(self.tenant, "organization", agency.public_id)
        told = {"name": agency.name, "description": agency.description or agency.name}
        self.add("organizations", key, **told, email=agency.email, website=agency.website)
        if agency.phone:
            self.add("phones", _id(key, "phone"), organization_id=key, number=agency.phone)
        self.mark("organization", key, "organization_kind", agency.kind, str(agency.get_kind_display()))
        return key

    def hours(self, owner: str, column: str, hours: tuple[Hours, ...]) -> None:
        """Add schedules of a week."""
        for at, one in enumerate(hours):
            times = {"opens_at": f"{one.opens_at:%H:%M}", "closes_at": f"{one.closes_at:%H:%M}"}
            told = {column: owner, "freq": "WEEKLY", "wkst": "MO", "byday": DAYS[one.weekday - 1], **times}
            self.add("schedules", _id(owner, "schedule", at), **told, notes=one.note)

    def place(self, service: str, place: directory.Place) -> None:
        """Add a place of an offer."""
        row, key = place.row, _id(self.tenant, "location", place.row.public_id)
        point = (
            {"latitude": float(row.latitude or 0), "longitude": float(row.longitude or 0)} if place.is_on_map else {}
        )
        self.add("locations", key, location_type="physical", name=row.name, **point)
        if row.street or row.place or row.postal_code:
            told = {"address_1": row.street, "city": row.place, "postal_code": row.postal_code}
            fixed = {"state_province": "NRW", "country": "DE", "address_type": "physical"}
            self.add("addresses", _id(key, "address"), location_id=key, **told, **fixed)
        if row.is_accessible is not None:
            description = ACCESSIBLE[row.is_accessible]
            self.add("accessibility", _id(key, "accessibility"), location_id=key, description=description)
        stop = self.add("service_at_locations", _id(service, "at", key), service_id=service, location_id=key)
        self.hours(stop, "service_at_location_id", place.hours)

    def service(self, whole: directory.Whole) -> None:
        """Add an offer with all it has."""
        row = whole.service
        key, owner = _service_id(self.tenant, row), self.organisation(row)
        program = ""
        if row.programme:
            program = _id(self.tenant, "program", owner, row.programme)
            self.add("programs", program, organization_id=owner, name=row.programme, description=row.programme)
        self.add(
            "services",
            key,
            organization_id=owner,
            program_id=program,
            name=row.name,
            description=row.description,
            url=row.website,
            email=row.email,
            status="active",
            application_process=row.access,
            fees_description=row.cost,
            eligibility_description=row.eligibility,
            assured_date=row.last_checked_on.isoformat() if row.last_checked_on else "",
        )
        for code in whole.spoken:
            named = self.names.get(code, code)
            self.add("languages", _id(key, "language", code), service_id=key, name=named, code=code)
        for word in languages.recognised(self.actor, row.languages, self.names)[1]:
            self.add("languages", _id(key, "language", word), service_id=key, name=word)
        self._details(key, row)
        self.mark("service", key, "field_of_action", row.field.code, row.field.label_de)
        for domain in whole.domains:
            self.mark("service", key, "legal_domain", domain.code, domain.label_de)
        self.mark("service", key, "category", row.category, str(row.get_category_display()))
        self.mark("service", key, "target_group", row.target_group, row.target_group)
        self.hours(key, "service_id", whole.hours)
        for place in whole.places:
            self.place(key, place)

    def _details(self, key: str, row: Service) -> None:
        if row.phone:
            self.add("phones", _id(key, "phone"), service_id=key, number=row.phone)
        if row.contact_function:
            self.add("contacts", _id(key, "contact"), service_id=key, title=row.contact_function)
        if row.funder:
            self.add("funding", _id(key, "funding"), service_id=key, source=row.funder)
        if row.unit is not None:
            area = {"name": row.unit.name, "extent": row.unit.ags, "extent_type": "text" if row.unit.ags else ""}
            self.add("service_areas", _id(key, "area"), service_id=key, **area)
        if row.capacity is not None or row.free_places is not None:
            told = {"available": row.free_places, "maximum": row.capacity, "updated": self.actor.today.isoformat()}
            self.add("service_capacities", _id(key, "capacity"), service_id=key, **told)


def tables(actor: Actor) -> Tables:
    """Return the running offers as flat tables."""
    export = _Export(actor)
    rows = directory.service_list(actor).order_by("agency__name", "name", "pk")
    for row in directory.with_parts(actor, rows):
        export.service(directory.assembled(actor, row))
    return export.tables


def _nested(flat: Tables, table: str, row: dict[str, Any], index: dict[str, dict[str, list[Any]]]) -> dict[str, Any]:
    hidden = {column for _inner, column in BESIDE.get(table, {}).values()}
    whole = {name: value for name, value in row.items() if name not in hidden}
    for name, (inner, column) in BESIDE.get(table, {}).items():
        target = index[f"{inner}.id"].get(row.get(column, ""))
        if target and inner not in {"organizations", "programs"}:
            whole[name] = _nested(flat, inner, target[0], index)
        elif target:
            whole[column] = row[column]
    for name, (inner, column) in INSIDE.get(table, {}).items():
        if found := index[f"{inner}.{column}"].get(row["id"]):
            whole[name] = [
                {key: value for key, value in _nested(flat, inner, one, index).items() if key != column}
                for one in found
            ]
    return whole


def as_json(actor: Actor) -> bytes:
    """Return all running offers as one HSDS 3.1 document."""
    flat = tables(actor)
    index: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    columns = {"organization_id", "service_id", "location_id", "service_at_location_id", "link_id", "id"}
    for table, rows in flat.items():
        for row in rows:
            for column in columns & row.keys():
                index[f"{table}.{column}"][row[column]].append(row)
    document = {
        "version": "3.1",
        "profile": PROFILE,
        "organizations": [_nested(flat, "organizations", row, index) for row in flat["organizations"]],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def as_zip(actor: Actor) -> bytes:
    """Return all running offers as a ZIP of the tables of HSDS 3.1; no cell is ever a formula."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for table, rows in tables(actor).items():
            if not rows:
                continue
            columns = list(dict.fromkeys(name for row in rows for name in row))
            written = io.StringIO(newline="")
            writer = csv.writer(written, lineterminator="\r\n")
            writer.writerow(columns)
            writer.writerows([guarded(str(row.get(name, ""))) for name in columns] for row in rows)
            archive.writestr(f"{table}.csv", written.getvalue())
    return content.getvalue()

"""The directory goes out and comes back: nothing lost, nothing twice, nothing half-done."""

import io
import json
import zipfile
from datetime import time
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.kernel.tenancy import bound
from kimpass.network.actions import hsds as actions
from kimpass.network.actions.locations import add_location
from kimpass.network.actions.services import PLAIN, ServiceData, add_service
from kimpass.network.importer.hsds_offers import read_offers
from kimpass.network.importer.offers import Report
from kimpass.network.models import Service
from kimpass.network.models.hours import Hours
from kimpass.network.models.parts import LocationData
from kimpass.network.selectors import directory, hsds
from kimpass.network.tests.test_hours import weeks
from kimpass.organisation.models import Agency, CatalogueEntry
from kimpass.ui.fields import clean
from tests.support.cast import Cast, make_tenant

PAGE = "/netzwerk/austausch/"
PLACE = LocationData(
    "Haus der Beratung",
    "Marktweg 1",
    "33100",
    "Musterstadt",
    Decimal("51.718900"),
    Decimal("8.754300"),
    is_accessible=False,
)


MONDAY = (Hours(1, time(9), time(12), "nur mit Termin"),)


def fill(land, hours=MONDAY, **changes):
    domain, _made = CatalogueEntry.objects.get_or_create(
        tenant=land.tenant, catalogue="legal_domain", code="SGB2", defaults={"label_de": "SGB II"}
    )
    values = {
        "name": "Migrationsberatung", "agency_id": land.welfare.pk, "field_id": land.fields["SPRACHE"].pk,
        "unit_id": land.units["musterstadt"].pk, "programme": "MBE", "category": "project", "funder": "Bund",
        "target_group": "Neuzugewanderte ab 27", "description": "Erste Zeile\nZweite; Zeile", "eligibility": "keine",
        "access": "offen", "cost": "kostenlos", "capacity": 20, "free_places": 0, "contact_function": "Leitung",
        "phone": "05251 1", "email": "mbe@beispiel.example", "website": "https://beispiel.example/mbe",
        "languages": "Gebärdensprache", "spoken": ("ar", "uk"), "domain_ids": (domain.pk,), "hours": hours,
    }  # fmt: skip
    actor = land.actor("charlie")
    row = add_service(actor=actor, service=ServiceData(**{**values, **changes}), on=land.today)
    add_location(actor=actor, service_id=row.pk, location=PLACE)
    return row


def told(land):
    """Return everything the directory says, without row numbers."""
    actor = land.actor("charlie")
    found = []
    for row in directory.with_parts(actor, directory.service_list(actor)):
        whole = directory.assembled(actor, row)
        plain = {name: getattr(row, name) for name in PLAIN if not name.endswith("_id")}
        places = [LocationData.of(place.row, place.hours) for place in whole.places]
        codes = [domain.code for domain in whole.domains]
        names = (row.agency.name, row.field.code, row.unit.name if row.unit else "", row.languages)
        found.append((plain, names, whole.spoken, codes, whole.hours, places, row.last_checked_on))
    return found


def take(land, content, login="charlie", **changes):
    return actions.import_services(actor=land.actor(login), content=content, **changes)


@pytest.fixture
def nebenland(musterland):
    tenant = make_tenant("nebenland", "Kreis Nebenland", ags="05998", short="NBL")
    with bound(tenant.pk):
        other = Cast.__new__(Cast)
        Cast.__init__(other, tenant)
    return other


@pytest.mark.parametrize("write", [hsds.as_json, hsds.as_zip])
def test_import_services_takes_back_what_went_out(musterland, write):
    row = fill(musterland)
    content, before = write(musterland.actor("charlie")), told(musterland)
    assert take(musterland, content).unchanged == 1, "what is there already stays as it is"
    assert Service.objects.count() == 1
    Service.objects.filter(pk=row.pk).update(ended_on=musterland.today, public_id="weggegangen1"[:12])
    assert take(musterland, content).created == 1
    assert told(musterland) == before
    again = take(musterland, content)
    assert (again.created, again.changed, again.unchanged) == (0, 0, 1)
    assert told(musterland) == before


def test_import_services_changes_what_it_made_and_ends_what_is_inactive(musterland):
    fill(musterland)
    document = json.loads(hsds.as_json(musterland.actor("charlie")))
    service = document["organizations"][0]["services"][0]
    service["id"] = "9b2c7d1e-0000-4000-8000-000000000001"
    service["name"] = "Aus der Datei"
    for part in ("schedules", "service_at_locations", "attributes", "languages"):
        service[part] = json.loads(json.dumps(service[part]).replace('"id": "', '"id": "x'))
    assert take(musterland, json.dumps(document).encode()).created == 1
    service["name"] = "Umbenannt"
    assert take(musterland, json.dumps(document).encode()).changed == 1
    service["status"] = "defunct"
    assert take(musterland, json.dumps(document).encode()).ended == 1
    assert Service.objects.get(name="Umbenannt").ended_on == musterland.today


def test_import_services_dry_run_changes_nothing(musterland):
    content = json.dumps({"organizations": [{"id": "o", "name": "Neu e. V.", "services": [{"id": "s", "name": "A"}]}]})
    report = take(musterland, content.encode(), field_id=musterland.fields["SPRACHE"].pk, dry_run=True)
    assert (report.created, report.organisations) == (1, 1)
    assert not Service.objects.exists()
    assert not Agency.objects.filter(name="Neu e. V.").exists()


BAD = {
    "organizations": [
        {
            "id": "o1",
            "name": "Träger",
            "services": [
                {"id": "s1", "name": "Ohne Feld"},
                {"id": "s1", "name": "Zweimal"},
                {
                    "id": "s2",
                    "name": "Unmögliche Zeiten",
                    "schedules": [
                        {"id": "a", "byday": "MO", "opens_at": "12:00", "closes_at": "09:00"},
                        {"id": "b", "byday": "XX", "opens_at": "09:00", "closes_at": "10:00"},
                        {"id": "c", "byday": "TU", "opens_at": "25:00", "closes_at": "26:00"},
                        {"id": "d", "byday": "WE", "opens_at": "09:00", "closes_at": "12:00"},
                        {"id": "e", "byday": "WE", "opens_at": "11:00Z", "closes_at": "13:00:00"},
                    ],
                    "service_at_locations": [{"id": "z", "location_id": "nirgends"}],
                },
                {"id": "s3", "name": {"de": "kein Text"}, "email": "kein at"},
                {"id": "s4", "name": "Zauberzeichen \u202e"},
            ],
        }
    ],
    "schedules": [{"id": "f", "service_id": "gibt-es-nicht", "opens_at": "09:00", "closes_at": "10:00"}],
    "attributes": [{"id": "g", "link_id": "s1", "taxonomy_term_id": "fehlt"}],
}


def test_import_services_names_every_broken_reference_and_impossible_hour(musterland):
    with pytest.raises(actions.ImportRefused) as refused:
        take(musterland, json.dumps(BAD).encode())
    words = "\n".join(refused.value.reasons)
    for part in (
        "organizations[0].services[0]: Kein Handlungsfeld",
        "organizations[0].services[1]: Die Kennung „s1“ steht zweimal",
        "Mo 12:00–09:00: Das Ende liegt nicht nach dem Beginn",
        "schedules[1].byday: Den Wochentag „XX“ gibt es nicht",
        "„25:00“ ist keine Uhrzeit",
        "überschneiden sich",
        "„nirgends“ gibt es in „locations“ nicht",
        "schedules[0].service_id: „gibt-es-nicht“ gibt es in „services“ nicht",
        "attributes[0].taxonomy_term_id",
        "organizations[0].services[3].name: Diese Angabe fehlt",
        "organizations[0].services[4].name",
    ):
        assert part in words
    assert not Service.objects.exists()
    assert not Agency.objects.filter(name="Träger").exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04kaputt", b"{", b"[]", b"null", b"\xff\xfe", b'"x"', b"[" * 100_000, b'{"organizations": 3}'],
)
def test_import_services_refuses_what_is_no_file_of_offers(musterland, content):
    with pytest.raises(actions.ImportRefused):
        take(musterland, content)


def test_import_services_is_for_the_coordinating_office(musterland):
    with pytest.raises(PermissionDenied):
        take(musterland, b"{}", login="alice")


def test_a_table_names_file_and_line(musterland):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("organizations.csv", "id,name\no1,Verein\n")
        archive.writestr("services.csv", "id,organization_id,name\ns1,o1,Gut\ns2,o9,Verwaist\n")
    with pytest.raises(actions.ImportRefused, match=r"services\.csv, Zeile 3\.organization_id: „o9“"):
        take(musterland, content.getvalue(), field_id=musterland.fields["SPRACHE"].pk)


def test_no_cell_of_the_tables_is_a_formula(musterland):
    fill(musterland, name="=HYPERLINK(1)", description="@summe")
    with zipfile.ZipFile(io.BytesIO(hsds.as_zip(musterland.actor("charlie")))) as archive:
        text = archive.read("services.csv").decode()
    assert "'=HYPERLINK(1)" in text
    assert "'@summe" in text


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp"), exclude_characters="\ufeff"),
    max_size=80,
).map(lambda text: " ".join(text.split()))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hours=weeks(), description=TEXTS, access=TEXTS)
def test_hours_and_texts_survive_the_way_into_another_tenant(musterland, nebenland, hours, description, access):
    description, access = (clean(text, lines=False) for text in (description, access))
    with transaction.atomic():
        with bound(musterland.tenant.pk):
            fill(musterland, hours=tuple(hours), description=description, access=access)
            out = {write: write(musterland.actor("charlie")) for write in (hsds.as_json, hsds.as_zip)}
            before = told(musterland)
        for content in out.values():
            with transaction.atomic(), bound(nebenland.tenant.pk):
                CatalogueEntry.objects.create(
                    tenant=nebenland.tenant, catalogue="legal_domain", code="SGB2", label_de="SGB II"
                )
                assert take(nebenland, content).created == 1
                assert told(nebenland) == before
                transaction.set_rollback(True)
        transaction.set_rollback(True)


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    ["organizations", "services", "schedules", "id", "name", "location", "byday", "attributes"]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=25,
    )
)
def test_no_file_breaks_the_reader(value):
    report = Report()
    read_offers(json.dumps(value).encode(), report)

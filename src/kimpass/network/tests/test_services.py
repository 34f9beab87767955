from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from kimpass.network.actions import services
from kimpass.network.models import Service
from kimpass.network.models.hours import Hours
from kimpass.network.selectors import changes, directory
from kimpass.organisation.models import CatalogueEntry

BERLIN = ZoneInfo("Europe/Berlin")


def data(land, **changes):
    values = {
        "name": "Migrationsberatung",
        "agency_id": land.welfare.pk,
        "field_id": land.fields["SPRACHE"].pk,
        "unit_id": land.units["musterstadt"].pk,
        "programme": "MBE",
        "languages": "Arabisch, Ukrainisch",
    }
    return services.ServiceData(**{**values, **changes})


def add(land, **changes):
    return services.add_service(actor=land.actor("charlie"), service=data(land, **changes), on=land.today)


def test_add_service_enters_an_offer_once(musterland, facts):
    assert add(musterland).last_checked_on == musterland.today
    assert facts() == ["service.added"]
    with pytest.raises(services.ServiceNotPossible, match="schon im Verzeichnis"):
        add(musterland)
    add(musterland, unit_id=None)
    with pytest.raises(services.ServiceNotPossible, match="schon im Verzeichnis"):
        add(musterland, unit_id=None)


def test_add_service_is_for_the_coordinating_office(musterland):
    with pytest.raises(PermissionDenied):
        services.add_service(actor=musterland.actor("alice"), service=data(musterland), on=musterland.today)


def test_add_service_names_all_that_is_unknown(musterland):
    with pytest.raises(services.ServiceNotPossible) as refusal:
        add(musterland, agency_id=999_999, field_id=999_999, unit_id=999_999)
    assert len(refusal.value.reasons) == 3


def test_change_service_refuses_an_older_version(musterland):
    row = add(musterland)
    values = {"actor": musterland.actor("charlie"), "service_id": row.pk, "version": 1, "on": musterland.today}
    assert services.change_service(service=data(musterland, programme="JMD"), **values).version == 2
    with pytest.raises(services.ServiceNotPossible, match="inzwischen geändert"):
        services.change_service(service=data(musterland), **values)
    assert Service.objects.get().programme == "JMD"


def test_end_service_once(musterland):
    row = add(musterland)
    services.end_service(actor=musterland.actor("charlie"), service_id=row.pk, on=musterland.today)
    with pytest.raises(services.ServiceNotPossible, match="schon beendet"):
        services.end_service(actor=musterland.actor("charlie"), service_id=row.pk, on=musterland.today)


def test_add_service_keeps_text_and_codes_of_languages_in_step(musterland):
    row = add(musterland, languages="ar, Gebärdensprache und Ukrainisch")
    assert row.languages == "Arabisch, Ukrainisch, Gebärdensprache"
    assert sorted(row.spoken.values_list("language", flat=True)) == ["ar", "uk"]
    chosen = add(musterland, name="Zweites", languages="Gebärdensprache", spoken=("ti",))
    assert chosen.languages == "Tigrinya, Gebärdensprache"


def test_add_service_refuses_more_free_places_than_there_are_and_impossible_hours(musterland):
    with pytest.raises(services.ServiceNotPossible) as refusal:
        add(musterland, capacity=3, free_places=4, hours=(Hours(1, time(12), time(9)),), category="x")
    assert len(refusal.value.reasons) == 3


def test_check_service_is_one_click_for_case_managers_too(musterland):
    row = add(musterland)
    later = musterland.actor("alice", today=musterland.today + timedelta(days=200))
    assert directory.service_list(later, wanted=directory.ServiceFilter(stale="alt")).count() == 1
    checked = services.check_service(actor=later, service_id=row.pk)
    assert (checked.last_checked_on, checked.last_checked_by_id, checked.version) == (later.today, later.staff_id, 1)
    assert directory.service_list(later, wanted=directory.ServiceFilter(stale="alt")).count() == 0
    with pytest.raises(PermissionDenied):
        services.check_service(actor=musterland.actor("diana"), service_id=row.pk)
    services.end_service(actor=musterland.actor("charlie"), service_id=row.pk, on=musterland.today)
    with pytest.raises(services.ServiceNotPossible, match="beendet"):
        services.check_service(actor=later, service_id=row.pk)


def test_see_changes_shows_each_change_once_to_everybody(musterland):
    row = add(musterland)
    alice, bob = musterland.actor("alice"), musterland.actor("bob")
    assert [(one.service, one.is_new) for one in changes.notices(alice)] == [(row, True)]
    services.see_changes(actor=alice)
    assert changes.notices(alice) == []
    assert changes.changed_count(bob) == 1
    services.end_service(actor=musterland.actor("charlie"), service_id=row.pk, on=musterland.today)
    assert [str(one.kind) for one in changes.notices(alice)] == ["beendet"]


@given(day=st.dates(date(2000, 3, 1), date(2100, 1, 1)))
def test_a_check_counts_for_six_months(day):
    before = directory.stale_before(day)
    assert 180 <= (day - before).days <= 184
    assert before.day == day.day or (before + timedelta(days=1)).day == 1


def test_offers_are_found_by_language_domain_kind_and_open_hours(musterland):
    domain = CatalogueEntry.objects.create(
        tenant=musterland.tenant, catalogue="legal_domain", code="SGB2", label_de="SGB II"
    )
    add(musterland, hours=(Hours(1, time(9), time(12)),), domain_ids=(domain.pk,), category="project")
    add(musterland, name="Anderes", languages="Tigrinya")
    alice = musterland.actor("alice")

    def found(**wanted):
        rows = directory.service_list(alice, wanted=directory.ServiceFilter(**wanted))
        return [row.name for row in rows]

    assert found(language="ti") == ["Anderes"]
    assert found(domain_id=domain.pk) == ["Migrationsberatung"]
    assert found(category="project") == ["Migrationsberatung"]
    assert found(agency_kind="volunteers") == []
    monday = datetime(2026, 11, 23, 9, 0, tzinfo=BERLIN)
    assert found(open_at=monday) == ["Migrationsberatung"]
    assert found(open_at=monday.replace(hour=12)) == []
    assert found(open_at=monday + timedelta(days=1)) == []

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.network.actions import services
from kimpass.network.models import Service


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

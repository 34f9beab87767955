from datetime import date

import pytest

from kimpass.audit.models import Event
from kimpass.kernel import events
from kimpass.kernel.tenancy import bound
from kimpass.organisation.actions.tenants import TenantIsThere, open_tenant
from kimpass.organisation.data.reference import CATALOGUES, codes, districts, municipalities
from kimpass.organisation.events import TenantOpened
from kimpass.organisation.models import CatalogueEntry, FundingRate

DAY = date(2026, 1, 5)
WANTED = {"key": "neuland", "name": "Kreis Neuland", "kind": "district", "ags": "05997", "short": "NEU", "on": DAY}


@pytest.mark.django_db
def test_open_tenant_copies_every_catalogue_and_tells_the_floors_above(monkeypatch):
    heard = []
    monkeypatch.setitem(events._subscribers, TenantOpened, [heard.append])
    tenant = open_tenant(**WANTED)
    assert heard == [TenantOpened(tenant_id=tenant.pk, on=DAY)]
    with bound(tenant.pk):
        stored = set(CatalogueEntry.objects.values_list("catalogue", "code"))
        assert stored == {(c.key, code.code) for c in CATALOGUES for code in codes(c)}
        language = CatalogueEntry.objects.get(catalogue="language", code="ar")
        assert (language.label_de, language.facts["direction"]) == ("Arabisch", "rtl")
        assert list(Event.objects.values_list("event", flat=True)) == ["tenant.opened"]
    assert FundingRate.objects.get(function="coordinator_per_fte", valid_from="2020-01-01").amount == 55000


@pytest.mark.django_db
def test_open_tenant_refuses_what_is_there_and_names_all_of_it():
    open_tenant(**WANTED)
    with pytest.raises(TenantIsThere) as refusal:
        open_tenant(**WANTED)
    assert len(refusal.value.reasons) == 3
    assert "neuland" in refusal.value.reasons[0]


def test_g_la_01_there_are_54_places_with_a_kim_of_their_own():
    assert len(districts()) == 54
    assert {place.district_ags for place in municipalities().values()} == {"05570", "05754", "05762", "05774"}


def test_no_code_appears_twice_and_every_code_has_words():
    for catalogue in CATALOGUES:
        found = list(codes(catalogue))
        assert len({code.code for code in found}) == len(found) > 0
        assert all(code.label_de and len(code.label_de) <= 200 for code in found), catalogue.key

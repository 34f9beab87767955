import xml.etree.ElementTree as ElementTree
from datetime import time
from decimal import Decimal

from kimpass.network.actions.locations import add_location
from kimpass.network.models.hours import Hours
from kimpass.network.models.parts import LocationData
from kimpass.network.selectors import maps
from kimpass.network.tests.test_services import add
from kimpass.organisation.data.reference import districts
from kimpass.organisation.models import Tenant, Unit

REAL = {"musterstadt": "05774032", "nebenstadt": "05774012"}


def test_areas_lie_on_the_sheet_and_count_their_offers(musterland):
    for key, ags in REAL.items():
        Unit.objects.filter(pk=musterland.units[key].pk).update(ags=ags)
    add(musterland)
    row = add(musterland, name="Für alle", unit_id=None)
    place = LocationData(
        "Haus", latitude=Decimal("51.71"), longitude=Decimal("8.75"), hours=(Hours(1, time(9), time(10)),)
    )
    add_location(actor=musterland.actor("charlie"), service_id=row.pk, location=place)
    drawn = maps.draw(musterland.actor("alice"))
    assert {area.unit.key: area.offers for area in drawn.drawn} == {"musterstadt": 1, "nebenstadt": 0}
    assert len(drawn.areas) == 6
    assert (drawn.whole_district, drawn.places) == (1, 1)
    (dot,) = drawn.dots
    for x, y in [(dot.x, dot.y), *((area.x, area.y) for area in drawn.drawn)]:
        assert 0 <= x <= maps.WIDE
        assert 0 <= y <= drawn.tall <= maps.TALLEST


def test_every_outline_of_the_land_can_be_drawn():
    known = maps.outlines()
    assert len(known) == 396
    sheet = maps._Sheet([ring for rings in known.values() for ring in rings])
    assert all(sheet.path(rings).startswith("M") for rings in known.values())


def test_the_page_has_a_picture_with_links_and_a_table(musterland, client):
    Unit.objects.filter(pk=musterland.units["musterstadt"].pk).update(ags=REAL["musterstadt"])
    add(musterland)
    musterland.sign_in(client, "alice")
    page = client.get("/netzwerk/karte/").content.decode()
    picture = ElementTree.fromstring(
        page[page.index('<svg class="chart map"') : page.index("</svg>", page.index("chart map")) + 6]
    )
    assert picture.find(".//a").get("href") == "/netzwerk/?kommune=musterstadt"
    assert "BKG 2016" in page
    assert "Talweiler" in page
    assert "style=" not in page


def test_without_outlines_the_table_stays(musterland, client):
    musterland.sign_in(client, "alice")
    page = client.get("/netzwerk/karte/").content.decode()
    assert "keine Umrisse" in page
    assert "Musterstadt" in page


def test_a_city_is_drawn_around_its_districts(musterland, client):
    Tenant.objects.filter(pk=musterland.tenant.pk).update(kind="independent_city", ags="05111")
    Unit.objects.filter(kind="municipality").update(kind="city_district", ags="")
    row = add(musterland)
    place = LocationData("Rathaus", latitude=Decimal("51.23"), longitude=Decimal("6.78"))
    add_location(actor=musterland.actor("charlie"), service_id=row.pk, location=place)
    drawn = maps.draw(musterland.actor("alice"))
    assert drawn.around.startswith("M")
    assert len(drawn.areas) == 6
    assert len(drawn.dots) == 1
    musterland.sign_in(client, "alice")
    page = client.get("/netzwerk/karte/").content.decode()
    assert "keine Umrisse" not in page
    assert "Musterstadt" in page


def test_the_city_of_aachen_has_an_outline_of_its_own():
    known, cities = maps.outlines(), [place.ags for place in districts().values() if place.is_city]
    assert all(known.get(ags) or known.get(f"{ags}000") for ags in cities)

from datetime import date

import pytest

from kimpass.casework.models import OfficeHourContact
from kimpass.casework.tests.test_office_hours import count


def sent(world, **changes):
    return {
        "unit": world.units["musterstadt"].public_id,
        "topics": ["WOHNEN", "SPRACHE"],
        "language": "ar",
        "persons": "2",
        "minutes": "10",
        "outcome": "settled",
        "on": "23.11.2026",
    } | changes


def test_office_hour_page_has_no_field_for_words(musterland, visit):
    page = visit("alice").get("/sprechstunde/")
    form = page[page.index('action="/sprechstunde/"') : page.index("</form>", page.index('action="/sprechstunde/"'))]
    assert "<textarea" not in form
    assert form.count('type="text"') == 1  # the day
    assert "Musterstadt" in form


def test_office_hour_page_counts_and_keeps_the_choices_for_the_next(musterland, visit):
    alice = visit("alice")
    assert alice.send("/sprechstunde/", sent(musterland)) == "/sprechstunde/"
    again = alice.send("/sprechstunde/", sent(musterland, again="1"))
    page = alice.get(again)
    assert page.count("checked") == 4  # two topics, minutes, outcome
    assert "Wohnen, Sprache" in page or "Sprache, Wohnen" in page
    assert OfficeHourContact.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"topics": []}, "Bitte wählen Sie aus"),
        ({"topics": ["GERÜCHTE"]}, "GERÜCHTE"),
        ({"persons": "0"}, "1"),
        ({"persons": "zwei"}, "Zahl"),
        ({"minutes": "7"}, "7"),
        ({"on": "24.12.2026"}, "in der Zukunft"),
        ({"unit": "zzzzzzzzzzzz"}, "Bitte wählen Sie einen Eintrag aus der Liste"),
        ({"language": "klingonisch"}, "klingonisch"),
    ],
)
def test_office_hour_page_refuses_in_words(musterland, visit, changes, words):
    assert words in visit("alice").send("/sprechstunde/", sent(musterland, **changes), status=422)
    assert not OfficeHourContact.objects.exists()


def test_office_hour_page_takes_any_address(musterland, visit):
    visit("alice").get("/sprechstunde/?unit=zzz&topics=GIBTS&persons=viele&minutes=x&outcome=y&language=zz&on=gestern")


def test_office_hour_page_counts_once(musterland, visit):
    alice = visit("alice")
    form = alice.fill("/sprechstunde/") | sent(musterland)
    assert alice.post("/sprechstunde/", form) == alice.post("/sprechstunde/", form)
    assert OfficeHourContact.objects.count() == 1


def test_withdraw_office_hour_contact_page(musterland, visit):
    contact, alice = count(musterland), visit("alice")
    address = f"/sprechstunde/{contact.public_id}/zuruecknehmen/"
    visit("bob").get(address, status=403)
    assert "Heute ist noch niemand gezählt." in visit("alice").get(alice.send(address, {}))
    old = count(musterland, on=date(2026, 11, 20))
    assert "Nur Einträge von heute" in alice.send(f"/sprechstunde/{old.public_id}/zuruecknehmen/", {}, status=422)


def test_office_hour_figures_page_by_month(musterland, visit):
    for _ in range(3):
        count(musterland)
    count(musterland, "eve", "nebenstadt", topics=("SPRACHE",))
    page = visit("alice").get("/sprechstunde/zahlen/?monat=2026-11")
    assert "Musterstadt" in page
    assert "Nebenstadt" not in page
    page = visit("charlie").get("/sprechstunde/zahlen/")
    assert "Nebenstadt" in page
    assert '<abbr title="zu klein">x</abbr>' in page
    assert "Noch nichts gezählt." in visit("diana").get("/sprechstunde/zahlen/?monat=2026-01")
    visit("diana").get("/sprechstunde/zahlen/?monat=quatsch")
    visit("anton").get("/sprechstunde/zahlen/", status=403)
    visit("charlie").get("/sprechstunde/", status=403)

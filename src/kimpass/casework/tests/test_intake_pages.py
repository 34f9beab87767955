import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kimpass.casework.models import AccessRequest, Case, Contact, ContactTopic
from kimpass.casework.tests.test_access import notify
from kimpass.organisation.models import CatalogueEntry
from kimpass.people.models import ConsentText, DataProcessingConsent, Person, PersonLanguage
from kimpass.people.selectors.births import Birth, read_birth
from kimpass.ui.fields import NotTaken


def entries(world, **changes):
    return {
        "level": "level_1",
        "channel": "registration_office",
        "family_name": "Schewtschenko",
        "given_names": "Olena",
        "original_name": "Шевченко Олена",
        "birth": "14.03.1990",
        "language": "",
        "needs_interpreter": "yes",
        "unit": world.units["musterstadt"].public_id,
        "on": "23.11.2026",
        "consent": "later",
        "summary": "Sucht Wohnung",
    } | changes


def test_begin_intake_page_opens_the_case(musterland, visit):
    alice = visit("alice")
    address = alice.send("/faelle/intake/", entries(musterland))
    case = Case.objects.get()
    person = Person.objects.get()
    assert address == f"/faelle/{case.public_id}/"
    assert (person.original_name, person.birth_year, case.access_request.summary) == (
        "Шевченко Олена", 1990, "Sucht Wohnung",
    )  # fmt: skip
    page = alice.get("/faelle/")
    assert "Schewtschenko, Olena" in page
    assert f"Der Fall {case.number} ist angelegt." in page
    assert "Vor der nächsten Phase wird gebraucht: Einverständnis zur Datenverarbeitung" in page


def test_begin_intake_page_has_at_most_eight_compulsory_entries(musterland, visit):
    page = visit("alice").get("/faelle/intake/")
    for word in ("Neuer Zugang", "Schon bekannt?", "Prüfen", "jetzt unterschrieben", "Geburtsdatum", "Musterstadt"):
        assert word in page
    minimum = {"level": "level_1", "channel": "self", "family_name": "Berg", "birth": "unbekannt", "consent": "later"}
    prefilled = {"unit": musterland.units["musterstadt"].public_id, "on": "23.11.2026"}
    assert len(minimum | prefilled) <= 8
    visit("alice").send("/faelle/intake/", minimum | prefilled)
    assert Person.objects.get().birth_year is None


@pytest.mark.parametrize(
    ("birth", "day", "year", "precision"),
    [
        ("1990", None, 1990, "year"),
        ("ca. 1990", None, 1990, "estimated"),
        ("03/1990", "1990-03-01", 1990, "month"),
        ("1.2.1990", "1990-02-01", 1990, "day"),
    ],
)
def test_begin_intake_page_takes_an_estimated_year(musterland, visit, birth, day, year, precision):
    visit("alice").send("/faelle/intake/", entries(musterland, birth=birth))
    person = Person.objects.get()
    assert (person.birth_date and f"{person.birth_date}", person.birth_year) == (day, year)
    assert person.birth_precision == precision


def test_begin_intake_page_notes_language_and_interpreter(musterland, visit):
    values = {"tenant": musterland.tenant, "catalogue": "language", "code": "uk", "label_de": "Ukrainisch"}
    CatalogueEntry.objects.create(**values)
    alice = visit("alice")
    assert "Ukrainisch" in alice.get("/faelle/intake/")
    alice.send("/faelle/intake/", entries(musterland, language="uk"))
    spoken = PersonLanguage.objects.get()
    assert (spoken.language, spoken.needs_interpreter) == ("uk", "yes")


def test_begin_intake_page_keeps_a_signature(musterland, visit):
    text = ConsentText.objects.get(purpose="data_processing")
    alice = visit("alice")
    page = alice.send("/faelle/intake/", entries(musterland, consent="signed"), status=422)
    assert "In welcher Sprache wurde der Vordruck unterschrieben?" in page
    alice.send("/faelle/intake/", entries(musterland, consent="signed", consent_text=text.public_id))
    assert DataProcessingConsent.objects.get().text == text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"family_name": ""}, "Bitte füllen Sie dieses Feld aus."),
        ({"family_name": "x" * 10_000}, "120"),
        ({"family_name": "Be\x00rg"}, "Steuerzeichen"),
        ({"family_name": "Berg\u202e"}, "Leserichtung"),
        ({"given_names": "\u2067Amal\u2069"}, "Leserichtung"),
        ({"birth": "31.02.1990"}, "Diesen Tag gibt es nicht."),
        ({"birth": "24.12.2026"}, "Zukunft"),
        ({"birth": "1700"}, "130 Jahren"),
        ({"birth": "0000"}, "130 Jahren"),
        ({"birth": "01.0900"}, "130 Jahren"),
        ({"birth": "gestern"}, "Diesen Tag gibt es nicht."),
        ({"birth": ""}, "Bitte füllen Sie dieses Feld aus."),
        ({"on": "31.02.2026"}, "Den Tag 31.02.2026 gibt es nicht"),
        ({"on": "24.11.2026"}, "in der Zukunft"),
        ({"unit": "x"}, "Bitte wählen Sie einen Eintrag aus der Liste"),
        ({"channel": "pigeon"}, "pigeon"),
        ({"language": "x" * 500}, "x" * 500),
        ({"consent": ""}, "Bitte wählen Sie aus."),
    ],
)
def test_begin_intake_page_refuses_in_words_and_saves_nothing(musterland, visit, changes, words):
    page = visit("alice").send("/faelle/intake/", entries(musterland, **changes), status=422)
    assert words in page
    assert "Sucht Wohnung" in page, "nothing typed is lost"
    for model in (Case, Person, AccessRequest):
        assert not model.objects.exists()


@pytest.mark.parametrize("name", ["O’Neill-ʿAlī", "محمد", "Ng", "Nguyễn", "Berg 😀", "<b>Berg</b>", "' OR 1=1 --"])
def test_begin_intake_page_keeps_names_as_written(musterland, visit, name):
    alice = visit("alice")
    alice.send("/faelle/intake/", entries(musterland, family_name=name))
    assert Person.objects.get().family_name == name
    assert f"{name}, Olena" in alice.get("/faelle/")
    assert "<b>Berg</b>" not in alice.client.get("/faelle/").content.decode()


def test_begin_intake_page_counts_once(musterland, visit):
    alice = visit("alice")
    form = alice.fill("/faelle/intake/") | entries(musterland)
    assert alice.post("/faelle/intake/", form) == alice.post("/faelle/intake/", form)
    assert Case.objects.count() == Person.objects.count() == 1


def test_begin_intake_page_names_duplicates_without_script(musterland, visit):
    alice = visit("alice")
    alice.send("/faelle/intake/", entries(musterland))
    page = alice.send("/faelle/intake/", entries(musterland, family_name="Shevchenko", check="1"), status=200)
    assert "in Ihren Haushalten" in page
    assert "Schewtschenko" in page
    assert "Sucht Wohnung" in page, "what was typed stays"
    assert Case.objects.count() == 1
    nobody = alice.send(
        "/faelle/intake/",
        entries(musterland, family_name="Quastenflosser", given_names="Ute", original_name="", birth="1931", check="1"),
        status=200,
    )
    assert "Keine ähnliche Person gefunden." in nobody


def test_begin_intake_page_does_not_show_what_others_keep(musterland, visit):
    musterland_case = visit("alice").send("/faelle/intake/", entries(musterland))
    page = visit("bob").send("/faelle/intake/", entries(musterland, original_name="", check="1"), status=200)
    assert "Inhalte sind geschützt." in page
    assert "bei Kreis Musterland bekannt" in page
    assert "Шевченко" not in page
    assert musterland_case not in page


def test_begin_intake_page_comes_prefilled_from_the_request(musterland, visit):
    alice, request = visit("alice"), notify(musterland, summary="Zwei Ämter warten")
    address = f"/faelle/intake/?zugang={request.public_id}"
    page = alice.get(address)
    assert "Zwei Ämter warten" in page
    assert "aus der Zugangsanfrage" in page
    alice.send(address, entries(musterland))
    case = Case.objects.get()
    assert (case.access_request, case.level) == (request, "level_2")
    assert f"Zum Fall {case.number}" in alice.get(f"/zugang/{request.public_id}/")
    other = entries(musterland, family_name="Grün", given_names="Ada", original_name="")
    assert "schon entschieden" in alice.send(address, other, status=422)


def test_begin_intake_page_does_not_know_foreign_requests(musterland, visit):
    request = notify(musterland)
    visit("eve").get(f"/faelle/intake/?zugang={request.public_id}", status=404)
    visit("alice").get("/faelle/intake/?zugang=%00", status=404)


@pytest.mark.parametrize("who", ["charlie", "diana", "anton"])
def test_begin_intake_page_is_closed_to_other_roles(musterland, visit, who):
    visit(who).get("/faelle/intake/", status=403)
    visit(who).post("/faelle/intake/", entries(musterland), status=403)
    assert not Case.objects.exists()


def test_add_case_member_page(musterland, visit):
    alice, case = visit("alice"), musterland.case()
    address = f"/faelle/{case.public_id}/person-aufnehmen/"
    values = {"relation": "child", "kind": "co_advised", "family_name": "Berg", "birth": "2015", "on": "23.11.2026"}
    assert "Person in den Fall aufnehmen" in alice.get(address)
    assert "vor dem Beginn des Falls" in alice.send(address, values | {"on": "01.01.2020"}, status=422)
    assert alice.send(address, values) == f"/faelle/{case.public_id}/"
    assert Person.objects.count() == 2
    visit("bob").get(address, status=404)


SEEN = re.compile(r'name="seen" value="([0-9a-f]+)"')


def test_begin_intake_page_makes_sure_that_similar_people_were_seen(musterland, visit):
    alice = visit("alice")
    alice.send("/faelle/intake/", entries(musterland))
    again = entries(musterland, family_name="Shevchenko")
    shown = alice.send("/faelle/intake/", again, status=422)
    assert "Bitte sehen Sie unter „Schon bekannt?“ nach" in shown
    assert "Schewtschenko" in shown
    assert Case.objects.count() == 1
    mark = SEEN.search(shown).group(1)
    alice.send("/faelle/intake/", again | {"seen": "0" * 16}, status=422)
    alice.send("/faelle/intake/", again | {"seen": mark})
    assert Case.objects.count() == 2


def test_what_is_fetched_while_typing_counts_as_seen(musterland, visit):
    alice = visit("alice")
    alice.send("/faelle/intake/", entries(musterland))
    typed = {"family_name": "Shevchenko", "given_names": "Olena", "birth": "1990"}
    fetched = alice.client.post("/personen/bekannt/", typed).content.decode()
    alice.send("/faelle/intake/", entries(musterland, **typed) | {"seen": SEEN.search(fetched).group(1)})
    assert Case.objects.count() == 2


def test_begin_intake_page_writes_topics_into_the_first_note(musterland, visit):
    alice = visit("alice")
    where = alice.send("/faelle/intake/", entries(musterland) | {"topic_ids": ["WOHNEN", "SPRACHE"]})
    note = Contact.objects.get()
    assert note.text == "Sucht Wohnung"
    assert sorted(topic.field.code for topic in ContactTopic.objects.all()) == ["SPRACHE", "WOHNEN"]
    assert "Wohnen" in alice.get(f"{where}?abschnitt=kontakte")


@pytest.mark.parametrize(
    "said", ["unbekannt", "Unbekannt.", "?", "-", "–", "k.A.", "unknown", "невідомо", "неизвестно", "غير معروف",
             "نامعلوم", "bilinmiyor", "nezanîn", "ዘይፍለጥ", "necunoscut", "panjohur", "inconnu"],
)  # fmt: skip
def test_unknown_is_understood_in_the_languages_of_the_house(said):
    assert read_birth(said) == Birth()


@pytest.mark.parametrize(
    "said", ["0000", "1849", "ca. 0900", "*1700", "01.0900", "12/1849", "01.01.0900", "1849-12-31"]
)
def test_nobody_is_born_before_lives_were_documented(said):
    with pytest.raises(NotTaken, match="130 Jahren"):
        read_birth(said)


@pytest.mark.parametrize(
    ("said", "year"), [("1850", 1850), ("ca. 1850", 1850), ("01.1850", 1850), ("01.01.1850", 1850)]
)
def test_the_oldest_year_is_read(said, year):
    assert read_birth(said).year == year


@given(st.text(max_size=30))
@example("0000")
@example("ca. 0900")
@example("01.0900")
@example("01.01.0900")
def test_whatever_is_typed_as_birth_is_read_or_refused(text):
    try:
        birth = read_birth(text)
    except ValueError:
        return
    again = read_birth(str(birth))
    assert again == birth or (birth.year is None and again == Birth())

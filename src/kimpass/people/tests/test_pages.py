"""The pages as their users see them."""

import pytest
from django.urls import reverse

from kimpass.audit.models import ReadEntry
from kimpass.people.actions.households import PersonData, add_person
from kimpass.people.models import ConsentText, HouseholdMember, Person
from tests.support.cast import TODAY


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)


@pytest.fixture
def case(musterland):
    return musterland.case()


@pytest.fixture
def person(musterland, case):
    return musterland.person_of(case)


@pytest.fixture
def child(musterland, case):
    return add_person(
        actor=musterland.actor("alice"),
        household_id=case.household_id,
        person=PersonData(
            family_name="Шевченко",
            given_names="Lina",
            birth_year=2020,
            nationalities=("UA", "XK"),
            languages=("uk",),
            needs_interpreter="yes",
            phone="0170 111",
        ),
        relation="child",
        on=TODAY,
    )


@pytest.fixture
def page(musterland, client):
    def open_page(name, *args, login="alice", status=200, query=None, **headers):
        musterland.sign_in(client, login)
        pids = [arg if isinstance(arg, str) else arg.public_id for arg in args]
        address = reverse(f"people:{name}", args=pids)
        # What is looked for is sent in the body: names stand in no address.
        response = client.get(address, **headers) if query is None else client.post(address, query, **headers)
        assert response.status_code == status
        return response.content.decode()

    return open_page


@pytest.fixture
def text(musterland):
    return ConsentText.objects.get(purpose="data_processing")


def test_person_page(person, child, page):
    shown = page("person", child)
    for words in ("Шевченко", "Jahrgang 2020", "Ukraine", "Kosovo", "Ukrainisch", "Dolmetschen nötig", "0170 111"):
        assert words in shown
    assert "Einverständnis zur Datenverarbeitung fehlt" in shown
    assert "Berg" in shown
    assert "Bezugsperson" in shown
    assert "Einverständnis aufnehmen" in shown


def test_person_page_shows_the_papers(person, page):
    shown = page("person", person)
    assert "Jobcenter Musterland" in shown
    assert "gültig" in shown
    assert "Widerrufen" in shown
    assert "fehlt" not in shown


def test_the_title_holds_no_name(person, page):
    title = page("person", person).partition("<title>")[2].partition("</title>")[0]
    assert "Person" in title
    assert "Berg" not in title


def test_reading_is_written_down(person, child, page):
    page("person", person)
    entries = {entry.subject_type: entry.subject_ids for entry in ReadEntry.objects.all()}
    assert set(entries["people.person"]) == {person.pk, child.pk}


PAGES = ["person", "change_person", "record_consent", "record_release", "move_person", "move_out"]


@pytest.mark.parametrize("login", ["bob", "eve", "charlie", "diana", "anton"])
@pytest.mark.parametrize("name", [*PAGES, "record_residence_status", "record_legal_domain", "end_legal_domain"])
def test_pages_of_a_person_somebody_else_keeps(person, page, name, login):
    assert "Berg" not in page(name, person, login=login, status=404)


@pytest.mark.parametrize("login", ["bob", "charlie", "anton"])
@pytest.mark.parametrize("name", ["household", "add_person", "change_reference_person"])
def test_pages_of_a_household_somebody_else_keeps(case, page, name, login):
    page(name, case.household, login=login, status=404)


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_a_deputy(musterland, person, page, name):
    musterland.deputise(of="alice", by="bob")
    assert "Berg" in page(name, person, login="bob")


def test_household_page(case, person, child, page):
    shown = page("household", case.household)
    assert "Papiere vollständig" in shown
    assert "Schweigepflichtentbindung fehlt" in shown
    assert "Alice" in shown
    assert "Bezugsperson ändern" in shown


def test_search_page_finds_another_spelling(child, page):
    shown = page("search", query={"q": "Schewtschenko"})
    assert "1 Person zu" in shown
    assert "Lina" in shown
    assert "klingt ähnlich" in shown


def test_search_page_without_a_question_lists_ones_own(person, child, page):
    shown = page("search")
    assert "zuletzt aufgenommene zuerst" in shown
    assert "Amal" in shown
    assert "Musterstadt" in shown


def test_search_page_finds_nobody(person, page):
    assert "Niemand gefunden" in page("search", query={"q": "Zwetajewa"})
    assert "Noch keine Personen" in page("search", login="bob")


@pytest.mark.parametrize("login", ["charlie", "diana", "anton"])
def test_search_page_is_for_case_managers(page, login):
    page("search", login=login, status=403)
    page("possible_duplicates", login=login, status=403)


def test_search_page_asks_as_often_for_many_as_for_few(musterland, client, case, child, django_assert_max_num_queries):
    musterland.sign_in(client, "alice")
    with django_assert_max_num_queries(100) as few:
        client.get(reverse("people:search"))
    for number in range(9):
        musterland.case(name=f"Tal{chr(97 + number)}")
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert "Tali" in client.get(reverse("people:search")).content.decode()


def test_possible_duplicates_page(musterland, person, child, page):
    query = {"family_name": "Schewtschenko", "given_names": "Lina", "birth_date": "01.02.2020"}
    assert "in Ihren Haushalten" in page("possible_duplicates", query=query)
    shown = page("possible_duplicates", query=query, login="eve")
    assert "bei Kreis Musterland bekannt" in shown
    assert "Шевченко" not in shown
    query = {"family_name": "Schewtschenko", "given_names": "Lina", "birth": "1970"}
    assert "in Ihren Haushalten" in page("possible_duplicates", query=query)
    assert "Keine ähnliche Person" in page("possible_duplicates", query={"birth_year": "zwölf"})


def test_consent_text_page(page, text):
    shown = page("consent_text", text)
    assert "Wortlaut data_processing" in shown
    assert "Deutsch" in shown
    assert "noch niemand unterschrieben" in shown
    page("consent_text", text, login="diana", status=403)


def test_withdrawing_tells_whom_to_inform(musterland, person, page):
    release = person.releases.model.objects.get(person=person)
    shown = page("withdraw_release", release)
    assert "Antwortlinks sofort gesperrt" in shown
    assert "Jobcenter Musterland" in shown


def test_forms_open_as_dialogs(person, page):
    shown = page("record_consent", person, HTTP_HX_REQUEST="true")
    assert shown.lstrip().startswith("<dialog")


def test_a_person_who_moved_out_is_gone(person, child, page):
    HouseholdMember.objects.filter(person=child).update(valid_until=TODAY, valid_from="2026-01-01")
    page("person", child, status=404)
    assert Person.objects.filter(pk=child.pk).exists()

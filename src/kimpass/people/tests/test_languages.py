import pytest
from django.urls import reverse

from kimpass.people.actions.languages import LanguagesRefused, Spoken, record_languages
from kimpass.people.models import Person
from kimpass.people.selectors.persons import languages_of
from tests.support.cast import TODAY


@pytest.fixture
def person(musterland):
    return musterland.person_of(musterland.case())


def test_record_languages_replaces_them_in_order(musterland, person, facts):
    alice = musterland.actor("alice")
    record_languages(actor=alice, person_id=person.pk, spoken=[Spoken("uk", "native", "yes"), Spoken("de", "A1", "no")])
    record_languages(actor=alice, person_id=person.pk, spoken=[Spoken("de", "B1", "no"), Spoken("ru")])
    rows = [(row.language, row.level, row.needs_interpreter) for row in languages_of(person)]
    assert rows == [("de", "B1", "no"), ("ru", "", "not_asked")]
    assert facts()[-1] == "person.languages_recorded"


@pytest.mark.parametrize(
    ("spoken", "words"),
    [
        ([Spoken("de"), Spoken("de", "B1")], "zweimal"),
        ([Spoken("d")], "Liste"),
        ([Spoken("de", "perfect")], "Liste"),
        ([Spoken("de", "B1", "perhaps")], "Liste"),
    ],
)
def test_record_languages_refuses(musterland, person, spoken, words):
    with pytest.raises(LanguagesRefused, match=words):
        record_languages(actor=musterland.actor("alice"), person_id=person.pk, spoken=spoken)
    assert languages_of(person) == []


@pytest.mark.parametrize("login", ["bob", "eve", "charlie"])
def test_record_languages_of_others(musterland, person, login):
    with pytest.raises(Person.DoesNotExist):
        record_languages(actor=musterland.actor(login), person_id=person.pk, spoken=[])


def test_languages_by_page(musterland, person, client, monkeypatch):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)
    alice = musterland.actor("alice")
    record_languages(actor=alice, person_id=person.pk, spoken=[Spoken("ar", "native", "yes"), Spoken("en")])
    musterland.sign_in(client, "alice")
    where = reverse("people:record_languages", args=[person.public_id])
    assert client.post(where, {"language_1": "ar", "language_2": "ar"}).status_code == 422
    sent = {"language_1": "ar", "level_1": "native", "interpreter_1": "yes", "language_2": "en", "level_2": "B1"}
    assert client.post(where, sent).status_code == 302
    page = client.get(person.get_absolute_url()).content.decode()
    assert "Arabisch (Erstsprache, mit Dolmetschen)" in page
    assert "Englisch (B1)" in page

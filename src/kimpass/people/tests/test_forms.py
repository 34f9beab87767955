"""What happens when the forms are sent."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kimpass.organisation.models import CatalogueEntry
from kimpass.people.actions.contact_points import add_contact_point
from kimpass.people.actions.households import PersonData, add_person, register_household
from kimpass.people.actions.languages import Spoken, record_languages
from kimpass.people.models import (
    ConfidentialityRelease,
    ConsentText,
    DataProcessingConsent,
    HouseholdMember,
    LegalDomainPeriod,
    Person,
)
from kimpass.people.selectors import papers, persons
from kimpass.people.selectors.addresses import contact_points_of
from tests.support.cast import TODAY

DAY = f"{TODAY:%d.%m.%Y}"
ADA = {"version": "1", "family_name": "Lovelace", "given_names": "Ada", "birth": "1980", "nationality": "GB"}


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)


@pytest.fixture
def case(musterland):
    return musterland.case(signed=False)


@pytest.fixture
def person(musterland, case):
    return musterland.person_of(case)


@pytest.fixture
def partner(musterland, case):
    return add_person(
        actor=musterland.actor("alice"),
        household_id=case.household_id,
        person=PersonData(family_name="Tal", given_names="Noor", birth_year=1991),
        relation="partner",
        on=TODAY,
    )


@pytest.fixture
def send(musterland, client):
    def post(name, obj, data, *, status=302, **headers):
        musterland.sign_in(client, "alice")
        response = client.post(reverse(f"people:{name}", args=[obj.public_id]), data, **headers)
        assert response.status_code == status, response.content.decode()[:3000]
        return response

    return post


def text_of(purpose):
    return ConsentText.objects.get(purpose=purpose).public_id


def test_change_person_form(person, send, client):
    target = send("change_person", person, ADA)["Location"]
    assert "Die Angaben sind gespeichert." in client.get(target).content.decode()
    person.refresh_from_db()
    assert (person.family_name, person.version) == ("Lovelace", 2)
    assert persons.nationalities_of(person) == ["GB"]


def test_change_person_form_shows_both_versions_and_lets_the_user_decide(person, send):
    send("change_person", person, ADA)
    late = ADA | {"family_name": "Byron"}
    shown = send("change_person", person, late, status=422).content.decode()
    for words in ("inzwischen an anderer Stelle geändert", "Lovelace", "Byron", "Gespeicherte Fassung"):
        assert words in shown
    assert 'name="version" value="2"' in shown
    send("change_person", person, late | {"version": "2"})
    person.refresh_from_db()
    assert person.family_name == "Byron"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"family_name": ""}, "füllen Sie dieses Feld aus"),
        ({"birth": "31.02.1990"}, "Diesen Tag gibt es nicht"),
        ({"birth": "2100"}, "130 Jahren"),
        ({"birth": "01.01.0900"}, "130 Jahren"),
        ({"birth": f"{TODAY + timedelta(days=1):%d.%m.%Y}"}, "Zukunft"),
        ({"birth": "13.1990"}, "Diesen Tag gibt es nicht"),
        ({"family_name": "A\x00B"}, "Steuerzeichen"),
        ({"nationality": "QQ"}, "gültige"),
        ({"version": "viele"}, "ganze Zahl"),
        ({"version": "99999999999999999999"}, "kleiner oder gleich"),
    ],
)
def test_change_person_form_refuses(person, send, values, words):
    assert words in send("change_person", person, ADA | values, status=422).content.decode()
    person.refresh_from_db()
    assert person.version == 1


def test_a_form_sent_twice_counts_once(case, send):
    data = ADA | {"relation": "sibling", "since": DAY, "form_token": "einmal"}
    first, second = (send("add_person", case.household, data)["Location"] for _ in range(2))
    assert first == second
    assert Person.objects.filter(family_name="Lovelace").count() == 1


def test_add_person_form(case, send):
    send("add_person", case.household, ADA | {"relation": "sibling", "since": DAY})
    member = HouseholdMember.objects.get(person__family_name="Lovelace")
    assert (member.household, member.relation, member.valid_from) == (case.household, "sibling", TODAY)


def test_add_person_form_asks_for_the_relation(case, send):
    shown = send("add_person", case.household, ADA | {"since": DAY}, status=422).content.decode()
    assert "Beziehung zur Bezugsperson" in shown


def test_record_consent_form(case, person, send):
    data = {"text_id": text_of("data_processing"), "signed_on": DAY, "signer": "person", "last_day": "31.12.2027"}
    send("record_consent", person, data)
    signed = DataProcessingConsent.objects.get(person=person)
    assert f"{signed.expires_on:%d.%m.%Y}" == "01.01.2028"
    assert papers.missing_papers(person, TODAY) == ["Schweigepflichtentbindung"]


def test_record_consent_form_returns_to_the_page_it_came_from(person, send):
    data = {"text_id": text_of("data_processing"), "signed_on": DAY, "signer": "person"}
    assert send("record_consent", person, data | {"next": "/faelle/x/"})["Location"] == "/faelle/x/"
    for elsewhere in ("https://boese.example/", "//boese.example/", "/\\boese.example", "javascript:alert(1)"):
        assert send("record_consent", person, data | {"next": elsewhere})["Location"] == person.get_absolute_url()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"signed_on": "24.12.2027"}, "Zukunft"),
        ({"last_day": "01.01.2000"}, "Ablaufdatum"),
        ({"text_id": "0"}, "gültige"),
        ({"signer": ""}, "Bitte wählen Sie aus"),
    ],
)
def test_record_consent_form_refuses(person, send, values, words):
    data = {"text_id": text_of("data_processing"), "signed_on": DAY, "signer": "person"} | values
    assert words in send("record_consent", person, data, status=422).content.decode()


def test_record_release_form(musterland, person, send):
    bodies = [musterland.job_centre.public_id, musterland.youth_office.public_id]
    data = {"text_id": text_of("confidentiality_release"), "signed_on": DAY, "signer": "person", "subject": "Wohngeld"}
    assert "Stellen" in send("record_release", person, data, status=422).content.decode()
    send("record_release", person, data | {"agency_ids": bodies})
    assert papers.release_covering(person, musterland.youth_office.pk, TODAY)


def test_withdraw_release_form_answers_once_with_the_bodies(musterland, person, send, client):
    musterland.sign(person)
    release = ConfidentialityRelease.objects.get(person=person)
    target = send("withdraw_release", release, {})["Location"]
    assert "Nach Aktenlage hat noch keine Stelle etwas erhalten." in client.get(target).content.decode()
    assert "bereits widerrufen" in send("withdraw_release", release, {}, status=422).content.decode()


def test_withdraw_consent_form(musterland, person, send):
    musterland.sign(person)
    consent = DataProcessingConsent.objects.get(person=person)
    assert send("withdraw_consent", consent, {}, HTTP_HX_REQUEST="true", status=200)["HX-Redirect"]
    assert papers.missing_papers(person, TODAY) == ["Einverständnis zur Datenverarbeitung"]
    assert "bereits widerrufen" in send("withdraw_consent", consent, {}, status=422).content.decode()


def test_move_person_form(musterland, partner, send):
    other = register_household(actor=musterland.actor("alice"), unit_id=musterland.units["musterstadt"].pk, on=TODAY)
    refused = send(
        "move_person", partner, {"household_id": other.public_id, "relation": "other", "on": DAY}, status=422
    )
    assert "gültige" in refused.content.decode()  # an empty household has nobody to be called after
    home = musterland.case(name="Omar").household
    send("move_person", partner, {"household_id": home.public_id, "relation": "other", "on": DAY})
    assert persons.membership_of(partner, TODAY).household == home


def test_move_out_form(partner, person, send):
    assert "Bezugsperson" in send("move_out", person, {"on": DAY}, status=422).content.decode()
    send("move_out", partner, {"on": DAY})
    assert persons.membership_of(partner, TODAY) is None


def test_change_reference_person_form(case, person, partner, send):
    data = {"person_id": partner.public_id, "former_relation": "partner", "on": DAY}
    send("change_reference_person", case.household, data)
    assert papers.reference_person(case.household, TODAY) == partner
    send("change_reference_person", case.household, data | {"person_id": "0"}, status=422)


def test_legal_domain_forms(musterland, person, send, client):
    CatalogueEntry.objects.create(
        tenant=musterland.tenant, catalogue="legal_domain", code="SGB2", label_de="Grundsicherung"
    )
    data = {"domain_id": "SGB2", "agency_id": musterland.job_centre.public_id, "valid_from": "01.01.2026"}
    target = send("record_legal_domain", person, data)["Location"]
    assert "ab 01.01.2026" in client.get(target).content.decode()
    assert "bereits eingetragen" in send("record_legal_domain", person, data, status=422).content.decode()
    period = LegalDomainPeriod.objects.get()
    end = {"period_id": "SGB2", "last_day": "31.10.2026"}
    send("end_legal_domain", person, end)
    period.refresh_from_db()
    assert f"{period.valid_until:%d.%m.%Y}" == "01.11.2026"
    send("end_legal_domain", person, end, status=422)


def test_change_person_form_keeps_how_exactly_the_birth_is_known(person, send, client):
    said = {"03.1990": ("month", "März 1990"), "ca. 1985": ("estimated", "etwa 1985"), "?": ("year", "Alter unbekannt")}
    for version, (typed, (precision, words)) in enumerate(said.items(), 1):
        target = send("change_person", person, ADA | {"birth": typed, "version": str(version)})["Location"]
        person.refresh_from_db()
        assert person.birth_precision == precision, typed
        assert words in client.get(target).content.decode()
    assert (person.birth_date, person.birth_year) == (None, None)


def test_change_person_form_takes_target_group_facts_and_three_nationalities(person, send, client):
    more = {"nationality_2": "XS", "nationality_3": "XX", "sex": "diverse", "lone_parent": "yes", "schooling": "school"}
    page = client.get(send("change_person", person, ADA | more)["Location"]).content.decode()
    for words in ("divers", "staatenlos", "ungeklärt", "Alleinerziehend", "Schule"):
        assert words in page
    assert "Unbegleitet minderjährig" not in page  # nobody asked, so nothing is said


def test_change_person_form_leaves_languages_and_numbers_alone(musterland, person, send):
    alice = musterland.actor("alice")
    record_languages(actor=alice, person_id=person.pk, spoken=[Spoken("ar", "native", "yes")])
    add_contact_point(actor=alice, person_id=person.pk, kind="phone", value="0170 1", on=TODAY)
    send("change_person", person, ADA)
    assert persons.languages_of(person)[0].level == "native"
    assert [row.value for row in contact_points_of(person, TODAY)] == ["0170 1"]

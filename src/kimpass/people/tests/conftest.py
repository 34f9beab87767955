from datetime import date

import pytest

from kimpass.people.actions import consents
from kimpass.people.actions.pre_checks import answer_check_question, run_pre_check
from kimpass.people.models import ConsentText, Person
from kimpass.people.tests import checks
from tests.support.cast import TODAY


@pytest.fixture(autouse=True)
def _documents(settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path / "documents"


@pytest.fixture
def person(musterland):
    return musterland.person_of(musterland.case(signed=False))


@pytest.fixture
def texts(musterland):
    return {text.purpose: text.pk for text in ConsentText.objects.all()}


@pytest.fixture
def consent(musterland, person, texts):
    def record(login="alice", **values):
        common = {"text_id": texts["data_processing"], "signed_on": TODAY, "signer": "person"}
        return consents.record_consent(actor=musterland.actor(login), **({"person_id": person.pk} | common | values))

    return record


@pytest.fixture
def release(musterland, person, texts):
    def record(login="alice", **values):
        common = {
            "text_id": texts["confidentiality_release"],
            "agency_ids": [musterland.job_centre.pk],
            "subject": "Leistungen zum Lebensunterhalt",
            "signed_on": TODAY,
            "signer": "person",
        }
        return consents.record_release(actor=musterland.actor(login), **({"person_id": person.pk} | common | values))

    return record


@pytest.fixture
def young(musterland, person):
    Person.objects.filter(pk=person.pk).update(
        birth_date=date(2008, 5, 10), birth_year=2008, birth_precision="day", schooling="school"
    )
    checks.hold(musterland, person, ("GEST", "2022-03-01", "2024-09-15"), ("D60A_2_1", "2024-09-15", None))
    return Person.objects.get(pk=person.pk)


@pytest.fixture
def answer(musterland, young):
    def record(name, value, basis=checks.YOUTH):
        return answer_check_question(
            actor=musterland.actor("alice"), person_id=young.pk, basis=basis, name=name, value=value
        )

    return record


@pytest.fixture
def check(musterland, young, answer):
    for name, value in (
        ("schule_seit", "2022-08-15"),
        ("schule_erfolgreich", True),
        ("prognose", "positiv"),
        ("fdgo_zweifel", False),
        ("identitaet", "geklaert"),
        ("taeuschung_ursaechlich", False),
        ("ausweisungsinteresse", False),
        ("pass_vorhanden", True),
        ("terror_58a", False),
        ("asylverfahren_laeuft", False),
    ):
        answer(name, value)
    return run_pre_check(actor=musterland.actor("alice"), person_id=young.pk, basis=checks.YOUTH)

from datetime import timedelta

import pytest

from kimpass.people.actions.consents import PaperRefused
from kimpass.people.models import ConsentText, Person
from kimpass.people.selectors import papers
from tests.support.cast import TODAY


def minor(person):
    Person.objects.filter(pk=person.pk).update(birth_year=TODAY.year - 15)


def test_record_consent(musterland, person, consent, facts):
    assert papers.missing_papers(person, TODAY) == [
        "Einverständnis zur Datenverarbeitung",
        "Schweigepflichtentbindung",
    ]
    signed = consent()
    assert signed.taken_by == musterland.staff["alice"]
    assert papers.missing_papers(person, TODAY) == ["Schweigepflichtentbindung"]
    assert facts() == ["consent.recorded"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"signed_on": TODAY + timedelta(days=1)}, "Zukunft"),
        ({"expires_on": TODAY}, "Ablaufdatum"),
        ({"signer": "neighbour"}, "wer unterschrieben hat"),
        ({"text_id": 0}, "Wortlaut"),
        ({"signed_on": TODAY.replace(year=1980)}, "vor der Geburt"),
    ],
)
def test_record_consent_refuses(consent, values, words):
    with pytest.raises(PaperRefused, match=words):
        consent(**values)


def test_record_consent_refuses_the_other_papers_wording(consent, texts):
    with pytest.raises(PaperRefused, match="anderen Papier"):
        consent(text_id=texts["confidentiality_release"])


def test_record_consent_refuses_an_outdated_wording(consent, texts):
    ConsentText.objects.update(translation_state="outdated")
    with pytest.raises(PaperRefused, match="veraltet"):
        consent()


def test_record_consent_of_a_minor_is_signed_by_whoever_has_custody(person, consent):
    minor(person)
    with pytest.raises(PaperRefused, match="Minderjährige"):
        consent()
    assert consent(signer="custodian").signer == "custodian"


@pytest.mark.parametrize("login", ["bob", "eve", "charlie", "diana", "anton"])
def test_record_consent_of_somebody_elses_client(consent, login):
    with pytest.raises(Person.DoesNotExist):
        consent(login)


def test_record_release(musterland, person, release, facts):
    signed = release(agency_ids=[musterland.job_centre.pk, musterland.youth_office.pk])
    assert papers.release_covering(person, musterland.youth_office.pk, TODAY) == signed
    assert papers.release_covering(person, musterland.welfare.pk, TODAY) is None
    assert papers.release_covering(person, musterland.job_centre.pk, TODAY - timedelta(days=1)) is None
    assert facts() == ["release.recorded"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"agency_ids": []}, "jede Stelle einzeln"),
        ({"agency_ids": [0]}, "jede Stelle einzeln"),
        ({"subject": "  "}, "worüber"),
        ({"subject": "x" * 161}, "160 Zeichen"),
        ({"signed_on": TODAY + timedelta(days=1)}, "Zukunft"),
        ({"text_id": 0}, "Wortlaut"),
    ],
)
def test_record_release_refuses(release, values, words):
    with pytest.raises(PaperRefused, match=words):
        release(**values)


def test_record_release_of_somebody_elses_client(release):
    with pytest.raises(Person.DoesNotExist):
        release("eve")


def test_record_release_as_deputy(musterland, release):
    musterland.deputise(of="alice", by="bob")
    assert release("bob").taken_by == musterland.staff["bob"]


def test_a_paper_ends_on_its_day(person, consent):
    consent(expires_on=TODAY + timedelta(days=10))
    words = "Einverständnis zur Datenverarbeitung"
    assert words not in papers.missing_papers(person, TODAY + timedelta(days=9))
    assert words in papers.missing_papers(person, TODAY + timedelta(days=10))

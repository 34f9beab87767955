"""Papers on their pages: printed, signed on the screen, looked at again, taken back."""

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from kimpass.audit.models import ReadEntry
from kimpass.people.actions.consents import OnScreen, PaperRefused, Recipient, Scan
from kimpass.people.models import (
    ConfidentialityRelease,
    ConsentText,
    DataProcessingConsent,
    Person,
    PersonLanguage,
    WithdrawalNotice,
)
from kimpass.people.models.wordings import hash_of, supply
from kimpass.people.selectors import papers, printed
from kimpass.vault import files
from kimpass.vault.kinds import UnacceptableFile
from kimpass.vault.models import StoredFile
from tests.support.cast import TODAY

DRAWN = [[[10, 10], [400, 200], [800, 20]]]


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)


@pytest.fixture
def wordings(musterland):
    ConsentText.objects.all().delete()
    supply(musterland.office)
    return {(text.purpose, text.language): text for text in ConsentText.objects.all()}


@pytest.fixture
def call(musterland, client):
    def send(name, row, data=None, *, login="alice", status=200):
        musterland.sign_in(client, login)
        address = reverse(f"people:{name}", args=[row.public_id])
        answer = client.get(address) if data is None else client.post(address, data)
        assert answer.status_code == status, answer.content.decode()[:3000]
        return answer

    return send


def words_of(answer):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split())


@pytest.mark.parametrize("evidence", [OnScreen(), OnScreen(DRAWN, "Amal Berg"), OnScreen(name=" ")])
def test_record_consent_on_screen_is_drawn_or_witnessed(consent, evidence):
    with pytest.raises(PaperRefused, match="unterschreiben lassen"):
        consent(evidence=evidence)


def test_record_consent_on_screen_is_of_today(consent):
    with pytest.raises(PaperRefused, match="heute"):
        consent(evidence=OnScreen(name="Amal Berg"), signed_on=TODAY.replace(day=1))


def test_record_consent_keeps_a_copy_encrypted(consent, tmp_path):
    content = printed.to_sign([printed.Sheet(ConsentText.objects.first())], printed.Writer())
    with pytest.raises(UnacceptableFile):
        consent(evidence=Scan(b"<svg/>", "blatt.svg"))
    assert not DataProcessingConsent.objects.exists()
    signed = consent(evidence=Scan(content, "Amal Berg.pdf"))
    assert (signed.form, signed.paper.extension) == ("scan", "pdf")
    assert files.read(signed.paper) == content
    assert all(b"%PDF" not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_record_release_lets_a_body_have_a_subject_and_an_end_of_its_own(musterland, person, release):
    end = TODAY.replace(day=30)
    release(recipients=[Recipient(musterland.youth_office.pk, "Kitaplatz", end)])
    covering = papers.release_covering
    assert covering(person, musterland.youth_office.pk, TODAY)
    assert covering(person, musterland.youth_office.pk, end) is None
    assert covering(person, musterland.job_centre.pk, end)
    named = {row.agency.name: row.subject for row in ConfidentialityRelease.objects.get().recipients.all()}
    assert named == {"Jobcenter Musterland": "Leistungen zum Lebensunterhalt", "Jugendamt Musterstadt": "Kitaplatz"}


@pytest.mark.parametrize(("days", "words"), [(0, "nach der Unterschrift"), (20, "nicht länger gelten")])
def test_record_release_refuses_ends_that_cannot_be(musterland, release, days, words):
    ends = {"expires_on": TODAY.replace(day=29), "recipients": [Recipient(musterland.youth_office.pk, "", TODAY)]}
    if days:
        ends["recipients"] = [Recipient(musterland.youth_office.pk, "", TODAY.replace(month=12, day=20))]
    with pytest.raises(PaperRefused, match=words):
        release(**ends)


def test_a_release_of_a_youth_needs_both_signatures_for_the_same_body(musterland, person, release):
    Person.objects.update(birth_year=TODAY.year - 17)
    person.refresh_from_db()
    release(signer="custodian")
    assert papers.release_covering(person, musterland.job_centre.pk, TODAY) is None
    release(signer="person", agency_ids=[musterland.youth_office.pk])
    assert papers.release_covering(person, musterland.job_centre.pk, TODAY) is None
    second = release(signer="person")
    assert papers.release_covering(person, musterland.job_centre.pk, TODAY) == second


def test_prepare_papers_page_offers_the_clients_language_first_and_prints(musterland, person, wordings, call):
    PersonLanguage.objects.create(tenant=musterland.tenant, person=person, language="tr")
    shown = call("prepare_papers", person).content.decode()
    assert shown.index("Türkisch") < shown.index("Arabisch")
    bodies = [musterland.job_centre.public_id]
    answer = call("prepare_papers", person, {"language": "tr", "agency_ids": bodies, "subject": "Wohngeld"})
    assert answer["Cache-Control"] == "no-store"
    assert "Berg" not in answer["Content-Disposition"]
    words = words_of(answer)
    for expected in ("Verilerimin", "Jobcenter Musterland", "Wohngeld", "Berg, Amal", "maschinell erstellt"):
        assert expected in words
    assert ReadEntry.objects.filter(route="people:prepare_papers", subject_ids=[person.pk]).exists()


@pytest.mark.parametrize("login", ["bob", "eve", "charlie", "anton"])
def test_prepare_papers_page_is_the_keepers(person, wordings, call, login):
    call("prepare_papers", person, login=login, status=404)
    call("sign_paper", person, {"way": "consent", "language": "de"}, login=login, status=404)


def test_sign_paper_page_keeps_the_very_wording_that_was_shown(musterland, person, wordings, call):
    prepared = {
        "way": "release",
        "language": "ar",
        "agency_ids": [musterland.job_centre.public_id],
        "subject": "Wohngeld",
        "last_day": "31.12.2026",
    }
    shown = call("prepare_papers", person, prepared).content.decode()
    assert "Nur mit diesen Stellen: Jobcenter Musterland." in shown
    assert 'dir="rtl"' in shown
    refused = call("sign_paper", person, prepared | {"signer": "person"}, status=422).content.decode()
    assert "Es fehlt die Unterschrift" in refused
    assert "Jobcenter Musterland" in refused
    broken = prepared | {"signer": "person", "strokes": "[[[1,2],[2,3]]]"}
    assert "zu kurz" in call("sign_paper", person, broken, status=422).content.decode()
    assert not StoredFile.objects.exists()
    call("sign_paper", person, prepared | {"signer": "person", "strokes": json.dumps(DRAWN)}, status=302)
    release = ConfidentialityRelease.objects.get()
    named = (printed.Named(musterland.job_centre.pk, "Jobcenter Musterland", "Wohngeld"),)
    sheet = printed.Sheet(wordings["confidentiality_release", "ar"], named, release.expires_on)
    assert release.shown_hash == hash_of(printed.shown_words(sheet))
    proof = words_of(call("signed_release", release))
    assert release.shown_hash[:20] in proof.replace(" ", "")
    assert "Jobcenter Musterland" in proof
    assert "Jobcenter Musterland" in words_of(call("print_release", release))
    call("signed_release", release, login="eve", status=404)


def test_sign_paper_page_by_word_of_mouth_needs_a_witness(person, wordings, call):
    sent = {"way": "consent", "language": "de", "signer": "person", "name": "Amal Berg"}
    assert "bezeugen" in call("sign_paper", person, sent, status=422).content.decode()
    call("sign_paper", person, sent | {"witnessed": "on"}, status=302)
    consent = DataProcessingConsent.objects.get()
    assert consent.form == "witnessed"
    assert "Amal Berg" in words_of(call("signed_consent", consent))


@pytest.mark.parametrize("way", ["", "pdf", "alles"])
def test_sign_paper_page_without_a_paper_asks_which(person, wordings, call, way):
    assert "PDF drucken" in call("sign_paper", person, {"way": way, "language": "de"}).content.decode()


def test_a_paper_without_copy_has_no_proof_to_hand_out(person, consent, call):
    call("signed_consent", consent(), status=404)


def test_the_form_takes_a_copy_and_refuses_what_is_none(person, texts, call):
    text = ConsentText.objects.get(purpose="data_processing")
    sent = {"text_id": text.public_id, "signed_on": "23.11.2026", "signer": "person"}
    fake = SimpleUploadedFile("blatt.pdf", b"<script>alert(1)</script>")
    call("record_consent", person, sent | {"copy": fake}, status=422)
    assert not DataProcessingConsent.objects.exists()


def test_household_papers_page(musterland, person, release, call):
    release()
    household = person.memberships.get().household
    shown = call("household_papers", household).content.decode()
    for words in ("Berg", "Jobcenter Musterland", "Widerrufen", "Einverständnis zur Datenverarbeitung fehlt"):
        assert words in shown
    call("household_papers", household, login="eve", status=404)


def test_tell_withdrawal_page(musterland, person, release, call):
    notice = WithdrawalNotice.objects.create(
        tenant=musterland.tenant, person=person, release=release(), agency=musterland.job_centre, withdrawn_on=TODAY
    )
    assert "noch mitzuteilen" in call("person", person).content.decode()
    assert "Jobcenter" in call("tell_withdrawal", notice).content.decode()
    call("tell_withdrawal", notice, {"on": "24.11.2026"}, status=422)
    call("tell_withdrawal", notice, {"on": "23.11.2026"}, status=302)
    assert "mitgeteilt 23.11.2026" in call("person", person).content.decode()

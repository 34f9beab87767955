import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from kimpass.people.actions import consent_texts, consents
from kimpass.people.actions.consent_texts import ConsentTextRefused
from kimpass.people.models import ConsentText
from kimpass.people.models.wordings import LANGUAGES, supply
from kimpass.people.selectors import consent_texts as selectors
from tests.support.cast import TODAY

BLIND = ["alice", "eve", "diana", "anton"]


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)


@pytest.fixture
def wordings(musterland):
    ConsentText.objects.all().delete()
    supply(musterland.office)
    return {(text.purpose, text.language): text for text in ConsentText.objects.all()}


@pytest.fixture
def arabic(wordings):
    return wordings["data_processing", "ar"]


def rewrite(cast, text, body_text, login="charlie"):
    return consent_texts.rewrite_consent_text(actor=cast.actor(login), text_id=text.pk, body_text=body_text)


def offered(cast, purpose="data_processing"):
    return {text.language: text for text in selectors.offered(cast.actor("alice"), purpose)}


def test_supply_consent_texts(musterland, facts):
    charlie = musterland.actor("charlie")
    made = consent_texts.supply_consent_texts(actor=charlie, agency_id=musterland.welfare.pk)
    assert made == 2 * len(LANGUAGES)
    assert facts() == ["consent_texts.supplied"]
    with pytest.raises(ConsentTextRefused, match="bereits alle"):
        consent_texts.supply_consent_texts(actor=charlie, agency_id=musterland.welfare.pk)
    with pytest.raises(ConsentTextRefused, match="Anstellungsträger"):
        consent_texts.supply_consent_texts(actor=charlie, agency_id=musterland.job_centre.pk)


@pytest.mark.parametrize("login", BLIND)
def test_supply_consent_texts_is_refused(musterland, login):
    with pytest.raises(PermissionDenied):
        consent_texts.supply_consent_texts(actor=musterland.actor(login), agency_id=musterland.welfare.pk)


def test_release_consent_text(musterland, arabic, facts):
    released = consent_texts.release_consent_text(
        actor=musterland.actor("charlie"), text_id=arabic.pk, remark="vereidigte Übersetzerin"
    )
    assert released.translation_state == "released"
    assert (released.checked_by, released.checked_on) == (musterland.staff["charlie"], TODAY)
    assert facts() == ["consent_text.released"]
    with pytest.raises(ConsentTextRefused, match="bereits freigegeben"):
        consent_texts.release_consent_text(actor=musterland.actor("charlie"), text_id=arabic.pk, remark="noch einmal")


@pytest.mark.parametrize("remark", ["", "  ", "x" * 201])
def test_release_consent_text_says_who_checked(musterland, arabic, remark):
    with pytest.raises(ConsentTextRefused, match="wer die Übersetzung geprüft hat"):
        consent_texts.release_consent_text(actor=musterland.actor("charlie"), text_id=arabic.pk, remark=remark)


@pytest.mark.parametrize("login", BLIND)
def test_release_consent_text_is_refused(musterland, arabic, login):
    with pytest.raises(PermissionDenied):
        consent_texts.release_consent_text(actor=musterland.actor(login), text_id=arabic.pk, remark="ich")


def test_rewrite_consent_text_of_a_translation(musterland, arabic, facts):
    new = rewrite(musterland, arabic, arabic.body_text.replace("مجانية", "بدون مقابل"))
    assert (new.text_version, new.translation_state, new.translates) == (2, "machine_made", arabic.translates)
    arabic.refresh_from_db()
    assert arabic.translation_state == "outdated"
    assert offered(musterland)["ar"] == new
    assert facts() == ["consent_text.rewritten"]
    with pytest.raises(ConsentTextRefused, match="neuere Fassung"):
        rewrite(musterland, arabic, arabic.body_text.replace("مجانية", "x"))


def test_rewrite_consent_text_of_the_german_one_leaves_the_translations_behind(musterland, wordings):
    german = wordings["data_processing", "de"]
    new = rewrite(musterland, german, german.body_text.replace("kostet nichts", "kostet kein Geld"))
    assert list(offered(musterland)) == ["de"]
    assert offered(musterland)["de"] == new
    assert set(offered(musterland, "confidentiality_release")) == set(LANGUAGES)
    arabic = wordings["data_processing", "ar"]
    arabic.refresh_from_db()
    assert arabic.translation_state == "outdated"
    again = rewrite(musterland, arabic, f"{arabic.body_text} (2)")
    assert again.translates == new
    assert set(offered(musterland)) == {"de", "ar"}


def test_rewrite_consent_text_keeps_what_was_signed(musterland, arabic, person):
    signed = consents.record_consent(
        actor=musterland.actor("alice"), person_id=person.pk, text_id=arabic.pk, signed_on=TODAY, signer="person"
    )
    rewrite(musterland, arabic, f"{arabic.body_text} (2)")
    signed.refresh_from_db()
    assert signed.text.body_text == arabic.body_text
    with pytest.raises(consents.PaperRefused, match="veraltet"):
        consents.record_consent(
            actor=musterland.actor("alice"), person_id=person.pk, text_id=arabic.pk, signed_on=TODAY, signer="person"
        )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text, "unverändert"),
        (lambda text: "zu kurz", "200"),
        (lambda text: text.partition("\n\n")[0] * 20, "Absätze"),
        (lambda text: text + "x" * 20_000, "20.000"),
    ],
)
def test_rewrite_consent_text_refuses(musterland, arabic, change, words):
    with pytest.raises(ConsentTextRefused, match=words):
        rewrite(musterland, arabic, change(arabic.body_text))


def test_rewrite_consent_text_of_a_release_needs_the_place_for_the_bodies(musterland, wordings):
    german = wordings["confidentiality_release", "de"]
    with pytest.raises(ConsentTextRefused, match="recipients"):
        rewrite(musterland, german, german.body_text.replace("{recipients}", "alle"))


@pytest.mark.parametrize("login", BLIND)
def test_rewrite_consent_text_is_refused(musterland, arabic, login):
    with pytest.raises(PermissionDenied):
        rewrite(musterland, arabic, arabic.body_text + " neu", login)


def test_the_body_that_answers_for_the_data_offers_its_own_texts(musterland, wordings):
    supply(musterland.welfare)
    purpose, alice = "data_processing", musterland.actor("alice")
    bodies = {text.employing_body for text in selectors.offered(alice, purpose, body_id=musterland.welfare.pk)}
    assert bodies == {musterland.welfare}
    assert {text.employing_body for text in selectors.offered(alice, purpose)} == {musterland.office}
    elsewhere = selectors.offered(alice, purpose, body_id=musterland.job_centre.pk)
    assert {text.employing_body for text in elsewhere} == {musterland.office}


def test_the_clients_languages_come_first(wordings):
    texts = [text for (purpose, _), text in wordings.items() if purpose == "data_processing"]
    assert [text.language for text in selectors.by_language(texts, ["fa", "uk"])][:3] == ["fa-af", "uk", "de"]


@pytest.fixture
def page(musterland, client):
    def call(name, *args, login="charlie", data=None, status=200):
        musterland.sign_in(client, login)
        address = reverse(f"people:{name}", args=args)
        response = client.get(address) if data is None else client.post(address, data)
        assert response.status_code == status
        return response

    return call


def test_list_consent_texts_page(page, wordings):
    shown = page("list_consent_texts").content.decode()
    for words in ("Kreis Musterland", "Tigrinya", "Dari", "Kurmandschi", "ungeprüfte Übersetzung", "Noch ohne Texte:"):
        assert words in shown
    page("list_consent_texts", login="diana", status=403)
    assert "Texte anlegen" not in page("list_consent_texts", login="alice").content.decode()


def test_consent_text_page_shows_german_beside(page, arabic):
    shown = page("consent_text", arabic.public_id).content.decode()
    assert 'dir="rtl"' in shown
    assert "Welche Daten?" in shown
    assert "أي بيانات؟" in shown
    assert "vereidigte Übersetzung zu prüfen" in shown


def test_release_consent_text_page(page, arabic):
    assert "Wer hat die Übersetzung geprüft?" in page("release_consent_text", arabic.public_id).content.decode()
    page("release_consent_text", arabic.public_id, data={"remark": ""}, status=422)
    page("release_consent_text", arabic.public_id, data={"remark": "vereidigte Übersetzerin"}, status=302)
    shown = page("consent_text", arabic.public_id).content.decode()
    assert "vereidigte Übersetzerin" in shown
    assert "maschinell" not in shown


def test_rewrite_consent_text_page(page, arabic):
    assert arabic.body_text.splitlines()[0] in page("rewrite_consent_text", arabic.public_id).content.decode()
    page("rewrite_consent_text", arabic.public_id, data={"body_text": "kurz"}, status=422)
    sent = {"body_text": arabic.body_text.replace("مجانية", "بدون مقابل").replace("\n", "\r\n")}
    page("rewrite_consent_text", arabic.public_id, data=sent, status=302)
    assert ConsentText.objects.filter(language="ar", text_version=2).exists()


def test_supply_consent_texts_page(page, musterland, wordings):
    assert "Diakonie" in page("supply_consent_texts").content.decode()
    page("supply_consent_texts", data={"agency_id": musterland.job_centre.public_id}, status=422)
    page("supply_consent_texts", data={"agency_id": musterland.welfare.public_id}, status=302)
    assert "Alle Anstellungsträger haben ihre Texte." in page("supply_consent_texts").content.decode()


def test_print_consent_text_page(page, arabic):
    answer = page("print_consent_text", arabic.public_id, login="alice")
    assert answer.content.startswith(b"%PDF-")
    assert answer["Cache-Control"] == "no-store"

import pytest
from django.urls import reverse

from kimpass.people.actions.pre_checks import run_pre_check
from kimpass.people.models import CheckFact, PreCheck
from kimpass.people.selectors import check_print
from kimpass.people.tests.checks import YOUTH
from tests.support.cast import TODAY


@pytest.fixture
def alice(musterland):
    return musterland.actor("alice")


@pytest.fixture
def page(musterland, client, monkeypatch):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)

    def ask(name, *args, login="alice", status=200, sent=None, query=""):
        musterland.sign_in(client, login)
        address = reverse(f"people:{name}", args=[arg.public_id for arg in args]) + query
        answer = client.get(address) if sent is None else client.post(address, sent)
        assert answer.status_code == status, answer.content.decode()[:800]
        return answer

    return ask


def test_choose_basis_page_offers_what_fits(page, young):
    shown = page("choose_basis", young).content.decode()
    assert "Gut integrierte Jugendliche" in shown.partition("Andere Vorschriften")[0]
    assert "Akte: Aufenthaltstitel" in shown
    assert "Wohnsitzregelung" in shown.partition("Andere Vorschriften")[2]


def test_answer_check_question_page_asks_one_at_a_time(page, young):
    query = f"?norm={YOUTH}"
    shown = page("answer_check_question", young, query=query).content.decode()
    assert "Seit wann besucht die Person in Deutschland die Schule?" in shown
    assert "§ 25a Abs. 1 Satz 1 Nr. 2" in shown
    sent = {"norm": YOUTH, "frage": "schule_seit", "answer": "angabe", "day": "15.08.2022"}
    assert page("answer_check_question", young, sent=sent, status=302).headers["Location"].endswith(query)
    assert CheckFact.objects.get().value == "2022-08-15"
    shown = page("answer_check_question", young, query=query + "&ohne=schule_erfolgreich").content.decode()
    assert "Ist der Schulbesuch erfolgreich?" not in shown
    page("answer_check_question", young, sent={**sent, "day": ""}, status=422)
    page("answer_check_question", young, status=302)
    judged = page("answer_check_question", young, query=query + "&frage=prognose").content.decode()
    assert "bewertet immer ein Mensch" in judged


def test_run_pre_check_page(page, young):
    assert "Auswerten" in page("run_pre_check", young, query=f"?norm={YOUTH}").content.decode()
    page("run_pre_check", young, sent={"norm": "x"}, status=302)
    answer = page("run_pre_check", young, sent={"norm": YOUTH}, status=302)
    check = PreCheck.objects.get()
    assert check.public_id in answer.headers["Location"]
    page("run_pre_check", young, login="eve", sent={"norm": YOUTH}, status=404)


def test_view_pre_check_page(page, young, check, answer, alice):
    shown = page("view_pre_check", check).content.decode()
    assert "Vorprüfung – keine Entscheidung" in shown
    assert "liegen nach Aktenlage vor" in shown
    assert "https://www.gesetze-im-internet.de/aufenthg_2004/__25a.html" in shown
    assert "Mitbringen:" in shown
    assert "Anspruch besteht" not in shown
    answer("prognose", "negativ")
    assert "Neu prüfen" in page("view_pre_check", check).content.decode()
    again = run_pre_check(actor=alice, person_id=young.pk, basis=YOUTH)
    shown = page("view_pre_check", again).content.decode()
    assert "Was sich seit der Vorprüfung davor geändert hat" in shown
    assert "Es gibt eine neuere Vorprüfung" in page("view_pre_check", check).content.decode()
    for login in ("bob", "eve", "charlie"):
        page("view_pre_check", check, login=login, status=404)


def test_list_pre_checks_page(page, young, check):
    shown = page("list_pre_checks", young).content.decode()
    assert "§ 25a Abs. 1 AufenthG" in shown
    assert "Noch keine Vorprüfung" not in shown


@pytest.mark.parametrize("language", ["", *check_print.NAMES, "xx"])
def test_print_pre_check_page(page, check, language):
    answer = page("print_pre_check", check, query=f"?sprache={language}")
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["Cache-Control"] == "no-store"


def test_labels_are_the_same_in_every_language():
    german = check_print.labels("de")
    for code in check_print.NAMES:
        found = check_print.labels(code)
        assert found.keys() == german.keys()
        assert found["states"].keys() == german["states"].keys()
        assert found["results"].keys() == german["results"].keys()

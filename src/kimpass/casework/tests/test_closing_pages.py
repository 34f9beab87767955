import pytest

from kimpass.casework.models import Case, CaseEvaluation, Closure
from kimpass.casework.tests.test_closing import close, goal

CLOSING, REOPENING = "abschliessen", "wieder-aufnehmen"


def address(case, way=CLOSING):
    return f"/faelle/{case.public_id}/{way}/"


def test_close_case_page_closes_with_both_views(musterland, visit):
    alice, case = visit("alice"), musterland.case()
    values = {
        "reason": "goals_met",
        "on": "23.11.2026",
        "rating": "4",
        "client_rating": "5",
        "client_evaluation": "Gut",
    }
    assert alice.send(address(case), values) == f"/faelle/{case.public_id}/"
    assert Closure.objects.get().reason == "goals_met"
    assert sorted(CaseEvaluation.objects.values_list("rating", flat=True)) == [4, 5]
    page = alice.get("/faelle/?phase=closed")
    assert "Der Fall ist abgeschlossen." in page
    assert "Berg, Amal" in page


def test_close_case_page_names_what_is_open(musterland, visit):
    alice, case = visit("alice"), musterland.case()
    goal(musterland, case, "Sprachkurs B1")
    assert "Offenes Ziel: Sprachkurs B1" in alice.get(address(case))
    values = {"reason": "goals_met", "on": "23.11.2026", "note": "Bleibt stehen"}
    refused = alice.send(address(case), values, status=422)
    assert "Offenes Ziel: Sprachkurs B1" in refused
    assert "Bleibt stehen" in refused
    assert not Closure.objects.exists()
    alice.send(address(case), values | {"reason": "client_wish"})
    assert Case.objects.get().phase == "closed"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"on": "31.02.2026"}, "gibt es nicht"),
        ({"on": "24.12.2026"}, "Zukunft"),
        ({"reason": ""}, "Bitte wählen Sie aus."),
        ({"rating": "9"}, "9"),
        ({"note": "x" * 10_000}, "2000"),
        ({"evaluation": "A\x00"}, "Steuerzeichen"),
    ],
)
def test_close_case_page_refuses_in_words(musterland, visit, changes, words):
    case = musterland.case()
    values = {"reason": "goals_met", "on": "23.11.2026"} | changes
    assert words in visit("alice").send(address(case), values, status=422)
    assert Case.objects.get().closed_on is None


def test_close_case_page_counts_once(musterland, visit):
    alice, case = visit("alice"), musterland.case()
    form = alice.fill(address(case)) | {"reason": "not_needed", "on": "23.11.2026"}
    assert alice.post(address(case), form) == alice.post(address(case), form)
    assert Closure.objects.count() == 1


def test_reopen_case_page(musterland, visit):
    alice, case = visit("alice"), close(musterland, musterland.case())
    assert "beginnt mit dem Re-Assessment" in alice.get(address(case, REOPENING))
    empty = alice.send(address(case, REOPENING), {"on": "23.11.2026", "reason": ""}, status=422)
    assert "Bitte füllen Sie dieses Feld aus." in empty
    alice.send(address(case, REOPENING), {"on": "23.11.2026", "reason": "Neue Fragen"})
    assert Case.objects.get().phase == "reassessment"
    assert "nicht abgeschlossen" in alice.send(
        address(case, REOPENING), {"on": "23.11.2026", "reason": "Noch einmal"}, status=422
    )


def test_reopen_case_page_says_which_papers_are_missing(musterland, visit):
    case = close(musterland, musterland.case(signed=False))
    page = visit("alice").get(address(case, REOPENING))
    assert "Vorher wird gebraucht: Einverständnis zur Datenverarbeitung" in page


@pytest.mark.parametrize("who", ["bob", "eve", "charlie", "diana", "anton"])
@pytest.mark.parametrize("way", [CLOSING, REOPENING])
def test_closing_pages_are_hidden_from_others(musterland, visit, who, way):
    visit(who).get(address(musterland.case(), way), status=404)


def test_closing_pages_answer_htmx_with_the_dialog(musterland, visit):
    case = musterland.case()
    for way in (CLOSING, REOPENING):
        dialog = visit("alice").get(address(case, way), headers={"HX-Request": "true"})
        assert "<dialog" in dialog
        assert "<html" not in dialog

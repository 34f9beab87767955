from kimpass.casework.models import Case
from kimpass.casework.tests.test_phases import move
from kimpass.casework.tests.visiting import VERSION


def address(case, way="phase"):
    return f"/faelle/{case.public_id}/{way}/"


def test_move_case_page_moves_on(musterland, visit):
    alice, case = visit("alice"), musterland.case()
    page = alice.get(address(case))
    assert "Assessment" in page
    assert "Noch gesperrt" not in page
    target = alice.send(address(case), {"to": "assessment", "on": "23.11.2026", "reason": "Erstgespräch geführt"})
    assert target == f"/faelle/{case.public_id}/"
    page = alice.get(address(case))
    assert "Erstgespräch geführt" in page
    assert "Zielvereinbarung" in page


def test_move_case_page_says_what_is_missing_and_where_to_record_it(musterland, visit):
    alice, case = visit("alice"), musterland.case(signed=False)
    page = alice.get(address(case))
    assert "Noch gesperrt" in page
    assert "Es fehlt: Einverständnis zur Datenverarbeitung" in page
    assert f"/personen/{musterland.person_of(case).public_id}/einverstaendnis/" in page
    assert f"/personen/{musterland.person_of(case).public_id}/schweigepflicht/" in page
    refused = alice.send(address(case), {"to": "assessment", "on": "23.11.2026"}, status=422)
    assert "Es fehlt: Schweigepflichtentbindung" in refused


def test_move_case_page_refuses_impossible_entries(musterland, visit):
    alice, case = visit("alice"), musterland.case()
    for data, words in (
        ({"to": "assessment", "on": "31.02.2026"}, "gibt es nicht"),
        ({"to": "assessment", "on": "01.01.2020"}, "vor dem Beginn der jetzigen Phase"),
        ({"to": "assessment", "on": "24.12.2026"}, "Zukunft"),
        ({"to": "monitoring", "on": "23.11.2026"}, "folgt „Monitoring“ nicht"),
        ({"to": "", "on": "23.11.2026"}, "Bitte wählen Sie aus."),
        ({"to": "assessment", "on": "23.11.2026", "reason": "x" * 5000}, "200"),
        ({"to": "assessment", "on": "23.11.2026", "seen_version": "abc"}, "Phase wechseln"),
    ):
        assert words in alice.send(address(case), data, status=422)
    assert Case.objects.get().phase == "intake"


def test_move_case_page_shows_both_versions_when_a_colleague_was_quicker(musterland, visit):
    alice, case = visit("alice"), musterland.case()
    form = alice.fill(address(case)) | {"to": "closure", "on": "23.11.2026", "reason": "Meine Anmerkung"}
    move(musterland, case, "assessment")
    page = alice.post(address(case), form, status=422)
    assert "inzwischen geändert" in page
    assert "Phase „Assessment“" in page
    assert "Meine Anmerkung" in page
    again = form | {"seen_version": VERSION.search(page).group(1), "form_token": ""}
    alice.post(address(case), again)
    assert Case.objects.get().phase == "closure"


def test_move_case_page_is_open_to_the_deputy_and_closed_to_others(musterland, visit):
    case = musterland.case()
    visit("bob").get(address(case), status=404)
    visit("charlie").get(address(case), status=404)
    musterland.deputise(of="alice", by="bob")
    assert "Phase wechseln" in visit("bob").get(address(case))


def test_move_case_page_answers_htmx_with_the_dialog(musterland, visit):
    case = musterland.case()
    dialog = visit("alice").get(address(case), headers={"HX-Request": "true"})
    assert "<dialog" in dialog
    assert "<html" not in dialog

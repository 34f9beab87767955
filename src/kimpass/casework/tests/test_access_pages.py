from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kimpass.audit.models import ReadEntry
from kimpass.casework.models import AccessIdentity, AccessRequest
from kimpass.casework.tests.test_access import give_back, notify


def entries(world, **changes):
    return {
        "level": "level_2",
        "channel": "job_centre",
        "unit": world.units["musterstadt"].public_id,
        "received_on": "20.11.2026",
        "reasons": ["interplay", "problem_accumulation"],
        "reporter_agency": world.job_centre.public_id,
        "directly_to_coordination": "on",
        "summary": "Zwei Ämter warten aufeinander",
    } | changes


def test_record_access_request_page_leads_to_triage(musterland, visit):
    alice = visit("alice")
    address = alice.send("/zugang/neu/", entries(musterland))
    page = alice.get(address)
    for word in (
        "Ebene 2", "Jobcenter Musterland", "Problemkumulation", "direkt an die Koordinierende Stelle",
        "Zwei Ämter warten aufeinander", "nennt keinen Namen", "Annehmen und Intake beginnen", "Zurückgeben",
    ):  # fmt: skip
        assert word in page
    assert ReadEntry.objects.filter(subject_type="casework.accessrequest").exists()


def test_record_access_request_page_keeps_a_name_with_consent(musterland, visit):
    alice = visit("alice")
    person = {"name": "A. Berg", "consent_obtained_by": "Jobcenter, Team 3", "consent_obtained_on": "19.11.2026"}
    page = alice.get(alice.send("/zugang/neu/", entries(musterland, **person)))
    assert "A. Berg" in page
    assert "eingeholt von Jobcenter, Team 3 am 19.11.2026" in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"received_on": "31.02.2026"}, "Den Tag 31.02.2026 gibt es nicht"),
        ({"received_on": "24.12.2026"}, "in der Zukunft"),
        ({"reasons": []}, "mindestens einen Grund"),
        ({"channel": ""}, "Bitte wählen Sie aus"),
        ({"unit": "zzzzzzzzzzzz"}, "Bitte wählen Sie einen Eintrag aus der Liste"),
        ({"name": "A. Berg"}, "Ein Name braucht das Einverständnis"),
        ({"consent_obtained_by": "Jobcenter"}, "Bitte nennen Sie den Namen"),
        ({"name": "x" * 10_000}, "160"),
        ({"summary": "A\x00B"}, "Steuerzeichen"),
        ({"summary": "Gut \u202e rückwärts"}, "Leserichtung"),
        ({"channel": "advice_centre"}, "melden nur Ämter"),
    ],
)
def test_record_access_request_page_refuses_in_words(musterland, visit, changes, words):
    page = visit("alice").send("/zugang/neu/", entries(musterland, **changes), status=422)
    assert words in page
    assert not AccessRequest.objects.exists()
    assert not AccessIdentity.objects.exists()


def test_record_access_request_page_counts_once(musterland, visit):
    alice = visit("alice")
    form = alice.fill("/zugang/neu/") | entries(musterland, summary="Grüße 😀")
    assert alice.post("/zugang/neu/", form) == alice.post("/zugang/neu/", form)
    assert AccessRequest.objects.count() == 1


def test_list_access_requests_page_shows_what_waits(musterland, visit):
    alice = visit("alice")
    assert "Keine Anfrage wartet." in alice.get("/zugang/")
    waiting = notify(musterland)
    give_back(musterland, notify(musterland, channel="school"))
    page = alice.get("/zugang/")
    assert "1 Anfrage wartet auf eine Entscheidung." in page
    assert f"/zugang/{waiting.public_id}/" in page
    assert "Schule" not in page
    assert "zurückgegeben" in alice.get("/zugang/?alle=1")
    assert "Keine Anfrage wartet." in visit("eve").get("/zugang/")


def test_list_access_requests_page_asks_the_same_for_one_and_sixty(musterland, visit):
    alice, counts = visit("alice"), []
    for more in (1, 59):
        for _ in range(more):
            notify(musterland)
        with CaptureQueriesContext(connection) as caught:
            alice.get("/zugang/")
        counts.append(len(caught))
    assert counts[0] == counts[1]


def test_return_access_request_page_keeps_the_reason(musterland, visit):
    alice, request = visit("alice"), notify(musterland)
    address = f"/zugang/{request.public_id}/zurueckgeben/"
    assert "Bitte füllen Sie dieses Feld aus." in alice.send(address, {"reason": ""}, status=422)
    page = alice.get(alice.send(address, {"reason": "Wohnt nicht im Kreis"}))
    assert "Entschieden am 23.11.2026: zurückgegeben." in page
    assert "Wohnt nicht im Kreis" in page
    assert "schon entschieden" in alice.send(address, {"reason": "Noch einmal"}, status=422)


def test_return_access_request_page_answers_htmx_with_the_dialog(musterland, visit):
    alice, request = visit("alice"), notify(musterland)
    address = f"/zugang/{request.public_id}/zurueckgeben/"
    dialog = alice.get(address, headers={"HX-Request": "true"})
    assert "<dialog" in dialog
    assert "<html" not in dialog
    target = alice.send(address, {"reason": "Doppelt"}, status=200, headers={"HX-Request": "true"})
    assert target == f"/zugang/{request.public_id}/"


@pytest.mark.parametrize("who", ["diana", "anton"])
def test_access_pages_are_closed_to_roles_without_the_right(musterland, visit, who):
    request = notify(musterland)
    visitor = visit(who)
    visitor.get("/zugang/", status=403)
    visitor.get("/zugang/neu/", status=403)
    visitor.get(f"/zugang/{request.public_id}/", status=404)


def test_access_request_page_is_hidden_from_the_neighbour_unit(musterland, visit):
    visit("eve").get(f"/zugang/{notify(musterland).public_id}/", status=404)


def test_the_coordination_sees_what_is_given_to_it_and_no_name(musterland, visit):
    person = {"name": "A. Kanari", "consent_obtained_by": "Jobcenter", "consent_obtained_on": "19.11.2026"}
    address = visit("alice").send("/zugang/neu/", entries(musterland, directly_to_coordination="", **person))
    charlie = visit("charlie")
    charlie.get(address, status=404)
    assert "Keine Anfrage wartet." in charlie.get("/zugang/")
    alice = visit("alice")
    alice.send(f"{address}weitergeben/", {"reason": "Wer ist zuständig?", "on": "23.11.2026"})
    assert "Liegt seit 23.11.2026 bei der Koordinierenden Stelle." in alice.get(address)
    charlie = visit("charlie")
    page = charlie.get(address)
    assert "Wer ist zuständig?" in page
    assert "Kanari" not in page + charlie.get("/zugang/") + charlie.get(f"{address}schreiben/")
    assert "An das Case Management geben" in page
    assert address in charlie.get("/")
    charlie.get(f"{address}person/", status=403)


def test_the_coordination_takes_down_a_notification_without_a_name(musterland, visit):
    charlie = visit("charlie")
    assert "Einverständnis eingeholt von" not in charlie.get("/zugang/neu/")
    sent = {name: value for name, value in entries(musterland).items() if name not in {"level", "summary"}}
    page = charlie.get(charlie.send("/zugang/neu/", sent | {"name": "A. Berg"}))
    assert "direkt an die Koordinierende Stelle" in page
    assert not AccessIdentity.objects.exists()


def test_a_warm_hand_over_stands_first_on_list_and_today(musterland, visit):
    alice = visit("alice")
    older = notify(musterland, received_on=date(2026, 11, 1))
    address = alice.send("/zugang/neu/", entries(musterland, is_same_day="on", directly_to_coordination=""))
    for page in (alice.get("/zugang/"), alice.get("/")):
        assert "heute noch" in page
        assert page.index(address) < page.index(f"/zugang/{older.public_id}/")
    assert "1 wartet länger als zwei Wochen." in alice.get("/zugang/")


def test_today_reminds_of_an_answer_that_is_owed(musterland, visit):
    request = notify(musterland, received_on=date(2026, 10, 1))
    give_back(musterland, request)
    alice = visit("alice")
    assert "Rückmeldung offen" not in alice.get("/")
    AccessRequest.objects.update(decided_on=date(2026, 10, 20))
    assert f"/zugang/{request.public_id}/rueckmeldung/" in alice.get("/")
    assert request.public_id in alice.get("/zugang/?zeigen=rueckmeldung")

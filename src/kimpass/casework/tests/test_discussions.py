from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.casework.actions.conferences import Seat
from kimpass.casework.actions.discussions import DiscussionNotPossible, Talk, change_discussion, record_discussion
from kimpass.casework.models import Case, CaseDiscussion, DiscussionParticipant
from kimpass.casework.selectors import anonymity
from kimpass.casework.selectors.discussions import discussions
from kimpass.casework.selectors.workable import CaseIsClosed
from kimpass.casework.tests.test_closing import close
from tests.support.cast import TODAY


def talk(musterland, **changes):
    values = {
        "kind": "cross_case",
        "held_on": TODAY,
        "topic": "Wartezeiten",
        "seats": [Seat("Case Management", musterland.office.pk)],
        "result": "Wir melden es.",
    } | changes
    return Talk(**values)


def record(musterland, *, who="alice", case=None, **changes):
    if case is not None:
        changes = {"kind": "case"} | changes
    case_id = None if case is None else case.pk
    return record_discussion(actor=musterland.actor(who), talk=talk(musterland, **changes), case_id=case_id)


def test_record_discussion_across_cases_belongs_to_whoever_recorded_it(musterland, facts):
    row = record(musterland)
    assert (row.case, row.is_anonymised, DiscussionParticipant.objects.get().function) == (
        None,
        True,
        "Case Management",
    )
    assert facts() == ["discussion.recorded"]
    assert list(discussions(musterland.actor("alice"))) == [row]
    assert list(discussions(musterland.actor("eve"))) == []
    musterland.deputise(of="alice", by="bob")
    assert list(discussions(musterland.actor("bob"))) == [row]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "case"}, "gehört zu einem Fall"),
        ({"kind": "lunch"}, "gehört zu einem Fall"),
        ({"is_anonymised": False}, "immer anonymisiert"),
        ({"topic": ""}, "Thema"),
        ({"seats": []}, "mindestens eine Funktion"),
        ({"seats": [Seat("Leitung", 0)]}, "nicht bekannt"),
        ({"held_on": TODAY + timedelta(days=1)}, "erst nach der Besprechung"),
    ],
)
def test_record_discussion_refuses_in_german(musterland, changes, words):
    with pytest.raises(DiscussionNotPossible, match=words):
        record(musterland, **changes)
    assert not CaseDiscussion.objects.exists()


@pytest.mark.parametrize("kind", ["cross_case", "peer", "supervision"])
def test_record_discussion_across_cases_asks_back_at_a_name_of_ones_own_cases(musterland, kind):
    musterland.case(name="Brandis")
    with pytest.raises(anonymity.SpeaksOfAPerson, match="Brandis") as refused:
        record(musterland, kind=kind, result="Brandis wartet.")
    assert refused.value.may_be_explained
    assert record(musterland, kind=kind, result="Brandis wartet.", harmless_reason="Name einer Straße").pk


def test_record_discussion_across_cases_refuses_what_looks_like_a_person(musterland):
    with pytest.raises(anonymity.SpeaksOfAPerson, match="E-Mail"):
        record(musterland, result="Siehe a@b.example", harmless_reason="egal")


def test_record_discussion_on_a_case_is_anonymised_or_released(musterland):
    case = musterland.case(name="Brandis")
    with pytest.raises(anonymity.SpeaksOfAPerson, match="Brandis"):
        record(musterland, case=case, topic="Frau Brandis", harmless_reason="egal")
    named = {"is_anonymised": False, "topic": "Frau Brandis"}
    with pytest.raises(DiscussionNotPossible, match="Jugendamt Musterstadt"):
        record(musterland, case=case, seats=[Seat("Jugendhilfe", musterland.youth_office.pk)], **named)
    with pytest.raises(DiscussionNotPossible, match="Stelle zu jeder Funktion"):
        record(musterland, case=case, seats=[Seat("Jugendhilfe", None)], **named)
    assert record(musterland, case=case, seats=[Seat("Vermittlung", musterland.job_centre.pk)], **named).case == case


def test_record_discussion_on_a_case_is_for_whoever_keeps_it_open(musterland):
    case = musterland.case()
    with pytest.raises(Case.DoesNotExist):
        record(musterland, case=case, who="eve")
    with pytest.raises(PermissionDenied):
        record(musterland, who="charlie")
    close(musterland, case)
    with pytest.raises(CaseIsClosed):
        record(musterland, case=case)


def test_change_discussion_brings_the_result_and_keeps_the_kind(musterland):
    row, alice = record(musterland, result=""), musterland.actor("alice")
    changed = change_discussion(
        actor=alice, discussion_id=row.pk, talk=talk(musterland, seats=[Seat("Leitung", None)]), seen_version=1
    )
    assert (changed.result, changed.kind, changed.version) == ("Wir melden es.", "cross_case", 2)
    assert DiscussionParticipant.objects.get().function == "Leitung"
    with pytest.raises(DiscussionNotPossible, match="inzwischen geändert"):
        change_discussion(actor=alice, discussion_id=row.pk, talk=talk(musterland), seen_version=1)
    with pytest.raises(CaseDiscussion.DoesNotExist):
        change_discussion(actor=musterland.actor("eve"), discussion_id=row.pk, talk=talk(musterland))


PAGE = {"held_on": "23.11.2026", "topic": "Wartezeiten", "function_1": "Case Management", "agency_1": "kreis"}


def test_discussion_pages(musterland, visit):
    case, alice = musterland.case(name="Brandis"), visit("alice")
    new = "/besprechungen/neu/"
    assert "Bitte wählen Sie aus." in alice.send(new, PAGE, status=422)
    refused = alice.send(new, PAGE | {"kind": "peer", "topic": "Brandis"}, status=422)
    assert "begründen Sie unten" in refused
    page = alice.send(new, PAGE | {"kind": "peer", "result": "Melden."})
    assert "/struktur/hinweise/neu/" in alice.get(page)
    alice.send(f"{page}aendern/", PAGE | {"result": "Gemeldet."})
    assert "Gemeldet." in alice.get(page)
    on_case = alice.send(f"/faelle/{case.public_id}/besprechung/", PAGE | {"function_1": "Leitung"})
    assert f"/faelle/{case.public_id}/strukturhinweis/" in alice.get(on_case)
    register = alice.get("/besprechungen/")
    assert "kollegiale Beratung" in register
    assert case.number in register
    assert case.number not in alice.get("/besprechungen/?art=peer")
    assert "Noch keine Besprechung" in visit("eve").get("/besprechungen/")
    visit("eve").get(page, status=404)
    visit("charlie").get("/besprechungen/", status=403)

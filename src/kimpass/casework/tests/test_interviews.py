from datetime import timedelta

import pytest

from kimpass.casework.actions.interviews import InterviewNotPossible, change_interview, record_interview
from kimpass.casework.data.guides import CURRENT, GUIDES
from kimpass.casework.models import Case, GuidedInterview
from kimpass.casework.selectors.workable import CaseIsClosed, NotSigned
from kimpass.casework.tests.test_closing import close
from kimpass.casework.tests.test_reconstruction import begun
from tests.support.cast import TODAY

TOLD = {"arrival_help": "2019, eine Nachbarin half.", "today_good": " "}


def interview(musterland, case, *, who="alice", **changes):
    values = {"person_id": musterland.person_of(case).pk, "on": TODAY, "answers": TOLD} | changes
    return record_interview(actor=musterland.actor(who), case_id=case.pk, **values)


def test_record_interview_keeps_what_was_answered_and_the_version_of_the_guide(musterland, facts):
    row = interview(musterland, musterland.case(), answers=TOLD | {"nobody_asked": "x"})
    assert row.answers == [{"question": "arrival_help", "text": "2019, eine Nachbarin half."}]
    assert row.guide_version == CURRENT.version
    assert facts() == ["interview.recorded"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"answers": {"today_good": " "}}, "mindestens eine Antwort"),
        ({"person_id": 0}, "gehört nicht zum Fall"),
        ({"on": TODAY + timedelta(days=1)}, "Zukunft"),
    ],
)
def test_record_interview_refuses_in_german(musterland, changes, words):
    with pytest.raises(InterviewNotPossible, match=words):
        interview(musterland, musterland.case(), **changes)
    assert not GuidedInterview.objects.exists()


def test_record_interview_needs_consent_an_open_case_and_its_keeper(musterland):
    case = musterland.case()
    with pytest.raises(Case.DoesNotExist):
        interview(musterland, case, who="eve")
    with pytest.raises(NotSigned):
        interview(musterland, musterland.case(name="Tal", signed=False))
    close(musterland, case)
    with pytest.raises(CaseIsClosed):
        interview(musterland, case)


def test_change_interview_keeps_its_guide_and_shows_who_came_first(musterland):
    row, alice = interview(musterland, musterland.case()), musterland.actor("alice")
    changed = change_interview(actor=alice, interview_id=row.pk, answers={"work_job": "Helfer"}, seen_version=1)
    assert changed.answers == [{"question": "work_job", "text": "Helfer"}]
    with pytest.raises(InterviewNotPossible, match="inzwischen geändert"):
        change_interview(actor=alice, interview_id=row.pk, answers=TOLD, seen_version=1)
    with pytest.raises(GuidedInterview.DoesNotExist):
        change_interview(actor=musterland.actor("eve"), interview_id=row.pk, answers=TOLD)


def test_guides_ask_each_question_once_and_keep_their_versions():
    for version, guide in GUIDES.items():
        asked = [question.key for chapter in guide.chapters for question in chapter.questions]
        assert guide.version == version
        assert len(asked) == len(set(asked)) == len(guide.questions)


def test_interview_pages_lead_to_a_station(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    where = f"/faelle/{case.public_id}/interview/"
    person = musterland.person_of(case).public_id
    values = {"person_id": person, "on": "23.11.2026"}
    assert "mindestens eine Antwort" in alice.send(where, values, status=422)
    page = alice.send(where, values | {"arrival_help": "2019, eine Nachbarin half."})
    assert "Fallrekonstruktion beginnen" in alice.get(page)
    alice.send(f"{page}ergaenzen/", {"arrival_help": "2019, eine Nachbarin half.", "today_advice": "Zuhören"})
    way = begun(musterland, case)
    link = f"/rekonstruktionen/{way.public_id}/station/?interview={page.split('/')[2]}&frage=arrival_help"
    assert link in alice.get(page)
    assert "2019, eine Nachbarin half.</textarea>" in alice.get(link)
    assert "Nachbarin" not in alice.get(link.replace("arrival_help", "today_good"))
    visit("eve").get(page, status=404)
    visit("bob").get(f"{page}ergaenzen/", status=404)

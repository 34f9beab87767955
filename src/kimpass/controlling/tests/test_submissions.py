"""What goes to the Land: copies, one for each version; the answer travels home; the Land sees nothing else."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from kimpass.controlling.actions import releases, submissions
from kimpass.controlling.actions.submissions import SubmissionNotPossible
from kimpass.controlling.models import ReceivedSubmission, Report, Submission
from kimpass.controlling.selectors import land as lands
from kimpass.controlling.selectors.submissions import issues_to_hand_over, releases_to_hand_over
from kimpass.controlling.tests.exchanging import a_visit, copies, hand_over, issue_of, release, the_home, the_land  # noqa: F401 - fixtures
from kimpass.controlling.tests.reporting import correct
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import StaffingFigure, Unit


def test_hand_over_release_lays_a_copy_down_with_the_land(home, land, facts):
    made = release(home)
    submission = hand_over(home, made)
    [copy] = copies(land)
    assert (copy.from_ags, copy.report_kind, copy.number) == ("05570", "staffing-funding", 1)
    assert copy.sender_reference == submission.public_id
    assert copy.content["figures"]["staffing.case_management.filled"]["value"] == "7.62"
    assert all(not figure["proof"] for figure in copy.content["figures"].values())
    assert facts()[-1] == "submission.handed_over"
    assert releases_to_hand_over(home.actor("diana")) == []
    with pytest.raises(SubmissionNotPossible, match="liegt dem Land schon vor"):
        hand_over(home, made)


def test_hand_over_release_is_for_whoever_releases(home, land):
    made = release(home)
    for who in ("charlie", "alice", "anton", "frank"):
        with pytest.raises(PermissionDenied):
            hand_over(home, made, who)
    assert copies(land) == []


def test_without_a_land_nothing_is_noted_either(home):
    made = release(home)
    with pytest.raises(SubmissionNotPossible, match="nicht eingerichtet"):
        hand_over(home, made)
    assert not Submission.objects.asked_for().exists()


def test_the_land_gets_the_newest_version_of_the_whole_district(home, land):
    first = release(home)
    correct(StaffingFigure.objects.get(function="case_management"), fte_filled=Decimal("9.00"))
    second = releases.correct_release(
        actor=home.actor("diana"), report_id=first.report_id, reason="Zahlendreher", at=timezone.now()
    )
    with pytest.raises(SubmissionNotPossible, match="neuere Fassung"):
        hand_over(home, first)
    hand_over(home, second)
    assert copies(land)[0].number == 2
    Report.objects.filter(pk=first.report_id).update(unit=Unit.objects.get(key="musterstadt"))
    Submission.objects.asked_for().update(withdrawn_on=home.today)
    with pytest.raises(SubmissionNotPossible, match="nicht einer Kommune"):
        hand_over(home, second)


def test_a_corrected_version_takes_the_place_of_the_one_before(home, land):
    first = release(home)
    hand_over(home, first)
    correct(StaffingFigure.objects.get(function="case_management"), fte_filled=Decimal("9.00"))
    second = releases.correct_release(
        actor=home.actor("diana"), report_id=first.report_id, reason="Zahlendreher", at=timezone.now()
    )
    hand_over(home, second)
    with bound(land[0].pk):
        [row] = [row for row in lands.place_rows(land[1]) if row.place.ags == "05570"]
        assert [report.number for report in row.reports] == [2]


def test_hand_over_issue_and_the_answer_travels_home(home, land, facts):
    issue = issue_of(home)
    submission = submissions.hand_over_issue(actor=home.actor("diana"), issue_id=issue.pk)
    assert issues_to_hand_over(home.actor("diana")) == []
    [copy] = copies(land)
    assert (copy.title, copy.content["text"]) == (issue.title, "Niemand zahlt.")
    with bound(land[0].pk):
        submissions.reply_to_received(actor=land[1], received_id=copy.pk, reply="Eine Regelung kommt.")
        submissions.reply_to_received(actor=land[1], received_id=copy.pk, reply="Sie ist da.")
    issue.refresh_from_db()
    submission.refresh_from_db()
    assert (issue.state, issue.reply) == ("answered", "Eine Regelung kommt.\n\nSie ist da.")
    assert submission.reply == issue.reply
    assert "state_issue.answered" in facts()


def test_reply_to_received_is_for_the_land_and_needs_words(home, land):
    submissions.hand_over_issue(actor=home.actor("diana"), issue_id=issue_of(home).pk)
    [copy] = copies(land)
    with bound(land[0].pk):
        for reply in ("", " ", "x" * 4001):
            with pytest.raises(SubmissionNotPossible, match="leer oder zu lang"):
                submissions.reply_to_received(actor=land[1], received_id=copy.pk, reply=reply)
    with pytest.raises(ReceivedSubmission.DoesNotExist):
        submissions.reply_to_received(actor=home.actor("diana"), received_id=copy.pk, reply="Danke.")


@pytest.mark.parametrize("state", ["draft", "coordinated", "closed"])
def test_hand_over_issue_only_when_it_was_forwarded(home, land, state):
    issue = issue_of(home, state)
    with pytest.raises(SubmissionNotPossible, match="weitergeleitet"):
        submissions.hand_over_issue(actor=home.actor("diana"), issue_id=issue.pk)
    with pytest.raises(PermissionDenied):
        submissions.hand_over_issue(actor=home.actor("charlie"), issue_id=issue.pk)


def test_no_name_goes_to_the_land_or_back(home, land):
    named = issue_of(home, text="Frau Berg wartet.")
    with pytest.raises(SubmissionNotPossible, match="Person"):
        submissions.hand_over_issue(actor=home.actor("diana"), issue_id=named.pk)
    submissions.hand_over_issue(actor=home.actor("diana"), issue_id=issue_of(home).pk)
    [copy] = copies(land)
    with bound(land[0].pk), pytest.raises(SubmissionNotPossible, match="Person"):
        submissions.reply_to_received(actor=land[1], received_id=copy.pk, reply="Bitte Frau Berg anrufen.")


def test_withdraw_submission_empties_the_copy_and_says_why(home, land):
    submission = hand_over(home, release(home))
    with pytest.raises(SubmissionNotPossible, match="Grund"):
        submissions.withdraw_submission(actor=home.actor("diana"), submission_id=submission.pk, reason=" ")
    submissions.withdraw_submission(actor=home.actor("diana"), submission_id=submission.pk, reason="Falsches Jahr")
    [copy] = copies(land)
    assert (copy.content, copy.reason_of_withdrawal) == ({}, "Falsches Jahr")
    with bound(land[0].pk):
        assert not any(row.reports for row in lands.place_rows(land[1]))
        with pytest.raises(SubmissionNotPossible, match="zurückgenommen"):
            submissions.reply_to_received(actor=land[1], received_id=copy.pk, reply="Danke.")
    with pytest.raises(SubmissionNotPossible, match="schon zurückgenommen"):
        submissions.withdraw_submission(actor=home.actor("diana"), submission_id=submission.pk, reason="noch einmal")
    with pytest.raises(PermissionDenied):
        submissions.withdraw_submission(actor=home.actor("charlie"), submission_id=submission.pk, reason="x")


def test_pages_at_home(home, land, visit):
    diana, made, issue = home.actor("diana"), release(home), issue_of(home)
    page = visit(diana, "submissions")
    assert "Sachstand" in page
    assert "Sprachmittlung in Praxen" in page
    visit(diana, "hand_over_release", made.public_id, status=302, data={})
    visit(diana, "hand_over_issue", issue.public_id, status=302, data={})
    row = Submission.objects.asked_for().get(kind="report")
    assert "Noch keine Antwort" in visit(diana, "submission", row.public_id)
    assert "Grund" in visit(diana, "withdraw_submission", row.public_id)
    visit(diana, "withdraw_submission", row.public_id, status=302, data={"reason": "Falsches Jahr"})
    assert "zurückgenommen: Falsches Jahr" in visit(diana, "submission", row.public_id)
    assert "Übergeben</" not in visit(home.actor("charlie"), "submissions").replace("Übergeben</h2>", "")
    visit(home.actor("alice"), "submissions", status=403)

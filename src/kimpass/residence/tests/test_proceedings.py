from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.audit.models import Event
from kimpass.organisation.models import Agency
from kimpass.residence.actions import proceedings
from kimpass.residence.actions.proceedings import ProceedingData
from kimpass.residence.models import Proceeding, ProceedingStep
from kimpass.residence.selectors.file_marks import mark_reasons
from kimpass.residence.selectors.proceedings import ProceedingFilter, deadlines
from kimpass.residence.selectors.proceedings import proceedings as listed
from kimpass.residence.tests.ground import handed, move, register

State = Proceeding.State


def change(land, row, version=None, **data):
    return proceedings.change_proceeding(
        actor=land.actor("frank"),
        proceeding_id=row.pk,
        version=row.version if version is None else version,
        data=ProceedingData(**{"kind": row.kind, **data}),
    )


# --- Actions -----------------------------------------------------------------------------


def test_register_proceeding_keeps_kind_and_days_in_the_own_authority(musterland, facts):
    row = register(musterland, file_mark="33.2-25b-0147/26", kind="stay_25b")
    assert (row.authority, row.state, row.applied_on) == (musterland.immigration, "received", row.received_on)
    assert [(step.state, step.since) for step in ProceedingStep.objects.all()] == [("received", row.received_on)]
    assert facts()[-1] == "proceeding.registered"
    assert Event.objects.last().facts == {"kind": "stay_25b", "state": "received"}


def test_register_proceeding_counts_an_enquiry_as_no_application(musterland):
    row = register(musterland, is_enquiry=True)
    assert (row.state, row.applied_on) == ("enquiry", None)
    assert not Proceeding.objects.visible_to(musterland.actor("frank")).open_on(musterland.today).exists()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"days": -1}, "Zukunft"),
        ({"kind": "divorce"}, "Art von Verfahren"),
        ({"file_mark": "Amiri"}, "niemanden nennen"),
        ({"deadline_on": date(2026, 12, 1)}, "Tag und wofür"),
        ({"deadline_for": "Unterlagen"}, "Tag und wofür"),
        ({"deadline_for": "Anruf bei Frau Berg", "deadline_on": date(2026, 12, 1)}, "Person"),
        ({"handover_id": 999_999}, "Übergabe"),
    ],
)
def test_register_proceeding_refuses_what_does_not_fit(musterland, changes, reason):
    with pytest.raises(proceedings.ProceedingNotPossible, match=reason):
        register(musterland, **changes)
    assert not Proceeding.objects.exists()


@pytest.mark.parametrize("login", ["alice", "charlie", "diana", "anton"])
def test_register_proceeding_is_for_the_authorities(musterland, login):
    with pytest.raises(PermissionDenied):
        register(musterland, login)


def test_register_proceeding_refuses_a_mark_that_is_taken(musterland):
    register(musterland, file_mark="33-147/26")
    with pytest.raises(proceedings.ProceedingNotPossible, match="vergeben"):
        register(musterland, file_mark="33-147/26")


def test_register_proceeding_points_only_to_what_was_handed_to_the_own_authority(musterland):
    own, other = handed(musterland), handed(musterland, case=musterland.case(name="Tal"), agency=musterland.job_centre)
    assert register(musterland, handover_id=own.pk).handover == own
    with pytest.raises(proceedings.ProceedingNotPossible, match="Übergabe"):
        register(musterland, handover_id=other.pk)


def test_change_proceeding_refuses_an_older_version_and_keeps_a_link_that_expired(musterland):
    handover = handed(musterland)
    row = register(musterland, handover_id=handover.pk)
    type(handover).objects.asked_for().update(expires_on=musterland.today)
    row = change(musterland, row, handover_id=handover.pk, file_mark="33-1/26")
    assert (row.handover, row.file_mark, row.version) == (handover, "33-1/26", 2)
    with pytest.raises(proceedings.ProceedingNotPossible, match="Inzwischen"):
        change(musterland, row, version=1)


def test_change_proceeding_does_not_reach_another_authority(musterland):
    row = register(musterland)
    Proceeding.objects.asked_for().update(authority=musterland.office)
    with pytest.raises(Proceeding.DoesNotExist):
        change(musterland, row)


def test_move_proceeding_ends_with_a_decision_and_opens_again(musterland, facts):
    row = register(musterland)
    row = move(musterland, row, State.READY, days=10)
    row = move(musterland, row, State.GRANTED, days=5)
    assert (row.decided_on, row.has_ended) == (musterland.today - timedelta(days=5), True)
    row = move(musterland, row, State.READY)
    assert (row.decided_on, row.has_ended) == (None, False)
    assert facts().count("proceeding.moved") == 3
    assert ProceedingStep.objects.count() == 4


def test_move_proceeding_makes_an_application_of_an_enquiry_on_its_day(musterland):
    row = move(musterland, register(musterland, is_enquiry=True), State.RECEIVED, days=7)
    assert row.applied_on == musterland.today - timedelta(days=7)
    gone = move(musterland, register(musterland, is_enquiry=True), State.WITHDRAWN)
    assert (gone.applied_on, gone.decided_on) == (None, musterland.today)


@pytest.mark.parametrize(
    ("state", "days", "reason"),
    [(State.ENQUIRY, 0, "folgen"), (State.GRANTED, -1, "Zukunft"), (State.GRANTED, 101, "vor dem bisherigen")],
)
def test_move_proceeding_refuses_what_cannot_follow(musterland, state, days, reason):
    with pytest.raises(proceedings.ProceedingNotPossible, match=reason):
        move(musterland, register(musterland), state, days=days)


def test_move_proceeding_refuses_an_older_version(musterland):
    row = move(musterland, register(musterland), State.READY)
    with pytest.raises(proceedings.ProceedingNotPossible, match="Inzwischen"):
        move(musterland, row, State.GRANTED, version=1)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(State.values), st.integers(0, 30)), max_size=8), st.booleans())
def test_move_proceeding_keeps_days_and_states_in_order(musterland, ways, is_enquiry):
    row = register(musterland, days=60, is_enquiry=is_enquiry)
    for state, days in ways:
        try:
            row = move(musterland, row, state, days=days)
        except proceedings.ProceedingNotPossible:
            row.refresh_from_db()
    assert row.has_ended == (row.decided_on is not None)
    steps = list(ProceedingStep.objects.asked_for().filter(proceeding=row).order_by("pk"))
    assert [step.since for step in steps] == sorted(step.since for step in steps)
    assert (steps[-1].state, steps[-1].since) == (row.state, row.state_since)
    applied = [step.since for step in steps if step.state not in {"enquiry", "withdrawn"}]
    assert row.applied_on == (applied[0] if applied else None if is_enquiry else row.received_on)


# --- Marks -------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["", "33.2-25b-0147/26", "ABH 147/26", "StA 12", "EBH-2026-0147", "147/26"])
def test_marks_that_name_nobody_stay(mark):
    assert bool(mark_reasons(mark)) == (mark == "StA 12")


@pytest.mark.parametrize(
    "mark",
    [
        "Amiri",
        "amiri 12",
        "Ali-1990",
        "12.03.1990",
        "12031990",
        "120390",
        "1990-03-12",
        "0151 23456789",
        "0151 234 567",
        "A_1",
        "ABH",
        "Kanariquell 3/26",
        "محمد 12",
        "１２０３１９９０",
        "a@b.de",
        "3/26\u202e",
        "١٢٣/26",
    ],
)
def test_marks_that_may_name_somebody_are_refused(mark):
    assert mark_reasons(mark)


@given(st.text(max_size=40))
def test_a_mark_that_stays_holds_no_word_and_no_long_number(mark):
    if mark and not mark_reasons(mark):
        runs = "".join(sign if sign.isalnum() else " " for sign in mark).split()
        assert all(len(part) <= 14 for part in runs)
        assert not any(len("".join(filter(str.isdigit, run))) > 5 for run in runs if run.isdigit())


# --- Lists -------------------------------------------------------------------------------


def test_lists_hold_the_own_authority_and_narrow(musterland):
    first = register(musterland, days=300, file_mark="33-1/26")
    second = register(musterland, days=10, kind="stay_25a", deadline_on=date(2026, 12, 1), deadline_for="Unterlagen")
    done = move(musterland, register(musterland, days=20), State.REFUSED)
    other = register(musterland, days=5)
    Proceeding.objects.asked_for().filter(pk=other.pk).update(authority=musterland.office)
    frank = musterland.actor("frank")
    assert list(listed(frank, ProceedingFilter())) == [first, second]
    assert list(listed(frank, ProceedingFilter(with_ended=True))) == [first, second, done]
    assert list(listed(frank, ProceedingFilter(state="refused"))) == [done]
    assert list(listed(frank, ProceedingFilter(kind="stay_25a"))) == [second]
    assert list(listed(frank, ProceedingFilter(mark="33-1"))) == [first]
    assert list(listed(frank, ProceedingFilter(since=date(2026, 11, 1)))) == [second]
    assert list(deadlines(frank)) == [second]
    for login in ("alice", "charlie", "diana", "anton"):
        assert not Proceeding.objects.visible_to(musterland.actor(login)).exists()


# --- Pages -------------------------------------------------------------------------------


def test_the_register_is_kept_on_its_pages(musterland, visit):
    frank = visit("frank")
    form = {
        "kind": "stay_25a",
        "received_on": "01.10.2026",
        "file_mark": "33-7/26",
        "deadline_for": "Pass",
        "deadline_on": "01.12.2026",
    }
    page = frank.send("/baustein3/verfahren/neu/", form)
    assert "33-7/26" in frank.get(page)
    assert "33-7/26" in frank.get("/baustein3/verfahren/?art=stay_25a&von=quatsch")
    assert "33-7/26" not in frank.get("/baustein3/verfahren/?art=stay_25b")
    assert "Pass" in frank.get("/baustein3/fristen/")
    row = Proceeding.objects.get()
    frank.send(f"{page}stand/", {"state": "incomplete", "on": "20.11.2026", "version": row.version})
    assert "Unterlagen fehlen" in frank.get(page)
    refused = frank.send(f"{page}aendern/", {"kind": "stay_25a", "file_mark": "Amiri", "version": 2}, 422)
    assert "niemanden nennen" in refused
    frank.send(f"{page}aendern/", {"kind": "stay_25b", "file_mark": "33-8/26", "version": 2})


def test_two_officers_see_both_versions(musterland, visit):
    row = register(musterland, file_mark="33-7/26")
    frank = visit("frank")
    change(musterland, row, file_mark="33-9/26")
    page = frank.send(
        f"/baustein3/verfahren/{row.public_id}/aendern/", {"kind": row.kind, "file_mark": "33-8/26", "version": 1}, 422
    )
    assert "33-9/26" in page
    assert "33-8/26" in page


def test_the_register_needs_a_handful_of_statements(musterland, visit, django_assert_max_num_queries):
    frank = visit("frank")
    for number in range(60):
        register(musterland, file_mark=f"33-{number}/26", deadline_on=date(2026, 12, 1), deadline_for="Pass")
    with django_assert_max_num_queries(12):
        frank.get("/baustein3/verfahren/")
    with django_assert_max_num_queries(10):
        frank.get("/baustein3/fristen/")


@pytest.mark.parametrize("login", ["alice", "charlie", "diana", "anton"])
def test_the_register_is_closed_to_others(musterland, visit, login):
    row = register(musterland)
    someone = visit(login)
    for address in ("verfahren/", "verfahren/neu/", "fristen/"):
        someone.get(f"/baustein3/{address}", 403)
    someone.get(f"/baustein3/verfahren/{row.public_id}/", 404)


def test_another_authority_reads_nothing(musterland, visit):
    row = register(musterland)
    agency = Agency.objects.create(tenant=musterland.tenant, key="ebh", name="EBH", kind="naturalisation_authority")
    Proceeding.objects.asked_for().update(authority=agency)
    frank = visit("frank")
    frank.get(f"/baustein3/verfahren/{row.public_id}/", 404)
    assert "Kein Verfahren" in frank.get("/baustein3/verfahren/?beendete=on")

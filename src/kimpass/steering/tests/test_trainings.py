from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from kimpass.organisation.models import StaffMember
from kimpass.steering.actions import trainings
from kimpass.steering.actions.trainings import Attended, ProgrammeData
from kimpass.steering.models import TrainingProgramme, TrainingRecord
from kimpass.steering.selectors.trainings import ColleagueRow, ProgrammeCard, own_records, programme_cards
from kimpass.steering.tests.ground import url, words

DAY = date(2026, 3, 4)


def programme(land, title="Case-Management-Konzept nach Reis", **changes):
    values = {"title": title, "blocks": 5, "is_mandatory": True, "for_role": "case_manager", **changes}
    return trainings.add_training_programme(actor=land.actor("charlie"), data=ProgrammeData(**values))


def attend(land, row, *logins, block=1, actor="charlie", **changes):
    return trainings.record_training(
        actor=land.actor(actor),
        programme_id=row.pk,
        staff_ids=[land.staff[login].pk for login in logins],
        attended=Attended(**{"block": block, "attended_on": DAY, **changes}),
    )


def test_add_training_programme_refuses_a_title_twice_no_block_and_an_unknown_role(land):
    programme(land)
    with pytest.raises(trainings.TrainingNotPossible, match="gibt es schon"):
        programme(land)
    with pytest.raises(trainings.TrainingNotPossible, match="mindestens einen"):
        programme(land, "Anderes", blocks=0)
    with pytest.raises(trainings.TrainingNotPossible, match="Rolle"):
        programme(land, "Anderes", for_role="wizard")


def test_change_training_programme_keeps_blocks_that_were_attended(land):
    row = programme(land)
    attend(land, row, "alice", block=4)
    values = {"actor": land.actor("charlie"), "programme_id": row.pk, "ended_on": None}
    with pytest.raises(trainings.TrainingNotPossible, match="späteren Block"):
        trainings.change_training_programme(**values, version=1, data=ProgrammeData(title=row.title, blocks=3))
    changed = trainings.change_training_programme(**values, version=1, data=ProgrammeData(title="Reis", blocks=4))
    assert (changed.title, changed.version) == ("Reis", 2)
    with pytest.raises(trainings.TrainingNotPossible, match="Inzwischen"):
        trainings.change_training_programme(**values, version=1, data=ProgrammeData(title="Alt"))


def test_record_training_takes_several_colleagues_and_nobody_twice(land, facts):
    row = programme(land)
    assert len(attend(land, row, "alice", "bob")) == 2
    assert facts()[-1] == "training.recorded"
    with pytest.raises(trainings.TrainingNotPossible, match="schon eingetragen für: Bob"):
        attend(land, row, "bob", "eve")
    assert TrainingRecord.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"block": 6}, "Block"), ({"block": 0}, "Block"), ({"attended_on": date(2027, 1, 1)}, "Zukunft")],
)
def test_record_training_refuses_what_does_not_fit(land, changes, reason):
    with pytest.raises(trainings.TrainingNotPossible, match=reason):
        attend(land, programme(land), "alice", **changes)


def test_record_training_needs_somebody_and_is_not_for_case_managers(land):
    row = programme(land)
    with pytest.raises(trainings.TrainingNotPossible, match="wer teilgenommen"):
        attend(land, row)
    with pytest.raises(PermissionDenied):
        attend(land, row, "alice", actor="alice")


def test_correct_training_changes_an_entry_or_strikes_it(land, facts):
    row = programme(land)
    attend(land, row, "alice")
    attend(land, row, "alice", block=2)
    values = {"actor": land.actor("charlie"), "programme_id": row.pk, "staff_id": land.staff["alice"].pk}
    with pytest.raises(trainings.TrainingNotPossible, match="hat die Person schon"):
        trainings.correct_training(**values, block=1, attended=Attended(2, DAY))
    fixed = trainings.correct_training(**values, block=1, attended=Attended(3, DAY, "Gruppe B", has_certificate=True))
    assert (fixed.block, fixed.group, fixed.has_certificate) == (3, "Gruppe B", True)
    trainings.correct_training(**values, block=3, attended=None)
    assert facts()[-2:] == ["training.corrected", "training.struck"]
    with pytest.raises(trainings.TrainingNotPossible, match="nicht \\(mehr\\)"):
        trainings.correct_training(**values, block=3, attended=None)


def test_the_status_counts_those_it_is_meant_for_and_keeps_unknown_apart(land):
    row = programme(land, blocks=2)
    for block in (1, 2):
        attend(land, row, "alice", block=block)
    attend(land, row, "bob")
    attend(land, row, "charlie")
    card = programme_cards(land.actor("charlie"))[0]
    assert (card.meant, card.through, card.begun, card.unknown) == (3, 1, 1, 1)
    assert [one.staff.name for one in card.rows] == ["Alice", "Bob", "Charlie", "Eve"]


def test_somebody_who_left_is_not_counted_and_stays_in_the_list(land):
    row = programme(land, blocks=1)
    attend(land, row, "alice")
    StaffMember.objects.filter(pk=land.staff["alice"].pk).update(is_active=False)
    card = programme_cards(land.actor("charlie"))[0]
    assert (card.meant, card.through) == (2, 0)
    assert card.rows[0].staff.name == "Alice"


@given(entered=st.lists(st.lists(st.booleans(), min_size=3, max_size=3), max_size=8))
def test_the_three_figures_always_add_up(entered):
    rows = tuple(
        ColleagueRow(StaffMember(), tuple(TrainingRecord() if has else None for has in blocks), is_meant=True)
        for blocks in entered
    )
    card = ProgrammeCard(TrainingProgramme(blocks=3), rows)
    assert card.through + card.begun + card.unknown == card.meant == len(entered)
    assert min(card.through, card.begun, card.unknown) >= 0


def test_colleagues_read_their_own_blocks_only(land):
    row = programme(land)
    attend(land, row, "alice", "bob")
    assert [record.staff_member_id for record in TrainingRecord.objects.visible_to(land.actor("alice"))] == [
        land.staff["alice"].pk
    ]
    ((mine, blocks),) = own_records(land.actor("eve"))
    assert (mine, any(blocks)) == (row, False)
    assert own_records(land.actor("diana")) == []


def test_training_pages_show_the_overview_to_those_who_oversee(land, visit):
    client = visit("charlie")
    sent = {"title": "Reis-Konzept", "blocks": 2, "is_mandatory": "on", "for_role": "case_manager"}
    client.post(url("add_training_programme"), sent)
    row = TrainingProgramme.objects.get()
    taken = {"block": 1, "attended_on": "04.03.2026", "staff": [land.staff["alice"].public_id]}
    page = words(client.post(url("record_training", row), {**taken, "group": "Nord"}, follow=True))
    for word in ("0 von 3 haben alle Blöcke", "1 haben begonnen", "bei 2 nichts eingetragen", "Alice", "Nord", "Eve"):
        assert word in page
    assert client.post(url("record_training", row), taken).status_code == 422
    key = f"?eintrag={land.staff['alice'].public_id}-1"
    assert "Alice, Block 1" in words(client.get(url("correct_training", row) + key))
    fixed = {"block": 1, "attended_on": "05.03.2026", "has_certificate": "on"}
    assert "05.03.2026" in words(client.post(url("correct_training", row) + key, fixed, follow=True))
    client.post(url("change_training_programme", row), {**sent, "title": "Reis", "version": 1})
    assert "Reis" in words(client.get(url("trainings")))


def test_training_pages_show_a_case_manager_nobody_else(land, visit):
    row = programme(land)
    attend(land, row, "alice", "bob")
    client = visit("alice")
    for page in (words(client.get(url("trainings"))), words(client.get(url("training_programme", row)))):
        assert "04.03.2026" in page
        assert "Bob" not in page
    for name in ("change_training_programme", "record_training", "correct_training"):
        assert client.get(url(name, row)).status_code == 403
    assert client.get(url("add_training_programme")).status_code == 403


def test_the_overview_needs_as_many_statements_for_many_records(land, visit, django_assert_max_num_queries):
    client, row = visit("charlie"), programme(land)
    attend(land, row, "alice")
    with django_assert_max_num_queries(100) as few:
        client.get(url("trainings"))
    for block in (2, 3, 4):
        attend(land, row, "alice", "bob", "eve", block=block, attended_on=DAY + timedelta(days=block))
    programme(land, "Anderes")
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(url("trainings"))

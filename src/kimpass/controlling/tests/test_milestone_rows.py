"""Lines of a milestone plan and what their half-years say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.controlling.actions.milestone_rows import (
    CellData,
    MilestoneRowRefused,
    RowData,
    add_milestone_row,
    change_milestone_row,
    move_milestone_row,
    plan_milestone,
    remove_milestone_row,
)
from kimpass.controlling.actions.milestones import adopt_milestone_plan, start_milestone_plan
from kimpass.controlling.models import MilestoneCell, MilestoneRow
from kimpass.controlling.selectors.milestones import lies_in


@pytest.fixture
def who(musterland):
    return musterland.actor("charlie")


@pytest.fixture
def plan(who):
    return start_milestone_plan(actor=who, title="Meilensteine", first_year=2026, last_year=2026)


@pytest.fixture
def row(who, plan):
    return add_milestone_row(actor=who, plan_id=plan.pk, row=RowData("Sitzungen der Lenkungsgruppe", "1", "Gremien"))


def texts(plan):
    return list(
        MilestoneRow.objects.filter(plan=plan).order_by("building_block", "sort").values_list("text", flat=True)
    )


def add(who, plan, text, block="1", heading=""):
    return add_milestone_row(actor=who, plan_id=plan.pk, row=RowData(text, block, heading))


def test_add_milestone_row_joins_its_heading(who, plan, row, facts):
    add(who, plan, "Bedarfsanalyse", heading="Konzeption")
    add(who, plan, "Projektgruppen (nach Bedarf)", heading="Gremien")
    assert texts(plan) == ["Sitzungen der Lenkungsgruppe", "Projektgruppen (nach Bedarf)", "Bedarfsanalyse"]
    assert facts()[-1] == "milestone_row.added"
    for data, words in (
        (RowData(" "), "erreicht werden"),
        (RowData("Etwas", "9"), "Baustein"),
        (RowData("Herr Omar Haddad, geboren am 01.02.1990"), "zu einer Person"),
    ):
        with pytest.raises(MilestoneRowRefused, match=words):
            add_milestone_row(actor=who, plan_id=plan.pk, row=data)


def test_change_milestone_row_rewords_it(who, row, facts):
    changed = change_milestone_row(actor=who, row_id=row.pk, version=1, row=RowData("Lenkungsgruppe", "1"))
    assert (changed.text, changed.heading, changed.version) == ("Lenkungsgruppe", "", 2)
    assert facts()[-1] == "milestone_row.changed"
    with pytest.raises(MilestoneRowRefused, match="inzwischen geändert"):
        change_milestone_row(actor=who, row_id=row.pk, version=1, row=RowData("Andere"))


def test_move_milestone_row_changes_places(who, plan, row, facts):
    last = add(who, plan, "Bedarfsanalyse")
    move_milestone_row(actor=who, row_id=last.pk, up=True)
    assert texts(plan) == ["Bedarfsanalyse", "Sitzungen der Lenkungsgruppe"]
    assert facts()[-1] == "milestone_row.moved"
    with pytest.raises(MilestoneRowRefused, match="am Rand"):
        move_milestone_row(actor=who, row_id=last.pk, up=True)


def test_remove_milestone_row_takes_it_out_of_a_draft(who, plan, row, facts):
    plan_milestone(actor=who, row_id=row.pk, version=1, cells=[CellData(2026, 1, "yes")])
    remove_milestone_row(actor=who, row_id=row.pk)
    assert texts(plan) == []
    assert not MilestoneCell.objects.exists()
    assert facts()[-1] == "milestone_row.removed"


def test_plan_milestone_fills_in_half_years(who, row, facts):
    cells = [CellData(2026, 1, "yes", "03'26", "done", "zwei Sitzungen"), CellData(2026, 2, "as_needed")]
    assert plan_milestone(actor=who, row_id=row.pk, version=1, cells=cells).version == 2
    stored = MilestoneCell.objects.get(row=row, half=1)
    assert (stored.planned, stored.when_label, stored.progress) == ("yes", "03'26", "done")
    assert facts()[-1] == "milestone.planned"
    with pytest.raises(MilestoneRowRefused, match="inzwischen geändert"):
        plan_milestone(actor=who, row_id=row.pk, version=1, cells=cells)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (CellData(2027, 1, "yes"), "nicht im Plan"),
        (CellData(2026, 1, "vielleicht"), "aus der Liste"),
        (CellData(2026, 1, "yes", progress="fast"), "aus der Liste"),
        (CellData(2026, 1, "yes", "09'26"), "liegt nicht in diesem Halbjahr"),
        (CellData(2026, 1, "yes", note="Frau Leila Haddad, geboren am 02.02.1990"), "zu einer Person"),
    ],
)
def test_a_half_year_that_does_not_fit_is_refused(who, row, cell, words):
    with pytest.raises(MilestoneRowRefused, match=words):
        plan_milestone(actor=who, row_id=row.pk, version=1, cells=[cell])
    assert set(MilestoneCell.objects.values_list("planned", flat=True)) == {"unknown"}


def test_in_an_adopted_plan_lost_marks_are_filled_in_and_decided_ones_stay(who, plan, row):
    plan_milestone(actor=who, row_id=row.pk, version=1, cells=[CellData(2026, 1, "yes")])
    adopt_milestone_plan(actor=who, plan_id=plan.pk, on=date(2026, 1, 1))
    cells = [CellData(2026, 1, "yes", progress="in_progress"), CellData(2026, 2, "no")]
    plan_milestone(actor=who, row_id=row.pk, version=2, cells=cells)
    with pytest.raises(MilestoneRowRefused, match="Der Plan ist beschlossen. „ja“".replace(".", r"\.")):
        plan_milestone(actor=who, row_id=row.pk, version=3, cells=[CellData(2026, 1, "no")])
    for act in (
        lambda: add(who, plan, "Neu"),
        lambda: remove_milestone_row(actor=who, row_id=row.pk),
        lambda: move_milestone_row(actor=who, row_id=row.pk, up=True),
    ):
        with pytest.raises(MilestoneRowRefused, match="Fortschreibung"):
            act()


@given(st.integers(1, 12), st.integers(2000, 2099), st.sampled_from(["{m:02}'{y:02}", "{m}/{full}", "1.{m}.{full}"]))
def test_a_month_lies_in_one_half_year_of_its_year_only(month, year, form):
    text = form.format(m=month, y=year % 100, full=year)
    found = [(y, half) for y in (year - 1, year, year + 1) for half in (1, 2) if lies_in(text, y, half)]
    assert found == [(year, 1 if month < 7 else 2)]


def test_the_pages_word_move_fill_in_and_take_out(musterland, who, plan, row, client):
    other = add(who, plan, "Bedarfsanalyse")
    musterland.sign_in(client, "charlie")
    at = f"/steuerung/meilensteine/zeilen/{row.public_id}/"
    assert "Sitzungen der Lenkungsgruppe" in client.get(f"{at}aendern/").content.decode()
    client.post(f"{at}aendern/", {"version": 1, "text": "Lenkungsgruppe", "building_block": "1", "heading": ""})
    assert client.post(f"{at}verschieben/", {"richtung": "seitwärts"}).status_code == 400
    client.post(f"{at}verschieben/", {"richtung": "runter"})
    assert texts(plan) == ["Bedarfsanalyse", "Lenkungsgruppe"]
    form = client.get(at).content.decode()
    assert "1. HJ 2026" in form
    typed = {
        "version": 2,
        "h2026_1_planned": "yes",
        "h2026_1_when_label": "03'26",
        "h2026_1_progress": "done",
        "h2026_2_planned": "as_needed",
        "h2026_2_progress": "open",
    }
    page = client.post(at, typed, follow=True).content.decode()
    assert "bei Bedarf" in page
    assert "03&#x27;26" in page
    stale = client.post(at, typed | {"h2026_2_planned": "no"})
    assert stale.status_code == 422
    assert "Beide Fassungen" in stale.content.decode()
    gone = client.post(f"/steuerung/meilensteine/zeilen/{other.public_id}/streichen/", follow=True)
    assert "ist gestrichen" in gone.content.decode()

"""Milestone plans: begun, adopted, continued; a matrix that reads without colour."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.controlling.actions.districts import import_district
from kimpass.controlling.actions.milestone_rows import (
    CellData,
    RowData,
    add_milestone_row,
    plan_milestone,
    remove_milestone_row,
)
from kimpass.controlling.actions.milestones import (
    MilestoneRefused,
    adopt_milestone_plan,
    change_milestone_plan,
    continue_milestone_plan,
    start_milestone_plan,
)
from kimpass.controlling.importer.profile import SHIPPED
from kimpass.controlling.models import MilestoneCell, MilestonePlan
from kimpass.controlling.selectors.milestones import Cell, current_plan, difference, lies_in, matrix
from kimpass.kernel.access import Actor
from kimpass.kernel.tenancy import bound

LG = RowData("Sitzungen der Lenkungsgruppe", "1", "Gremienarbeit")
TRAIN = RowData("Qualifizierung der Case Managerinnen und Case Manager", "2")


@pytest.fixture
def who(musterland):
    return musterland.actor("charlie")


@pytest.fixture
def plan(who):
    """A draft for 2026 and 2027 with two lines; the steering group is planned for the first half of 2026."""
    made = start_milestone_plan(actor=who, title="Meilensteine", first_year=2026, last_year=2027)
    row = add_milestone_row(actor=who, plan_id=made.pk, row=LG)
    add_milestone_row(actor=who, plan_id=made.pk, row=TRAIN)
    plan_milestone(actor=who, row_id=row.pk, version=1, cells=[CellData(2026, 1, "yes", "03'26", "done")])
    return made


def adopt(who, plan, on=date(2026, 1, 15)):
    return adopt_milestone_plan(actor=who, plan_id=plan.pk, on=on)


def test_start_milestone_plan_begins_a_draft(who, facts):
    plan = start_milestone_plan(actor=who, title=" Meilensteine ", first_year=2025, last_year=2026)
    assert (plan.title, plan.state, plan.edition) == ("Meilensteine", "draft", 1)
    assert facts() == ["milestone_plan.started"]
    assert matrix(who, plan).halves == ((2025, 1), (2025, 2), (2026, 1), (2026, 2))


@pytest.mark.parametrize(
    ("title", "first", "last", "words"),
    [("", 2025, 2026, "Titel"), ("Plan", 2026, 2025, "vor dem ersten"), ("Plan", 2025, 2040, "höchstens 8 Jahre")],
)
def test_years_and_title_must_fit(who, title, first, last, words):
    with pytest.raises(MilestoneRefused, match=words):
        start_milestone_plan(actor=who, title=title, first_year=first, last_year=last)


def test_milestones_are_for_management_and_coordination(musterland, plan):
    for login in ("alice", "anton", "frank"):
        with pytest.raises(PermissionDenied):
            start_milestone_plan(actor=musterland.actor(login), title="Plan", first_year=2025, last_year=2026)


def test_what_nobody_filled_in_is_unknown_and_never_no(who, plan):
    drawn = matrix(who, plan)
    assert drawn.counts() == {"all": 8, "unknown": 7, "planned": 1, "done": 1, "late": 0}
    assert [heading.title for heading in drawn.headings] == ["Baustein 1 · Gremienarbeit", "Baustein 2"]
    assert drawn.years == (2026, 2027)
    assert {(cell.sign, cell.words) for cell in drawn.cells} == {("●", "ja"), ("?", "unbekannt")}


def test_every_kind_of_cell_has_a_word_and_a_sign_of_its_own():
    cells = [Cell(2026, 1, planned) for planned in MilestoneCell.Planned.values]
    assert len({cell.words for cell in cells}) == len({cell.sign for cell in cells}) == 4


def test_a_planned_half_year_that_passed_undone_is_late():
    assert Cell(2026, 1, "yes", is_over=True).is_late
    assert not Cell(2026, 1, "yes", progress="done", is_over=True).is_late
    assert not Cell(2026, 1, "as_needed", is_over=True).is_late
    assert not Cell(2026, 1, "unknown", is_over=True).is_late


@pytest.mark.parametrize(
    ("text", "fits"),
    [("03'26", True), ("03/2026", True), ("23.03.2026", True), ("07'26", False), ("03'25", False), ("Frühjahr", True)],
)
def test_a_single_date_lies_in_its_half_year(text, fits):
    assert lies_in(text, 2026, 1) is fits


def test_change_milestone_plan_keeps_years_with_entries(who, plan, facts):
    changed = change_milestone_plan(actor=who, plan_id=plan.pk, version=1, title="Neu", first_year=2026, last_year=2026)
    assert (changed.title, changed.last_year, changed.version) == ("Neu", 2026, 2)
    assert facts()[-1] == "milestone_plan.changed"
    with pytest.raises(MilestoneRefused, match="stehen schon Einträge"):
        change_milestone_plan(actor=who, plan_id=plan.pk, version=2, title="Neu", first_year=2027, last_year=2027)
    with pytest.raises(MilestoneRefused, match="inzwischen geändert"):
        change_milestone_plan(actor=who, plan_id=plan.pk, version=1, title="Alt", first_year=2026, last_year=2027)


def test_adopt_milestone_plan_settles_rows_and_years(who, plan, facts):
    assert adopt(who, plan).state == "adopted"
    assert facts()[-1] == "milestone_plan.adopted"
    with pytest.raises(MilestoneRefused, match="beschlossen"):
        change_milestone_plan(actor=who, plan_id=plan.pk, version=2, title="Neu", first_year=2026, last_year=2027)
    empty = start_milestone_plan(actor=who, title="Leer", first_year=2026, last_year=2026)
    for day, words in ((date(2026, 1, 1), "ohne Zeilen"), (date(2030, 1, 1), "Zukunft")):
        with pytest.raises(MilestoneRefused, match=words):
            adopt(who, empty, day)


def test_continue_milestone_plan_shifts_the_years_and_keeps_the_old_one(who, plan, facts):
    with pytest.raises(MilestoneRefused, match="Entwurf"):
        continue_milestone_plan(actor=who, plan_id=plan.pk, first_year=2026, last_year=2028)
    adopt(who, plan)
    new = continue_milestone_plan(actor=who, plan_id=plan.pk, first_year=2026, last_year=2028)
    assert (new.edition, new.continues_id, new.state) == (2, plan.pk, "draft")
    assert facts()[-1] == "milestone_plan.continued"
    before, after = matrix(who, plan), matrix(who, new)
    assert after.counts() == {"all": 12, "unknown": 11, "planned": 1, "done": 1, "late": 0}
    assert before.counts()["all"] == 8
    assert difference(before, after).years_added == (2028,)
    assert not difference(before, after).changed
    with pytest.raises(MilestoneRefused, match="schon fortgeschrieben"):
        continue_milestone_plan(actor=who, plan_id=plan.pk, first_year=2027, last_year=2028)
    with pytest.raises(MilestoneRefused, match="nicht vor dem Plan"):
        continue_milestone_plan(actor=who, plan_id=plan.pk, first_year=2025, last_year=2028)


def test_the_edition_before_is_superseded_when_the_next_one_is_adopted(who, plan):
    adopt(who, plan)
    new = continue_milestone_plan(actor=who, plan_id=plan.pk, first_year=2027, last_year=2028)
    assert current_plan(who) == plan
    adopt(who, new, date(2026, 11, 1))
    assert MilestonePlan.objects.get(pk=plan.pk).state == "superseded"
    assert current_plan(who) == new


def test_the_difference_names_new_dropped_and_changed(who, plan):
    adopt(who, plan)
    new = continue_milestone_plan(actor=who, plan_id=plan.pk, first_year=2026, last_year=2027)
    first, second = new.rows.order_by("sort")
    plan_milestone(actor=who, row_id=first.pk, version=1, cells=[CellData(2026, 1, "as_needed", "", "done")])
    remove_milestone_row(actor=who, row_id=second.pk)
    add_milestone_row(actor=who, plan_id=new.pk, row=RowData("Bedarfsanalyse", "1"))
    found = difference(matrix(who, plan), matrix(who, new))
    assert (found.added, found.removed) == (("Bedarfsanalyse",), (TRAIN.text,))
    (change,) = found.changed
    assert (change.before, change.after) == ("ja, 03'26, erledigt", "bei Bedarf, erledigt")


def test_a_plan_needs_three_statements_whatever_its_size(who, plan, django_assert_num_queries):
    for number in range(12):
        add_milestone_row(actor=who, plan_id=plan.pk, row=RowData(f"Zeile {number}", "3"))
    with django_assert_num_queries(3):
        matrix(who, plan)


def test_the_pages_begin_adopt_and_continue_a_plan(musterland, client, django_assert_max_num_queries):
    musterland.sign_in(client, "charlie")
    assert "Noch kein Meilensteinplan." in client.get("/steuerung/meilensteine/").content.decode()
    assert "Meilensteinplanung" in client.get("/steuerung/meilensteine/neu/").content.decode()
    typed = {"title": "Meilensteine", "first_year": "2025", "last_year": "2026"}
    page = client.post("/steuerung/meilensteine/neu/", typed, follow=True).content.decode()
    assert "Der Plan ist angelegt." in page
    plan = MilestonePlan.objects.get()
    at = f"/steuerung/meilensteine/{plan.public_id}/"
    row = {"text": "Sitzungen der Lenkungsgruppe", "building_block": "1", "heading": "Gremien"}
    assert "Sitzungen der Lenkungsgruppe" in client.post(f"{at}zeile/", row, follow=True).content.decode()
    changed = client.post(f"{at}aendern/", typed | {"title": "Umsetzung", "version": 1}, follow=True)
    assert "Umsetzung" in changed.content.decode()
    refused = client.post(f"{at}aendern/", typed | {"version": 1})
    assert refused.status_code == 422
    assert "Umsetzung" in refused.content.decode()
    assert "ist beschlossen." in client.post(f"{at}beschluss/", {"on": "01.11.2026"}, follow=True).content.decode()
    done = client.post(f"{at}fortschreiben/", {"first_year": "2026", "last_year": "2027"}, follow=True)
    assert "Fassung 2" in done.content.decode()
    new = MilestonePlan.objects.get(edition=2)
    told = client.get(f"/steuerung/meilensteine/{new.public_id}/vergleich/").content.decode()
    assert "2027" in told
    assert "weggefallen" in told
    assert "schreibt keine andere fort" in client.get(f"{at}vergleich/").content.decode()
    with django_assert_max_num_queries(30):
        page = client.get("/steuerung/meilensteine/").content.decode()
    # Years stand above, the halves alone in the second line (F-11).
    assert '<th colspan="2" scope="colgroup">2025</th>' in page
    assert page.count("1. HJ<span") == 2
    assert "unbekannt" in page


@pytest.mark.parametrize(("login", "status"), [("alice", 403), ("anton", 403), ("charlie", 200), ("diana", 200)])
def test_milestones_are_seen_by_coordination_and_management(musterland, plan, client, login, status):
    musterland.sign_in(client, login)
    assert client.get("/steuerung/meilensteine/").status_code == status
    assert client.get(f"/steuerung/meilensteine/{plan.public_id}/").status_code == status


def imported(key):
    tenant = import_district(content=(SHIPPED / f"{key}.yaml").read_bytes(), file=key, on=date(2026, 11, 23))
    return Actor(0, tenant.pk, 0, date(2026, 11, 23))


@pytest.mark.django_db
def test_g_pb_17_fourteen_rows_in_four_half_years_are_all_unknown():
    who = imported("paderborn")
    with bound(who.tenant_id):
        drawn = matrix(who, current_plan(who))
    assert sum(len(heading.lines) for heading in drawn.headings) == 14
    assert drawn.halves == ((2025, 1), (2025, 2), (2026, 1), (2026, 2))
    assert drawn.counts() == {"all": 56, "unknown": 56, "planned": 0, "done": 0, "late": 0}


@pytest.mark.django_db
def test_f_11_halves_stand_in_the_second_line_and_colours_are_unknown():
    who = imported("hoexter")
    with bound(who.tenant_id):
        drawn = matrix(who, current_plan(who))
    assert drawn.years == (2021, 2022)
    assert [half for _year, half in drawn.halves] == [1, 2, 1, 2]
    dated = [(cell.year, cell.half, cell.when_label) for cell in drawn.cells if cell.planned != "unknown"]
    assert dated == [(2021, 1, "03'21")]
    blocks = {heading.block: 0 for heading in drawn.headings}
    for heading in drawn.headings:
        blocks[heading.block] += len(heading.lines)
    assert blocks == {"": 1, "1": 20, "2": 9, "3": 7}
    only = [cell.note for cell in drawn.cells if cell.note]
    assert only == ["in der Tabelle 2021 nicht genannt"] * 2 + ["in der Tabelle 2022 nicht genannt"] * 2

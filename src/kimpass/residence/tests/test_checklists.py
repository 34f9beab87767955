from datetime import date
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given
from hypothesis import strategies as st

from kimpass.residence.actions import checklists
from kimpass.residence.actions.checklists import ChecklistData, Point
from kimpass.residence.forms.checklists import read_points, write_points
from kimpass.residence.models import Checklist, ChecklistItem
from kimpass.residence.selectors.checklists import differences, editions
from kimpass.residence.tests.ground import release, write

PATH = "/baustein3/checklisten/"


def change(land, row, *points, version=None, **data):
    values = {"kind": row.kind, "title": row.title, "valid_from": row.valid_from, **data}
    return checklists.change_checklist(
        actor=land.actor("frank"),
        checklist_id=row.pk,
        version=row.version if version is None else version,
        data=ChecklistData(points=[Point(*point) for point in points or [("Pass",)]], **values),
    )


def test_write_checklist_begins_a_draft_nobody_else_reads(musterland, facts):
    row = write(musterland, ("Sprachnachweis B1", "§ 10 Abs. 1 Satz 1 Nr. 6 StAG", "Zertifikat"))
    assert (row.edition, row.released_on, facts()[-1]) == (1, None, "checklist.written")
    assert not Checklist.objects.visible_to(musterland.actor("alice")).exists()
    assert editions(musterland.actor("alice")) == []
    with pytest.raises(checklists.ChecklistNotPossible, match="Entwurf"):
        write(musterland)


@pytest.mark.parametrize("login", ["alice", "charlie", "diana", "anton"])
def test_write_checklist_is_for_the_authorities(musterland, login):
    data = ChecklistData("naturalisation", "x", date(2026, 1, 1), [Point("Pass")])
    with pytest.raises(PermissionDenied):
        checklists.write_checklist(actor=musterland.actor(login), data=data)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"kind": "divorce"}, "Art"),
        ({"points": []}, "mindestens einen"),
        ({"points": [Point(str(n)) for n in range(61)]}, "höchstens 60"),
        ({"points": [Point("Pass"), Point("pass")]}, "doppelt"),
        ({"points": [Point("wie bei Frau Amiri")]}, "Person"),
    ],
)
def test_write_checklist_refuses_what_does_not_fit(musterland, changes, reason):
    values = {"kind": "naturalisation", "title": "x", "valid_from": date(2026, 1, 1), "points": [Point("Pass")]}
    with pytest.raises(checklists.ChecklistNotPossible, match=reason):
        checklists.write_checklist(actor=musterland.actor("frank"), data=ChecklistData(**{**values, **changes}))


def test_change_checklist_only_while_it_is_a_draft(musterland):
    row = change(musterland, write(musterland), ("Pass", "§ 8 StAG"), ("Lebensunterhalt",))
    assert [(item.sort, item.text) for item in ChecklistItem.objects.order_by("sort")] == [
        (1, "Pass"),
        (2, "Lebensunterhalt"),
    ]
    with pytest.raises(checklists.ChecklistNotPossible, match="Inzwischen"):
        change(musterland, row, version=1)
    checklists.release_checklist(actor=musterland.actor("frank"), checklist_id=row.pk, version=row.version)
    with pytest.raises(checklists.ChecklistNotPossible, match="freigegebene"):
        change(musterland, row, version=3)


def test_release_checklist_ends_the_edition_before(musterland, facts):
    first = release(musterland)
    second = release(musterland, ("Pass",), valid_from=date(2026, 10, 1))
    first.refresh_from_db()
    assert (first.ended_on, second.edition, second.ended_on) == (date(2026, 10, 1), 2, None)
    assert second.released_by == musterland.staff["frank"]
    assert facts()[-1] == "checklist.released"
    alice = Checklist.objects.visible_to(musterland.actor("alice"))
    assert [alice.in_force(day).get().edition for day in (date(2026, 9, 30), date(2026, 10, 1))] == [1, 2]
    late = write(musterland, valid_from=date(2026, 10, 1))
    with pytest.raises(checklists.ChecklistNotPossible, match="nach der bisherigen"):
        checklists.release_checklist(actor=musterland.actor("frank"), checklist_id=late.pk, version=1)


def test_release_checklist_refuses_an_older_version(musterland):
    row = change(musterland, write(musterland))
    with pytest.raises(checklists.ChecklistNotPossible, match="Inzwischen"):
        checklists.release_checklist(actor=musterland.actor("frank"), checklist_id=row.pk, version=1)


def test_end_checklist_ends_an_edition_or_throws_a_draft_away(musterland):
    frank = musterland.actor("frank")
    row = release(musterland)
    assert checklists.end_checklist(actor=frank, checklist_id=row.pk).ended_on == musterland.today
    with pytest.raises(checklists.ChecklistNotPossible, match="schon beendet"):
        checklists.end_checklist(actor=frank, checklist_id=row.pk)
    draft = write(musterland)
    assert checklists.end_checklist(actor=frank, checklist_id=draft.pk) is None
    assert Checklist.objects.count() == 1


# --- Points and differences --------------------------------------------------------------

WORDS = st.text(st.sampled_from("abcdefgh äß.,"), min_size=1, max_size=20).map(str.strip).filter(bool)
POINTS = st.lists(st.builds(Point, WORDS, WORDS | st.just(""), WORDS | st.just("")), max_size=6)


@given(POINTS)
def test_points_are_read_as_they_were_written(points):
    assert read_points(write_points(points)) == points


@pytest.mark.parametrize("text", ["a | b | c | d", "| § 10", "x" * 301, f"a | {'x' * 121}"])
def test_a_line_that_does_not_fit_is_named(text):
    with pytest.raises(ValidationError, match="Zeile 2"):
        read_points(f"Pass\n{text}")


@given(POINTS, POINTS)
def test_every_point_of_both_editions_stands_once(before, after):
    before, after = (
        [SimpleNamespace(text=p.text, citation=p.citation, evidence=p.evidence) for p in some]
        for some in (before, after)
    )
    found = differences(before, after)
    assert [id(one.after) for one in found if one.after is not None] == [id(item) for item in after]
    assert sorted(id(one.before) for one in found if one.before is not None) == sorted(id(item) for item in before)
    for one in found:
        same = one.before is not None and one.after is not None and vars(one.before) == vars(one.after)
        assert (one.kind == "same") == same
        assert {"new": (False, True), "gone": (True, False)}.get(one.kind, (True, True)) == (
            one.before is not None,
            one.after is not None,
        )


@given(POINTS)
def test_an_edition_against_itself_is_the_same(points):
    items = [SimpleNamespace(text=p.text, citation=p.citation, evidence=p.evidence) for p in points]
    assert {one.kind for one in differences(items, items)} <= {"same"}


# --- Pages -------------------------------------------------------------------------------


def test_an_officer_writes_and_releases_and_a_case_manager_reads(musterland, visit):
    frank = visit("frank")
    form = {
        "kind": "stay_25b",
        "title": "Bleiberecht",
        "valid_from": "01.10.2026",
        "points": "Pass | § 3 AufenthG | Pass\nArbeit",
    }
    page = frank.send(f"{PATH}neu/", form)
    assert "Entwurf" in frank.get(page)
    assert "§ 3 AufenthG" in frank.get(page)
    frank.send(
        f"{page}aendern/", {"title": "Bleiberecht § 25b", "valid_from": "01.10.2026", "points": "Pass", "version": 1}
    )
    frank.post(f"{page}freigeben/", frank.fill(page) | {"version": 2})
    assert "gilt" in frank.get(PATH)
    nach = page.rstrip("/").rpartition("/")[2]
    assert "Pass" in frank.get(f"{PATH}neu/?nach={nach}")
    form = {"kind": "stay_25b", "title": "Bleiberecht", "valid_from": "01.11.2026", "points": "Pass\nWohnung"}
    second = frank.send(f"{PATH}neu/?nach={nach}", form)
    frank.post(f"{second}freigeben/", frank.fill(second) | {"version": 1})
    assert frank.client.get(f"{page}aendern/").status_code == 302
    alice = visit("alice")
    assert "Ausgabe 2" in alice.get(PATH)
    read = alice.get(second)
    assert "<ins>Wohnung</ins>" in read
    assert "Freigeben" not in read
    assert "<del>Wohnung</del>" in alice.get(f"{page}?vergleich={second.rstrip('/').rpartition('/')[2]}")
    alice.get(f"{PATH}neu/", 403)


def test_a_draft_is_unknown_to_case_managers_and_bad_points_stay_in_the_form(musterland, visit):
    row = write(musterland)
    visit("alice").get(f"{PATH}{row.public_id}/", 404)
    frank = visit("frank")
    page = frank.send(
        f"{PATH}{row.public_id}/aendern/", {"title": "x", "valid_from": "1.1.2026", "points": "a|b|c|d"}, 422
    )
    assert "Zeile 1" in page
    assert "a|b|c|d" in page
    frank.post(f"{PATH}{row.public_id}/beenden/", frank.fill(f"{PATH}{row.public_id}/"))
    assert not Checklist.objects.exists()


@pytest.mark.parametrize(("login", "status"), [("alice", 200), ("charlie", 200), ("diana", 200), ("anton", 403)])
def test_who_reads_checklists(musterland, visit, login, status):
    row = release(musterland)
    visit(login).get(PATH, status)
    visit(login).get(f"{PATH}{row.public_id}/", status)

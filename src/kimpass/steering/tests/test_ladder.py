import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kimpass.steering.actions import ladder
from kimpass.steering.models import LadderStep
from kimpass.steering.selectors.ladder import ladder as steps_of
from kimpass.steering.tests.ground import bundle, words


def change(land, key="project_group", **changes):
    values = {"actor": land.actor("charlie"), "step_key": key, "label": "Projektgruppe", "is_used": True}
    return ladder.change_ladder_step(**{**values, "on": land.today, **changes})


def keys(land):
    return [step.key for step in steps_of(land.actor("alice"))]


def test_change_ladder_step_renames_ends_and_takes_up_again(land, facts):
    assert change(land, label="Facharbeitsgruppe").label == "Facharbeitsgruppe"
    assert change(land, is_used=False).ended_on == land.today
    assert "project_group" not in keys(land)
    change(land)
    assert "project_group" in keys(land)
    assert facts() == ["ladder.step_changed"] * 3


def test_change_ladder_step_keeps_what_is_needed(land):
    bundle(land)
    with pytest.raises(ladder.LadderNotPossible, match="stehen noch Themen"):
        change(land, "bundled", label="Neu", is_used=False)
    change(land, "dropped", label="Beendet", is_used=False)
    with pytest.raises(ladder.LadderNotPossible, match="Endstufe bleiben"):
        change(land, "solved", label="Gelöst", is_used=False)
    with pytest.raises(ladder.LadderNotPossible, match="Namen gibt es schon"):
        change(land, label="Land")
    with pytest.raises(ladder.LadderNotPossible, match="gibt es nicht"):
        change(land, "unbekannt")


def test_change_ladder_step_is_for_the_coordinating_office(land):
    with pytest.raises(PermissionDenied):
        change(land, actor=land.actor("diana"))


def test_the_ladder_has_a_page(land, visit):
    client = visit("charlie")
    address = reverse("steering:change_ladder_step", args=["project_group"])
    assert "Diese Stufe gibt es bei uns" in words(client.get(address))
    page = words(client.post(address, {"label": "Facharbeitsgruppe"}, follow=True))
    assert "Facharbeitsgruppe" in page
    assert "nicht genutzt seit 23.11.2026" in page
    assert client.get(reverse("steering:change_ladder_step", args=["nichts"])).status_code == 404
    assert "Ändern" not in words(visit("alice").get(reverse("steering:ladder")))


@pytest.mark.parametrize(
    "query", ["themen/?stufe=%00", "themen/neu/?hinweis=%00", "massnahmen/neu/?thema=%00&beschluss=%00"]
)
def test_broken_addresses_are_no_breakdown(land, visit, query):
    assert visit("charlie").get(f"/struktur/{query}").status_code == 200


# --- Another district: other names, other order, in the browser only (SYS-05) --------------


def add(land, label="Runder Tisch", **changes):
    return ladder.add_ladder_step(**{"actor": land.actor("charlie"), "label": label, **changes})


def test_add_ladder_step_stands_where_it_was_put(land, facts):
    step = add(land, after_key="bundled", body_kind="local_forum", decides="Bürgermeisterin")
    assert keys(land)[:3] == ["bundled", "runder_tisch", "local"]
    assert (step.body_kind, step.decides) == ("local_forum", "Bürgermeisterin")
    assert add(land, "Ganz vorn").key == keys(land)[0]
    assert add(land, "An den Bund verwiesen", is_end=True).key == keys(land)[-3:][0]
    assert facts() == ["ladder.step_added"] * 3


def test_add_ladder_step_refuses_a_name_twice_and_places_that_are_not_there(land):
    with pytest.raises(ladder.LadderNotPossible, match="Namen gibt es schon"):
        add(land, "land")
    with pytest.raises(ladder.LadderNotPossible, match="gibt es nicht"):
        add(land, after_key="nirgends")
    with pytest.raises(PermissionDenied):
        add(land, actor=land.actor("diana"))
    assert add(land, "Neu").key not in {"neu", ""}
    assert add(land, "会議").key


def test_reorder_ladder_changes_places_and_keeps_ends_behind(land):
    def move(key, *, upwards):
        ladder.reorder_ladder(actor=land.actor("charlie"), step_key=key, upwards=upwards)

    move("project_group", upwards=True)
    assert keys(land)[:3] == ["bundled", "project_group", "local"]
    move("project_group", upwards=False)
    assert keys(land)[:3] == ["bundled", "local", "project_group"]
    change(land, "local", label="Vor Ort", is_used=False)
    move("project_group", upwards=True)
    assert keys(land)[:2] == ["project_group", "bundled"]
    for key, upwards in (("project_group", True), ("state", False), ("dropped", False), ("nichts", True)):
        with pytest.raises(ladder.LadderNotPossible):
            move(key, upwards=upwards)
    with pytest.raises(PermissionDenied):
        ladder.reorder_ladder(actor=land.actor("eve"), step_key="state", upwards=True)


def test_a_step_becomes_no_end_once_themes_stood_on_it(land):
    bundle(land)
    with pytest.raises(ladder.LadderNotPossible, match="Themen standen schon"):
        change(land, "bundled", label="Gebündelt", is_end=True)
    assert change(land, "project_group", is_end=True).is_end
    assert keys(land)[-1] == "dropped"


@given(moves=st.lists(st.tuples(st.integers(0, 7), st.booleans()), max_size=12))
def test_no_order_of_moves_loses_a_step_or_puts_an_end_before_another(moves):
    steps = [LadderStep(key=str(n), label=str(n), sort=n * 10, is_end=n > 5) for n in range(8)]
    for row in steps:
        row.save = lambda **_columns: None
    for at, _upwards in moves:
        steps.insert(0, steps.pop(at))
        ladder._number(steps)
        ordered = sorted(steps, key=lambda row: row.sort)
        assert len({row.sort for row in steps}) == 8
        assert [row.is_end for row in ordered] == sorted(row.is_end for row in ordered)


def test_a_second_district_draws_its_ladder_in_the_browser_only(land, visit):
    client = visit("charlie")
    page = reverse("steering:ladder")

    def post(route, *args, **sent):
        return words(client.post(reverse(f"steering:{route}", args=args), sent, follow=True))

    post("change_ladder_step", "local", label="Fallkonferenz Stadt", is_used="on", body_kind="case_conference")
    post("change_ladder_step", "working_group", label="Arbeitsgruppe")
    post("add_ladder_step", label="Fallkonferenz Kreis", after_key="project_group", decides="Koordinierende Stelle")
    assert "Planungskonferenz" in post(
        "add_ladder_step", label="Planungskonferenz", after_key="fallkonferenz_kreis", body_kind="planning_conference"
    )
    post("reorder_ladder", "planungskonferenz", richtung="hoch")
    shown = words(client.get(page))
    order = ["Fallkonferenz Stadt", "Projektgruppe", "Planungskonferenz", "Fallkonferenz Kreis", "Lenkungsgruppe"]
    places = [shown.index(label) for label in order]
    assert places == sorted(places)
    assert "Koordinierende Stelle" in shown
    theme = bundle(land)
    sent = {"step_key": "local", "outcome": "up", "on": "23.11.2026"}
    moved = client.post(reverse("steering:move_theme", args=[theme.public_id]), sent, follow=True)
    assert "Fallkonferenz Stadt" in words(moved)
    assert client.get(reverse("steering:reorder_ladder", args=["local"])).status_code == 302
    assert visit("alice").post(reverse("steering:add_ladder_step"), {"label": "x"}).status_code == 403

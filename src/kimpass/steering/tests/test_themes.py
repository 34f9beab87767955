import itertools
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.kernel import events
from kimpass.steering.actions import themes
from kimpass.steering.events import ThemeChanged
from kimpass.steering.models import LadderStep, Theme, ThemeFinding, ThemeStep
from kimpass.steering.subscribers import DEFAULT_LADDER
from kimpass.steering.tests.ground import bundle, move, prepare, report, split


@pytest.fixture
def told(monkeypatch):
    """Collect what is published, whoever else listens."""
    heard = []
    monkeypatch.setitem(events._subscribers, ThemeChanged, [heard.append])
    return heard


def change(land, theme, **changes):
    values = {"title": theme.title, "summary": "", "priority": "low", "stage": "prepared", "is_generative": True}
    return themes.change_theme(
        actor=land.actor("charlie"), theme_id=theme.pk, **{**values, "version": theme.version, **changes}
    )


def test_a_new_tenant_gets_the_default_ladder_once(musterland):
    prepare(musterland)
    LadderStep.objects.filter(key="local").update(label="Runder Tisch")
    prepare(musterland)
    assert LadderStep.objects.count() == len(DEFAULT_LADDER)
    assert LadderStep.objects.get(key="local").label == "Runder Tisch"


def test_bundle_findings_sets_the_theme_on_the_first_step_and_tells(land, told, facts):
    first, second = report(land), report(land, "Kein Abendkurs B2")
    theme = bundle(land, first, second)
    assert ThemeStep.objects.get(theme=theme).step.key == "bundled"
    assert told == [ThemeChanged(land.tenant.pk, theme.pk, (first.pk, second.pk))]
    assert facts()[-1] == "theme.bundled"


def test_bundle_findings_is_for_the_coordinating_office(land):
    finding = report(land)
    with pytest.raises(PermissionDenied):
        bundle(land, finding, actor=land.actor("alice"))


def test_bundle_findings_takes_a_finding_once_and_no_draft(land):
    finding = report(land)
    bundle(land, finding)
    with pytest.raises(themes.ThemeNotPossible, match="gehört schon zu einem Thema"):
        bundle(land, finding)
    draft = report(land, "Entwurf", as_draft=True)
    with pytest.raises(themes.ThemeNotPossible, match="freigegebene"):
        bundle(land, draft)


def test_bundle_findings_needs_findings_a_field_and_a_ladder(land):
    with pytest.raises(themes.ThemeNotPossible, match="mindestens einen"):
        bundle(land, finding_ids=[])
    with pytest.raises(themes.ThemeNotPossible, match="Handlungsfeld"):
        bundle(land, field_id=land.areas["SPRACHE"].pk)
    with pytest.raises(themes.ThemeNotPossible, match="Zukunft"):
        bundle(land, on=land.today + timedelta(days=1))
    LadderStep.objects.all().update(ended_on=land.today)
    with pytest.raises(themes.ThemeNotPossible, match="Stufenleiter"):
        bundle(land)


def test_add_finding_to_theme_tells_of_all_findings(land, told):
    theme, more = bundle(land), report(land, "Noch ein Hinweis")
    themes.add_finding_to_theme(actor=land.actor("charlie"), theme_id=theme.pk, finding_id=more.pk, on=land.today)
    assert len(told[-1].finding_ids) == 2


def test_change_theme_refuses_an_older_version(land):
    theme = bundle(land)
    assert change(land, theme).version == 2
    with pytest.raises(themes.ThemeNotPossible, match="inzwischen geändert"):
        change(land, theme)
    with pytest.raises(themes.ThemeNotPossible, match="Angaben zu einer Person"):
        change(land, theme, version=2, summary="Frau Berg wartet")


def test_merge_theme_moves_the_findings_and_keeps_the_trail(land, told):
    theme, into = bundle(land), bundle(land, title="Abendkurse")
    themes.merge_theme(actor=land.actor("charlie"), theme_id=theme.pk, into_id=into.pk, on=land.today)
    assert ThemeFinding.objects.filter(theme=into, valid_until=None).count() == 2
    assert ThemeFinding.objects.get(theme=theme).valid_until == land.today
    assert told[-2].finding_ids == ()
    assert len(told[-1].finding_ids) == 2
    with pytest.raises(themes.ThemeNotPossible, match="schon zusammengeführt"):
        themes.merge_theme(actor=land.actor("charlie"), theme_id=theme.pk, into_id=into.pk, on=land.today)
    with pytest.raises(themes.MoveNotPossible, match="zusammengeführt"):
        move(land, theme)


def test_merge_theme_refuses_itself(land):
    theme = bundle(land)
    with pytest.raises(themes.ThemeNotPossible, match="mit sich selbst"):
        themes.merge_theme(actor=land.actor("charlie"), theme_id=theme.pk, into_id=theme.pk, on=land.today)


MOVES = st.lists(
    st.tuples(
        st.sampled_from([key for key, _label, _end in DEFAULT_LADDER]),
        st.sampled_from(ThemeStep.Outcome.values),
        st.sampled_from(["", "Grund"]),
        st.integers(-25, 2),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES)
def test_whatever_is_tried_one_step_is_open_and_days_are_in_order(land, moves):
    theme = bundle(land)
    for step_key, outcome, reason, days in moves:
        try:
            move(land, theme, step_key, outcome, reason, on=land.today + timedelta(days=days))
        except themes.MoveNotPossible:
            continue
    way = list(ThemeStep.objects.filter(theme=theme).order_by("pk"))
    assert [step.left_on for step in way].count(None) == 1
    assert way[-1].left_on is None
    for before, after in itertools.pairwise(way):
        assert before.entered_on <= before.left_on == after.entered_on
        assert before.step_id != after.step_id


def open_findings(theme):
    rows = ThemeFinding.objects.filter(theme=theme, valid_until__isnull=True)
    return set(rows.values_list("finding__title", flat=True))


def test_split_theme_takes_findings_along_and_leaves_the_trail(land, facts):
    stays, goes = report(land, "Abend"), report(land, "Betreuung")
    theme = bundle(land, stays, goes)
    themes.move_theme(
        actor=land.actor("charlie"), theme_id=theme.pk, step_key="local", outcome="up", reason="", on=land.today
    )
    made = split(land, theme, goes)
    assert (open_findings(theme), open_findings(made)) == ({"Abend"}, {"Betreuung"})
    assert made.split_from == theme
    assert made.steps.asked_for().get().step.key == "local"
    old = ThemeFinding.objects.get(theme=theme, finding=goes)
    assert (old.valid_from, old.valid_until) == (land.today - timedelta(days=20), land.today)
    assert facts()[-1] == "theme.split"


def test_split_theme_refuses_what_makes_no_sense(land):
    stays, goes, other = report(land, "Abend"), report(land, "Betreuung"), report(land, "Fremd")
    theme = bundle(land, stays, goes)
    for rows, changes in (
        ((), {}),
        ((stays, goes), {}),
        ((other,), {}),
        ((goes,), {"on": land.today + timedelta(days=1)}),
        ((goes,), {"on": land.today - timedelta(days=21)}),
        ((goes,), {"title": "Frau Berg"}),
        ((goes,), {"field_id": land.areas["SPRACHE"].pk}),
    ):
        with pytest.raises(themes.ThemeNotPossible):
            split(land, theme, *rows, **changes)
    with pytest.raises(PermissionDenied):
        split(land, theme, goes, actor=land.actor("alice"))
    assert Theme.objects.count() == 1
    assert open_findings(theme) == {"Abend", "Betreuung"}

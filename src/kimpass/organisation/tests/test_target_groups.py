from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from kimpass.organisation.actions.target_groups import (
    GroupData,
    TargetGroupRefused,
    add_target_group,
    change_target_group,
    end_target_group,
)
from kimpass.organisation.selectors.target_groups import Rule, all_groups, groups_on, read_rule, rule_words

START = date(2026, 1, 1)


def add(world, who="charlie", label="Ankommende seit 2015", valid_from=START, **rule):
    return add_target_group(actor=world.actor(who), data=GroupData(label, Rule(**rule)), valid_from=valid_from)


def on(world, day):
    return [(group.label, group.rule) for group in groups_on(world.actor("charlie"), day)]


def test_add_target_group_holds_from_a_day(musterland, facts):
    add(musterland, arrived_since=date(2015, 1, 1))
    assert on(musterland, START - timedelta(days=1)) == []
    assert on(musterland, START) == [("Ankommende seit 2015", Rule(arrived_since=date(2015, 1, 1)))]
    assert facts() == ["target_group.added"]


def test_add_target_group_gives_every_group_a_key_of_its_own(musterland):
    assert [add(musterland).key, add(musterland).key] == ["ankommende-seit-2015", "ankommende-seit-2015-2"]


@pytest.mark.parametrize(
    ("label", "rule", "words"),
    [
        (" ", {}, "einen Namen"),
        ("A", {"age_from": 30, "age_to": 20}, "über dem Alter"),
        ("A", {"age_to": 121}, "zwischen 0 und 120"),
        ("A", {"settled_years": 0}, "zwischen 1 und 80"),
        ("A", {"legal_domains": ("SGB99",)}, "Rechtskreise gibt es nicht"),
        ("A", {"residence_titles": ("ZZ",)}, "Titel gibt es nicht"),
    ],
)
def test_add_target_group_refuses_in_words(musterland, label, rule, words):
    with pytest.raises(TargetGroupRefused, match=words):
        add(musterland, label=label, **rule)


@pytest.mark.parametrize("who", ["alice", "diana"])
def test_add_target_group_is_for_coordination_and_administration(musterland, who):
    with pytest.raises(PermissionDenied):
        add(musterland, who)
    assert add(musterland, "anton").pk


def change(world, key, valid_from, label="Alle seit 2010", **rule):
    data = GroupData(label, Rule(**rule))
    return change_target_group(actor=world.actor("charlie"), key=key, data=data, valid_from=valid_from)


def test_change_target_group_leaves_the_past_as_it_was(musterland, facts):
    key = add(musterland, arrived_since=date(2015, 1, 1)).key
    change(musterland, key, date(2026, 7, 1), arrived_since=date(2010, 1, 1))
    assert on(musterland, date(2026, 6, 30)) == [("Ankommende seit 2015", Rule(arrived_since=date(2015, 1, 1)))]
    assert on(musterland, date(2026, 7, 1)) == [("Alle seit 2010", Rule(arrived_since=date(2010, 1, 1)))]
    assert facts()[-1] == "target_group.changed"


def test_change_target_group_from_its_first_day_is_a_correction(musterland):
    key = add(musterland).key
    change(musterland, key, START)
    assert [label for label, _rule in on(musterland, START)] == ["Alle seit 2010"]
    with pytest.raises(TargetGroupRefused, match=r"erst ab dem 01\.01\.2026"):
        change(musterland, key, START - timedelta(days=1))


def test_end_target_group_holds_through_the_last_day(musterland, facts):
    key = add(musterland).key
    ending = {"actor": musterland.actor("charlie"), "key": key}
    with pytest.raises(TargetGroupRefused, match="vor dem Beginn"):
        end_target_group(**ending, last_day=START - timedelta(days=1))
    end_target_group(**ending, last_day=date(2026, 6, 30))
    assert len(on(musterland, date(2026, 6, 30))) == 1
    assert on(musterland, date(2026, 7, 1)) == []
    assert facts()[-1] == "target_group.ended"
    with pytest.raises(TargetGroupRefused, match="schon beendet"):
        end_target_group(**ending, last_day=date(2026, 12, 31))
    assert len(all_groups(musterland.actor("charlie"))) == 1


RULES = st.builds(
    Rule,
    arrived_since=st.none() | st.dates(),
    settled_years=st.none() | st.integers(1, 80),
    age_from=st.none() | st.integers(0, 120),
    age_to=st.none() | st.integers(0, 120),
    lone_parent=st.booleans(),
    has_children=st.booleans(),
    legal_domains=st.lists(st.text(min_size=1)).map(tuple),
)


@given(rule=RULES)
def test_a_rule_comes_back_from_the_database_as_it_went(rule):
    assert read_rule(rule.as_json()) == rule
    assert rule_words(rule, {})


@pytest.fixture
def coordinator(musterland, client):
    musterland.sign_in(client, "charlie")
    return client


def said(answer):
    return answer.content.decode()


GROUP = {"label_de": "Alleinerziehende", "valid_from": "01.01.2026", "conditions": ["lone_parent"], "unit": ""}


def test_target_group_pages_need_no_programmer(coordinator):
    assert "Noch keine Zielgruppe festgelegt." in said(coordinator.get("/verwaltung/zielgruppen/"))
    page = said(coordinator.post("/verwaltung/zielgruppen/neu/", GROUP, follow=True))
    assert "Alleinerziehende" in page
    assert "alleinerziehend" in page
    address = "/verwaltung/zielgruppen/alleinerziehende/"
    assert "checked" in said(coordinator.get(f"{address}aendern/"))
    changed = GROUP | {"age_from": "18", "valid_from": "01.02.2026"}
    page = said(coordinator.post(f"{address}aendern/", changed, follow=True))
    assert "ab 18 Jahren" in page
    assert "bis 31.01.2026" in page
    page = said(coordinator.post(f"{address}beenden/", {"last_day": "31.03.2026"}, follow=True))
    assert "bis 31.03.2026" in page
    assert coordinator.get(f"{address}aendern/").status_code == 404


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"label_de": ""}, "Bitte füllen Sie dieses Feld aus"),
        ({"valid_from": "31.02.2026"}, "gibt es nicht"),
        ({"age_from": "50", "age_to": "20"}, "über dem Alter"),
        ({"age_from": "x"}, "Zahl"),
        ({"settled_years": "0"}, "1"),
        ({"conditions": ["gossip"]}, "gossip"),
        ({"legal_domains": ["SGB99"]}, "SGB99"),
        ({"unit": "zzzzzzzzzzzz"}, "zzzzzzzzzzzz"),
        ({"label_de": "A\x00B"}, "Steuerzeichen"),
    ],
)
def test_target_group_page_refuses_in_words(coordinator, changes, words):
    answer = coordinator.post("/verwaltung/zielgruppen/neu/", GROUP | changes)
    assert answer.status_code == 422
    assert words in said(answer)


@pytest.mark.parametrize("who", ["alice", "diana"])
def test_target_group_pages_are_closed_to_others(musterland, client, who):
    musterland.sign_in(client, who)
    for address in ("", "neu/", "x/aendern/", "x/beenden/"):
        assert client.get(f"/verwaltung/zielgruppen/{address}").status_code == 403

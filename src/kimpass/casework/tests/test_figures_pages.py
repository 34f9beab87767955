from datetime import date

from kimpass.casework.tests.test_access import notify
from kimpass.casework.tests.test_target_groups import add
from kimpass.casework.tests.test_uma import enter, track  # noqa: F401 - a fixture


def test_access_figures_page_shows_counts_to_coordination_and_management(musterland, visit):
    for _ in range(3):
        notify(musterland)
    notify(musterland, channel="school")
    page = visit("charlie").get("/zugang/zahlen/")
    assert "Jobcenter" in page
    assert '<abbr title="zu klein">x</abbr>' in page
    assert "Warteliste heute" in visit("diana").get("/zugang/zahlen/")
    for who in ("alice", "anton"):
        visit(who).get("/zugang/zahlen/", status=403)


def test_case_figures_page_at_a_day(musterland, track, visit):  # noqa: F811
    cases = [musterland.case(name=f"Haus{number}") for number in range(4)]
    add(musterland, "Alle", lone_parent=False)
    for case in cases[:3]:
        enter(musterland, case)
    charlie = visit("charlie")
    page = charlie.get("/faelle/zahlen/")
    for words in ("UmA-Track, ohne Region", "Kreis, jede Person einmal", "außerhalb der Zielgruppen", "volljährig"):
        assert words in page
    assert "Haus1" not in page
    assert "Am 01.01.2020" in charlie.get("/faelle/zahlen/?stichtag=01.01.2020")
    for wrong in ("quatsch", "31.02.2026", "01.01.2099"):
        assert f"Am {date(2026, 11, 23):%d.%m.%Y}" in charlie.get(f"/faelle/zahlen/?stichtag={wrong}")
    for who in ("alice", "anton"):
        visit(who).get("/faelle/zahlen/", status=403)


def test_intake_page_hints_at_the_target_group_and_never_blocks(musterland, visit):
    add(musterland, "Ankommende seit 2015", arrived_since=date(2015, 1, 1))
    alice = visit("alice")
    assert "Ankommende seit 2015" in alice.get("/faelle/intake/")
    intake = {
        "level": "level_1", "channel": "self", "family_name": "Berg", "birth": "1990", "on": "23.11.2026",
        "unit": musterland.units["musterstadt"].public_id, "needs_interpreter": "not_asked", "consent": "later",
    }  # fmt: skip
    page = alice.get(alice.send("/faelle/intake/", intake))
    assert "Zielgruppe noch offen, es fehlen Angaben: Ankommende seit 2015." in page

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kimpass.audit.models import ReadEntry
from kimpass.casework.actions import closing
from kimpass.casework.models import FollowUp
from kimpass.casework.selectors.caseload import ALL, CaseloadFilter, caseload, units_to_choose
from kimpass.kernel.scope import strict


def listed(world, who="alice", page=1, **wanted):
    with strict():
        return caseload(world.actor(who), CaseloadFilter(**wanted), page)


def names(found):
    return [row.name for row in found.rows]


def test_list_cases_shows_what_people_look_for(musterland):
    case = musterland.case()
    for days in (9, 0):
        due = musterland.today + timedelta(days=days)
        FollowUp.objects.create(tenant=musterland.tenant, case=case, text="Anruf", due_on=due)
    row = listed(musterland).rows[0]
    assert (row.name, row.number, row.phase, row.unit) == ("Berg, Amal", case.number, "Intake", "Musterstadt")
    assert (row.opened, row.keeper, row.follow_up, row.is_due) == ("24.10.2026", "Alice", "23.11.2026", True)


@pytest.mark.parametrize("who", ["bob", "eve", "charlie", "diana", "anton"])
def test_list_cases_holds_one_s_own_cases(musterland, who):
    musterland.case()
    assert listed(musterland, who).rows == ()


def test_list_cases_narrows_by_phase_unit_and_number(musterland):
    ended = musterland.case(name="Ende")
    closing.close_case(actor=musterland.actor("alice"), case_id=ended.pk, reason="goals_met", on=musterland.today)
    musterland.case(name="Nah")
    far = musterland.case(name="Fern", unit="waldhausen")
    assert names(listed(musterland, phase="closed")) == ["Ende, Amal"]
    assert sorted(names(listed(musterland))) == ["Fern, Amal", "Nah, Amal"]
    assert len(names(listed(musterland, phase=ALL))) == 3
    assert names(listed(musterland, unit=musterland.units["waldhausen"].public_id)) == ["Fern, Amal"]
    assert names(listed(musterland, number=far.number.lower()[3:])) == ["Fern, Amal"]
    assert [unit.name for unit in units_to_choose(musterland.actor("alice"))] == ["Musterstadt", "Waldhausen"]


def test_list_cases_narrows_by_track_reminder_and_keeper(musterland):
    due, track = musterland.case(name="Bald"), musterland.case(name="Jung")
    FollowUp.objects.create(tenant=musterland.tenant, case=due, text="Anruf", due_on=musterland.today)
    track.track = "uma"
    track.save(update_fields=["track"])
    musterland.case(name="Bob", kept_by="bob")
    musterland.deputise(of="bob", by="alice")
    assert names(listed(musterland, due=True)) == ["Bald, Amal"]
    assert names(listed(musterland, track="uma")) == ["Jung, Amal"]
    assert len(listed(musterland).rows) == 3
    assert sorted(names(listed(musterland, own=True))) == ["Bald, Amal", "Jung, Amal"]
    assert names(listed(musterland, own=True, due=True, track="uma")) == []


def test_list_cases_turns_pages_of_fifty(musterland):
    for name in range(53):
        musterland.case(name=f"Berg{name:02}")
    first, second, beyond = (listed(musterland, page=page) for page in (1, 2, 99))
    assert (len(first.rows), len(second.rows), first.total) == (50, 3, 53)
    assert not {row.id for row in first.rows} & {row.id for row in second.rows}
    assert beyond.rows == second.rows


def statements(client, address):
    with CaptureQueriesContext(
        connection,
    ) as caught:
        answer = client.get(address)
    assert answer.status_code == 200
    return len([query for query in caught if "casework_" in query["sql"] or "organisation_unit" in query["sql"]])


def test_list_cases_page_asks_the_same_for_ten_and_two_hundred(musterland, client):
    musterland.sign_in(client, "alice")
    for name in range(10):
        musterland.case(name=f"Berg{name}")
    few = statements(client, "/faelle/")
    for name in range(190):
        musterland.case(name=f"Tal{name}")
    assert statements(client, "/faelle/") == few
    assert few <= 6


def test_list_cases_page(musterland, client):
    case = musterland.case()
    musterland.sign_in(client, "alice")
    shown = client.get("/faelle/").content.decode()
    for word in ("Fälle", "Berg, Amal", case.number, "Musterstadt", "Wiedervorlage", "1 Fall, den Sie führen"):
        assert word in shown
    assert ReadEntry.objects.get(subject_type="casework.case").subject_ids == [case.pk]


def test_list_cases_page_is_empty_in_words(musterland, client):
    musterland.sign_in(client, "alice")
    assert "Sie führen noch keinen Fall." in client.get("/faelle/").content.decode()
    assert "Kein Fall passt zu dieser Auswahl." in client.get("/faelle/?phase=monitoring").content.decode()


@pytest.mark.parametrize(
    "query",
    ["phase=x", "kommune=%00", "nummer=" + "9" * 5000, "nummer=%F0%9F%98%80", "seite=abc", "seite=-3", "nummer=%00"],
)
def test_list_cases_page_bears_any_address(musterland, client, query):
    musterland.case()
    musterland.sign_in(client, "alice")
    assert client.get(f"/faelle/?{query}").status_code == 200


@pytest.mark.parametrize("who", ["charlie", "diana", "anton"])
def test_list_cases_page_is_refused_to_other_roles(musterland, client, who):
    musterland.sign_in(client, who)
    assert client.get("/faelle/").status_code == 403

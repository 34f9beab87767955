import json
import shutil
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kimpass.law.rulebook import DATA, load, shipped, versions
from kimpass.organisation.models import Tenant
from kimpass.people.actions.pre_checks import run_pre_check
from kimpass.people.models import PreCheck
from kimpass.people.selectors import rule_changes
from kimpass.people.selectors.rule_changes import Comparison
from kimpass.people.tests.checks import hold
from tests.support.cast import TODAY

STAG = "StAG_10"


@pytest.fixture
def stricter(tmp_path):
    """A text of the law that asks for six years instead of five."""
    folder = tmp_path / "strenger"
    shutil.copytree(DATA / versions()[-1], folder)
    path = folder / f"{STAG}.yaml"
    path.write_text(path.read_text().replace("jahre: 5", "jahre: 6"))
    return folder


@pytest.fixture
def checks(musterland):
    alice = musterland.actor("alice")
    found = []
    for _number in range(3):
        person = musterland.person_of(musterland.case())
        hold(musterland, person, ("AE25_2_1", "2021-03-01", None))
        found.append(run_pre_check(actor=alice, person_id=person.pk, basis=STAG))
    found.append(run_pre_check(actor=alice, person_id=found[0].person_id, basis=STAG))
    return found


def compare(musterland, new, on=None):
    return rule_changes.compare(shipped(), load(new), tenant_id=musterland.tenant.pk, on=on)


def test_the_newest_check_of_each_person_counts(musterland, checks, stricter):
    found = compare(musterland, stricter)
    assert dict(found.changes) == {(STAG, "OPEN", "LATER"): 3}
    assert (found.checks, found.changed) == (3, 3)


def test_nothing_stored_is_changed(musterland, checks, stricter):
    before = list(PreCheck.objects.order_by("pk").values())
    compare(musterland, stricter, on=TODAY)
    assert list(PreCheck.objects.order_by("pk").values()) == before


def test_a_day_can_be_asked_for(musterland, checks, stricter):
    assert dict(compare(musterland, stricter, on=date(2027, 3, 2)).changes) == {(STAG, "OPEN", "OPEN"): 3}


def test_chunks_lose_nobody(musterland, checks, stricter, monkeypatch):
    whole = compare(musterland, stricter)
    for size in (1, 2, 3):
        monkeypatch.setattr(rule_changes, "CHUNK", size)
        assert compare(musterland, stricter).changes == whole.changes


@given(st.dictionaries(st.sampled_from(["MET", "OPEN", "LATER"]), st.integers(1, 20)), st.integers(2, 9))
def test_small_numbers_are_never_shown(counts, smallest):
    found = Comparison("a", "b")
    for after, number in counts.items():
        found.changes[(STAG, "OPEN", after)] = number
    rows = rule_changes.rows_of(found, smallest)
    assert all(row.count is None or row.count >= smallest for row in rows)
    assert len(rows) == len(counts)
    assert [row.is_change for row in rows] == sorted((row.is_change for row in rows), reverse=True)


def test_recheck_prints_counts_rate_and_memory(checks, stricter):
    out = StringIO()
    call_command("recheck", new=str(stricter), json=True, stdout=out, verbosity=0)
    found = json.loads(out.getvalue())
    assert (found["checks"], found["changed"], found["new"]) == (3, 3, "strenger")
    assert found["changes"] == {f"{STAG} OPEN LATER": 3}
    assert found["rate"] > 0
    out = StringIO()
    call_command("recheck", stdout=out, verbosity=0)
    assert "3 Vorprüfungen" in out.getvalue()
    assert "0 Ergebnisse ändern sich" in out.getvalue()


def test_recheck_refuses_a_broken_text(stricter):
    (stricter / "papers.yaml").unlink()
    with pytest.raises(CommandError, match="papers"):
        call_command("recheck", new=str(stricter), verbosity=0)


def test_compare_rules_page(musterland, checks, client, monkeypatch):
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)
    address = reverse("people:compare_rules")
    musterland.sign_in(client, "charlie")
    Tenant.objects.filter(pk=musterland.tenant.pk).update(minimum_group_size=4)
    shown = client.get(address).content.decode()
    assert "unter 4" in shown
    Tenant.objects.filter(pk=musterland.tenant.pk).update(minimum_group_size=3)
    shown = client.get(address + "?alt=x&neu=y").content.decode()
    assert "unter 3" not in shown
    monkeypatch.setattr("kimpass.people.views.rule_changes.MOST_ON_A_PAGE", 1)
    assert "recheck" in client.get(address).content.decode()
    for login in ("alice", "anton", "frank"):
        musterland.sign_in(client, login)
        assert client.get(address).status_code == 403

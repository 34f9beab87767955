from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kimpass.organisation.actions.extra_fields import FieldData, define_extra_field
from kimpass.organisation.actions.minimum_documentation import (
    MinimumDocumentationRefused,
    agree_minimum_documentation,
)
from kimpass.organisation.data.facts import FACTS, HINT, REQUIRED
from kimpass.organisation.data.phases import ORDER
from kimpass.organisation.models import MinimumDocumentation
from kimpass.organisation.selectors.minimum_documentation import due_facts, version_on

RULES = {"assessment": {"birth": REQUIRED, "language": HINT}, "monitoring": {"goal": REQUIRED}}


def agree(musterland, rules=None, login="charlie", **values):
    day = musterland.today
    values = {"agreed_on": day, "valid_from": day, "seen_version": 0} | values
    return agree_minimum_documentation(actor=musterland.actor(login), rules=rules or RULES, **values)


def test_agree_minimum_documentation_writes_versions_that_stay(musterland, facts):
    first = agree(musterland)
    later = musterland.today + timedelta(days=10)
    second = agree(musterland, {"intake": {"birth": HINT}}, valid_from=later, seen_version=1, remark="beschlossen")
    assert (first.document_version, second.document_version) == (1, 2)
    assert version_on(musterland.tenant.pk, musterland.today) == first
    assert version_on(musterland.tenant.pk, later) == second
    assert version_on(musterland.tenant.pk, musterland.today - timedelta(days=1)) is None
    assert facts() == ["minimum_documentation.agreed"] * 2


def test_agree_minimum_documentation_is_for_the_coordinating_office(musterland):
    for login in ("alice", "anton", "diana"):
        with pytest.raises(PermissionDenied, match="Koordinierende"):
            agree(musterland, login=login)


@pytest.mark.parametrize(
    ("rules", "values", "words"),
    [
        ({"intake": {}}, {}, "mindestens eine Angabe"),
        ({"intake": {"birth": HINT}, "monitoring": {"birth": HINT}}, {}, "bei zwei Phasen"),
        ({"closed": {"birth": HINT}}, {}, "gibt es nicht mehr"),
        ({"intake": {"religion": HINT}}, {}, "gibt es nicht mehr"),
        ({"intake": {"birth": "perhaps"}}, {}, "vorausgesetzt"),
        (RULES, {"seen_version": 3}, "Inzwischen gilt Version 0"),
        (RULES, {"valid_from": -1}, "frühestens ab heute"),
        (RULES, {"agreed_on": 1}, "Zukunft"),
    ],
)
def test_agree_minimum_documentation_refuses_what_cannot_be(musterland, rules, values, words):
    days = {
        name: musterland.today + timedelta(days=value) if name != "seen_version" else value
        for name, value in values.items()
    }
    with pytest.raises(MinimumDocumentationRefused, match=words):
        agree(musterland, rules, **days)
    assert not MinimumDocumentation.objects.for_tenant(musterland.actor("charlie")).exists()


def test_a_version_may_ask_for_the_districts_own_fields(musterland):
    define_extra_field(
        actor=musterland.actor("anton"), target="person", type="text", field=FieldData(label_de="Krankenkasse")
    )
    assert agree(musterland, {"assessment": {"extra:person:krankenkasse": REQUIRED}}).document_version == 1


@given(
    st.dictionaries(
        st.sampled_from(ORDER), st.dictionaries(st.sampled_from(sorted(FACTS)), st.sampled_from([HINT, REQUIRED]))
    )
)
def test_what_is_due_only_grows_from_phase_to_phase_and_never_at_the_end(rules):
    due = [due_facts(rules, phase) for phase in ORDER]
    for earlier, later in pairwise(due):
        assert set(earlier) <= set(later)
        assert all(later[name] or not waits for name, waits in earlier.items())
    assert due_facts(rules, "closure") == due_facts(rules, "closed") == {}


# --- Pages ------------------------------------------------------------------------------------


def test_a_version_is_entered_by_page_and_read_by_case_managers(musterland, client):
    musterland.sign_in(client, "charlie")
    where = reverse("organisation:agree_minimum_documentation")
    place = list(FACTS).index("nationality")
    data = {
        "seen_version": 0,
        "agreed_on": "01.10.2026",
        "valid_from": "31.12.2199",
        f"phase_{place}": "assessment",
        f"wait_{place}": "on",
    }
    assert "Staatsangehörigkeit" in client.get(where).content.decode()
    assert client.post(where, data).status_code == 302
    version = MinimumDocumentation.objects.for_tenant(musterland.actor("charlie")).get()
    assert version.rules == {"assessment": {"nationality": REQUIRED}}
    stale = client.post(where, data)
    assert stale.status_code == 422
    assert "Inzwischen gilt Version 1" in stale.content.decode()
    assert 'name="seen_version" value="1"' in stale.content.decode()
    musterland.sign_in(client, "alice")
    page = client.get(reverse("organisation:minimum_documentation")).content.decode()
    assert "Staatsangehörigkeit" in page
    assert client.get(where).status_code == 403

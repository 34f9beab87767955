"""Three counts from one entry, each person once (promise 13)."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.casework.actions.closing import close_case
from kimpass.casework.actions.intake import add_case_member
from kimpass.casework.models import Case
from kimpass.casework.selectors import statistics
from kimpass.casework.selectors.counting import Counts, own_counts
from kimpass.people.actions.households import PersonData
from tests.support.cast import TODAY


def join(musterland, case, kind):
    add_case_member(
        actor=musterland.actor("alice"),
        case_id=case.pk,
        person=PersonData(family_name="Berg", given_names="Lina"),
        relation="child",
        kind=kind,
        on=TODAY,
    )


def test_own_counts_are_ones_own(musterland):
    case = musterland.case()
    join(musterland, case, "co_advised")
    musterland.case(kept_by="eve", unit="nebenstadt")
    assert own_counts(musterland.actor("alice")) == Counts(1, 1, 1, 1)
    assert own_counts(musterland.actor("bob")) == Counts(0, 0, 0, 0)
    musterland.deputise(of="alice", by="bob")
    assert own_counts(musterland.actor("bob")) == Counts(1, 1, 1, 1)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(["advised", "co_advised"]), max_size=3), max_size=3))
def test_own_counts_and_the_figures_of_the_district_agree(musterland, families):
    before = own_counts(musterland.actor("alice"))
    for members in families:
        case = musterland.case()
        for kind in members:
            join(musterland, case, kind)
    counts = own_counts(musterland.actor("alice"))
    assert counts.cases - before.cases == counts.households - before.households == len(families)
    advised = sum(kind == "advised" for members in families for kind in members)
    assert counts.persons - before.persons == advised + len(families)
    # Small numbers leave the module hidden, so that the sums are compared before that.
    assert tuple(statistics._total(musterland.tenant.pk, TODAY)) == (
        counts.cases,
        counts.households,
        counts.persons,
        counts.co_advised,
    )


def test_a_closed_case_counts_no_longer(musterland):
    case = musterland.case()
    close_case(actor=musterland.actor("alice"), case_id=case.pk, reason="goals_met", on=TODAY)
    assert own_counts(musterland.actor("alice")) == Counts(0, 0, 0, 0)
    assert Case.objects.count() == 1


def test_the_page_says_how_it_counts(musterland, visit):
    join(musterland, musterland.case(), "co_advised")
    page = visit("alice").get("/faelle/zaehlweise/")
    for words in ("Haushalte (Familien)", "Mitberatene Personen", "nie dazugezählt"):
        assert words in page
    visit("anton").get("/faelle/zaehlweise/", status=403)

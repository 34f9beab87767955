from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from kimpass.casework.models import Case, CaseMember
from kimpass.casework.selectors.statistics import caseload_on, suppressed
from tests.support.cast import TODAY


def of_unit(load, name):
    return next((unit for unit in load.units if unit.unit_name == name), None)


def make(musterland, count, unit="musterstadt"):
    return [musterland.case(unit=unit, name=f"Haus{unit}{number}") for number in range(count)]


def test_cases_households_and_persons_are_three_counts(musterland):
    cases = make(musterland, 4)
    shared = musterland.person_of(cases[0])
    for case in cases[1:]:
        CaseMember.objects.create(tenant=musterland.tenant, case=case, person=shared, valid_from=case.opened_on)
    musterstadt = of_unit(caseload_on(musterland.actor("charlie"), TODAY), "Musterstadt")
    assert (musterstadt.cases, musterstadt.households, musterstadt.persons) == (4, 4, 4)


def test_small_numbers_are_hidden_and_cannot_be_reckoned_back(musterland):
    make(musterland, 2, "waldhausen")
    make(musterland, 3, "musterstadt")
    make(musterland, 5, "nebenstadt")
    load = caseload_on(musterland.actor("charlie"), TODAY)
    assert [of_unit(load, name).cases for name in ("Musterstadt", "Nebenstadt", "Waldhausen")] == [None, 5, None]
    assert load.total.cases == 10


def test_the_day_decides(musterland):
    cases = make(musterland, 3)
    actor = musterland.actor("charlie")
    assert caseload_on(actor, cases[0].opened_on - timedelta(days=1)).total.cases == 0
    Case.objects.filter(pk=cases[0].pk).update(phase="closed", closed_on=TODAY)
    assert caseload_on(actor, TODAY - timedelta(days=1)).total.cases == 3
    assert caseload_on(actor, TODAY).total.cases is None


def test_the_co_advised_are_counted_apart(musterland):
    CaseMember.objects.filter(case__in=make(musterland, 3)).update(kind="co_advised")
    total = caseload_on(musterland.actor("charlie"), TODAY).total
    assert (total.persons, total.co_advised) == (0, 3)


@given(values=st.lists(st.integers(0, 30), max_size=12), smallest=st.integers(3, 10))
def test_no_single_gap_and_no_small_number_remains(values, smallest):
    shown = suppressed(values, smallest)
    assert all(value is None or value == 0 or value >= smallest for value in shown)
    gaps = [value for value, kept in zip(values, shown, strict=True) if kept is None]
    assert len(gaps) != 1 or sum(values) == gaps[0]
    assert all(kept in {None, value} for value, kept in zip(values, shown, strict=True))


def test_the_counts_cost_the_same_for_many_units(musterland, django_assert_num_queries):
    actor = musterland.actor("charlie")
    make(musterland, 1)
    with django_assert_num_queries(8):
        caseload_on(actor, TODAY)
    make(musterland, 3, "nebenstadt")
    with django_assert_num_queries(8):
        caseload_on(actor, TODAY)

"""Counts that leave casework for reports: right, protected, and unknown where nothing is recorded."""

from datetime import date, timedelta
from itertools import product
from math import prod

from hypothesis import given, settings
from hypothesis import strategies as st

from kimpass.casework.models import AccessRequest, Case, CaseMember, CasePhase, Contact, ContactTopic
from kimpass.casework.selectors import programme_flow as flow
from kimpass.casework.selectors import programme_stock as stock
from kimpass.casework.selectors import programme_times as times
from kimpass.casework.selectors.told_counts import told, told_in, told_overlapping
from kimpass.kernel.period import Period
from kimpass.organisation.models import Post, Staffing
from tests.support.cast import TODAY

YEAR = Period(TODAY - timedelta(days=365), TODAY + timedelta(days=1))


def make(musterland, count, unit="musterstadt"):
    return [musterland.case(unit=unit, name=f"Haus{unit}{number}") for number in range(count)]


def numbers(counted):
    return {part.label: part.number for part in counted.parts}


def test_nothing_recorded_is_unknown(musterland):
    tenant = musterland.tenant.pk
    for what in (stock.CASES, stock.HOUSEHOLDS, stock.PERSONS, stock.CO_ADVISED):
        assert not stock.stock(tenant, TODAY, what).is_recorded
    assert not flow.consultations(tenant, YEAR).is_recorded
    assert not flow.access_by(tenant, YEAR, "level").is_recorded
    assert times.cases_per_post(tenant, TODAY) is None


def test_stock_counts_cases_households_and_persons_apart(musterland):
    cases = make(musterland, 4)
    shared = musterland.person_of(cases[0])
    for case in cases[1:]:
        CaseMember.objects.create(tenant=musterland.tenant, case=case, person=shared, valid_from=case.opened_on)
    tenant = musterland.tenant.pk
    found = [stock.stock(tenant, TODAY, what).total for what in (stock.CASES, stock.HOUSEHOLDS, stock.PERSONS)]
    assert found == [4, 4, 4]
    assert numbers(stock.stock(tenant, TODAY, stock.CASES)) == {"Musterstadt": 4}


def test_a_small_unit_cannot_be_reckoned_back(musterland):
    make(musterland, 2, "waldhausen")
    make(musterland, 3, "musterstadt")
    make(musterland, 7, "nebenstadt")
    counted = stock.stock(musterland.tenant.pk, TODAY, stock.CASES)
    assert counted.total == 12
    shown = numbers(counted)
    assert shown["Waldhausen"] is None
    assert sum(number is None for number in shown.values()) >= 2


def test_a_small_district_says_less_than_three_and_nothing_behind_it(musterland):
    make(musterland, 2)
    counted = stock.stock(musterland.tenant.pk, TODAY, stock.CASES)
    assert (counted.total, counted.is_recorded) == (None, True)
    assert set(numbers(counted).values()) == {None}


def test_one_kommune_alone(musterland):
    make(musterland, 3)
    make(musterland, 4, "nebenstadt")
    units = frozenset({musterland.units["nebenstadt"].pk})
    assert stock.stock(musterland.tenant.pk, TODAY, stock.CASES, units=units).total == 4
    assert flow.cases_opened(musterland.tenant.pk, YEAR, units=units).total == 4


def test_phases_of_a_day_are_those_of_that_day(musterland):
    cases = make(musterland, 3)
    opened = cases[0].opened_on
    for case in cases:
        case.phases.update(left_on=TODAY)
        CasePhase.objects.create(tenant=musterland.tenant, case=case, phase="assessment", entered_on=TODAY)
    assert numbers(stock.cases_by_phase(musterland.tenant.pk, TODAY))["Assessment"] == 3
    before = numbers(stock.cases_by_phase(musterland.tenant.pk, max(opened, TODAY - timedelta(days=1))))
    assert before["Assessment"] == (3 if opened == TODAY else 0)


def test_topics_by_persons_and_by_actions_are_two_counts(musterland):
    cases = make(musterland, 3)
    for case in cases:
        person = musterland.person_of(case)
        for _time in range(2):
            contact = Contact.objects.create(
                tenant=musterland.tenant,
                case=case,
                happened_on=TODAY,
                kind="talk",
                text="Beratung",
                recorded_at=f"{TODAY}T10:00:00Z",
                recorded_by=musterland.staff["alice"],
            )
            ContactTopic.objects.create(
                tenant=musterland.tenant,
                case=case,
                contact=contact,
                field=musterland.fields["GESUNDHEIT"],
                person=person,
            )
    tenant = musterland.tenant.pk
    assert flow.topics_by_actions(tenant, YEAR).total == 6
    assert flow.topics_by_persons(tenant, YEAR).total == 3
    assert flow.consultations(tenant, YEAR).total == 6
    assert flow.first_contacts(tenant, YEAR).total == 3
    assert not flow.first_contacts(tenant, Period(date(2000, 1, 1), date(2001, 1, 1))).is_recorded


def test_access_is_counted_by_level_and_waits_in_days(musterland):
    for days in (2, 4, 6):
        AccessRequest.objects.create(
            tenant=musterland.tenant,
            level="level_2",
            channel="school",
            received_on=TODAY - timedelta(days=days),
            decided_on=TODAY,
            unit=musterland.units["musterstadt"],
            recorded_by=musterland.staff["alice"],
        )
    tenant = musterland.tenant.pk
    assert numbers(flow.access_by(tenant, YEAR, "level")) == {"Ebene 1": 0, "Ebene 2": 3}
    assert times.waiting_time(tenant, YEAR).median == 4


def test_no_caseload_for_fewer_than_three_people(musterland):
    make(musterland, 6)
    post = Post.objects.create(tenant=musterland.tenant, building_block="2", function="case_management", number="CM-X")
    people = [musterland.staff[name] for name in ("alice", "bob", "charlie")]
    for count, member in enumerate(people, 1):
        Staffing.objects.create(tenant=musterland.tenant, post=post, staff_member=member, fte="1.00", valid_from=TODAY)
        found = times.cases_per_post(musterland.tenant.pk, TODAY)
        assert (found.cases_per_fte is None) == (count < 3)
    assert found.cases_per_fte == 2


def test_ages_are_counted_by_the_bands_asked_for(musterland):
    cases = make(musterland, 3)
    for case in cases:
        person = musterland.person_of(case)
        person.birth_date, person.birth_precision = TODAY.replace(year=TODAY.year - 30), "day"
        person.save()
    counted = stock.persons_by_age(musterland.tenant.pk, TODAY, (18, 27))
    assert numbers(counted) == {"unter 18 Jahren": 0, "18 bis 26 Jahre": 0, "ab 27 Jahren": 3, "Alter unbekannt": 0}


def test_closing_ends_the_stock_and_begins_the_flow(musterland):
    cases = make(musterland, 4)
    Case.objects.filter(pk=cases[0].pk).update(phase="closed", closed_on=TODAY)
    assert stock.stock(musterland.tenant.pk, TODAY, stock.CASES).total == 3


counts = st.lists(st.integers(0, 30), min_size=1, max_size=8)


@given(counts, st.integers(3, 6))
def test_no_small_number_is_ever_told(values, smallest):
    labels = {str(at): f"Zeile {at}" for at in range(len(values))}
    counted = {str(at): value for at, value in enumerate(values)}
    for found in (told(counted, labels, smallest), told_overlapping(sum(values), counted, labels, smallest)):
        for part in found.parts:
            assert part.number is None or part.number == 0 or part.number >= smallest
        assert found.total is None or found.total == sum(values)
        gaps = [part for part in found.parts if part.number is None]
        assert len(gaps) != 1 or found.total is None or len([v for v in values if v]) == 1


@given(st.lists(st.integers(1, 110), min_size=1, max_size=6))
def test_every_age_has_exactly_one_band(borders):
    labels = stock.age_labels(borders)
    for age in range(0, 120, 7):
        assert stock._band(age, labels) in labels


places = st.dictionaries(
    st.tuples(st.integers(1, 3), st.sampled_from("abcd")), st.integers(1, 7), min_size=1, max_size=9
)


def solutions(unknown, equations):
    """Return every value each hidden cell may have, given what is told and what is called small."""
    keys = sorted(unknown)
    found = {key: set() for key in keys}
    for values in product(*(unknown[key] for key in keys)):
        chosen = dict(zip(keys, values, strict=True))
        if all(sum(chosen[key] for key in parts) == rest for parts, rest in equations):
            for key in keys:
                found[key].add(chosen[key])
    return found


def possible(part, total, smallest):
    """Return what a reader must think possible for a line: silence may mean anything."""
    if part.number is not None:
        return [part.number]
    return range(1, smallest) if part.is_small else range((total or 12) + 1)


def read(cells, labels, smallest):
    """Return what somebody knows who reads the reports of the tenant and of every unit."""
    whole = told_in(cells, labels, smallest, None)
    units = sorted({unit for unit, _key in cells})
    reports = {unit: told_in(cells, labels, smallest, frozenset({unit})) for unit in units}
    unknown = {
        (unit, part.key): possible(part, report.total, smallest)
        for unit, report in reports.items()
        for part in report.parts
    }
    equations = [
        ([(unit, part.key) for part in report.parts], report.total)
        for unit, report in reports.items()
        if report.total is not None
    ]
    equations += [
        ([(unit, line.key) for unit in units], line.number) for line in whole.parts if line.number is not None
    ]
    return unknown, equations


@settings(max_examples=60, deadline=None)
@given(places)
def test_reports_of_all_units_and_of_the_tenant_together_give_no_small_cell_away(cells):
    unknown, equations = read(cells, {key: key for key in "abcd"}, 3)
    if prod(len(values) for values in unknown.values()) > 200_000:
        return
    for key, values in solutions(unknown, equations).items():
        assert not 0 < cells.get(key, 0) < 3 or len(values) >= 2, (key, values)


def test_a_unit_whose_sum_protects_another_is_hidden_in_its_own_report(musterland):
    make(musterland, 2, "waldhausen")
    make(musterland, 4, "musterstadt")
    make(musterland, 7, "nebenstadt")
    tenant = musterland.tenant.pk
    for count in (
        lambda units: stock.stock(tenant, TODAY, stock.CASES, units=units),
        lambda units: flow.cases_opened(tenant, YEAR, units=units),
        lambda units: stock.persons_by_age(tenant, TODAY, units=units),
        lambda units: stock.cases_by_phase(tenant, TODAY, units=units),
    ):
        found = {name: count(frozenset({musterland.units[name].pk})).total for name in ("musterstadt", "nebenstadt")}
        assert None in found.values()
        assert count(None).total == 13


def test_a_topic_nobody_is_named_for_concerns_whoever_was_advised_then(musterland):
    cases = make(musterland, 4)
    for number, case in enumerate(cases):
        contact = Contact.objects.create(
            tenant=musterland.tenant,
            case=case,
            happened_on=TODAY,
            kind="talk",
            text="Beratung",
            recorded_at=f"{TODAY}T10:00:00Z",
            recorded_by=musterland.staff["alice"],
        )
        field = musterland.fields["GESUNDHEIT"]
        ContactTopic.objects.create(tenant=musterland.tenant, case=case, contact=contact, field=field)
        if number == 0:
            CaseMember.objects.filter(case=case).update(valid_from=TODAY + timedelta(days=1))
    assert flow.topics_by_actions(musterland.tenant.pk, YEAR).total == 4
    assert flow.topics_by_persons(musterland.tenant.pk, YEAR).total == 3

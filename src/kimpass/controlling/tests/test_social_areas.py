"""Posts of social areas count in the Kommune and the region their area lies in, and nowhere twice (ORG-12)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kimpass.controlling.selectors.chapters.regions import regions_section
from kimpass.controlling.selectors.register import posts_on, register_section
from kimpass.controlling.selectors.reports import KINDS, asked_for
from kimpass.kernel.period import Period
from kimpass.organisation.actions.posts import AreaData, PostData, TermsData, set_up_post
from kimpass.organisation.actions.social_areas import add_social_area
from kimpass.organisation.models import Staffing
from kimpass.organisation.selectors.entitlement import entitlement
from kimpass.organisation.selectors.staffing import turnover
from kimpass.organisation.selectors.structure_chart import structure_chart
from kimpass.organisation.tests.ground import BEGIN, FTES, undone

PLACES = ("musterstadt", "nebenstadt", "waldhausen")
AREAS = tuple(f"{place}/{area}" for place in PLACES for area in ("nord", "süd"))
YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))
TODAY = date(2026, 2, 1)
ONE = Decimal("1.00")
ADVICE, COORDINATION = ("2", "case_management"), ("1", "coordination")
# What chance seldom draws: areas of one Kommune alone, a Kommune beside its own area, a coordinator of an area.
TWO_OF_ONE = [
    (ADVICE, ONE, ["musterstadt/nord", "musterstadt/süd"]),
    (ADVICE, ONE, ["waldhausen", "waldhausen/nord"]),
    (COORDINATION, ONE, ["nebenstadt/nord"]),
]
POST = st.tuples(
    st.sampled_from([COORDINATION, ADVICE]),
    FTES,
    st.lists(st.sampled_from((*PLACES, *AREAS)), unique=True, max_size=5),
)


@pytest.fixture
def divided(musterland):
    """Three Kommunen with two social areas each."""
    for each in AREAS:
        place, _slash, name = each.partition("/")
        musterland.units[each] = add_social_area(
            actor=musterland.actor("diana"), unit_id=musterland.units[place].pk, name=name.title()
        )
    return musterland


def asked(world, place=None):
    unit = world.units[place] if place else None
    return asked_for(world.tenant, "municipality", today=TODAY, period="2025", unit=unit)


def set_up(world, number, kind, size, names):
    row = set_up_post(
        actor=world.actor("diana"),
        data=PostData(*kind, f"S-{number}"),
        terms=TermsData(fte_approved=size),
        areas=[AreaData(world.units[name].pk) for name in names],
        valid_from=BEGIN,
    )
    Staffing.objects.create(
        tenant=world.tenant, post=row, fte=Decimal("0.50"), valid_from=BEGIN, valid_until=date(2025, 7, 1)
    )


def told(world):
    """Return every sum that is told of a Kommune or a region."""
    actor = world.actor("charlie")
    figures = [KINDS["municipality"].draw(asked(world, place)).figure("municipality.fte") for place in PLACES]
    leaves = [leaf for branch in structure_chart(actor, TODAY) for leaf in branch.leaves]
    return {
        "reports": [(figure.value, figure.remarks, len(figure.proof)) for figure in figures],
        "chart": [(leaf.name, leaf.fte, leaf.posts) for leaf in leaves],
        "entitled": [(line.approved, line.filled) for line in entitlement(actor, TODAY).lines],
        "turnover": turnover(actor, YEAR),
        "regions": [
            [cell if isinstance(cell, str) else (cell.key, cell.value) for cell in row.cells]
            for table in regions_section(asked(world)).tables
            for row in table.rows
        ],
        "register": [
            (row.label, row.cells[0].value)
            for table in register_section(world.tenant.pk, "", TODAY).tables
            for row in table.rows
        ],
    }


@pytest.mark.slow
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@example(rows=TWO_OF_ONE)
@given(rows=st.lists(POST, min_size=1, max_size=5))
def test_sums_by_kommune_with_social_areas_equal_those_without(divided, rows):
    both = []
    for whole in (False, True):
        with undone():
            for number, (kind, size, names) in enumerate(rows):
                served = dict.fromkeys(name.partition("/")[0] for name in names) if whole else names
                set_up(divided, number, kind, size, served)
            both.append(told(divided))
    assert both[0] == both[1]


def test_the_register_names_the_social_area_and_counts_its_region(divided):
    set_up(divided, 1, ADVICE, Decimal("0.75"), ["waldhausen/nord", "musterstadt"])
    [place] = posts_on(divided.tenant.pk, TODAY)
    assert sorted(place.units) == ["Musterstadt", "Waldhausen, Nord"]
    assert place.where.count("; ") == 1
    assert place.regions == ("Region 1",)
    figures = {row.label: row.cells[0] for row in register_section(divided.tenant.pk, "", TODAY).tables[0].rows}
    assert figures["Region 1"].value == Decimal("0.75")
    assert figures["zugeordnet"].value == Decimal("0.75")
    assert "Waldhausen, Nord" in figures["zugeordnet"].proof[0].text


def test_two_social_areas_of_one_kommune_are_no_other_kommune(divided):
    set_up(divided, 1, ADVICE, ONE, ["musterstadt/nord", "musterstadt/süd"])
    figure = KINDS["municipality"].draw(asked(divided, "musterstadt")).figure("municipality.fte")
    assert (figure.value, figure.remarks) == (ONE, ())
    assert KINDS["municipality"].draw(asked(divided, "nebenstadt")).figure("municipality.fte").value is None


def test_social_areas_cost_the_register_no_statements(divided, django_assert_num_queries):
    set_up(divided, 1, ADVICE, ONE, ["musterstadt"])
    with django_assert_num_queries(7):
        posts_on(divided.tenant.pk, TODAY)
    for number, name in enumerate(AREAS, 2):
        set_up(divided, number, ADVICE, ONE, [name])
    with django_assert_num_queries(7):
        posts_on(divided.tenant.pk, TODAY)

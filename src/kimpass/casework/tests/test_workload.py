"""Coverage, caseload of filled posts, and what time went into: figures about a district, never about one colleague."""

from datetime import timedelta
from decimal import Decimal

import pytest

from kimpass.casework.models import TaskArea
from kimpass.casework.selectors.workload import areas_until, coverage_on, workload_on
from kimpass.organisation.models import Post, Staffing
from tests.support.cast import SINCE
from tests.walls.test_tenant import note_on

SMALLEST = 3


@pytest.fixture
def posts(musterland):
    def fill(number, fte="0.50"):
        for place in range(number):
            post = Post.objects.create(
                tenant=musterland.tenant, building_block="2", function="case_management", number=f"2-{place}"
            )
            Staffing.objects.create(tenant=musterland.tenant, post=post, fte=Decimal(fte), valid_from=SINCE)

    return fill


def test_a_municipality_is_covered_while_a_case_runs_there(musterland):
    charlie = musterland.actor("charlie")
    assert coverage_on(charlie, musterland.today).covered == 0
    musterland.case(unit="bergheim")
    found = coverage_on(charlie, musterland.today)
    assert (found.covered, found.municipalities) == (1, 6)
    assert "Bergheim" not in found.without
    assert "Waldhausen" in found.without
    assert coverage_on(charlie, musterland.today - timedelta(days=60)).covered == 0


def test_cases_for_each_filled_equivalent_and_only_of_three_posts_and_more(musterland, posts):
    charlie = musterland.actor("charlie")
    for number in range(5):
        musterland.case(name=f"Berg{number}")
    posts(2)
    assert workload_on(charlie, musterland.today, SMALLEST).cases_per_fte is None
    third = Post.objects.create(tenant=musterland.tenant, building_block="2", function="case_management", number="2-9")
    Staffing.objects.create(tenant=musterland.tenant, post=third, fte=Decimal("1.00"), valid_from=SINCE)
    found = workload_on(charlie, musterland.today, SMALLEST)
    assert (str(found.fte), found.cases_per_fte) == ("2.00", Decimal("2.5"))


def test_few_cases_tell_nothing_of_a_post(musterland, posts):
    posts(4)
    musterland.case()
    assert workload_on(musterland.actor("charlie"), musterland.today, SMALLEST).cases_per_fte is None


def test_contacts_are_counted_by_task_area_with_small_numbers_hidden(musterland):
    case = musterland.case()
    for area, times in ((TaskArea.SUPPORT, 5), (TaskArea.NETWORK, 4), (TaskArea.SYSTEM, 1)):
        for _ in range(times):
            note = note_on(case, musterland.tenant, musterland.staff["alice"])
            note.task_area, note.minutes, note.happened_on = area, 30, musterland.today
            note.save()
    found = {
        row.label: (row.contacts, row.hours) for row in areas_until(musterland.actor("charlie"), musterland.today, 3)
    }
    assert found["Unterstützungsmanagement"] == (5, 2)
    assert found["Netzwerkarbeit"] == (None, None)  # or the one contact could be reckoned back from a sum
    assert found["Systemmanagement"] == (None, None)

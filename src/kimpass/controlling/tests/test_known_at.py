"""The same report for the same `as_of` and `known_at` gives the same figures, whatever happens later (REP-07)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kimpass.controlling.models import ReportedFigure
from kimpass.controlling.selectors.reports import KINDS, About, asked_for
from kimpass.controlling.tests.reporting import DAY, KIND, correct, furnish
from kimpass.kernel.period import Period
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import FundingLine, Post, PostTerms, Staffing, StaffingFigure, history
from kimpass.organisation.models.funding import FundingLine as Line

FTE = st.decimals(Decimal(0), Decimal(20), places=2)
WHAT = ("staffing", "new staffing", "money", "new money", "told", "terms", "end terms", "filled", "end")
EDITS = st.lists(
    st.tuples(
        st.sampled_from(WHAT),
        st.integers(0, 5),
        FTE,
        st.integers(-400, 400),
    ),
    min_size=1,
    max_size=8,
)


def figures(tenant, known_at, kind=KIND):
    """Draw the report of the day as it was known, as programs read it."""
    period = "2026" if KINDS[kind].about == About.PERIOD else None
    asked = asked_for(tenant, kind, today=date(2026, 11, 23), as_of=DAY, period=period, known_at=known_at)
    return KINDS[kind].draw(asked).as_json()


def post_with(tenant, number):
    post = Post.objects.create(tenant=tenant, number=f"CM-{number}", building_block="2", function="case_management")
    common = {"tenant": tenant, "post": post, "valid_from": date(2025, 1, 1)}
    PostTerms.objects.create(fte_approved=Decimal(1), **common)
    Staffing.objects.create(fte=Decimal("0.50"), **common)


def edit(tenant, what, which, fte, days):
    """Change one row the way the application does: nothing is overwritten, it is superseded."""
    now, day = timezone.now(), DAY + timedelta(days=days)
    known = {"staffing": StaffingFigure, "money": FundingLine, "told": ReportedFigure}
    periods = {"terms": PostTerms, "end terms": PostTerms, "filled": Staffing, "end": Staffing}
    if what in known:
        field = {"staffing": "fte_filled", "money": "amount", "told": "value"}[what]
        rows = list(known[what].objects.current().order_by("pk"))
        correct(rows[which % len(rows)], **{field: fte})
    elif what == "new staffing":
        StaffingFigure.objects.create(
            tenant=tenant, building_block="3", function="immigration_authority", fte_approved=fte,
            reference_date=min(day, DAY), source="später"
        )  # fmt: skip
    elif what == "new money":
        Line.objects.create(
            tenant=tenant, year=2026, kind="personnel", amount=fte, valid_from=DAY, valid_until=DAY + timedelta(days=1)
        )
    elif rows := list(periods[what].objects.current().order_by("pk")):
        row = rows[which % len(rows)]
        field = "fte_approved" if periods[what] is PostTerms else "fte"
        span = history.span_of(row)
        if what in {"terms", "filled"}:
            least = fte if field == "fte_approved" else min(max(fte, Decimal("0.01")), Decimal(1))
            history.rewrite(row, now, [(span, {field: least})])
        elif day > span.start:
            history.cut(row, Period(day), now)


@pytest.fixture
def tenant(musterland):
    furnish(musterland.tenant)
    for number in range(3):
        post_with(musterland.tenant, number)
    return musterland.tenant


@settings(
    max_examples=20,
    deadline=None,
    # Each example draws reports from a database: shrinking would take longer than reading the case.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(before=EDITS, after=EDITS)
def test_later_edits_never_change_what_was_known(tenant, before, after):
    from django.db import transaction

    with transaction.atomic(), bound(tenant.pk):
        for one in before:
            edit(tenant, *one)
        known_at = timezone.now()
        told = figures(tenant, known_at)
        assert told == figures(tenant, None)
        for one in after:
            edit(tenant, *one)
            assert figures(tenant, known_at) == told
        transaction.set_rollback(True)


def test_a_correction_changes_what_is_known_now(tenant):
    known_at = timezone.now()
    before = figures(tenant, known_at)
    correct(StaffingFigure.objects.get(function="case_management"), fte_filled=Decimal("8.62"))
    key = "staffing.case_management.filled"
    assert figures(tenant, known_at) == before
    assert figures(tenant, None)["figures"][key]["value"] == "8.62"
    assert before["figures"][key]["value"] == "7.62"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_stays_as_it_was_known(tenant, kind):
    known_at = timezone.now()
    before = figures(tenant, known_at, kind)
    for number, what in enumerate(WHAT):
        edit(tenant, what, number, Decimal("0.75"), -30)
    assert figures(tenant, known_at, kind) == before

"""Personnel money left because posts are vacant (FUN-12): sums, periods, and what stays unknown."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kimpass.kernel.period import Period
from kimpass.organisation.models import FundingLine, FundingLineState, Post, PostTerms, Recruitment, Staffing
from kimpass.organisation.selectors.funding_forecast import (
    Grant,
    Left,
    forecast,
    in_cents,
    left_by_month,
    left_per_day,
)
from kimpass.organisation.selectors.funding_vacancies import PostLife, Span, vacancy_on

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
DAYS = [YEAR.start + timedelta(days=number) for number in range(365)]
ALWAYS = Period(date(2020, 1, 1))


def days_of(period):
    return [day for day in DAYS if day in period]


PERIODS = st.tuples(st.integers(-40, 380), st.integers(1, 300), st.booleans()).map(
    lambda drawn: Period(
        YEAR.start + timedelta(days=drawn[0]),
        None if drawn[2] else YEAR.start + timedelta(days=drawn[0] + drawn[1]),
    )
)
SIZES = st.integers(1, 300).map(lambda number: Decimal(number) / 100)
SPANS = st.builds(Span, PERIODS, SIZES)
POSTS = st.builds(
    PostLife,
    st.just("CM-1"),
    st.tuples(st.builds(Span, PERIODS, st.none() | SIZES, st.sampled_from(["", "", "", "Teilhabemanagement"]))),
    st.lists(SPANS, max_size=3).map(tuple),
    st.lists(st.builds(Span, PERIODS, st.none(), st.sampled_from(Recruitment.State.values)), max_size=2).map(tuple),
)
GRANTS = st.builds(
    Grant,
    PERIODS.map(lambda period: Period(period.start, period.end or period.start + timedelta(days=365))),
    st.integers(0, 10**9).map(lambda number: Decimal(number) / 100),
    st.none() | st.just(Decimal(0)) | SIZES,
)
BOTH = {"grants": st.lists(GRANTS, max_size=3), "posts": st.lists(POSTS, max_size=4)}


@given(**BOTH)
def test_months_are_the_sum_of_their_days(grants, posts):
    months = left_by_month(grants, posts)
    if not grants:
        assert months == {}
        return
    day, last = min(g.period.start for g in grants), max(g.period.end for g in grants)
    by_day: dict[date, Left] = {}
    while day < last:
        running = [grant for grant in grants if day in grant.period]
        if running:
            left = left_per_day(running, vacancy_on(posts, day), has_posts=bool(posts))
            month = day.replace(day=1)
            by_day[month] = by_day.get(month, Left()) + left
        day += timedelta(days=1)
    assert months == by_day


@given(**BOTH)
def test_what_is_left_is_never_negative_and_never_more_than_the_money(grants, posts):
    months = left_by_month(grants, posts).values()
    assert all(month.certain >= 0 and month.open >= 0 for month in months)
    most = sum((month.certain + month.open for month in months), Fraction(0))
    assert most <= sum((Fraction(grant.amount) for grant in grants), Fraction(0))


@given(**BOTH)
def test_cents_add_up_to_the_rounded_sum(grants, posts):
    exact = left_by_month(grants, posts)
    found = in_cents(exact)
    assert all(month.certain >= 0 and month.open >= 0 for month in found)
    for name in ("certain", "open"):
        whole = sum((getattr(left, name) for left in exact.values()), Fraction(0))
        shown = sum((getattr(month, name) for month in found), Decimal(0))
        assert abs(Fraction(shown) - whole) <= Fraction(1, 200)


def full(number, *staffings, states=(), size="1.00", word=""):
    return PostLife(number, (Span(ALWAYS, Decimal(size), word),), staffings, states)


MONEY = [Grant(YEAR, Decimal(55_000), Decimal(1))]


def total(posts, grants=MONEY):
    months = in_cents(left_by_month(grants, posts))
    return sum(m.certain for m in months), sum(m.open for m in months)


def test_a_post_vacant_all_year_leaves_all_its_money():
    vacant = full("A", states=(Span(ALWAYS, None, "advertised"),))
    assert total([vacant]) == (Decimal("55000.00"), Decimal(0))
    assert total([full("A", Span(ALWAYS, Decimal(1)))]) == (Decimal(0), Decimal(0))


def test_the_first_day_of_work_is_no_longer_vacant():
    begun = full("A", Span(Period(date(2026, 12, 31)), Decimal(1)), states=(Span(ALWAYS, None, "in_procedure"),))
    certain, unknown = total([begun])
    assert (certain, unknown) == ((Decimal(55_000) * 364 / 365).quantize(Decimal("0.01")), Decimal(0))


def test_half_a_post_leaves_half():
    assert total([full("A", Span(ALWAYS, Decimal("0.50")))]) == (Decimal("27500.00"), Decimal(0))


def test_a_post_nobody_recorded_anything_about_is_unknown():
    assert total([full("A")]) == (Decimal(0), Decimal("55000.00"))
    said = full("A", states=(Span(ALWAYS, None, "filled"),))
    assert total([said]) == (Decimal(0), Decimal("55000.00"))


def test_a_post_lent_to_another_programme_is_used():
    assert total([full("A", word="Teilhabemanagement")]) == (Decimal(0), Decimal(0))


def test_money_without_a_register_is_unknown():
    assert total([]) == (Decimal(0), Decimal("55000.00"))
    grants = [Grant(YEAR, Decimal(55_000), None)]
    assert total([full("A", Span(ALWAYS, Decimal(1)))], grants) == (Decimal(0), Decimal("55000.00"))


def test_funded_posts_the_register_does_not_know_are_unknown():
    grants = [Grant(YEAR, Decimal(110_000), Decimal(2))]
    assert total([full("A", Span(ALWAYS, Decimal(1)))], grants) == (Decimal(0), Decimal("55000.00"))


def test_more_vacant_posts_than_money_leave_no_more_than_the_money():
    vacant = full("A", states=(Span(ALWAYS, None, "given_back"),), size="3.00")
    assert total([vacant]) == (Decimal("55000.00"), Decimal(0))


AT = datetime(2026, 3, 1, tzinfo=UTC)


def register(land):
    """Enter two posts and their money in February; in March it turns out that one was vacant."""
    own = {"tenant": land.tenant}
    known = {**own, "recorded_at": AT - timedelta(days=20), "valid_from": YEAR.start}
    FundingLine.objects.create(
        year=2026, kind="personnel", building_block="2", amount=Decimal(110_000), fte_funded=Decimal(2),
        valid_until=YEAR.end, **known,
    )  # fmt: skip
    for number in ("CM-1", "CM-2"):
        post = Post.objects.create(building_block="2", function="case_management", number=number, **own)
        PostTerms.objects.create(post=post, fte_approved=Decimal(1), **known)
        held = Staffing.objects.create(post=post, fte=Decimal(1), **known)
    held.superseded_at = AT
    held.save()
    Staffing.objects.create(post=post, fte=Decimal(1), **{**known, "recorded_at": AT, "valid_from": date(2026, 7, 1)})


def test_the_forecast_of_a_district_says_what_was_known_when(musterland):
    register(musterland)
    (then,) = forecast(musterland.tenant.pk, 2026, AT - timedelta(days=1))
    (now,) = forecast(musterland.tenant.pk, 2026)
    assert (then.certain, then.is_known) == (Decimal(0), True)
    assert now.certain == (Decimal(55_000) * 181 / 365).quantize(Decimal("0.01"))
    assert [month.certain > 0 for month in now.months] == [True] * 6 + [False] * 6
    assert (now.posts, now.approved, now.gap, now.unknown_posts) == (2, Decimal(2), Decimal(0), ())
    assert forecast(musterland.tenant.pk, 2026, AT - timedelta(days=1)) == [then]


def test_what_is_granted_counts(musterland):
    register(musterland)
    FundingLineState.objects.create(
        tenant=musterland.tenant, line=FundingLine.objects.asked_for().get(), state="granted", amount=Decimal(220_000),
        valid_from=YEAR.start,
    )  # fmt: skip
    (now,) = forecast(musterland.tenant.pk, 2026)
    assert (now.granted, now.certain) == (
        Decimal(220_000), (Decimal(110_000) * 181 / 365).quantize(Decimal("0.01"))
    )  # fmt: skip


def test_unknown_posts_are_named(musterland):
    register(musterland)
    post = Post.objects.create(tenant=musterland.tenant, building_block="2", function="case_management", number="CM-3")
    PostTerms.objects.create(tenant=musterland.tenant, post=post, valid_from=YEAR.start)
    (now,) = forecast(musterland.tenant.pk, 2026)
    assert (now.unknown_posts, now.is_known) == (("CM-3",), False)


def test_the_forecast_takes_the_same_few_statements_for_many_posts(musterland, django_assert_num_queries):
    register(musterland)
    with django_assert_num_queries(6):
        forecast(musterland.tenant.pk, 2026)

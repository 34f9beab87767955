"""Lines of money, their states, corrections and notices (FUN-01 to FUN-04)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kimpass.kernel.access import RuleViolation
from kimpass.organisation.actions import funding
from kimpass.organisation.actions.funding import FundingLineData, FundingNotPossible, NoticeData
from kimpass.organisation.models import Agreement, FundingLine, FundingLineState, GrantNotice
from kimpass.organisation.models.amounts import fte_obstacle, has_cents_at_most, money_obstacle
from kimpass.organisation.selectors import funding as selectors

YEAR = {"year": 2026, "valid_from": date(2026, 1, 1), "valid_until": date(2027, 1, 1)}


def data(**values):
    return FundingLineData(**{**YEAR, "kind": "personnel", "building_block": "2", "amount": Decimal(770_000), **values})


def enter(land, **values):
    return funding.add_funding_line(actor=land.actor("diana"), data=data(**values))


def correct(land, line, reason="Zahlendreher", **values):
    return funding.correct_funding_line(actor=land.actor("diana"), line_id=line.pk, data=data(**values), reason=reason)


def say(land, line, state, since=date(2026, 2, 1), **values):
    return funding.record_line_state(actor=land.actor("diana"), line_id=line.pk, state=state, since=since, **values)


def test_add_funding_line_adds_up_and_merges_nothing(musterland, facts):
    for kind, block, amount in (
        ("personnel", "1", 253_800),
        ("personnel", "2", 770_000),
        ("personnel", "3", 150_000),
        ("measures_from_interface_analysis", "1", 30_000),
        ("event_formats", "1", 10_000),
        ("external_advice", "1", 9_000),
    ):
        enter(musterland, kind=kind, building_block=block, amount=Decimal(amount))
    extra = {"kind": "interpreting", "building_block": "", "amount": Decimal(30_000), "in_total": False}
    enter(musterland, **extra, valid_from=date(2026, 10, 1))
    year = selectors.year_of(musterland.tenant.pk, 2026)
    assert (year.total, year.outside_total) == (Decimal(1_222_800), Decimal(30_000))
    assert dict(year.blocks())["1"] == Decimal(302_800)
    assert [entry.line.amount for entry in year.entries].count(Decimal(30_000)) == 2
    assert not year.outside[0].is_whole_year
    assert facts() == ["funding_line.added"] * 7


def test_nothing_entered_is_unknown_and_not_nought(musterland):
    year = selectors.year_of(musterland.tenant.pk, 2026)
    assert (year.is_known, year.total, year.own_share) == (False, None, None)
    enter(musterland, own_share=Decimal(0))
    enter(musterland)
    year = selectors.year_of(musterland.tenant.pk, 2026)
    assert (year.own_share, year.without_own_share) == (Decimal(0), 1)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"amount": Decimal("1.234")}, "zwei Stellen nach dem Komma, nicht 1,234"),
        ({"own_share": Decimal("0.001")}, "Eigenanteil: Beträge haben höchstens zwei Stellen"),
        ({"fte_funded": Decimal("7.625")}, "VZÄ haben höchstens zwei Stellen"),
        ({"amount": Decimal(-1)}, "zwischen 0 und"),
        ({"amount": Decimal("NaN")}, "zwei Stellen"),
        ({"fte_funded": Decimal(1000)}, "999,99"),
        ({"kind": "gift"}, "wofür das Geld ist"),
        ({"building_block": "4"}, "Baustein gibt es nicht"),
        ({"year": 1999}, "zwischen 2015 und 2100"),
        ({"valid_until": date(2026, 1, 1)}, "endet, bevor er beginnt"),
        ({"valid_from": date(2027, 1, 1), "valid_until": date(2027, 2, 1)}, "nicht im Jahr 2026"),
        ({"notice_id": 10**9}, "Bescheid gibt es nicht"),
    ],
)
def test_add_funding_line_refuses_what_cannot_be(musterland, values, words):
    with pytest.raises(FundingNotPossible, match=words):
        enter(musterland, **values)
    assert not FundingLine.objects.asked_for().exists()


def test_add_funding_line_speaks_of_nobody(musterland):
    with pytest.raises(RuleViolation, match="Person"):
        enter(musterland, label="Pauschale für Frau Schmidt-Yıldız")
    assert enter(musterland, source="Bescheid vom 12.03.2026, Az. 33-7/26").source


@pytest.mark.parametrize("login", ["alice", "charlie", "anton", "frank"])
def test_add_funding_line_is_for_the_management(musterland, login):
    with pytest.raises(PermissionDenied):
        funding.add_funding_line(actor=musterland.actor(login), data=data())


def test_correct_funding_line_keeps_what_was_known(musterland, facts):
    line = enter(musterland)
    say(musterland, line, "granted", amount=Decimal(770_000))
    contract = Agreement.objects.create(tenant=musterland.tenant, kind="forwarding_agreement", funding_line=line)
    before = timezone.now()
    new = correct(musterland, line, amount=Decimal(707_000))
    then, now = (selectors.year_of(musterland.tenant.pk, 2026, at) for at in (before, None))
    assert (then.total, now.total) == (Decimal(770_000), Decimal(707_000))
    assert [entry.standing.label for entry in (*then.inside, *now.inside)] == ["bewilligt", "bewilligt"]
    assert (new.replaces_id, new.reason_of_correction, new.sort) == (line.pk, "Zahlendreher", line.sort)
    contract.refresh_from_db()
    assert contract.funding_line_id == new.pk
    assert selectors.newest_row(line).pk == new.pk
    assert [row.pk for row in selectors.earlier_rows(new)] == [line.pk]
    assert facts()[-1] == "funding_line.corrected"


def test_correct_funding_line_wants_a_reason_and_a_change(musterland):
    line = enter(musterland)
    with pytest.raises(FundingNotPossible, match="warum"):
        correct(musterland, line, reason=" ", amount=Decimal(1))
    with pytest.raises(FundingNotPossible, match="nichts geändert"):
        correct(musterland, line)
    correct(musterland, line, amount=Decimal(1))
    with pytest.raises(FundingNotPossible, match="inzwischen berichtigt"):
        correct(musterland, line, amount=Decimal(2))
    with pytest.raises(FundingNotPossible, match="inzwischen berichtigt"):
        say(musterland, line, "granted")
    with pytest.raises(PermissionDenied):
        funding.correct_funding_line(
            actor=musterland.actor("charlie"), line_id=line.pk, data=data(amount=Decimal(3)), reason="x"
        )


def test_record_line_state_follows_the_money(musterland, facts):
    line = enter(musterland)
    say(musterland, line, "expected", date(2026, 1, 5))
    say(musterland, line, "applied", date(2026, 2, 1), amount=Decimal(800_000))
    say(musterland, line, "granted", date(2026, 3, 1), amount=Decimal(770_000))
    say(musterland, line, "forwarded", date(2026, 4, 1), amount=Decimal(500_000))
    states = selectors.states_of(line)
    assert [(state.state, state.valid_until) for state in states] == [
        ("expected", date(2026, 2, 1)),
        ("applied", date(2026, 3, 1)),
        ("granted", date(2026, 4, 1)),
        ("forwarded", None),
    ]
    entry = selectors.entry_of(line)
    assert (entry.standing.label, selectors.granted_of(line, entry.standing)) == ("weitergeleitet", Decimal(770_000))
    assert facts()[1:] == ["funding_line.state_recorded"] * 4


def test_record_line_state_on_the_same_day_is_a_correction(musterland):
    line = enter(musterland)
    say(musterland, line, "granted", amount=Decimal(1))
    before = timezone.now()
    say(musterland, line, "granted", amount=Decimal(2))
    assert [state.amount for state in selectors.states_of(line)] == [Decimal(2)]
    then = selectors.standings(musterland.tenant.pk, [line], before)[line.pk]
    assert then.granted == Decimal(1)


def test_record_line_state_refuses_what_cannot_be(musterland):
    line = enter(musterland)
    say(musterland, line, "granted")
    for values, words in (
        ({"state": "lost"}, "wählen Sie einen Stand"),
        ({"since": date(2026, 1, 31)}, "vor dem Beginn"),
        ({"since": musterland.today + timedelta(days=1)}, "Zukunft"),
        ({"amount": Decimal("0.005")}, "zwei Stellen"),
    ):
        with pytest.raises(FundingNotPossible, match=words):
            say(musterland, line, **{"state": "proven", **values})
    assert FundingLineState.objects.asked_for().count() == 1


def notice(land, **values):
    return funding.add_grant_notice(actor=land.actor("diana"), data=NoticeData(**{"year": 2021, **values}))


def test_add_grant_notice_counts_the_posts_of_a_year(musterland, facts):
    notice(musterland, building_block="2", function="case_management", fte=Decimal(5))
    notice(musterland, year=2022, building_block="2", function="case_management", fte=Decimal(6))
    assert [(row.year, row.fte) for row in selectors.notices(musterland.actor("charlie"))] == [
        (2022, Decimal(6)),
        (2021, Decimal(5)),
    ]
    assert facts() == ["grant_notice.added"] * 2
    with pytest.raises(PermissionDenied):
        funding.add_grant_notice(actor=musterland.actor("charlie"), data=NoticeData(year=2021))
    with pytest.raises(FundingNotPossible, match="Funktion"):
        notice(musterland, function="boss")


def test_change_grant_notice_shows_what_lines_say_beside_it(musterland):
    row = notice(musterland, amount=Decimal(100))
    enter(musterland, notice_id=row.pk, amount=Decimal(120))
    (entry,) = selectors.notice_entries(musterland.actor("charlie"))
    assert entry.gap == Decimal(20)
    change = {"actor": musterland.actor("diana"), "notice_id": row.pk, "data": NoticeData(year=2021)}
    funding.change_grant_notice(version=1, **change)
    (entry,) = selectors.notice_entries(musterland.actor("charlie"))
    assert entry.gap is None
    with pytest.raises(FundingNotPossible, match="inzwischen geändert"):
        funding.change_grant_notice(version=1, **change)
    assert GrantNotice.objects.asked_for().get().version == 2


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=9_999_999_999))
def test_an_amount_is_stored_as_it_is_or_refused(value):
    refused = bool(money_obstacle("Betrag", value))
    assert refused != has_cents_at_most(value)
    assert has_cents_at_most(value) == (value * 100 == int(value * 100))
    assert bool(fte_obstacle("VZÄ", value)) == (not has_cents_at_most(value) or value > Decimal("999.99"))


@pytest.mark.parametrize(
    ("values", "form"),
    [
        ({"building_block": "1"}, "Zuwendung nach der Förderrichtlinie"),
        ({"building_block": "2"}, "fachbezogene Pauschale"),
        ({"building_block": "3"}, "fachbezogene Pauschale"),
        ({"building_block": ""}, ""),
        ({"building_block": "1", "kind": "event_formats"}, ""),
    ],
)
def test_money_for_posts_comes_by_guideline_or_as_a_lump_sum(musterland, values, form):
    assert selectors.grant_form(enter(musterland, **values)) == form

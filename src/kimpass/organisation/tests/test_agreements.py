"""Contracts in their chain, their posts and clauses, and what deserves a second look (FUN-06 to FUN-08)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from kimpass.kernel.access import RuleViolation
from kimpass.organisation.actions import agreements
from kimpass.organisation.actions.agreements import (
    AgreementData,
    AgreementNotPossible,
    AgreementPostData,
    PartyData,
)
from kimpass.organisation.models import (
    Agreement,
    AgreementClause,
    AgreementPost,
    FundingLine,
    FundingLineState,
    Post,
)
from kimpass.organisation.selectors import agreements as selectors

LG = (PartyData(label="Kreis Musterland"), PartyData(label="Mitglieder der Lenkungsgruppe"))


def pair(land, *keys):
    agencies = {"kreis": land.office, "diakonie": land.welfare, "jobcenter": land.job_centre}
    return [PartyData(agencies[key].pk) for key in keys]


def conclude(land, parties=LG, login="diana", **values):
    data = AgreementData(**{"kind": "forwarding_agreement", **values})
    return agreements.add_agreement(actor=land.actor(login), data=data, parties=parties)


def change(land, row, parties=LG, **values):
    return agreements.change_agreement(
        actor=land.actor("diana"), agreement_id=row.pk, version=row.version, parties=parties,
        data=AgreementData(**{"kind": row.kind, **values}),
    )  # fmt: skip


def move(land, row, state, on=None):
    return agreements.change_agreement_state(actor=land.actor("diana"), agreement_id=row.pk, state=state, on=on)


def pot(land, amount=1000):
    return FundingLine.objects.create(
        tenant=land.tenant, year=2026, kind="personnel", building_block="2", amount=Decimal(amount),
        valid_from=date(2026, 1, 1), valid_until=date(2027, 1, 1), source="Bescheid",
    )  # fmt: skip


def warnings(land, row):
    return " ".join(next(link for link in selectors.chains(land.actor("charlie")) if link.agreement == row).warnings)


def test_add_agreement_names_its_parties(musterland, facts):
    row = conclude(musterland, pair(musterland, "kreis", "diakonie"), subject="Case Management in Musterstadt")
    conclude(musterland, LG, kind="cooperation_agreement", subject="Geschäftsordnung")
    first, second = selectors.chains(musterland.actor("charlie"))
    assert second.parties == ["Kreis Musterland", "Diakonie Musterland"]
    assert first.parties == ["Kreis Musterland", "Mitglieder der Lenkungsgruppe"]
    assert row.state == Agreement.State.TO_BE_DRAWN_UP
    assert facts() == ["agreement.added"] * 2


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"kind": "marriage"}, "Art der Vereinbarung"),
        ({"amount": Decimal("10.001")}, "zwei Stellen"),
        ({"starts_on": date(2026, 2, 1), "ends_on": date(2026, 1, 31)}, "bevor sie beginnt"),
        ({"parent_id": 10**9}, "vorgelagerten Vertrag gibt es nicht"),
        ({"funding_line_id": 10**9}, "Förderposten gibt es nicht"),
        ({"parties": ()}, "Vertragsparteien"),
        ({"parties": (PartyData(), PartyData(label="x"))}, "braucht einen Namen"),
        ({"parties": (PartyData(10**9),)}, "Vertragsparteien gibt es nicht"),
        ({"parties": tuple(PartyData(label=str(n)) for n in range(21))}, "Mehr als 20"),
    ],
)
def test_add_agreement_refuses_what_cannot_be(musterland, values, words):
    with pytest.raises(AgreementNotPossible, match=words):
        conclude(musterland, **values)
    with pytest.raises(PermissionDenied):
        conclude(musterland, login="charlie")
    with pytest.raises(RuleViolation, match="Person"):
        conclude(musterland, subject="Stelle von Frau Müller-Yıldız")
    assert not Agreement.objects.asked_for().exists()


def test_change_agreement_keeps_the_chain_a_chain(musterland):
    top = conclude(musterland)
    middle = conclude(musterland, parent_id=top.pk)
    low = conclude(musterland, parent_id=middle.pk)
    assert [link.depth for link in selectors.chain_of(musterland.actor("charlie"), low)] == [0, 1, 2]
    with pytest.raises(AgreementNotPossible, match="im Kreis"):
        change(musterland, top, parent_id=low.pk)
    with pytest.raises(AgreementNotPossible, match="im Kreis"):
        change(musterland, top, parent_id=top.pk)
    moved = change(musterland, low, parent_id=top.pk)
    assert [link.depth for link in selectors.chain_of(musterland.actor("charlie"), moved)] == [0, 1, 1]
    with pytest.raises(AgreementNotPossible, match="inzwischen geändert"):
        change(musterland, low.__class__(pk=low.pk, version=1, kind=low.kind), subject="zu spät")


def test_change_agreement_posts_passes_posts_on(musterland):
    post = Post.objects.create(tenant=musterland.tenant, building_block="2", function="case_management", number="CM-1")
    row = conclude(musterland, amount=Decimal(55_000))
    data = AgreementPostData(post.pk, Decimal("0.50"), Decimal(30_000))
    write = {"actor": musterland.actor("diana"), "agreement_id": row.pk}
    agreements.change_agreement_posts(version=1, posts=[data], **write)
    assert "25.000 Euro weniger als der Vertrag" in warnings(musterland, row)
    for posts, words in (
        ([data, data], "zweimal"),
        ([AgreementPostData(10**9)], "gibt es nicht"),
        ([AgreementPostData(post.pk, Decimal("0.005"))], "zwei Stellen"),
        ([AgreementPostData(post.pk, None, Decimal("0.005"))], "zwei Stellen"),
    ):
        with pytest.raises(AgreementNotPossible, match=words):
            agreements.change_agreement_posts(version=2, posts=posts, **write)
    with pytest.raises(AgreementNotPossible, match="inzwischen geändert"):
        agreements.change_agreement_posts(version=1, posts=[], **write)


def test_change_agreement_clauses_settles_every_question(musterland):
    row = conclude(musterland)
    write = {"actor": musterland.actor("diana"), "agreement_id": row.pk}
    texts = {kind: f"Regelung {number}" for number, kind in enumerate(AgreementClause.Kind.values)}
    agreements.change_agreement_clauses(version=1, clauses=texts, **write)
    (link,) = selectors.chains(musterland.actor("charlie"))
    assert [clause.kind for clause in link.agreement.clauses.all()] == AgreementClause.Kind.values
    agreements.change_agreement_clauses(
        version=2, clauses={"supervision": "fachliche Begleitung", "other": " "}, **write
    )
    assert AgreementClause.objects.asked_for().get().text == "fachliche Begleitung"
    with pytest.raises(AgreementNotPossible, match="1000 Zeichen"):
        agreements.change_agreement_clauses(version=3, clauses={"other": "x" * 1001}, **write)
    with pytest.raises(AgreementNotPossible, match="Art von Regelung"):
        agreements.change_agreement_clauses(version=3, clauses={"smalltalk": "x"}, **write)


def test_change_agreement_state_through_legal_check_to_the_end(musterland, facts):
    row = conclude(musterland, starts_on=date(2026, 3, 1))
    move(musterland, row, "draft")
    move(musterland, row, "legal_check")
    assert "unterzeichnet ist noch nicht" in warnings(musterland, row)
    for state, on, words in (
        ("legal_check", None, "schon"),
        ("signed", None, "wann"),
        ("signed", musterland.today + timedelta(days=1), "Zukunft"),
        ("ended", date(2026, 2, 1), "vor dem Beginn"),
        ("lost", None, "wählen"),
    ):
        with pytest.raises(AgreementNotPossible, match=words):
            move(musterland, row, state, on)
    signed = move(musterland, row, "signed", date(2026, 3, 5))
    assert signed.signed_on == date(2026, 3, 5)
    ended = move(musterland, row, "ended", date(2026, 8, 31))
    assert (ended.ends_on, ended.signed_on) == (date(2026, 8, 31), date(2026, 3, 5))
    assert facts()[1:] == ["agreement.state_changed"] * 4


def test_more_passed_on_than_granted_is_a_warning(musterland):
    line = pot(musterland)
    one = conclude(musterland, funding_line_id=line.pk, amount=Decimal(600))
    assert "weitergeleitet, bewilligt" not in warnings(musterland, one)
    two = conclude(musterland, pair(musterland, "kreis", "diakonie"), funding_line_id=line.pk, amount=Decimal("400.01"))
    for row in (one, two):
        assert "1.000,01 Euro weitergeleitet, bewilligt sind 1.000 Euro" in warnings(musterland, row)
    move(musterland, two, "ended", date(2026, 6, 30))
    assert "weitergeleitet, bewilligt" not in warnings(musterland, one)
    FundingLineState.objects.create(
        tenant=musterland.tenant, line=line, state="granted", amount=Decimal(599), valid_from=date(2026, 1, 1)
    )
    assert "bewilligt sind 599 Euro" in warnings(musterland, one)


def test_money_that_is_not_granted_is_told(musterland):
    line = pot(musterland)
    FundingLineState.objects.create(tenant=musterland.tenant, line=line, state="applied", valid_from=date(2026, 1, 1))
    row = conclude(musterland, funding_line_id=line.pk, amount=Decimal(1))
    assert "noch nicht bewilligt: Stand „beantragt“" in warnings(musterland, row)


@pytest.mark.parametrize("state", ["granted", "forwarded", "proven", "returned"])
def test_money_that_was_granted_once_is_not_doubted(musterland, state):
    line = pot(musterland)
    FundingLineState.objects.create(tenant=musterland.tenant, line=line, state=state, valid_from=date(2026, 1, 1))
    row = conclude(musterland, funding_line_id=line.pk, amount=Decimal(1))
    assert "noch nicht bewilligt" not in warnings(musterland, row)


def test_one_contract_for_each_link_of_the_chain(musterland):
    line = pot(musterland)
    top = conclude(musterland, pair(musterland, "kreis", "diakonie"), funding_line_id=line.pk, amount=Decimal(500))
    low = conclude(musterland, pair(musterland, "diakonie", "jobcenter"), parent_id=top.pk, amount=Decimal(501))
    assert "1 Euro mehr als der Vertrag" in warnings(musterland, top)
    assert "Glied der Kette fehlt" not in warnings(musterland, low)
    lost = conclude(musterland, parent_id=top.pk, amount=Decimal(1))
    assert "Glied der Kette fehlt" in warnings(musterland, lost)
    twin = conclude(musterland, pair(musterland, "diakonie", "kreis"), funding_line_id=line.pk, amount=Decimal(1))
    assert "noch einen Vertrag" in warnings(musterland, twin)
    only = [link.agreement for link in selectors.agreements_on(musterland.actor("charlie"), line)]
    assert only == [top, twin]


def test_the_list_takes_a_handful_of_statements(musterland, django_assert_num_queries):
    line = pot(musterland)
    for _number in range(4):
        conclude(musterland, pair(musterland, "kreis", "diakonie"), funding_line_id=line.pk, amount=Decimal(5))
    actor = musterland.actor("charlie")
    with django_assert_num_queries(5):
        selectors.chains(actor)


@given(st.lists(st.none() | st.integers(0, 6), min_size=1, max_size=7))
def test_every_contract_stands_in_the_list_once_whatever_hangs_on_what(parents):
    rows = [Agreement(pk=number, parent_id=parent) for number, parent in enumerate(parents)]
    walked = selectors.in_chains(rows)
    assert sorted(row.pk for row, _depth in walked) == [row.pk for row in rows]
    depths = {row.pk: depth for row, depth in walked}
    for row in rows:
        if depths[row.pk]:
            assert depths[row.pk] == depths[row.parent_id] + 1


def test_a_contract_belongs_to_the_baustein_of_its_money_or_else_of_its_posts(musterland):
    def block(row):
        return next(link for link in selectors.chains(musterland.actor("charlie")) if link.agreement == row).block

    row = conclude(musterland)
    assert block(row) == ""
    for number, part in (("CM-90", "2"), ("EBH-90", "3")):
        post = Post.objects.create(
            tenant=musterland.tenant, number=number, building_block=part, function="case_management"
        )
        AgreementPost.objects.create(tenant=musterland.tenant, agreement=row, post=post)
        assert block(row) == ("2" if part == "2" else "")
    assert block(conclude(musterland, funding_line_id=pot(musterland).pk, subject="mit Geld")) == "2"

"""What of a line was used and given back, and the draft that is made of it (FUN-13)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kimpass.kernel.access import RuleViolation
from kimpass.organisation.actions import funding, statements_of_use
from kimpass.organisation.actions.funding import FundingLineData, NoticeData
from kimpass.organisation.actions.statements_of_use import StatementNotPossible
from kimpass.organisation.models import Agreement, AgreementParty, ExternalAdvice, FundingLine, StatementOfUse
from kimpass.organisation.selectors.funding import NOT_SAID
from kimpass.organisation.selectors.statements_of_use import Use, draft_text, proof_of, use_of, uses_of_year


def line(land, **values):
    data = {
        "year": 2026, "kind": "personnel", "building_block": "2", "amount": Decimal(770_000),
        "fte_funded": Decimal(14), "valid_from": date(2026, 1, 1), "valid_until": date(2027, 1, 1), **values,
    }  # fmt: skip
    return funding.add_funding_line(actor=land.actor("diana"), data=FundingLineData(**data))


def write(land, row, version=0, used=None, returned=None, text=""):
    return statements_of_use.write_statement_of_use(
        actor=land.actor("diana"), line_id=row.pk, version=version, used=used, returned=returned, text=text
    )


def submit(land, row, on=None):
    return statements_of_use.submit_statement_of_use(
        actor=land.actor("diana"), statement_id=row.pk, on=on or land.today
    )


def test_write_statement_of_use_leaves_what_is_left(musterland, facts):
    row = line(musterland)
    assert use_of(row).remainder is None
    statement = write(musterland, row, used=Decimal("700000.50"))
    assert use_of(row).remainder == Decimal("69999.50")
    write(musterland, row, statement.version, Decimal("700000.50"), Decimal("69999.50"))
    assert use_of(row).remainder == Decimal(0)
    assert facts()[1:] == ["statement_of_use.written"] * 2


def test_write_statement_of_use_refuses_what_cannot_be(musterland):
    row = line(musterland)
    for values, words in (
        ({"used": Decimal("1.005")}, "Verwendet: Beträge haben höchstens zwei Stellen"),
        ({"used": Decimal(770_000), "returned": Decimal("0.01")}, "mehr als die bewilligten 770000"),
        ({"version": 1}, "inzwischen geändert"),
    ):
        with pytest.raises(StatementNotPossible, match=words):
            write(musterland, row, **values)
    with pytest.raises(RuleViolation, match="Person"):
        write(musterland, row, text="Frau Müller-Yıldız hat die Stelle im Mai verlassen.")
    with pytest.raises(PermissionDenied):
        statements_of_use.write_statement_of_use(
            actor=musterland.actor("charlie"), line_id=row.pk, version=0, used=None, returned=None, text=""
        )
    assert not StatementOfUse.objects.asked_for().exists()


def test_write_statement_of_use_measures_by_what_was_granted(musterland):
    row = line(musterland)
    funding.record_line_state(
        actor=musterland.actor("diana"), line_id=row.pk, state="granted", since=date(2026, 2, 1), amount=Decimal(100)
    )
    with pytest.raises(StatementNotPossible, match="mehr als die bewilligten"):
        write(musterland, row, used=Decimal(101))
    assert use_of(row).is_due


def test_submit_statement_of_use_closes_it(musterland):
    row = line(musterland)
    statement = write(musterland, row)
    with pytest.raises(StatementNotPossible, match="Unbekannt ist nicht null"):
        submit(musterland, statement)
    statement = write(musterland, row, statement.version, used=Decimal(0))
    with pytest.raises(StatementNotPossible, match="Zukunft"):
        submit(musterland, statement, musterland.today + timedelta(days=1))
    submit(musterland, statement)
    with pytest.raises(StatementNotPossible, match="schon eingereicht"):
        submit(musterland, statement)
    statement.refresh_from_db()
    with pytest.raises(StatementNotPossible, match="eingereicht"):
        write(musterland, row, statement.version, used=Decimal(1))
    with pytest.raises(PermissionDenied):
        statements_of_use.submit_statement_of_use(
            actor=musterland.actor("charlie"), statement_id=statement.pk, on=musterland.today
        )


def test_reopen_statement_of_use_lets_it_be_changed(musterland, facts):
    row = line(musterland)
    statement = write(musterland, row, used=Decimal(1))
    reopen = {"actor": musterland.actor("diana"), "statement_id": statement.pk}
    with pytest.raises(StatementNotPossible, match="noch nicht eingereicht"):
        statements_of_use.reopen_statement_of_use(**reopen)
    submit(musterland, statement)
    again = statements_of_use.reopen_statement_of_use(**reopen)
    write(musterland, row, again.version, used=Decimal(2))
    assert "statement_of_use.reopened" in facts()
    submit(musterland, statement)
    funding.record_line_state(actor=musterland.actor("diana"), line_id=row.pk, state="proven", since=date(2026, 2, 1))
    with pytest.raises(StatementNotPossible, match="nachgewiesen"):
        statements_of_use.reopen_statement_of_use(**reopen)


def test_a_statement_keeps_what_it_said_before(musterland):
    row = line(musterland)
    statement = write(musterland, row, used=Decimal(1))
    before = timezone.now()
    write(musterland, row, 1, used=Decimal(2))
    submit(musterland, statement)
    (then,), (now,) = (uses_of_year(musterland.tenant.pk, 2026, at) for at in (before, None))
    assert (then.used, then.is_submitted) == (Decimal(1), False)
    assert (now.used, now.is_submitted) == (Decimal(2), True)
    assert now.statement.public_id == statement.public_id
    earlier = StatementOfUse.objects.asked_for().filter(superseded_at__isnull=False).first()
    with pytest.raises(StatementNotPossible, match="frühere Fassung"):
        submit(musterland, earlier)
    with pytest.raises(StatementNotPossible, match="frühere Fassung"):
        statements_of_use.reopen_statement_of_use(actor=musterland.actor("diana"), statement_id=earlier.pk)


def test_a_corrected_line_takes_its_statement_along(musterland):
    row = line(musterland)
    write(musterland, row, used=Decimal(5))
    data = {name: getattr(row, name) for name in FundingLineData.__dataclass_fields__}
    new = funding.correct_funding_line(
        actor=musterland.actor("diana"), line_id=row.pk, data=FundingLineData(**{**data, "amount": Decimal(10)}),
        reason="Bescheid geändert",
    )  # fmt: skip
    (use,) = uses_of_year(musterland.tenant.pk, 2026)
    assert (use.line.pk, use.remainder) == (new.pk, Decimal(5))


def test_the_draft_speaks_of_what_is_recorded_and_shows_its_proof(musterland):
    notice = funding.add_grant_notice(
        actor=musterland.actor("diana"),
        data=NoticeData(year=2026, file_reference="48.02-12", fte=Decimal(14), dated_on=date(2026, 1, 20)),
    )
    row = line(musterland, notice_id=notice.pk, own_share=Decimal(1_000), label="Pauschale Case Management")
    contract = Agreement.objects.create(
        tenant=musterland.tenant, kind="forwarding_agreement", funding_line=row, amount=Decimal(500_000)
    )
    for label in ("Kreis Musterland", "Diakonie Musterland"):
        AgreementParty.objects.create(tenant=musterland.tenant, agreement=contract, label=label)
    ExternalAdvice.objects.create(tenant=musterland.tenant, line=row, topic="Prozessbegleitung", cost=Decimal(9_000))
    use = use_of(row)
    assert "noch nicht angegeben" in draft_text(use)
    write(musterland, row, used=Decimal(770_000))
    text = draft_text(use_of(row))
    for words in ("770.000 Euro zur Verfügung", "14,00 VZÄ", "48.02-12", "Weitergeleitet wurden 500.000 Euro",
                  "Eigenanteil betrug 1.000 Euro", "Ein Rest verbleibt nicht"):  # fmt: skip
        assert words in text
    proof = [(found.text, found.amount) for found in proof_of(use)]
    assert ("Weitergeleitet: Kreis Musterland – Diakonie Musterland (unbekannt)", Decimal(500_000)) in proof
    assert ("Begleitung: Prozessbegleitung", Decimal(9_000)) in proof
    assert ("Zuwendungsbescheid 48.02-12, 14,00 VZÄ", None) in proof
    # What the draft says may be stored: days, amounts and file numbers lead to nobody.
    write(musterland, row, 1, used=Decimal(770_000), text=text)


MONEY = st.none() | st.integers(0, 10**9).map(lambda number: Decimal(number) / 100)


@given(amount=st.integers(0, 10**10).map(lambda number: Decimal(number) / 100), used=MONEY, returned=MONEY)
def test_used_returned_and_left_add_up_or_are_unknown(amount, used, returned):
    use = Use(FundingLine(amount=amount), NOT_SAID, StatementOfUse(used=used, returned=returned))
    if used is None:
        assert use.remainder is None
    else:
        assert used + (returned or 0) + use.remainder == amount

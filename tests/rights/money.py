"""One of each in money and contracts, so that every page has something to show."""

from datetime import date
from decimal import Decimal

from kimpass.organisation.actions import agreements, external_advice, funding, statements_of_use
from kimpass.organisation.actions.agreements import AgreementData, PartyData
from kimpass.organisation.actions.external_advice import AdviceData
from kimpass.organisation.actions.funding import FundingLineData, NoticeData


def handle_money(stage):
    """Let the management enter a notice, a line with its state, a contract, advice, and two statements of use."""
    actor = stage.actor("programme_manager")
    year = actor.today.year
    notice = funding.add_grant_notice(actor=actor, data=NoticeData(year=year, fte=Decimal(4)))
    period = {"year": year, "valid_from": date(year, 1, 1), "valid_until": date(year + 1, 1, 1)}
    for block in ("1", "2"):
        data = FundingLineData(
            kind="personnel", building_block=block, amount=Decimal(1000), notice_id=notice.pk, **period
        )
        line = funding.add_funding_line(actor=actor, data=data)
        funding.record_line_state(actor=actor, line_id=line.pk, state="granted", since=date(year, 1, 1))
        statement = statements_of_use.write_statement_of_use(
            actor=actor, line_id=line.pk, version=0, used=Decimal(900), returned=None, text=""
        )
    statements_of_use.submit_statement_of_use(actor=actor, statement_id=statement.pk, on=actor.today)
    external_advice.add_external_advice(actor=actor, data=AdviceData(topic="Prozessbegleitung", line_id=line.pk))
    agreements.add_agreement(
        actor=actor,
        data=AgreementData(kind="forwarding_agreement", funding_line_id=line.pk, amount=Decimal(500)),
        parties=[PartyData(label="Kreis Musterland"), PartyData(label="Stadt Musterstadt")],
    )

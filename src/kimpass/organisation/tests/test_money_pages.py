"""Every page of money and contracts: who opens it, what it shows, what a sent form does."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from kimpass.organisation.actions import agreements, external_advice, funding, statements_of_use
from kimpass.organisation.actions.agreements import AgreementData, PartyData
from kimpass.organisation.actions.external_advice import AdviceData
from kimpass.organisation.actions.funding import FundingLineData, NoticeData
from kimpass.organisation.models import (
    Agreement,
    AgreementClause,
    AgreementPost,
    ExternalAdvice,
    FundingLine,
    FundingLineState,
    GrantNotice,
    Post,
    PostTerms,
    StatementOfUse,
)

LISTS = ("funding", "funding_rates", "funding_forecast", "grant_notices", "statements_of_use", "external_advice",
         "agreements")  # fmt: skip
FORMS = ("add_funding_line", "add_grant_notice", "add_external_advice", "add_agreement")


class Money:
    """One of each, and a way to the pages."""

    def __init__(self, land, client):
        self.land, self.client = land, client
        actor = land.actor("diana")
        self.notice = funding.add_grant_notice(actor=actor, data=NoticeData(year=2026, file_reference="48.02-12"))
        self.line = funding.add_funding_line(actor=actor, data=FundingLineData(
            year=2026, kind="personnel", building_block="2", amount=Decimal(770_000), fte_funded=Decimal(14),
            valid_from=date(2026, 1, 1), valid_until=date(2027, 1, 1), label="Pauschale", source="Bescheid",
            notice_id=self.notice.pk,
        ))  # fmt: skip
        self.statement = statements_of_use.write_statement_of_use(
            actor=actor, line_id=self.line.pk, version=0, used=Decimal(1), returned=None, text=""
        )
        self.advice = external_advice.add_external_advice(actor=actor, data=AdviceData(topic="Prozessbegleitung"))
        self.contract = agreements.add_agreement(
            actor=actor,
            data=AgreementData(kind="forwarding_agreement", funding_line_id=self.line.pk, amount=Decimal(800_000)),
            parties=[PartyData(land.office.pk), PartyData(land.welfare.pk)],
        )

    def rows(self):
        """Return the pages that stand for a row, and the row."""
        yield from ((name, self.line) for name in ("funding_line", "correct_funding_line", "record_line_state",
                                                   "write_statement_of_use"))  # fmt: skip
        yield "change_grant_notice", self.notice
        yield from ((name, self.statement) for name in ("statement_of_use", "submit_statement_of_use"))
        yield "change_external_advice", self.advice
        for name in ("agreement", "change_agreement", "change_agreement_posts", "change_agreement_clauses",
                     "change_agreement_state"):  # fmt: skip
            yield name, self.contract

    def get(self, name, row=None, **query):
        return self.client.get(reverse(f"money:{name}", args=[row.public_id] if row else []), query)

    def post(self, name, row=None, **data):
        return self.client.post(reverse(f"money:{name}", args=[row.public_id] if row else []), data)


@pytest.fixture
def money(musterland, client):
    found = Money(musterland, client)
    musterland.sign_in(client, "diana")
    return found


READING = ("funding_line", "statement_of_use", "agreement")


@pytest.mark.parametrize(
    ("login", "reads", "writes"),
    [("diana", 200, 200), ("charlie", 200, 403), ("anton", 200, 403), ("alice", 403, 403), ("frank", 403, 403)],
)
def test_the_pages_open_for_those_who_may(money, login, reads, writes):
    money.land.sign_in(money.client, login)
    for name in LISTS:
        assert money.get(name).status_code == reads, name
    for name in FORMS:
        assert money.get(name).status_code == writes, name
    for name, row in money.rows():
        assert money.get(name, row).status_code == (reads if name in READING else writes), name


def test_funding_shows_total_extra_money_and_checks(money):
    actor = money.land.actor("diana")
    period = {"year": 2026, "valid_from": date(2026, 10, 1), "valid_until": date(2027, 1, 1)}
    for in_total in (True, False):
        funding.add_funding_line(
            actor=actor,
            data=FundingLineData(kind="interpreting", amount=Decimal(30_000), in_total=in_total, **period),
        )
    page = money.get("funding").content.decode()
    for words in ("Fördervolumen 800.000 Euro", "daneben 30.000 Euro", "Neben der Jahressumme",
                  "01.10.2026 bis 31.12.2026", "55.000 Euro je VZÄ, kein Satz hinterlegt"):  # fmt: skip
        assert words in page
    assert money.get("funding", jahr="2019").status_code == 200
    assert money.get("funding", jahr="x" * 500).status_code == 200


def line_form(**values):
    return {
        "year": "2026", "kind": "personnel", "building_block": "1", "amount": "253.800,00", "fte_funded": "4,00",
        "first_day": "01.01.2026", "last_day": "31.12.2026", **values,
    }  # fmt: skip


def test_add_funding_line_takes_german_amounts_and_an_inclusive_end(money):
    answer = money.post("add_funding_line", **line_form(own_share="0", notice_id=money.notice.public_id))
    line = FundingLine.objects.asked_for().get(building_block="1")
    assert answer.url == reverse("money:funding_line", args=[line.public_id])
    assert (line.amount, line.valid_until, line.own_share, line.in_total) == (
        Decimal(253_800), date(2027, 1, 1), Decimal(0), True
    )  # fmt: skip
    assert "Prüfung gegen den Satz" in money.client.get(answer.url).content.decode()


def test_three_decimals_are_refused_in_words_and_nothing_is_lost(money):
    answer = money.post("add_funding_line", **line_form(amount="1.234,567", label="Zusätzliche Mittel"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Höchstens zwei Stellen nach dem Komma" in page
    assert 'value="1.234,567"' in page
    assert "Zusätzliche Mittel" in page
    assert FundingLine.objects.asked_for().count() == 1


def test_correct_funding_line_leads_from_the_old_row_to_the_new(money):
    answer = money.post("correct_funding_line", money.line, **line_form(reason="Zahlendreher im Bescheid"))
    new = FundingLine.objects.asked_for().get(replaces=money.line)
    assert answer.url == reverse("money:funding_line", args=[new.public_id])
    page = money.get("funding_line", money.line).content.decode()
    assert "Zahlendreher im Bescheid" in page
    assert answer.url in page
    assert "Frühere Stände" in money.client.get(answer.url).content.decode()
    stale = money.post("correct_funding_line", money.line, **line_form(reason="noch einmal", amount="1"))
    assert stale.status_code == 422


def test_record_line_state_shows_on_the_line(money):
    money.post("record_line_state", money.line, state="granted", since="01.02.2026", amount="760.000")
    assert FundingLineState.objects.asked_for().get().amount == Decimal(760_000)
    assert "seit 01.02.2026" in money.get("funding_line", money.line).content.decode()
    assert money.post("record_line_state", money.line, state="proven", since="01.01.2020").status_code == 422


def test_the_line_for_interpreting_leads_to_its_budget(money):
    data = FundingLineData(
        year=2026, kind="interpreting", amount=Decimal(1), valid_from=date(2026, 1, 1), valid_until=date(2027, 1, 1)
    )
    line = funding.add_funding_line(actor=money.land.actor("diana"), data=data)
    budget = reverse("network:interpreter_budget")
    assert budget in money.get("funding_line", line).content.decode()
    assert reverse("money:funding_line", args=[line.public_id]) in money.client.get(budget).content.decode()
    money.land.sign_in(money.client, "anton")
    assert money.client.get(budget).status_code == 403
    assert budget not in money.get("funding_line", line).content.decode()


def test_funding_forecast_says_what_is_unknown(money):
    assert "unbekannt" in money.get("funding_forecast").content.decode()
    post = Post.objects.create(tenant=money.land.tenant, building_block="2", function="case_management", number="CM-7")
    PostTerms.objects.create(tenant=money.land.tenant, post=post, fte_approved=Decimal(1), valid_from=date(2020, 1, 1))
    page = money.get("funding_forecast").content.decode()
    assert "mindestens 0 Euro, höchstens 770.000 Euro" in page
    assert "Ohne Angabe zur Besetzung oder zum Umfang: CM-7." in page


def test_grant_notices_are_added_and_changed(money):
    money.post("add_grant_notice", year="2021", fte="5,00", building_block="2", function="case_management")
    assert "5,00 VZÄ" in money.get("grant_notices").content.decode()
    notice = GrantNotice.objects.asked_for().get(year=2021)
    money.post("change_grant_notice", notice, year="2021", fte="6", version="1")
    notice.refresh_from_db()
    assert notice.fte == 6
    stale = money.post("change_grant_notice", notice, year="2021", fte="7", version="1")
    assert stale.status_code == 422
    assert "inzwischen geändert" in stale.content.decode()


def test_a_statement_is_written_handed_in_and_taken_up_again(money):
    money.post("write_statement_of_use", money.line, used="700.000", returned="70.000", text="Text", version="1")
    assert "eingereicht am" not in money.get("statement_of_use", money.statement).content.decode()
    money.post("submit_statement_of_use", money.statement, on="20.11.2026")
    assert "eingereicht am 20.11.2026" in money.get("statements_of_use").content.decode()
    assert money.post("write_statement_of_use", money.line, used="1", version="3").status_code == 422
    money.post("reopen_statement_of_use", money.statement)
    assert StatementOfUse.objects.asked_for().current().get().submitted_on is None
    earlier = StatementOfUse.objects.asked_for().filter(superseded_at__isnull=False).first()
    assert money.get("statement_of_use", earlier).url == reverse(
        "money:statement_of_use", args=[money.statement.public_id]
    )
    assert (
        money.client.get(reverse("money:reopen_statement_of_use", args=[money.statement.public_id])).status_code == 302
    )


def test_external_advice_is_added_and_changed(money):
    money.post("add_external_advice", topic="Klausur", is_selected="no")
    assert "noch niemand ausgewählt" in money.get("external_advice").content.decode()
    row = ExternalAdvice.objects.asked_for().get(topic="Klausur")
    adviser = money.land.welfare.public_id
    values = {"topic": "Klausur", "is_selected": "yes", "adviser_id": adviser, "hours": "7,5", "version": "1"}
    money.post("change_external_advice", row, **values, line_id=money.line.public_id)
    row.refresh_from_db()
    assert (row.adviser, row.hours, row.line) == (money.land.welfare, Decimal("7.5"), money.line)
    assert "7,50 Stunden" in money.get("external_advice").content.decode()


def test_add_agreement_takes_parties_in_rows(money):
    data = {
        "kind": "both", "agency_1": money.land.welfare.public_id, "party_1": "",
        "agency_2": "", "party_2": "Stadt Brakel",
        "agency_3": "", "party_3": "", "parent_id": money.contract.public_id, "amount": "1,00",
    }  # fmt: skip
    assert money.post("add_agreement", **data).status_code == 422
    answer = money.post("add_agreement", **{**data, "kind": "cooperation_and_forwarding"})
    made = Agreement.objects.asked_for().get(parent=money.contract)
    page = money.client.get(answer.url).content.decode()
    assert "Diakonie Musterland – Stadt Brakel" in page
    assert "Kette der Weiterleitung" in page
    assert answer.url == reverse("money:agreement", args=[made.public_id])


def test_the_list_of_agreements_warns_when_more_is_passed_on_than_granted(money):
    page = money.get("agreements").content.decode()
    assert "800.000 Euro weitergeleitet, bewilligt sind 770.000 Euro" in page


def test_change_agreement_keeps_rows_and_shows_both_versions(money):
    page = money.get("change_agreement", money.contract).content.decode()
    assert money.land.welfare.public_id in page
    data = {"kind": "forwarding_agreement", "agency_1": money.land.office.public_id, "party_1": "", "version": "1"}
    assert money.post("change_agreement", money.contract, **data).status_code == 302
    stale = money.post("change_agreement", money.contract, **data, subject="neu")
    assert stale.status_code == 422


def test_posts_and_clauses_of_an_agreement(money):
    post = Post.objects.create(tenant=money.land.tenant, building_block="2", function="case_management", number="CM-1")
    row = {"post_1": post.public_id, "fte_1": "0,50", "amount_1": "27.500"}
    lost = money.post("change_agreement_posts", money.contract, **{**row, "post_1": ""}, version="1")
    assert "Bitte wählen Sie die Stelle" in lost.content.decode()
    money.post("change_agreement_posts", money.contract, **row, version="1")
    assert AgreementPost.objects.asked_for().get().fte == Decimal("0.5")
    money.post("change_agreement_clauses", money.contract, supervision="Fachliche Begleitung", version="2")
    assert AgreementClause.objects.asked_for().get().kind == "supervision"
    page = money.get("agreement", money.contract).content.decode()
    assert "CM-1" in page
    assert "Fachliche Begleitung" in page


def test_the_state_of_an_agreement(money):
    assert money.post("change_agreement_state", money.contract, state="signed").status_code == 422
    money.post("change_agreement_state", money.contract, state="signed", on="05.03.2026")
    money.contract.refresh_from_db()
    assert (money.contract.state, money.contract.signed_on) == ("signed", date(2026, 3, 5))


def test_the_lists_take_a_handful_of_statements(money, django_assert_max_num_queries):
    for name in LISTS:
        with django_assert_max_num_queries(24):
            money.get(name)


def test_another_tenants_money_is_not_there(money, neighbour):
    for name, row in money.rows():
        row.public_id = "0" * len(row.public_id)
        assert money.get(name, row).status_code == 404

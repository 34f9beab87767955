"""What the management enters about money: lines, how far they are, a correction, contracts in a chain, a statement."""

from datetime import date, timedelta
from decimal import Decimal

from kimpass.kernel.access import Actor
from kimpass.organisation.actions import agreements, external_advice, funding, statements_of_use
from kimpass.organisation.actions.agreements import AgreementData, AgreementPostData, PartyData
from kimpass.organisation.actions.external_advice import AdviceData
from kimpass.organisation.actions.funding import FundingLineData, NoticeData
from kimpass.organisation.models import Agency, FundingLine, Post
from kimpass.steering.actions import measures
from kimpass.steering.models import Theme
from kimpass.web.demo.structure import coordinator_of
from kimpass.web.demo.world import District

SOURCE = "Vorführung, erfunden"
# Baustein, kind, amount, full-time equivalents, whether it counts in the total.
LINES = (
    ("1", "personnel", "244800.00", "4.00", True),
    ("2", "personnel", "795000.00", "15.00", True),
    ("3", "personnel", "103000.00", "2.00", True),
    ("1", "measures_from_interface_analysis", "24000.00", None, True),
    ("1", "event_formats", "8000.00", None, True),
    ("1", "external_advice", "8000.00", None, True),
    ("", "other", "12500.00", None, False),
)
CLAUSES = {
    "supervision": "Die fachliche Begleitung liegt bei der Koordinierenden Stelle des Kreises.",
    "documentation_standard": "Dokumentiert wird nach der vereinbarten Mindestdokumentation.",
    "handover_procedure": "Fälle werden mit Übergabebogen und Einwilligung übergeben.",
}


def handle_money(district: District) -> None:
    """Let the management of a district handle the money of two years."""
    boss = district.office.get("programme_manager")
    if boss is None:
        return
    actor = district.on(boss, district.today)
    before = _year(actor, actor.today.year - 1)
    lines = _year(actor, actor.today.year)
    _move_on(actor, before, lines)
    _prove(actor, before["2", "personnel"])
    _agree(actor, lines["2", "personnel"])
    _advise(actor, district, lines["1", "external_advice"])
    _pay_a_measure(district, lines["1", "measures_from_interface_analysis"])


def _year(actor: Actor, year: int) -> dict[tuple[str, str], FundingLine]:
    notice = funding.add_grant_notice(
        actor=actor,
        data=NoticeData(
            year=year,
            building_block="2",
            function="case_management",
            file_reference=f"VF-{year}-02",
            dated_on=date(year, 1, 20),
            fte=Decimal("15.00"),
            amount=Decimal(795_000),
        ),
    )
    found = {}
    for block, kind, amount, fte, counts in LINES:
        start = date(year, 1, 1) if counts else date(year, 7, 1)
        data = FundingLineData(
            year=year,
            kind=kind,
            amount=Decimal(amount),
            valid_from=start,
            valid_until=date(year + 1, 1, 1),
            building_block=block,
            label="" if counts else "Zusätzliche Mittel im Jahr",
            funder="Land",
            fte_funded=None if fte is None else Decimal(fte),
            in_total=counts,
            own_share=Decimal(20_000) if block == "2" else None,
            notice_id=notice.pk if block == "2" else None,
            source=SOURCE,
        )
        found[block, kind] = funding.add_funding_line(actor=actor, data=data)
    return found


def _say(actor: Actor, line: FundingLine, state: str, since: date, amount: str | None = None) -> None:
    if since <= actor.today:
        money = None if amount is None else Decimal(amount)
        funding.record_line_state(actor=actor, line_id=line.pk, state=state, since=since, amount=money)


def _move_on(
    actor: Actor, before: dict[tuple[str, str], FundingLine], lines: dict[tuple[str, str], FundingLine]
) -> None:
    """Let the money of last year be proven or given back, that of this year be granted or still applied for."""
    last, this = actor.today.year - 1, actor.today.year
    for line in before.values():
        _say(actor, line, "granted", date(last, 2, 1), f"{line.amount}")
    _say(actor, before["1", "event_formats"], "returned", date(last, 12, 1), "1850.40")
    for (block, kind), line in lines.items():
        _say(actor, line, "applied", date(this, 1, 5))
        if kind != "event_formats":
            _say(actor, line, "granted", min(actor.today, date(this, 2, 10)), f"{line.amount}")
        if block == "2":
            _say(actor, line, "forwarded", min(actor.today, date(this, 4, 1)), "430000.00")
    typo = before["3", "personnel"]
    names = FundingLineData.__dataclass_fields__
    values = {name: getattr(typo, name) for name in names} | {"amount": Decimal(130_000)}
    reason = "Zahlendreher beim Übertragen aus dem Bescheid"
    funding.correct_funding_line(actor=actor, line_id=typo.pk, data=FundingLineData(**values), reason=reason)


def _prove(actor: Actor, line: FundingLine) -> None:
    used, returned = Decimal("731420.15"), Decimal("63579.85")
    row = statements_of_use.write_statement_of_use(
        actor=actor, line_id=line.pk, version=0, used=used, returned=returned, text=""
    )
    on = min(actor.today, date(actor.today.year, 3, 31))
    statements_of_use.submit_statement_of_use(actor=actor, statement_id=row.pk, on=on)


def _agree(actor: Actor, line: FundingLine) -> None:
    """Pass money on in a chain of two links; the second passes on a little more than the first gave it."""
    this = actor.today.year
    bodies = list(Agency.objects.for_tenant(actor).order_by("pk")[:3])
    if len(bodies) < 3:
        return
    term = {"starts_on": date(this, 1, 1), "ends_on": date(this, 12, 31)}
    first = agreements.add_agreement(
        actor=actor,
        data=AgreementData(
            kind="cooperation_and_forwarding",
            subject="Case Management in den Kommunen",
            funding_line_id=line.pk,
            amount=Decimal(430_000),
            **term,  # type: ignore[arg-type]
        ),
        parties=[PartyData(bodies[0].pk), PartyData(bodies[1].pk)],
    )
    post = Post.objects.for_tenant(actor).filter(building_block="2").order_by("number").first()
    if post is not None:
        rows = [AgreementPostData(post.pk, Decimal("1.00"), Decimal(53_000))]
        agreements.change_agreement_posts(actor=actor, agreement_id=first.pk, version=1, posts=rows)
        agreements.change_agreement_clauses(actor=actor, agreement_id=first.pk, version=2, clauses=CLAUSES)
    signed = min(actor.today, date(this, 1, 15))
    agreements.change_agreement_state(actor=actor, agreement_id=first.pk, state="signed", on=signed)
    second = agreements.add_agreement(
        actor=actor,
        data=AgreementData(
            kind="forwarding_agreement",
            subject="Case Management in einer Kommune",
            parent_id=first.pk,
            amount=Decimal(440_000),
            **term,  # type: ignore[arg-type]
        ),
        parties=[PartyData(bodies[1].pk), PartyData(bodies[2].pk)],
    )
    agreements.change_agreement_state(actor=actor, agreement_id=second.pk, state="legal_check")


def _advise(actor: Actor, district: District, line: FundingLine) -> None:
    adviser = next(iter(district.agencies.values()), None)
    if adviser is not None:
        data = AdviceData(
            topic="Prozessbegleitung für die Lenkungsgruppe",
            is_selected="yes",
            adviser_id=adviser.pk,
            line_id=line.pk,
            hours=Decimal("12.50"),
            cost=Decimal(2_250),
            held_on=actor.today - timedelta(days=70),
        )
        external_advice.add_external_advice(actor=actor, data=data)
    external_advice.add_external_advice(
        actor=actor, data=AdviceData(topic="Moderation der Klausur", is_selected="no", line_id=line.pk)
    )


def _pay_a_measure(district: District, line: FundingLine) -> None:
    """Pay one measure from the line of the interface analysis, whose decision is still missing."""
    actor = coordinator_of(district, district.today - timedelta(days=30))
    theme = Theme.objects.visible_to(actor).order_by("pk").first()
    measures.start_measure(
        actor=actor,
        theme_id=theme.pk if theme is not None else None,
        decision_id=None,
        on=actor.today,
        title="Gemeinsame Sprechstunde an der Schnittstelle",
        owner_function="Koordinierende Stelle",
        cost=Decimal(4_800),
        funding_line_id=line.pk,
        other_programme="",
    )

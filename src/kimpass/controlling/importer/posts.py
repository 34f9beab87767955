"""Write a profile's posts, reported staffing, funding and agreements."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from kimpass.controlling.importer import dates
from kimpass.controlling.importer.structure import Written
from kimpass.organisation.models import (
    Agreement,
    AgreementParty,
    FundingLine,
    Post,
    PostArea,
    PostTerms,
    Recruitment,
    Staffing,
    StaffingFigure,
)

RELATIONS = {
    "employing_body": "employer",
    "workplace": "workplace",
    "professional_supervision": "supervision",
    "line_management": "line_management",
    "grant_recipient": "grant_recipient",
}


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _span(row: dict[str, Any]) -> dict[str, date | None]:
    return {"valid_from": dates.parse(row["from"]).first, "valid_until": dates.after(row.get("until"))}


def write_posts(profile: dict[str, Any], written: Written) -> None:
    """Write the register of posts."""
    tenant = written.tenant
    for row in profile.get("posts", []):
        post = Post.objects.create(
            tenant=tenant,
            building_block=row["block"],
            function=row["function"],
            number=row["number"],
            reason=row.get("reason", ""),
        )
        start = min(dates.parse(terms["from"]).first for terms in row["terms"])
        for area in row.get("areas", []):
            place = written.places[area["municipality"]] if "municipality" in area else None
            unit = place or written.targets[area["target_group_unit"]]
            share = _decimal(area.get("share"))
            PostArea.objects.create(tenant=tenant, post=post, unit=unit, share=share, valid_from=start)
        for terms in row["terms"]:
            agencies = {column: written.agency(terms.get(key)) for column, key in RELATIONS.items()}
            PostTerms.objects.create(
                tenant=tenant,
                post=post,
                fte_approved=_decimal(terms["fte"]),
                diverted_to=terms.get("diverted_to", ""),
                **_span(terms),
                **agencies,
            )
        for state in row.get("recruitment", []):
            Recruitment.objects.create(tenant=tenant, post=post, state=state["state"], **_span(state))
        for filled in row.get("filled", []):
            Staffing.objects.create(tenant=tenant, post=post, fte=Decimal(filled["fte"]), **_span(filled))


def write_staffing_figures(profile: dict[str, Any], written: Written) -> None:
    """Write what the sources tell about staffing: three independent figures for each row (ORG-06)."""
    for table in profile.get("staffing", []):
        as_of = dates.parse(table["as_of"])
        for sort, row in enumerate(table["rows"]):
            StaffingFigure.objects.create(
                tenant=written.tenant,
                building_block=row["block"],
                function=row["function"],
                unit=written.places.get(row.get("municipality", "")),
                reference_date=as_of.first,
                reference_label=as_of.words,
                fte_approved=_decimal(row["approved"]),
                fte_filled=_decimal(row["filled"]),
                fte_vacant=_decimal(row["vacant"]),
                remainder_reason=row.get("reason", ""),
                note=row.get("note", ""),
                sort=sort,
                source=written.source(table),
            )


def write_funding(profile: dict[str, Any], written: Written) -> None:
    """Write the lines of money; equal amounts stay two lines (FUN-03)."""
    for year in profile.get("funding", []):
        for sort, row in enumerate(year["lines"]):
            start = dates.parse(row.get("from", str(year["year"])))
            FundingLine.objects.create(
                tenant=written.tenant,
                year=year["year"],
                building_block=row.get("block", ""),
                kind=row["kind"],
                label=row.get("label", ""),
                funder=year.get("funder", ""),
                amount=Decimal(row["amount"]),
                fte_funded=_decimal(row.get("fte")),
                valid_from=start.first,
                valid_until=dates.after(row.get("until")) or date(year["year"], 12, 31) + timedelta(days=1),
                in_total=row.get("in_total", True),
                sort=sort,
                source=written.source(year),
            )


def write_agreements(profile: dict[str, Any], written: Written) -> None:
    """Write contracts with their parties; a party we know is linked by its name."""
    by_name = {agency.name: agency for agency in written.agencies.values()}
    for row in profile.get("agreements", []):
        agreement = Agreement.objects.create(
            tenant=written.tenant,
            kind=row["kind"],
            state=row.get("state", Agreement.State.UNKNOWN),
            subject=row.get("subject", ""),
        )
        for party in row["parties"]:
            AgreementParty.objects.create(
                tenant=written.tenant, agreement=agreement, agency=by_name.get(party), label=party
            )

"""Write a profile's milestone plans: every half-year of every row, unknown where the source does not say (MIL-03)."""

from typing import Any

from kimpass.controlling.importer import dates
from kimpass.controlling.importer.structure import Written
from kimpass.controlling.models import MilestoneCell, MilestonePlan, MilestoneRow
from kimpass.controlling.selectors.goal_periods import halves_of


def _cells(plan: MilestonePlan, row: MilestoneRow, data: dict[str, Any]) -> list[MilestoneCell]:
    told = {half["half"]: half for half in data.get("halves", [])}
    cells = []
    for year, half in halves_of(plan.first_year, plan.last_year):
        said = told.get(f"{year}-{half}", {})
        cells.append(
            MilestoneCell(
                tenant=plan.tenant,
                row=row,
                year=year,
                half=half,
                planned=said.get("planned", MilestoneCell.Planned.UNKNOWN),
                when_label=said.get("single_date", ""),
                note=said.get("note", data.get("note", "")),
            )
        )
    return cells


def write_milestones(profile: dict[str, Any], written: Written) -> None:
    """Write plans with all their rows and half-years (MIL-01, MIL-02, G-PB-17, F-11)."""
    for data in profile.get("milestones", []):
        plan = MilestonePlan.objects.create(
            tenant=written.tenant,
            title=data["title"],
            first_year=data["first_year"],
            last_year=data["last_year"],
            state=data.get("state", MilestonePlan.State.DRAFT),
            adopted_on=dates.parse(data["decided"]).first if "decided" in data else None,
            source=written.source(data),
        )
        for sort, line in enumerate(data["rows"]):
            row = MilestoneRow.objects.create(
                tenant=written.tenant,
                plan=plan,
                building_block=line.get("block", ""),
                heading=line.get("heading", ""),
                text=line["text"],
                sort=sort,
            )
            MilestoneCell.objects.bulk_create(_cells(plan, row, line))

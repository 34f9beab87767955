"""A district with reported figures, and ways to change them later as a correction would."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from kimpass.controlling.actions.reports import ReportData, start_report
from kimpass.controlling.models import ReportedFigure
from kimpass.organisation.models import FundingLine, StaffingFigure

DAY = date(2026, 6, 30)
KIND = "staffing-funding"


def furnish(tenant):
    """Let the district report staffing, money and families."""
    common = {"tenant": tenant, "reference_date": DAY, "source": "Meldung"}
    for sort, (block, function, values) in enumerate(
        (("1", "coordination", ("3.50", "3.50", "0")), ("2", "case_management", ("14", "7.62", "2.88")))
    ):
        approved, filled, vacant = map(Decimal, values)
        StaffingFigure.objects.create(
            building_block=block,
            function=function,
            fte_approved=approved,
            fte_filled=filled,
            fte_vacant=vacant,
            sort=sort,
            **common,
        )
    FundingLine.objects.create(
        tenant=tenant,
        year=2026,
        kind="personnel",
        building_block="2",
        amount=Decimal(770000),
        label="Case Management",
        valid_from=date(2026, 1, 1),
        valid_until=date(2027, 1, 1),
    )
    ReportedFigure.objects.create(
        metric="families_total", counting_unit="Familien", value=379, reference="06/2026", label="Familien", **common
    )


def correct(row, **values):
    """Supersede a recorded row by one with other values, as a correction does."""
    now = timezone.now()
    row.superseded_at = now
    row.save(update_fields=["superseded_at"])
    fields = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in {"id", "public_id", "superseded_at", "recorded_at"}
    }
    told = {"recorded_at": now, "reason_of_correction": "Zahlendreher"}
    return type(row).objects.create(**{**fields, **values, **told})


def begin(actor, kind=KIND, **values):
    """Begin a report for the day of the figures."""
    return start_report(actor=actor, kind=kind, data=ReportData(**{"as_of": DAY, **values}))

"""The report on staffing and funding for a day (REP-01, figures of the progress report)."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from kimpass.controlling.selectors.caseload import caseload_section, steering_section
from kimpass.controlling.selectors.figures import Report
from kimpass.controlling.selectors.funding import funding_section
from kimpass.controlling.selectors.register import register_section
from kimpass.controlling.selectors.staffing import staffing_section
from kimpass.organisation.models import StaffingFigure, Tenant

KIND = "staffing-funding"


def newest_day(tenant_id: int, today: date, known_at: datetime | None = None) -> date:
    """Return the day of the newest reported staffing, today where nothing is reported."""
    known = StaffingFigure.objects.asked_for().known(known_at)
    rows = known.filter(tenant_id=tenant_id, reference_date__lte=today)
    newest: date | None = rows.order_by("-reference_date").values_list("reference_date", flat=True).first()
    return newest or today


def staffing_funding_report(tenant: Tenant, as_of: date, known_at: datetime | None = None) -> Report:
    """Draw the report from the rows that hold on the day."""
    scope = tenant.name
    sections = (
        funding_section(tenant.pk, scope, as_of, known_at),
        staffing_section(tenant.pk, scope, as_of, known_at),
        register_section(tenant.pk, scope, as_of, known_at),
        caseload_section(tenant.pk, scope, as_of, known_at),
        steering_section(tenant.pk, scope, as_of),
    )
    return Report(KIND, _("Stellen und Förderung"), tenant.name, as_of, sections)

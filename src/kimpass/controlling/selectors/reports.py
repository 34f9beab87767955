"""All kinds of reports under one name, for pages and for the command line."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimpass.controlling.selectors import goals, staffing_funding
from kimpass.controlling.selectors.figures import Report
from kimpass.kernel.access import RuleViolation
from kimpass.organisation.models import Tenant


class NoSuchReport(RuleViolation):
    """The report cannot be drawn as asked for."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report and what it answers."""

    key: str
    label: str | Promise
    description: str | Promise


KINDS = {
    kind.key: kind
    for kind in (
        Kind(
            staffing_funding.KIND,
            gettext_lazy("Stellen und Förderung"),
            gettext_lazy("Förderbeträge, Stellen, nicht erklärter Rest und Familien zu einem Stichtag."),
        ),
        Kind(
            goals.KIND,
            gettext_lazy("Ziele und Zielerreichung"),
            gettext_lazy("Ziele eines Schuljahrs oder Jahres, aus erfassten Daten belegt."),
        ),
    )
}


def draw(tenant: Tenant, kind: str, *, today: date, as_of: date | None = None, period: str | None = None) -> Report:
    """
    Draw a report of a tenant.

    :raises NoSuchReport: kind or period do not exist.
    """
    if kind == staffing_funding.KIND:
        day = as_of or staffing_funding.newest_day(tenant.pk, today)
        return staffing_funding.staffing_funding_report(tenant, day)
    if kind != goals.KIND:
        raise NoSuchReport(_("Diesen Bericht gibt es nicht."))
    label = period or goals.newest_finished_period(tenant.pk, today)
    if label is None:
        raise NoSuchReport(_("Für diesen Kreis sind keine Ziele erfasst."))
    try:
        return goals.goals_report(tenant, label, as_of or today)
    except ValueError as error:
        raise NoSuchReport(_("Der Zeitraum ist ein Schuljahr wie 2022/23 oder ein Jahr wie 2022.")) from error

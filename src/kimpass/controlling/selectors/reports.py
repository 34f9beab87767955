"""All kinds of reports under one name, for pages and for the command line."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimpass.casework.selectors.programme_stock import has_cases
from kimpass.controlling.selectors import goals, staffing_funding
from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import Report
from kimpass.controlling.selectors.kind import About, Kind, TextPart
from kimpass.controlling.selectors.kinds import (
    controlling,
    experience,
    interim,
    municipality,
    needs,
    statement_of_use,
    status,
    year_end,
)
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.period import Period
from kimpass.organisation.models import Tenant, Unit

__all__ = ["KINDS", "About", "Kind", "NoSuchReport", "TextPart", "asked_for", "draw"]


class NoSuchReport(RuleViolation):
    """The report cannot be drawn as asked for."""


def _staffing_funding(asked: Asked) -> Report:
    return staffing_funding.staffing_funding_report(asked.tenant, asked.as_of, asked.known_at)


def _goals(asked: Asked) -> Report:
    return goals.goals_report(asked.tenant, asked.period_label, asked.as_of, asked.known_at)


KINDS = {
    kind.key: kind
    for kind in (
        Kind(
            staffing_funding.KIND,
            gettext_lazy("Stellen und Förderung"),
            gettext_lazy("Förderbeträge, Stellen, nicht erklärter Rest und Familien zu einem Stichtag."),
            _staffing_funding,
            texts=(
                TextPart("introduction", gettext_lazy("Anlass"), gettext_lazy("Wofür der Bericht gezogen wird.")),
                TextPart("outlook", gettext_lazy("Ausblick"), gettext_lazy("Was als Nächstes geschieht.")),
            ),
        ),
        Kind(
            goals.KIND,
            gettext_lazy("Ziele und Zielerreichung"),
            gettext_lazy("Ziele eines Schuljahrs oder Jahres, aus erfassten Daten belegt."),
            _goals,
            About.PERIOD,
            (
                TextPart("introduction", gettext_lazy("Einleitung"), gettext_lazy("Was den Zeitraum ausmachte.")),
                TextPart("outlook", gettext_lazy("Ausblick"), gettext_lazy("Was im nächsten Zeitraum ansteht.")),
            ),
        ),
        status.KIND,
        interim.KIND,
        experience.KIND,
        municipality.KIND,
        needs.KIND,
        statement_of_use.KIND,
        controlling.KIND,
        year_end.KIND,
    )
}


def _period(tenant_id: int, label: str) -> Period:
    try:
        return goals.days_of(tenant_id, label)
    except ValueError as error:
        raise NoSuchReport(_("Der Zeitraum ist ein Schuljahr wie 2022/23 oder ein Jahr wie 2022.")) from error


def _usual_period(tenant_id: int, kind: str, today: date) -> str:
    """Return the period a kind is about when none is named: the last with goals, else the last year with figures."""
    if kind == goals.KIND and (label := goals.newest_finished_period(tenant_id, today)):
        return label
    if has_cases(tenant_id, date(today.year - 1, 12, 31)):
        return str(today.year - 1)
    return str(min(staffing_funding.newest_day(tenant_id, today).year, today.year - 1))


def asked_for(
    tenant: Tenant,
    kind: str,
    *,
    today: date,
    as_of: date | None = None,
    period: str | None = None,
    known_at: datetime | None = None,
    unit: Unit | None = None,
    settings: Mapping[str, Any] | None = None,
) -> Asked:
    """
    Return what is asked, with the day or period a kind takes when none is named.

    :raises NoSuchReport: kind or period do not exist.
    """
    if kind not in KINDS:
        raise NoSuchReport(_("Diesen Bericht gibt es nicht."))
    if KINDS[kind].about == About.DAY:
        day = as_of or staffing_funding.newest_day(tenant.pk, today, known_at)
        return Asked(tenant, today, day, known_at, unit=unit, settings=settings or {})
    label = period or _usual_period(tenant.pk, kind, today)
    span = _period(tenant.pk, label)
    # Stocks are told as of the last day of a period that is over.
    day = as_of or min(today, span.last_day or today)
    return Asked(tenant, today, day, known_at, span, label, unit, settings or {})


def draw(
    tenant: Tenant,
    kind: str,
    *,
    today: date,
    as_of: date | None = None,
    period: str | None = None,
    known_at: datetime | None = None,
) -> Report:
    """
    Draw a report of a tenant, as known at an instant; None is now.

    :raises NoSuchReport: kind or period do not exist.
    """
    asked = asked_for(tenant, kind, today=today, as_of=as_of, period=period, known_at=known_at)
    return KINDS[kind].draw(asked)

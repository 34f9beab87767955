"""Release a report, which freezes it; correct it by a new version with its reason; release a year's with one button."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.controlling import policy
from kimpass.controlling.actions.report_files import ask_for_file
from kimpass.controlling.actions.reports import ReportData, start_report
from kimpass.controlling.models import Report, ReportRelease
from kimpass.controlling.selectors.apart import kept_apart, span_of, told_before
from kimpass.controlling.selectors.documents import of_draft
from kimpass.controlling.selectors.frozen import checksum, difference
from kimpass.controlling.selectors.outputs import KEPT
from kimpass.controlling.selectors.releases import YEAR_END, kinds_of_year_end, newest_release
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Tenant
from kimpass.steering.selectors.office_text import person_in

LONGEST_REASON = 300


class ReleaseNotPossible(RuleViolation):
    """The report cannot be released like that."""


def _of_year(year: int) -> ReportData:
    return ReportData(as_of=date(year, 12, 31), period_label=str(year))


def _report(actor: Actor, report_id: int) -> Report:
    rows = Report.objects.visible_to(actor).select_related("unit").select_for_update(of=("self",))
    report: Report = rows.get(pk=report_id)
    return report


def _freeze(actor: Actor, report: Report, at: datetime, reason: str = "") -> ReportRelease:
    """Draw as known at the instant of release, and keep what was drawn with its checksum."""
    releases = ReportRelease.objects.for_tenant(actor).filter(report=report)
    number = (releases.aggregate(last=Max("number"))["last"] or 0) + 1
    drawn = of_draft(report, today=actor.today, known_at=at, number=number, reason=reason).as_json()
    minimum = Tenant.objects.get(pk=actor.tenant_id).minimum_group_size
    earlier = told_before(actor.tenant_id, unit_id=report.unit_id)
    # What is small beside an earlier paper is left out for good: a release stays as it is.
    content = kept_apart(drawn, span_of(actor.tenant_id, drawn), earlier, minimum)
    if number > 1 and not difference(releases.get(number=number - 1).content, content):
        raise ReleaseNotPossible(_("Seit der letzten Fassung hat sich nichts geändert."))
    made: ReportRelease = ReportRelease.objects.create(
        tenant_id=actor.tenant_id,
        report=report,
        number=number,
        content=content,
        checksum=checksum(content),
        as_of=report.as_of,
        known_at=at,
        released_at=at,
        released_by_id=actor.staff_id,
        reason_of_correction=reason,
    )
    log.record(actor, "report.released", made, number=number, checksum=made.checksum)
    return made


@transaction.atomic
def release_report(*, actor: Actor, report_id: int, at: datetime) -> ReportRelease:
    """
    Release a report for the first time: from then on this version stays as it is (REP-07).

    :raises PermissionDenied: the policy refuses this actor.
    :raises NoSuchReport: the report is drawn no longer.
    :raises ReleaseNotPossible: it is released already; then a correction needs its reason.
    """
    report = _report(actor, report_id)
    require(policy.release_report(actor, report))
    if newest_release(actor, report) is not None:
        raise ReleaseNotPossible(_("Der Bericht ist schon freigegeben. Eine neue Fassung braucht einen Grund."))
    return _freeze(actor, report, at)


@transaction.atomic
def correct_release(*, actor: Actor, report_id: int, reason: str, at: datetime) -> ReportRelease:
    """
    Release a corrected version with its reason; the versions before it stay (REP-07, promise 21).

    :raises PermissionDenied: the policy refuses this actor.
    :raises NoSuchReport: the report is drawn no longer.
    :raises ReleaseNotPossible: nothing was released before, nothing changed, or there is no reason that may stand.
    """
    report = _report(actor, report_id)
    require(policy.correct_release(actor, report))
    said = reason.strip()
    reasons = person_in(said)
    if newest_release(actor, report) is None:
        reasons.append(_("Es gibt noch keine freigegebene Fassung, die zu korrigieren wäre."))
    if not said:
        reasons.append(_("Eine korrigierte Fassung braucht einen Grund."))
    if len(said) > LONGEST_REASON:
        reasons.append(_("Der Grund hat höchstens 300 Zeichen."))
    if reasons:
        raise ReleaseNotPossible.because(reasons)
    return _freeze(actor, report, at, said)


@transaction.atomic
def release_year_end(*, actor: Actor, year: int, at: datetime) -> list[ReportRelease]:
    """
    Begin, draw and release the reports of a finished year, and have all their files made (promise 12).

    What is released for the year already is left as it is, and its missing files are made.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ReleaseNotPossible: the year is not over, or there is no report for a year's end.
    """
    require(policy.release_year_end(actor))
    if year >= actor.today.year:
        raise ReleaseNotPossible(_("Das Jahr %(year)s ist noch nicht zu Ende.") % {"year": year})
    kinds = kinds_of_year_end()
    if not kinds:
        raise ReleaseNotPossible(_("Für den Jahresabschluss gibt es keinen Bericht."))
    found = []
    for kind in kinds:
        rows = Report.objects.for_tenant(actor).filter(kind=kind, period_label=str(year), unit__isnull=True)
        report = rows.order_by("pk").first()
        if report is None:
            report = start_report(actor=actor, kind=kind, data=_of_year(year))
        release = newest_release(actor, report) or release_report(actor=actor, report_id=report.pk, at=at)
        for file_format in KEPT:
            ask_for_file(actor=actor, release_id=release.pk, file_format=file_format)
        found.append(release)
    log.record(actor, YEAR_END, found[0].report, year=year, reports=len(found))
    return found

"""Begin a report, and say what it is about and what stands on its first page (REP-01)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.controlling import policy
from kimpass.controlling.models import Report
from kimpass.controlling.selectors.documents import FRONT
from kimpass.controlling.selectors.goal_periods import kind_of
from kimpass.controlling.selectors.reports import KINDS, NoSuchReport, asked_for
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Tenant, Unit
from kimpass.steering.selectors.office_text import person_in

LONGEST_TITLE = 200
LONGEST_FRONT = {"proposed_resolution": 4000, "annexes": 2000}
LONGEST_LINE = 200
MOST_BANDS, OLDEST = 12, 120


class ReportNotPossible(RuleViolation):
    """The report cannot be begun or changed like that."""


@dataclass(frozen=True, slots=True)
class ReportData:
    """What a report is about; days and periods left out are the usual ones of its kind."""

    title: str = ""
    as_of: date | None = None
    period_label: str = ""
    unit_id: int | None = None
    front: Mapping[str, str] = field(default_factory=dict)
    # Borders of the age bands in full years; none are the usual ones.
    age_bands: tuple[int, ...] = ()


def _obstacles(actor: Actor, data: ReportData) -> list[str]:
    # The day of the meeting is checked as a day, below.
    reasons = person_in(data.title, *(text for key, text in data.front.items() if key != "meeting_on"))
    if data.as_of is not None and data.as_of > actor.today:
        reasons.append(_("Der Stichtag liegt in der Zukunft."))
    if len(data.title) > LONGEST_TITLE:
        reasons.append(_("Die Überschrift hat höchstens 200 Zeichen."))
    if unknown := sorted(set(data.front) - set(FRONT)):
        reasons.append(_("Diese Angabe gehört nicht aufs Deckblatt: %(names)s") % {"names": ", ".join(unknown)})
    for key, text in data.front.items():
        if len(text) > LONGEST_FRONT.get(key, LONGEST_LINE):
            reasons.append(_("%(label)s: Der Text ist zu lang.") % {"label": FRONT.get(key, key)})
    reasons += _wrong_ages(data.age_bands)
    meeting = data.front.get("meeting_on", "")
    try:
        date.fromisoformat(meeting or "2000-01-01")
    except ValueError:
        reasons.append(_("Der Tag der Sitzung ist kein Datum."))
    return reasons


def _wrong_ages(bands: tuple[int, ...]) -> list[str]:
    """Return what stands against the borders of the age bands."""
    if len(bands) > MOST_BANDS:
        return [_("Bitte höchstens %(count)s Altersgrenzen.") % {"count": MOST_BANDS}]
    if list(bands) != sorted(set(bands)) or not all(0 < border <= OLDEST for border in bands):
        return [_("Altersgrenzen sind ganze Jahre von 1 bis %(oldest)s, aufsteigend.") % {"oldest": OLDEST}]
    return []


def _unit(actor: Actor, unit_id: int | None) -> Unit | None:
    if unit_id is None:
        return None
    unit: Unit | None = Unit.objects.for_tenant(actor).filter(pk=unit_id).first()
    if unit is None:
        raise ReportNotPossible(_("Diese Kommune gibt es hier nicht."))
    return unit


def _filled_in(report: Report, actor: Actor, data: ReportData) -> None:
    """Write onto a row what is asked; what is left out is what the kind usually takes."""
    unit = _unit(actor, data.unit_id)
    tenant = Tenant.objects.get(pk=actor.tenant_id)
    period = data.period_label or None
    asked = asked_for(tenant, report.kind, today=actor.today, as_of=data.as_of, period=period, unit=unit)
    report.as_of, report.unit = asked.as_of, unit
    report.period_label = asked.period_label
    report.period_kind = kind_of(asked.period_label) if asked.period_label else ""
    about = asked.period_label or f"{asked.as_of:%d.%m.%Y}"
    place = f", {unit.name}" if unit else ""
    report.title = data.title.strip() or f"{KINDS[report.kind].label} {about}{place}"
    report.settings = {"age_bands": list(data.age_bands)} if data.age_bands else {}
    report.front = {key: text for key, text in data.front.items() if text}


def _subject(report: Report) -> tuple[object, ...]:
    """Return what the figures of a report follow from."""
    return (report.as_of, report.period_label, report.unit_id, report.settings)


@transaction.atomic
def start_report(*, actor: Actor, kind: str, data: ReportData) -> Report:
    """
    Begin a report of a kind for a day or period and a place.

    :raises PermissionDenied: the policy refuses this actor.
    :raises NoSuchReport: kind or period do not exist.
    :raises ReportNotPossible: the day lies ahead, the place is unknown, or the words name a person.
    """
    require(policy.start_report(actor))
    if kind not in KINDS:
        raise NoSuchReport(_("Diesen Bericht gibt es nicht."))
    if reasons := _obstacles(actor, data):
        raise ReportNotPossible.because(reasons)
    report = Report(tenant_id=actor.tenant_id, kind=kind, created_by_id=actor.staff_id)
    _filled_in(report, actor, data)
    report.save()
    log.record(actor, "report.started", report, kind=kind)
    return report


@transaction.atomic
def change_report(*, actor: Actor, report_id: int, version: int, data: ReportData) -> Report:
    """
    Change what a report is about and its first page; what is released stays as it is.

    :raises PermissionDenied: the policy refuses this actor.
    :raises NoSuchReport: the period does not exist.
    :raises ReportNotPossible: somebody was quicker, a released report would change its subject, or see start_report.
    """
    report: Report = Report.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=report_id)
    require(policy.change_report(actor, report))
    if report.version != version:
        raise ReportNotPossible(_("Der Bericht wurde inzwischen geändert. Beide Fassungen stehen unten."))
    if reasons := _obstacles(actor, data):
        raise ReportNotPossible.because(reasons)
    before = _subject(report)
    _filled_in(report, actor, data)
    if before != _subject(report) and report.releases.for_tenant(actor).exists():
        raise ReportNotPossible(
            _("Eine Fassung ist freigegeben: Stichtag, Zeitraum und Ort bleiben. Beginnen Sie einen neuen Bericht.")
        )
    report.version += 1
    report.save()
    log.record(actor, "report.changed", report, version=report.version)
    return report

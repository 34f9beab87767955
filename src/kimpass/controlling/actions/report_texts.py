"""Write the parts of a report that people write, and explain what checks remark on (REP-08)."""

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.controlling import policy
from kimpass.controlling.models import Report, ReportExplanation, ReportText
from kimpass.controlling.selectors.documents import drawn, kind_of
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.steering.selectors.office_text import person_in

LONGEST_TEXT, LONGEST_EXPLANATION = 20_000, 500


class TextNotPossible(RuleViolation):
    """The text cannot be kept like that."""


def _report(actor: Actor, report_id: int) -> Report:
    rows = Report.objects.visible_to(actor).select_for_update(of=("self",))
    report: Report = rows.get(pk=report_id)
    return report


@transaction.atomic
def write_report_text(*, actor: Actor, report_id: int, key: str, version: int, text: str) -> ReportText:
    """
    Write a part of a report; `version` is the one the writer saw, 0 when it was not begun.

    :raises PermissionDenied: the policy refuses this actor.
    :raises NoSuchReport: the kind is drawn no longer.
    :raises TextNotPossible: no such part, somebody was quicker, or the words name a person.
    """
    report = _report(actor, report_id)
    require(policy.write_report_text(actor, report))
    if key not in {part.key for part in kind_of(report).texts}:
        raise TextNotPossible(_("Diesen Textteil hat der Bericht nicht."))
    row = ReportText.objects.for_tenant(actor).filter(report=report, key=key).first()
    if version != (row.version if row else 0):
        raise TextNotPossible(_("Dieser Text wurde inzwischen geändert. Beide Fassungen stehen unten."))
    reasons = person_in(text)
    if len(text) > LONGEST_TEXT:
        reasons.append(_("Der Text hat höchstens 20.000 Zeichen."))
    if reasons:
        raise TextNotPossible.because(reasons)
    row = row or ReportText(tenant_id=actor.tenant_id, report=report, key=key, version=0)
    row.text, row.version = text, row.version + 1
    row.save()
    log.record(actor, "report.text_written", report, part=key, version=row.version)
    return row


@transaction.atomic
def explain_figure(*, actor: Actor, report_id: int, figure: str, text: str) -> None:
    """
    Say why a figure stands although a check remarks on it; empty words take the explanation back.

    :raises PermissionDenied: the policy refuses this actor.
    :raises NoSuchReport: the report is drawn no longer.
    :raises TextNotPossible: the report has no such figure, nothing is remarked on it, or the words name a person.
    """
    report = _report(actor, report_id)
    require(policy.explain_figure(actor, report))
    found = drawn(report, today=actor.today).figure(figure)
    reasons = person_in(text)
    if found is None:
        reasons.append(_("Diese Zahl gibt es in dem Bericht nicht."))
    elif text and not found.remarks:
        reasons.append(_("Zu dieser Zahl gibt es keine Anmerkung, die zu erläutern wäre."))
    if len(text) > LONGEST_EXPLANATION:
        reasons.append(_("Die Erläuterung hat höchstens 500 Zeichen."))
    if reasons:
        raise TextNotPossible.because(reasons)
    rows = ReportExplanation.objects.for_tenant(actor).filter(report=report, figure=figure)
    if text:
        ReportExplanation.objects.asked_for().update_or_create(
            tenant_id=actor.tenant_id, report=report, figure=figure, defaults={"text": text}
        )
    else:
        rows.delete()
    log.record(actor, "report.figure_explained" if text else "report.explanation_removed", report, figure=figure)

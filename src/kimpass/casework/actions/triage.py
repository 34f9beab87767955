"""What becomes of an access request: joined, passed on, answered, told to the system (ACC-06, ACC-07)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import AccessRequest
from kimpass.casework.selectors import access, anonymity, requests, workable
from kimpass.casework.selectors.requests import AccessRequestRefused
from kimpass.kernel.access import Actor, require
from kimpass.steering.actions import findings
from kimpass.steering.models import Finding

Triage, Outcome = AccessRequest.Triage, AccessRequest.Outcome


def _save(access_request: AccessRequest, *columns: str) -> None:
    access_request.version += 1
    access_request.save(update_fields=[*columns, "version"])


@transaction.atomic
def join_access_request(*, actor: Actor, access_request_id: int, case_id: int, on: date) -> AccessRequest:
    """
    Say that a request is about a case the actor keeps already.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AccessRequestDecided: somebody was quicker, or the coordinating office has it.
    :raises AccessRequestRefused: the date is impossible.
    :raises CaseIsClosed: the case is closed.
    """
    access_request = requests.request_to_decide(actor, access_request_id)
    require(policy.join_access_request(actor, access_request))
    requests.refuse_decided(actor, access_request)
    requests.refuse_day(access_request, on, actor.today)
    case = workable.case_to_write(actor, case_id)
    workable.refuse_closed(case)
    access_request.triage, access_request.joined_case, access_request.decided_on = Triage.JOINED, case, on
    _save(access_request, "triage", "joined_case", "decided_on")
    log.record(actor, "access_request.joined", access_request, case=case.pk)
    return access_request


@transaction.atomic
def pass_on_access_request(*, actor: Actor, access_request_id: int, reason: str, on: date) -> AccessRequest:
    """
    Give a request to the coordinating office; it sees what is reported, never a name (ACC-03).

    :raises PermissionDenied: the policy refuses this actor.
    :raises AccessRequestDecided: somebody was quicker, or the coordinating office has it.
    :raises AccessRequestRefused: no reason is given, or the date is impossible.
    """
    access_request = requests.request_to_decide(actor, access_request_id)
    require(policy.pass_on_access_request(actor, access_request))
    requests.refuse_decided(actor, access_request)
    requests.refuse_day(access_request, on, actor.today)
    if not reason.strip():
        raise AccessRequestRefused(_("Bitte schreiben Sie, was die Koordinierende Stelle klären soll."))
    access_request.triage, access_request.triage_reason = Triage.PASSED_ON, reason
    access_request.decided_on = on
    _save(access_request, "triage", "triage_reason", "decided_on")
    log.record(actor, "access_request.passed_on", access_request)
    return access_request


@transaction.atomic
def assign_access_request(*, actor: Actor, access_request_id: int, on: date) -> AccessRequest:
    """
    Give a request from the coordinating office to the case management of its unit, where it waits anew.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AccessRequestDecided: the coordinating office does not have it any more.
    :raises AccessRequestRefused: the date is impossible.
    """
    access_request = requests.request_to_decide(actor, access_request_id)
    require(policy.assign_access_request(actor, access_request))
    if not access_request.is_at_coordination:
        raise requests.AccessRequestDecided(_("Die Anfrage liegt nicht mehr bei der Koordinierenden Stelle."))
    requests.refuse_day(access_request, on, actor.today)
    access_request.triage, access_request.decided_on = Triage.NEW, None
    access_request.assigned_on = on
    _save(access_request, "triage", "decided_on", "assigned_on")
    log.record(actor, "access_request.assigned", access_request, unit=access_request.unit_id)
    return access_request


@transaction.atomic
def acknowledge_access_request(*, actor: Actor, access_request_id: int, on: date) -> AccessRequest:
    """
    Note that the reporter was told that the request has arrived.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AccessRequestRefused: it was acknowledged already, or the date is impossible.
    """
    access_request = requests.request_to_decide(actor, access_request_id)
    require(policy.acknowledge_access_request(actor, access_request))
    if access_request.acknowledged_on is not None:
        day = f"{access_request.acknowledged_on:%d.%m.%Y}"
        raise AccessRequestRefused(_("Der Eingang ist schon am %(day)s bestätigt.") % {"day": day})
    requests.refuse_day(access_request, on, actor.today)
    access_request.acknowledged_on = on
    _save(access_request, "acknowledged_on")
    log.record(actor, "access_request.acknowledged", access_request)
    return access_request


@transaction.atomic
def tell_access_outcome(*, actor: Actor, access_request_id: int, outcome: str, on: date) -> AccessRequest:
    """
    Tell the reporter what came of the request, as a category and nothing else; the coordinating office so answers.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AccessRequestDecided: the coordinating office has it.
    :raises AccessRequestRefused: nobody has decided yet, the category does not exist, or the date is impossible.
    """
    access_request = requests.request_to_decide(actor, access_request_id)
    require(policy.tell_access_outcome(actor, access_request))
    answers = access_request.is_at_coordination and policy.coordinates(actor, access_request)
    if access_request.is_open and not answers:
        requests.refuse_decided(actor, access_request)
        raise AccessRequestRefused(_("Über die Anfrage ist noch nicht entschieden. Danach können Sie rückmelden."))
    if outcome not in Outcome.values:
        raise AccessRequestRefused(_("Diese Rückmeldung gibt es nicht."))
    requests.refuse_day(access_request, on, actor.today)
    if access_request.outcome_told_on is not None and on < access_request.outcome_told_on:
        raise AccessRequestRefused(_("Das Datum liegt vor der letzten Rückmeldung."))
    if answers:
        access_request.triage, access_request.decided_on = Triage.PASSED_ON, on
    access_request.outcome, access_request.outcome_told_on = outcome, on
    _save(access_request, "triage", "decided_on", "outcome", "outcome_told_on")
    log.record(actor, "access_request.outcome_told", access_request, outcome=outcome)
    return access_request


@transaction.atomic
def report_access_finding(
    *,
    actor: Actor,
    access_request_id: int,
    kind: str,
    title: str,
    text: str,
    field_id: int,
    on: date,
    harmless_reason: str = "",
    frequency: str = Finding.Frequency.UNKNOWN,
    what_helps: str = "",
) -> Finding:
    """
    Report what a notification shows about the system, without the person (ACC-07); with this the office has answered.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AccessRequestRefused: it is no notification, or a finding was reported already.
    :raises SpeaksOfAPerson: the words may lead to the person.
    :raises RuleViolation: steering refuses the finding.
    """
    access_request = requests.request_to_decide(actor, access_request_id)
    require(policy.report_access_finding(actor, access_request))
    if access_request.level != AccessRequest.Level.LEVEL_2:
        raise AccessRequestRefused(_("Ein Strukturhinweis entsteht nur aus einer Meldung auf Ebene 2."))
    if access_request.finding_id is not None:
        raise AccessRequestRefused(_("Aus dieser Meldung ist schon ein Strukturhinweis geworden."))
    if policy.name_person(actor, access_request):
        # Whoever may not see the name cannot write it down, and must not find it out by trying.
        anonymity.refuse_hits(access.hits(access_request, title, text, what_helps, harmless_reason), harmless_reason)
    finding = findings.report_finding(
        actor=actor,
        kind=kind,
        title=title,
        text=text,
        field_id=field_id,
        unit_id=access_request.unit_id,
        source_kind=Finding.SourceKind.CASE,
        case_count=1,
        on=on,
        harmless_reason=harmless_reason,
        frequency=frequency,
        what_helps=what_helps,
    )
    access_request.finding = finding
    if access_request.is_at_coordination and policy.coordinates(actor, access_request):
        access_request.triage, access_request.decided_on = Triage.PASSED_ON, on
        access_request.outcome = Outcome.STRUCTURE
    _save(access_request, "finding", "triage", "decided_on", "outcome")
    log.record(actor, "access_finding.reported", access_request, finding=finding.pk)
    return finding

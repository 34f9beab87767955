"""Hand released reports and forwarded concerns to the Land, take them back; let the answer travel home (TEN-06)."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.controlling import policy
from kimpass.controlling.models import ReceivedSubmission, ReportRelease, Submission
from kimpass.controlling.selectors.apart import span_of, told_before
from kimpass.controlling.selectors.documents import of_release
from kimpass.controlling.selectors.frozen import checksum
from kimpass.controlling.selectors.outgoing import for_land, words_in
from kimpass.controlling.selectors.submissions import land_tenant
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import Tenant
from kimpass.steering.models import StateIssue
from kimpass.steering.selectors.office_text import person_in

Kind, State = Submission.Kind, StateIssue.State
LONGEST_REASON, LONGEST_REPLY = 300, 4000


class SubmissionNotPossible(RuleViolation):
    """This cannot be handed over, taken back or answered like that."""


def _land() -> Tenant:
    land = land_tenant()
    if land is None:
        raise SubmissionNotPossible(_("Das Land nimmt hier noch nichts entgegen: Es ist nicht eingerichtet."))
    return land


def _carry(actor: Actor, submission: Submission, **copy: Any) -> None:
    """Lay the copy down with the Land: the one place where a district writes behind another wall."""
    land, home = _land(), Tenant.objects.get(pk=actor.tenant_id)
    with bound(land.pk):
        ReceivedSubmission.objects.create(
            tenant_id=land.pk,
            from_ags=home.ags,
            from_name=home.name,
            kind=submission.kind,
            checksum=checksum(copy["content"]),
            sender_reference=submission.public_id,
            received_at=submission.sent_at,
            **copy,
        )


@transaction.atomic
def hand_over_release(*, actor: Actor, release_id: int) -> Submission:
    """
    Hand a released report to the Land: a copy of its figures lies there, and that it went is noted here.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ReleaseDamaged: what was frozen is not what was released.
    :raises SubmissionNotPossible: it went already, is not the newest, is about one Kommune, or names somebody.
    """
    rows = ReportRelease.objects.visible_to(actor).select_related("report").select_for_update(of=("self",))
    release: ReportRelease = rows.get(pk=release_id)
    require(policy.hand_over_release(actor, release))
    of_release(release)
    report, same = release.report, ReportRelease.objects.for_tenant(actor).filter(report_id=release.report_id)
    reasons = person_in(*words_in(release.content))
    if Submission.objects.for_tenant(actor).filter(release=release, withdrawn_on__isnull=True).exists():
        reasons.append(_("Diese Fassung liegt dem Land schon vor."))
    if same.filter(number__gt=release.number).exists():
        reasons.append(_("Es gibt eine neuere Fassung; das Land erhält die neueste."))
    if report.unit_id is not None:
        reasons.append(_("Das Land erhält Zahlen des ganzen Kreises, nicht einer Kommune."))
    if reasons:
        raise SubmissionNotPossible.because(reasons)
    minimum = Tenant.objects.get(pk=actor.tenant_id).minimum_group_size
    earlier = told_before(actor.tenant_id, unit_id=None, before=release.pk)
    content = for_land(release.content, span_of(actor.tenant_id, release.content), earlier, minimum)
    submission: Submission = Submission.objects.create(
        tenant_id=actor.tenant_id, kind=Kind.REPORT, release=release, sent_by_id=actor.staff_id
    )
    _carry(
        actor,
        submission,
        report_kind=report.kind,
        period_label=report.period_label or f"{report.as_of:%d.%m.%Y}",
        number=release.number,
        title=release.content["title"][:200],
        content=content,
    )
    log.record(actor, "submission.handed_over", submission, kind=submission.kind, number=release.number)
    return submission


@transaction.atomic
def hand_over_issue(*, actor: Actor, issue_id: int) -> Submission:
    """
    Hand a forwarded concern to the Land, so that the answer finds its way back by itself (SYS-10).

    :raises PermissionDenied: the policy refuses this actor.
    :raises SubmissionNotPossible: it was not forwarded, or lies there already.
    """
    issue: StateIssue = StateIssue.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=issue_id)
    require(policy.hand_over_issue(actor, issue))
    reasons = person_in(issue.title, issue.text, issue.request)
    if issue.state not in {State.SENT, State.ANSWERED}:
        reasons.append(_("Übergeben wird ein Anliegen, das weitergeleitet ist."))
    if Submission.objects.for_tenant(actor).filter(issue=issue, withdrawn_on__isnull=True).exists():
        reasons.append(_("Dieses Anliegen liegt dem Land schon vor."))
    if reasons:
        raise SubmissionNotPossible.because(reasons)
    submission: Submission = Submission.objects.create(
        tenant_id=actor.tenant_id, kind=Kind.STATE_ISSUE, issue=issue, sent_by_id=actor.staff_id
    )
    content = {
        "text": issue.text,
        "request": issue.request,
        "recipient": issue.recipient,
        "reference": issue.reference,
        "sent_on": issue.sent_on.isoformat() if issue.sent_on else None,
    }
    _carry(actor, submission, title=issue.title, content=content)
    log.record(actor, "submission.handed_over", submission, kind=submission.kind)
    return submission


@transaction.atomic
def withdraw_submission(*, actor: Actor, submission_id: int, reason: str) -> Submission:
    """
    Take back what was handed to the Land: its copy is emptied and says why.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SubmissionNotPossible: it was taken back already, or there is no reason that may stand.
    """
    rows = Submission.objects.visible_to(actor).select_for_update(of=("self",))
    submission: Submission = rows.get(pk=submission_id)
    require(policy.withdraw_submission(actor, submission))
    said = reason.strip()
    reasons = person_in(said)
    if submission.withdrawn_on is not None:
        reasons.append(_("Das ist schon zurückgenommen."))
    if not said or len(said) > LONGEST_REASON:
        reasons.append(_("Zum Zurücknehmen gehört ein Grund von höchstens 300 Zeichen."))
    if reasons:
        raise SubmissionNotPossible.because(reasons)
    submission.withdrawn_on, submission.reason_of_withdrawal = actor.today, said
    submission.save(update_fields=["withdrawn_on", "reason_of_withdrawal"])
    ags = Tenant.objects.get(pk=actor.tenant_id).ags
    land = _land()
    with bound(land.pk):
        copies = ReceivedSubmission.objects.asked_for().filter(tenant_id=land.pk, from_ags=ags)
        copies.filter(sender_reference=submission.public_id).update(
            withdrawn_on=actor.today,
            reason_of_withdrawal=said,
            title=_("zurückgenommen"),
            content={},
            checksum=checksum({}),
        )
    log.record(actor, "submission.withdrawn", submission, kind=submission.kind)
    return submission


@transaction.atomic
def reply_to_received(*, actor: Actor, received_id: int, reply: str) -> ReceivedSubmission:
    """
    Answer a place on what it handed over; the answer lies with the place too, on its concern as well.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SubmissionNotPossible: it was taken back, or the words are missing, too long or name a person.
    """
    rows = ReceivedSubmission.objects.visible_to(actor).select_for_update(of=("self",))
    received: ReceivedSubmission = rows.get(pk=received_id)
    require(policy.reply_to_received(actor, received))
    whole = f"{received.reply}\n\n{reply.strip()}".strip()
    reasons = person_in(reply)
    if received.withdrawn_on is not None:
        reasons.append(_("Das ist zurückgenommen; eine Antwort erreicht niemanden mehr."))
    if not reply.strip() or len(whole) > LONGEST_REPLY:
        reasons.append(_("Die Antwort ist leer oder zu lang."))
    if reasons:
        raise SubmissionNotPossible.because(reasons)
    received.reply, received.replied_on = whole, actor.today
    received.version += 1
    received.save(update_fields=["reply", "replied_on", "version"])
    _send_home(actor, received, reply.strip())
    log.record(actor, "submission.answered", received, kind=received.kind)
    return received


def _send_home(actor: Actor, received: ReceivedSubmission, reply: str) -> None:
    """Write the answer behind the sender's wall: on the submission, and on the concern it is about."""
    home = Tenant.objects.filter(ags=received.from_ags).first()
    if home is None:
        raise SubmissionNotPossible(_("Diesen Standort gibt es nicht mehr."))
    with bound(home.pk):
        rows = Submission.objects.asked_for().filter(tenant_id=home.pk, public_id=received.sender_reference)
        submission = rows.select_for_update(of=("self",)).get()
        submission.reply, submission.replied_on = received.reply, actor.today
        submission.save(update_fields=["reply", "replied_on"])
        there = replace(actor, tenant_id=home.pk, staff_id=0)
        log.record(there, "submission.answered", submission, kind=submission.kind)
        if submission.issue_id is None:
            return
        issues = StateIssue.objects.asked_for().filter(tenant_id=home.pk).select_for_update(of=("self",))
        issue: StateIssue = issues.get(pk=submission.issue_id)
        issue.reply = f"{issue.reply}\n\n{reply}".strip()[: StateIssue._meta.get_field("reply").max_length]
        issue.replied_on, issue.remind_on, issue.version = actor.today, None, issue.version + 1
        if issue.state == State.SENT:
            issue.state = State.ANSWERED
        issue.save(update_fields=["reply", "replied_on", "remind_on", "state", "version"])
        log.record(there, "state_issue.answered", issue)

"""Concerns to the Land: written up, agreed, sent, answered (SYS-10)."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.steering import policy
from kimpass.steering.actions import themes
from kimpass.steering.models import Body, LadderStep, Session, StateIssue, Theme, ThemeStep
from kimpass.steering.selectors.agenda import is_too_small
from kimpass.steering.selectors.ladder import ladder, open_step
from kimpass.steering.selectors.office_text import person_in

LAND, MOST = "state", 8000


class StateIssueNotPossible(RuleViolation):
    """The concern cannot take this step."""


@dataclass(frozen=True, slots=True)
class IssueData:
    """What a concern says, and to whom."""

    title: str
    text: str
    recipient: str
    request: str = ""

    def traces(self) -> list[str]:
        """Return what stands against the words."""
        return person_in(self.title, self.text, self.request, self.recipient)


def _issue(actor: Actor, issue_id: int) -> StateIssue:
    rows = StateIssue.objects.visible_to(actor).select_related("theme").select_for_update(of=("self",))
    issue: StateIssue = rows.get(pk=issue_id)
    return issue


def _refuse_unless(issue: StateIssue, *states: str) -> None:
    if issue.state not in states:
        words = _("Dieses Anliegen ist „%(state)s“; dieser Schritt passt dazu nicht.")
        raise StateIssueNotPossible(words % {"state": issue.get_state_display()})


def _save(issue: StateIssue, *fields: str) -> None:
    issue.version += 1
    issue.save(update_fields=[*fields, "version"])


@transaction.atomic
def write_state_issue(*, actor: Actor, theme_id: int, data: IssueData) -> StateIssue:
    """
    Write a theme up as a concern to the competent body of the Land.

    :raises PermissionDenied: the policy refuses this actor.
    :raises StateIssueNotPossible: the theme was merged, too few cases stand behind it, or the words name a person.
    """
    theme: Theme = Theme.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=theme_id)
    require(policy.write_state_issue(actor, theme))
    reasons = data.traces()
    if theme.merged_into_id is not None:
        reasons.append(_("Dieses Thema ist mit einem anderen zusammengeführt."))
    if is_too_small(actor, theme):
        reasons.append(_("Hinter diesem Thema stehen zu wenige Fälle, um es außerhalb zu zeigen."))
    if reasons:
        raise StateIssueNotPossible.because(reasons)
    issue: StateIssue = StateIssue.objects.create(
        tenant_id=actor.tenant_id, theme=theme, written_by_id=actor.staff_id, **asdict(data)
    )
    log.record(actor, "state_issue.written", issue)
    return issue


@transaction.atomic
def change_state_issue(*, actor: Actor, issue_id: int, version: int, data: IssueData) -> StateIssue:
    """
    Change a concern that has not been sent; what was agreed on must be agreed on again.

    :raises PermissionDenied: the policy refuses this actor.
    :raises StateIssueNotPossible: it was sent, somebody changed it in between, or the words name a person.
    """
    issue = _issue(actor, issue_id)
    require(policy.change_state_issue(actor, issue))
    _refuse_unless(issue, StateIssue.State.DRAFT, StateIssue.State.COORDINATED)
    if issue.version != version:
        raise StateIssueNotPossible(_("Das Anliegen wurde inzwischen geändert. Beide Fassungen stehen unten."))
    if reasons := data.traces():
        raise StateIssueNotPossible.because(reasons)
    values = asdict(data)
    if any(getattr(issue, name) != value for name, value in values.items()):
        issue.state, issue.coordinated_in = StateIssue.State.DRAFT, None
    for name, value in values.items():
        setattr(issue, name, value)
    _save(issue, *values, "state", "coordinated_in")
    log.record(actor, "state_issue.changed", issue)
    return issue


@transaction.atomic
def coordinate_state_issue(*, actor: Actor, issue_id: int, session_id: int) -> StateIssue:
    """
    Write down in which session of the steering group the concern was agreed on.

    :raises PermissionDenied: the policy refuses this actor.
    :raises StateIssueNotPossible: it was sent already, or that was no held session of the steering group.
    """
    issue = _issue(actor, issue_id)
    require(policy.coordinate_state_issue(actor, issue))
    _refuse_unless(issue, StateIssue.State.DRAFT, StateIssue.State.COORDINATED)
    session = Session.objects.for_tenant(actor).filter(pk=session_id).select_related("body").first()
    if session is None or session.body.kind != Body.Kind.STEERING_GROUP or session.state != Session.State.HELD:
        raise StateIssueNotPossible(_("Abgestimmt wird in einer durchgeführten Sitzung der Lenkungsgruppe."))
    issue.coordinated_in, issue.state = session, StateIssue.State.COORDINATED
    _save(issue, "coordinated_in", "state")
    log.record(actor, "state_issue.coordinated", issue, session=session.pk)
    return issue


def _land_step(actor: Actor) -> LadderStep | None:
    """Return the step on which themes lie with the Land, None where the district has none."""
    return next((step for step in ladder(actor) if LAND in {step.key, step.body_kind}), None)


def _carry_up(actor: Actor, issue: StateIssue, on: date) -> None:
    """Let the theme follow its concern to the Land, where it does not stand there or has ended."""
    step, now = _land_step(actor), open_step(actor, issue.theme)
    if step is None or now is None or now.step.is_end or now.step.sort >= step.sort:
        return
    themes.move_theme(
        actor=actor,
        theme_id=issue.theme_id,
        step_key=step.key,
        outcome=ThemeStep.Outcome.TO_STATE,
        reason=_("Als Anliegen an das Land weitergeleitet."),
        on=on,
        session_id=issue.coordinated_in_id,
    )


@transaction.atomic
def send_state_issue(
    *, actor: Actor, issue_id: int, on: date, reference: str = "", remind_on: date | None = None
) -> StateIssue:
    """
    Write down that the concern went to the Land; its theme goes to that step of the ladder.

    :raises PermissionDenied: the policy refuses this actor.
    :raises StateIssueNotPossible: it was not agreed on in the steering group, or a day does not fit.
    :raises MoveNotPossible: the theme cannot go there on that day.
    """
    issue = _issue(actor, issue_id)
    require(policy.send_state_issue(actor, issue))
    if issue.state == StateIssue.State.DRAFT:
        raise StateIssueNotPossible(_("Vor dem Weiterleiten steht die Abstimmung in der Lenkungsgruppe."))
    _refuse_unless(issue, StateIssue.State.COORDINATED)
    reasons = person_in(reference)
    if on > actor.today:
        reasons.append(_("Das Datum liegt in der Zukunft."))
    agreed = issue.coordinated_in.held_on if issue.coordinated_in else None
    if agreed is not None and on < agreed:
        reasons.append(_("Weitergeleitet wird nach der Abstimmung in der Lenkungsgruppe."))
    if remind_on is not None and remind_on <= on:
        reasons.append(_("Die Erinnerung liegt nicht nach dem Weiterleiten."))
    if reasons:
        raise StateIssueNotPossible.because(reasons)
    issue.sent_on, issue.reference, issue.remind_on = on, reference, remind_on
    issue.state = StateIssue.State.SENT
    _save(issue, "sent_on", "reference", "remind_on", "state")
    _carry_up(actor, issue, on)
    log.record(actor, "state_issue.sent", issue)
    return issue


@transaction.atomic
def record_state_reply(*, actor: Actor, issue_id: int, reply: str, on: date) -> StateIssue:
    """
    Keep what the Land answered; a further answer replaces nothing, it is added below.

    :raises PermissionDenied: the policy refuses this actor.
    :raises StateIssueNotPossible: it was not sent, the day does not fit, or the words name a person.
    """
    issue = _issue(actor, issue_id)
    require(policy.record_state_reply(actor, issue))
    _refuse_unless(issue, StateIssue.State.SENT, StateIssue.State.ANSWERED)
    reasons = person_in(reply)
    if on > actor.today:
        reasons.append(_("Das Datum liegt in der Zukunft."))
    if issue.sent_on is not None and on < issue.sent_on:
        reasons.append(_("Die Antwort liegt vor dem Weiterleiten."))
    whole = f"{issue.reply}\n\n{reply}".strip() if issue.reply else reply.strip()
    if not reply.strip() or len(whole) > MOST:
        reasons.append(_("Die Antwort ist leer oder zu lang."))
    if reasons:
        raise StateIssueNotPossible.because(reasons)
    issue.reply, issue.replied_on, issue.remind_on = whole, on, None
    issue.state = StateIssue.State.ANSWERED
    _save(issue, "reply", "replied_on", "remind_on", "state")
    log.record(actor, "state_issue.answered", issue)
    return issue


@transaction.atomic
def close_state_issue(*, actor: Actor, issue_id: int) -> StateIssue:
    """
    Close a concern; answered or not, nothing more is expected.

    :raises PermissionDenied: the policy refuses this actor.
    :raises StateIssueNotPossible: it is closed already.
    """
    issue = _issue(actor, issue_id)
    require(policy.close_state_issue(actor, issue))
    if issue.state == StateIssue.State.CLOSED:
        raise StateIssueNotPossible(_("Dieses Anliegen ist schon abgeschlossen."))
    issue.state, issue.remind_on = StateIssue.State.CLOSED, None
    _save(issue, "state", "remind_on")
    log.record(actor, "state_issue.closed", issue)
    return issue

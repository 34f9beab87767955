"""The district's one handover procedure, step by step (CM-13), also towards another district (CM-22)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.actions import closing
from kimpass.casework.actions.answers import Answer
from kimpass.casework.models import AnswerLink, CaseHandover, CaseMember, Closure, HandoverTemplate
from kimpass.casework.selectors import handovers, released, sheets, workable
from kimpass.casework.selectors.sheets import PassedOn
from kimpass.kernel.access import Actor, RuleViolation, require

S = CaseHandover.State
FEEDBACK_DAYS = range(1, 366)


class HandoverRefused(RuleViolation):
    """This step cannot be taken now."""


class ProcedureRefused(RuleViolation):
    """The district's procedure cannot be set like this."""


def _procedure(actor: Actor) -> HandoverTemplate:
    found = handovers.procedure_on(actor, actor.today)
    if found is None:
        found = handovers.as_it_comes(actor)
        found.save()
    return found


def _start_obstacles(reason: str, fields: Sequence[str], allowed: Sequence[str], on: date, today: date) -> list[str]:
    checks = (
        (not reason.strip(), _("Bitte schreiben Sie, warum der Fall übergeben wird.")),
        (not fields, _("Bitte wählen Sie, welche Angaben auf das Blatt kommen.")),
        (
            not set(fields) <= set(allowed),
            _("Das Übergabeverfahren des Kreises sieht eine der gewählten Angaben nicht vor."),
        ),
        (on > today, _("Das Datum liegt in der Zukunft.")),
    )
    return [words for wrong, words in checks if wrong]


@transaction.atomic
def start_handover(
    *,
    actor: Actor,
    case_id: int,
    person_id: int,
    to_agency_id: int,
    reason: str,
    fields: Sequence[str],
    on: date,
    because_moved: bool = False,
) -> CaseHandover:
    """
    Begin a handover: the release is checked, and what the sheet will hold is chosen; nothing leaves yet.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises HandoverRefused: no release names the body, one is running already, or an entry does not fit.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.start_handover(actor, case))
    workable.refuse_closed(case)
    members: Any = CaseMember.objects.of(case).on(actor.today).filter(person_id=person_id).select_related("person")
    member = members.first()
    if member is None:
        raise HandoverRefused(_("Diese Person gehört nicht zum Fall."))
    template = _procedure(actor)
    reasons = _start_obstacles(reason, fields, template.fields, on, actor.today)
    release = released.covering(member.person, to_agency_id, on, actor.today)
    if release is None:
        reasons.append(
            _("Keine gültige Schweigepflichtentbindung nennt diese Stelle. Bitte zuerst unterschreiben lassen.")
        )
    if CaseHandover.objects.of(case).filter(to_agency_id=to_agency_id, state__in=(S.PREPARED, S.SENT)).exists():
        reasons.append(_("Eine Übergabe an diese Stelle läuft schon."))
    if reasons or release is None:
        raise HandoverRefused.because(reasons)
    handover: CaseHandover = CaseHandover.objects.create(
        tenant_id=actor.tenant_id,
        case=case,
        person=member.person,
        to_agency_id=to_agency_id,
        release=release,
        template=template,
        reason=reason.strip(),
        because_moved=because_moved,
        fields=[str(chosen) for chosen in PassedOn.values if chosen in set(fields)],
        started_on=on,
    )
    log.record(actor, "handover.started", handover, case=case.pk, to_agency=to_agency_id, fields=len(handover.fields))
    return handover


def _handover_to_write(actor: Actor, handover_id: int) -> CaseHandover:
    rows: Any = CaseHandover.objects.visible_to(actor).select_related("case", "person", "release", "template")
    found: CaseHandover = rows.select_for_update(of=("self",)).get(pk=handover_id)
    workable.case_to_write(actor, found.case_id)
    return found


def _refuse_day(on: date, first: date, today: date) -> None:
    if not first <= on <= today:
        raise HandoverRefused(_("Das Datum liegt vor dem Beginn der Übergabe oder in der Zukunft."))


def _refuse_unless(handover: CaseHandover, *states: str) -> None:
    if handover.state not in states:
        words = {"state": handover.get_state_display()}
        raise HandoverRefused(_("Dieser Schritt passt nicht zum Stand der Übergabe (%(state)s).") % words)


def _save(handover: CaseHandover, *names: str) -> CaseHandover:
    handover.version += 1
    handover.save(update_fields=[*names, "version"])
    return handover


@transaction.atomic
def record_handover_talk(*, actor: Actor, handover_id: int, on: date) -> CaseHandover:
    """
    Write down when the two bodies talked the case over.

    :raises PermissionDenied: the policy refuses this actor.
    :raises HandoverRefused: it is over, or the day does not fit.
    """
    handover = _handover_to_write(actor, handover_id)
    require(policy.record_handover_talk(actor, handover))
    workable.refuse_closed(handover.case)
    _refuse_unless(handover, S.PREPARED, S.SENT)
    _refuse_day(on, handover.started_on, actor.today)
    handover.talk_on = on
    log.record(actor, "handover.talked", handover, case=handover.case_id)
    return _save(handover, "talk_on")


@transaction.atomic
def send_handover(*, actor: Actor, handover_id: int, on: date) -> CaseHandover:
    """
    Let the sheet leave: the release is checked again, and the sheet is frozen as the record stands now.

    :raises PermissionDenied: the policy refuses this actor.
    :raises HandoverRefused: sent already, the talk is missing, or the release is gone.
    """
    handover = _handover_to_write(actor, handover_id)
    require(policy.send_handover(actor, handover))
    workable.refuse_closed(handover.case)
    _refuse_unless(handover, S.PREPARED)
    _refuse_day(on, handover.started_on, actor.today)
    if handover.template.needs_talk and handover.talk_on is None:
        raise HandoverRefused(_("Das Übergabeverfahren verlangt vorher ein Gespräch. Bitte tragen Sie es ein."))
    if not released.may_still_be_shown(handover, actor.today):
        raise HandoverRefused(
            _("Die Schweigepflichtentbindung für diese Stelle gilt nicht mehr. Es ist nichts hinausgegangen.")
        )
    handover.sheet = sheets.build(handover.case, handover.person, handover.fields, actor.today).frozen()
    handover.state, handover.sent_on = S.SENT, on
    log.record(actor, "handover.sent", handover, case=handover.case_id, lines=len(handover.sheet))
    return _save(handover, "sheet", "state", "sent_on")


@transaction.atomic
def answer_handover(
    *, actor: Actor, handover_id: int, state: str, on: date, answer: str = "", decline_reason: str = ""
) -> CaseHandover:
    """
    Write down whether the receiving body takes the case on; the day for its feedback follows from the procedure.

    :raises PermissionDenied: the policy refuses this actor.
    :raises HandoverRefused: it was not sent, is answered already, or state, reason or day do not fit.
    """
    handover = _handover_to_write(actor, handover_id)
    require(policy.answer_handover(actor, handover))
    _refuse_unless(handover, S.SENT)
    if state not in {S.CONFIRMED, S.DECLINED}:
        raise HandoverRefused(_("Bitte wählen Sie, was die Stelle geantwortet hat."))
    given = Answer(state, on, answer, decline_reason)
    if reasons := given.obstacles(handover.sent_on or on, actor.today):
        raise HandoverRefused.because(reasons)
    given.write(actor, handover)
    log.record(actor, "handover.answered", handover, case=handover.case_id, state=state, reason=decline_reason)
    return handover


@transaction.atomic
def record_handover_feedback(*, actor: Actor, handover_id: int, on: date, feedback: str) -> CaseHandover:
    """
    Write down what the receiving body reports back.

    :raises PermissionDenied: the policy refuses this actor.
    :raises HandoverRefused: nobody took the case on, nothing is said, or the day does not fit.
    """
    handover = _handover_to_write(actor, handover_id)
    require(policy.record_handover_feedback(actor, handover))
    _refuse_unless(handover, S.CONFIRMED)
    if not feedback.strip():
        raise HandoverRefused(_("Bitte schreiben Sie, was die Stelle berichtet."))
    _refuse_day(on, handover.confirmed_on or on, actor.today)
    handover.feedback_on, handover.feedback = on, feedback.strip()
    log.record(actor, "handover.feedback", handover, case=handover.case_id)
    return _save(handover, "feedback_on", "feedback")


@transaction.atomic
def end_handover(
    *, actor: Actor, handover_id: int, outcome: str, on: date, note: str = "", rating: int | None = None
) -> CaseHandover:
    """
    End the handover: the case is closed here by the closing action, or goes on here.

    :raises PermissionDenied: the policy refuses this actor.
    :raises HandoverRefused: nobody answered yet, or the outcome does not fit.
    :raises CaseCannotBeClosed: something on the case is still open.
    """
    handover = _handover_to_write(actor, handover_id)
    require(policy.end_handover(actor, handover))
    _refuse_unless(handover, S.CONFIRMED, S.DECLINED)
    if outcome not in CaseHandover.Outcome.values:
        raise HandoverRefused(_("Bitte wählen Sie, was aus dem Fall wird."))
    if outcome == CaseHandover.Outcome.CLOSE and handover.state == S.DECLINED:
        raise HandoverRefused(_("Die Stelle hat abgelehnt: der Fall bleibt hier, bis jemand ihn übernimmt."))
    _refuse_day(on, handover.confirmed_on or on, actor.today)
    handover.state, handover.outcome, handover.ended_on = S.ENDED, outcome, on
    _save(handover, "state", "outcome", "ended_on")
    if outcome == CaseHandover.Outcome.CLOSE:
        reason = Closure.Reason.MOVED_AWAY if handover.because_moved else Closure.Reason.HANDED_OVER
        closing.close_case(actor=actor, case_id=handover.case_id, reason=reason, on=on, note=note, rating=rating)
    log.record(actor, "handover.ended", handover, case=handover.case_id, outcome=outcome)
    return handover


@transaction.atomic
def revoke_handover(*, actor: Actor, handover_id: int, at: datetime) -> CaseHandover:
    """
    Take a handover back: links to it are dead at once; what was seen or printed has to be asked back.

    :raises PermissionDenied: the policy refuses this actor.
    :raises HandoverRefused: it is over already.
    """
    handover = _handover_to_write(actor, handover_id)
    require(policy.revoke_handover(actor, handover))
    _refuse_unless(handover, S.PREPARED, S.SENT, S.CONFIRMED, S.DECLINED)
    handover.state, handover.ended_on = S.REVOKED, actor.today
    ended = AnswerLink.objects.about(handover).filter(revoked_at__isnull=True).update(revoked_at=at)
    log.record(actor, "handover.revoked", handover, case=handover.case_id, links=ended)
    return _save(handover, "state", "ended_on")


@transaction.atomic
def set_handover_procedure(
    *, actor: Actor, fields: Sequence[str], needs_talk: bool, feedback_after_days: int, valid_from: date
) -> HandoverTemplate:
    """
    Set the procedure of the whole district anew; handovers under way keep the version they began with.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ProcedureRefused: fields or days do not fit, or the day lies before the version that holds.
    """
    require(policy.set_handover_procedure(actor))
    last = next(iter(handovers.procedures(actor)), None)
    checks = (
        (not fields or not set(fields) <= set(PassedOn.values), _("Bitte wählen Sie, was das Blatt enthalten darf.")),
        (feedback_after_days not in FEEDBACK_DAYS, _("Die Rückmeldung ist nach 1 bis 365 Tagen fällig.")),
        (valid_from < actor.today, _("Eine neue Fassung gilt frühestens ab heute.")),
        (
            last is not None and valid_from < last.valid_from,
            _("Eine spätere Fassung ist schon festgelegt. Die neue kann erst danach gelten."),
        ),
    )
    if reasons := [words for wrong, words in checks if wrong]:
        raise ProcedureRefused.because(reasons)
    template: HandoverTemplate = HandoverTemplate.objects.create(
        tenant_id=actor.tenant_id,
        template_version=last.template_version + 1 if last else 1,
        fields=[str(chosen) for chosen in PassedOn.values if chosen in set(fields)],
        needs_talk=needs_talk,
        feedback_after_days=feedback_after_days,
        valid_from=valid_from,
        set_by_id=actor.staff_id,
    )
    log.record(actor, "handover.procedure_set", template, version=template.template_version)
    return template

"""Ask colleagues, volunteers or a body what they know of a problem before a group starts (SYS-08, DIR-10)."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import StaffMember, Unit
from kimpass.steering import policy
from kimpass.steering.mailing import send_quietly
from kimpass.steering.models import Body, BodyMember, Poll, PollAnswer, Theme
from kimpass.steering.selectors.polls import case_managers
from kimpass.steering.selectors.wording import personal_traces


class PollNotPossible(RuleViolation):
    """Nobody would be asked, the poll is closed, or the text names a person."""


def _no_person(*texts: str) -> None:
    if traces := personal_traces(*texts):
        raise PollNotPossible(
            _("Der Text enthält möglicherweise Angaben zu einer Person (%(kinds)s). Bitte ohne diese schreiben.")
            % {"kinds": ", ".join(traces)}
        )


def _poll(actor: Actor, poll_id: int) -> Poll:
    poll: Poll = Poll.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=poll_id)
    return poll


def _refuse_closed(poll: Poll) -> None:
    if poll.closed_on is not None:
        raise PollNotPossible(_("Diese Abfrage ist abgeschlossen."))


def _asked(actor: Actor, audience: str, unit_ids: Iterable[int], body_id: int | None) -> list[PollAnswer]:
    """Return one open row for everybody who is asked; seats without a colleague are asked by function."""
    if audience == Poll.Audience.CASE_MANAGERS:
        return [
            PollAnswer(staff_member=row.staff, unit_id=row.unit_id, function=row.staff.function)
            for row in case_managers(actor)
            if row.unit_id in set(unit_ids) and row.staff.pk != actor.staff_id
        ]
    if audience == Poll.Audience.BODY:
        body = Body.objects.visible_to(actor).filter(pk=body_id or 0).first()
        if body is None:
            raise PollNotPossible(_("Bitte wählen Sie ein Gremium."))
        seats = BodyMember.objects.for_tenant(actor).on(actor.today).filter(body=body)
        rows, known = [], set()
        for seat in seats.order_by("sort", "pk"):
            if seat.staff_member_id in known:
                continue  # somebody with two seats is asked once
            known |= {seat.staff_member_id} - {None}
            rows.append(PollAnswer(staff_member_id=seat.staff_member_id, function=seat.function[:160]))
        return rows
    return []


@transaction.atomic
def ask_poll(
    *,
    actor: Actor,
    audience: str,
    title: str,
    question: str,
    on: date,
    answer_until: date,
    theme_id: int | None = None,
    unit_ids: Iterable[int] = (),
    body_id: int | None = None,
    page: str = "",
) -> Poll:
    """
    Ask until a day; volunteers are asked by the office, which writes their answers down.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PollNotPossible: nobody would be asked, the day lies behind, or the text names a person.
    """
    require(policy.ask_poll(actor))
    _no_person(title, question)
    if answer_until < on:
        raise PollNotPossible(_("Die Frist liegt vor dem Tag der Abfrage."))
    theme = Theme.objects.visible_to(actor).filter(pk=theme_id, merged_into__isnull=True).first() if theme_id else None
    if theme_id and theme is None:
        raise PollNotPossible(_("Dieses Thema gibt es nicht (mehr)."))
    rows = _asked(actor, audience, unit_ids, body_id)
    if not rows and audience != Poll.Audience.VOLUNTEERS:
        raise PollNotPossible(_("So würde niemand gefragt. Bitte wählen Sie andere Kommunen oder ein anderes Gremium."))
    poll: Poll = Poll.objects.create(
        tenant_id=actor.tenant_id,
        theme=theme,
        audience=audience,
        title=title,
        question=question,
        asked_on=on,
        answer_until=answer_until,
        asked_by_id=actor.staff_id,
    )
    for row in rows:
        row.tenant_id, row.poll = actor.tenant_id, poll
        row.save()
    log.record(actor, "poll.asked", poll, audience=audience, asked=len(rows))
    _tell(actor, poll, page)
    return poll


def _tell(actor: Actor, poll: Poll, page: str) -> int:
    """Send one message without content to each who has not answered, once all is stored."""
    if not page:
        return 0
    open_rows = PollAnswer.objects.for_tenant(actor).filter(poll=poll, answered_on__isnull=True)
    rows = StaffMember.objects.for_tenant(actor).filter(pk__in=open_rows.values("staff_member"), is_active=True)
    addresses = rows.filter(user__is_active=True).exclude(user__email="").values_list("user__email", flat=True)
    body = _("Eine Abfrage der Koordinierenden Stelle wartet auf Ihre Antwort. Nach der Anmeldung hier:\n\n%(page)s\n")
    for address in dict.fromkeys(addresses):
        subject = _("KIMpass: Eine Abfrage wartet auf Ihre Antwort")
        transaction.on_commit(partial(send_quietly, to=address, subject=subject, body=body % {"page": page}))
    return len(addresses)


def _write(actor: Actor, answer: PollAnswer, experience: str, text: str, on: date) -> None:
    if experience not in PollAnswer.Experience.values:
        raise PollNotPossible(_("Bitte wählen Sie aus, was Sie dazu wissen."))
    _no_person(text)
    answer.experience, answer.text, answer.answered_on = experience, text, on
    answer.version += 1
    answer.save(update_fields=["experience", "text", "answered_on", "version"])


@transaction.atomic
def answer_poll(*, actor: Actor, answer_id: int, experience: str, text: str, on: date) -> PollAnswer:
    """
    Answer a question; until the poll is closed the answer may be changed.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PollNotPossible: the poll is closed, or the text names a person.
    """
    answer: PollAnswer = PollAnswer.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=answer_id)
    require(policy.answer_poll(actor, answer))
    _refuse_closed(_poll(actor, answer.poll_id))
    _write(actor, answer, experience, text, on)
    log.record(actor, "poll.answered", answer, experience=experience)
    return answer


@transaction.atomic
def record_poll_answer(
    *,
    actor: Actor,
    poll_id: int,
    function: str,
    experience: str,
    text: str,
    on: date,
    unit_id: int | None = None,
    answer_id: int | None = None,
) -> PollAnswer:
    """
    Write down what somebody told, by function: a seat that was asked, or a volunteer.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PollNotPossible: the poll is closed, a colleague answers himself, or the text names a person.
    """
    poll = _poll(actor, poll_id)
    require(policy.record_poll_answer(actor, poll))
    _refuse_closed(poll)
    _no_person(function)
    unit = Unit.objects.for_tenant(actor).filter(pk=unit_id).first() if unit_id else None
    answer = PollAnswer.objects.for_tenant(actor).filter(poll=poll, pk=answer_id).first() if answer_id else None
    if answer_id and (answer is None or answer.staff_member_id is not None):
        raise PollNotPossible(_("Diese Zeile beantwortet die gefragte Fachkraft selbst."))
    if answer is None:
        if not function.strip():
            raise PollNotPossible(_("Bitte geben Sie an, in welcher Funktion geantwortet wurde."))
        answer = PollAnswer.objects.create(tenant_id=actor.tenant_id, poll=poll, function=function, unit=unit)
    _write(actor, answer, experience, text, on)
    log.record(actor, "poll.answer_recorded", answer, experience=experience)
    return answer


@transaction.atomic
def remind_poll(*, actor: Actor, poll_id: int, page: str) -> int:
    """
    Send a reminder without content to those who have not answered, and return how many are reminded.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PollNotPossible: the poll is closed, or everybody has answered.
    """
    poll = _poll(actor, poll_id)
    require(policy.remind_poll(actor, poll))
    _refuse_closed(poll)
    waiting = PollAnswer.objects.for_tenant(actor).filter(poll=poll, answered_on__isnull=True)
    if not waiting.filter(staff_member__isnull=False).exists():
        raise PollNotPossible(_("Alle Gefragten haben geantwortet."))
    reminded = _tell(actor, poll, page)
    log.record(actor, "poll.reminded", poll, waiting=waiting.count())
    return reminded


@transaction.atomic
def close_poll(*, actor: Actor, poll_id: int, summary: str, on: date) -> Poll:
    """
    Close a poll with what it taught; answers stay as they are.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PollNotPossible: it is closed already, or the summary is missing or names a person.
    """
    poll = _poll(actor, poll_id)
    require(policy.close_poll(actor, poll))
    _refuse_closed(poll)
    if not summary.strip():
        raise PollNotPossible(_("Bitte fassen Sie zusammen, was die Abfrage ergeben hat."))
    _no_person(summary)
    poll.summary, poll.closed_on = summary, on
    poll.version += 1
    poll.save(update_fields=["summary", "closed_on", "version"])
    log.record(actor, "poll.closed", poll)
    return poll

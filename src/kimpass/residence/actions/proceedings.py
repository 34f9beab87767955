"""Keep the register of proceedings: kind, days and state, and nothing of a case (B3-02)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.people.models import PreCheckHandover
from kimpass.residence import policy
from kimpass.residence.models import Kind, Proceeding, ProceedingStep, own_authority
from kimpass.residence.selectors.file_marks import mark_reasons, note_reasons

State = Proceeding.State


class ProceedingNotPossible(RuleViolation):
    """The entry does not fit: a day, a mark that may name somebody, or a state that cannot follow."""


@dataclass(frozen=True, slots=True)
class ProceedingData:
    """What is kept of a proceeding; `handover_id` points to what a case manager handed over for it."""

    kind: str
    file_mark: str = ""
    deadline_on: date | None = None
    deadline_for: str = ""
    handover_id: int | None = None


def _reasons(actor: Actor, data: ProceedingData, *, kept_handover: int | None = None) -> list[str]:
    reasons = [*mark_reasons(data.file_mark), *note_reasons(data.deadline_for)]
    if data.kind not in Kind.values:
        reasons.append(_("Diese Art von Verfahren gibt es nicht."))
    if bool(data.deadline_on) != bool(data.deadline_for):
        reasons.append(_("Zu einer Frist gehören der Tag und wofür sie läuft."))
    asked = [] if data.handover_id in {None, kept_handover} else [data.handover_id]
    if asked and not PreCheckHandover.objects.addressed_to(actor).filter(pk__in=asked).exists():
        reasons.append(_("Diese Übergabe gibt es für Ihre Behörde nicht."))
    return reasons


def _taken(actor: Actor, authority_id: int, mark: str, *, but: int = 0) -> list[str]:
    rows = Proceeding.objects.for_tenant(actor).filter(authority_id=authority_id, file_mark=mark).exclude(pk=but)
    return [_("Dieses Aktenzeichen ist schon vergeben.")] if mark and rows.exists() else []


def _authority(actor: Actor) -> int:
    found: int = own_authority(actor).get()
    return found


def _held(actor: Actor, proceeding_id: int) -> Proceeding:
    rows = Proceeding.objects.visible_to(actor).select_for_update(of=("self",))
    found: Proceeding = rows.get(pk=proceeding_id)
    return found


def _step(actor: Actor, proceeding: Proceeding) -> None:
    ProceedingStep.objects.create(
        tenant_id=actor.tenant_id,
        proceeding=proceeding,
        state=proceeding.state,
        since=proceeding.state_since,
        noted_by_id=actor.staff_id,
    )


@transaction.atomic
def register_proceeding(
    *, actor: Actor, data: ProceedingData, received_on: date, is_enquiry: bool = False
) -> Proceeding:
    """
    Enter an enquiry or an application into the register of the actor's authority.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ProceedingNotPossible: the day lies ahead, the mark is taken or may name somebody, the deadline is half.
    """
    require(policy.register_proceeding(actor))
    authority_id = _authority(actor)
    reasons = [*_reasons(actor, data), *_taken(actor, authority_id, data.file_mark)]
    if received_on > actor.today:
        reasons.append(_("Der Eingang liegt in der Zukunft."))
    if reasons:
        raise ProceedingNotPossible.because(reasons)
    row: Proceeding = Proceeding.objects.create(
        tenant_id=actor.tenant_id,
        authority_id=authority_id,
        received_on=received_on,
        applied_on=None if is_enquiry else received_on,
        state=State.ENQUIRY if is_enquiry else State.RECEIVED,
        state_since=received_on,
        **{name: getattr(data, name) for name in data.__slots__},
    )
    _step(actor, row)
    log.record(actor, "proceeding.registered", row, kind=row.kind, state=row.state)
    return row


@transaction.atomic
def change_proceeding(*, actor: Actor, proceeding_id: int, version: int, data: ProceedingData) -> Proceeding:
    """
    Correct kind, mark or deadline of a proceeding, or point it to what was handed over.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ProceedingNotPossible: as for entering, or somebody changed it in between.
    """
    row = _held(actor, proceeding_id)
    require(policy.change_proceeding(actor, row))
    if row.version != version:
        raise ProceedingNotPossible(_("Inzwischen hat jemand anderes gespeichert. Beide Fassungen stehen unten."))
    reasons = _reasons(actor, data, kept_handover=row.handover_id)
    reasons += _taken(actor, row.authority_id, data.file_mark, but=row.pk)
    if reasons:
        raise ProceedingNotPossible.because(reasons)
    for name in data.__slots__:
        setattr(row, name, getattr(data, name))
    row.version += 1
    row.save(update_fields=[*data.__slots__, "version"])
    log.record(actor, "proceeding.changed", row, kind=row.kind)
    return row


def _move_reasons(actor: Actor, row: Proceeding, state: str, on: date) -> list[str]:
    reasons = []
    if state not in Proceeding.NEXT[row.state]:
        reasons.append(_("Dieser Stand kann nicht auf „%(state)s“ folgen.") % {"state": row.get_state_display()})
    if on > actor.today:
        reasons.append(_("Der Tag liegt in der Zukunft."))
    if on < row.state_since:
        since = f"{row.state_since:%d.%m.%Y}"
        reasons.append(_("Der Tag liegt vor dem bisherigen Stand (seit %(since)s).") % {"since": since})
    return reasons


@transaction.atomic
def move_proceeding(*, actor: Actor, proceeding_id: int, version: int, state: str, on: date) -> Proceeding:
    """
    Note that a proceeding came into another state on a day; a decision ends it, taking it up again opens it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ProceedingNotPossible: the state cannot follow, the day lies ahead or before the state it is in, or
        somebody moved it in between.
    """
    row = _held(actor, proceeding_id)
    require(policy.move_proceeding(actor, row))
    if row.version != version:
        raise ProceedingNotPossible(_("Inzwischen hat jemand anderes den Stand geändert. Bitte sehen Sie noch einmal."))
    if reasons := _move_reasons(actor, row, state, on):
        raise ProceedingNotPossible.because(reasons)
    withdrawn_enquiry = row.applied_on is None and state == State.WITHDRAWN
    row.state, row.state_since = state, on
    row.decided_on = on if row.has_ended else None
    if row.applied_on is None and not withdrawn_enquiry:
        row.applied_on = on
    row.version += 1
    row.save(update_fields=["state", "state_since", "decided_on", "applied_on", "version"])
    _step(actor, row)
    log.record(actor, "proceeding.moved", row, state=state)
    return row

"""What whoever stands in has to know about a case (CM-21)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import DeputyNote
from kimpass.casework.selectors import workable
from kimpass.kernel.access import Actor, RuleViolation, require


class NoteRefused(RuleViolation):
    """The note says nothing, or is over."""


@transaction.atomic
def note_for_deputy(*, actor: Actor, case_id: int, kind: str, text: str) -> DeputyNote:
    """
    Leave a word for whoever stands in: what was agreed, what not to do, where there is danger.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises NoteRefused: nothing is said, or the kind is unknown.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.note_for_deputy(actor, case))
    workable.refuse_closed(case)
    reasons = []
    if kind not in DeputyNote.Kind.values:
        reasons.append(_("Bitte wählen Sie, was für ein Hinweis es ist."))
    if not text.strip():
        reasons.append(_("Bitte schreiben Sie, was die Vertretung wissen muss."))
    if reasons:
        raise NoteRefused.because(reasons)
    note: DeputyNote = DeputyNote.objects.create(
        tenant_id=actor.tenant_id,
        case=case,
        kind=kind,
        text=text.strip(),
        noted_on=actor.today,
        noted_by_id=actor.staff_id,
    )
    log.record(actor, "deputy_note.made", note, case=case.pk, kind=kind)
    return note


@transaction.atomic
def end_deputy_note(*, actor: Actor, note_id: int) -> DeputyNote:
    """
    Take a note off the sheet; it stays in the history.

    :raises PermissionDenied: the policy refuses this actor.
    :raises NoteRefused: it is off already.
    """
    rows: Any = DeputyNote.objects.visible_to(actor).select_related("case")
    note: DeputyNote = rows.select_for_update(of=("self",)).get(pk=note_id)
    require(policy.end_deputy_note(actor, note))
    if note.ended_on is not None:
        raise NoteRefused(_("Dieser Hinweis steht nicht mehr auf dem Blatt."))
    note.ended_on = actor.today
    note.version += 1
    note.save(update_fields=["ended_on", "version"])
    log.record(actor, "deputy_note.ended", note, case=note.case_id)
    return note

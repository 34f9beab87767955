"""Write checklists in editions: drafted by an authority, released once, then unchanged (B3-06)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.residence import policy
from kimpass.residence.models import Checklist, ChecklistItem, Kind
from kimpass.steering.selectors.naming import named_reasons

MOST = 60


class ChecklistNotPossible(RuleViolation):
    """The edition does not fit, or was released or changed in between."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point: what is asked for, where the law says it, by what it is shown."""

    text: str
    citation: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistData:
    """What an edition says."""

    kind: str
    title: str
    valid_from: date
    points: Sequence[Point]
    note: str = ""


def _reasons(data: ChecklistData) -> list[str]:
    texts = [data.title, data.note, *(text for point in data.points for text in (point.text, point.evidence))]
    reasons = named_reasons(*texts)
    if data.kind not in Kind.values:
        reasons.append(_("Diese Art von Verfahren gibt es nicht."))
    if not data.points:
        reasons.append(_("Eine Checkliste braucht mindestens einen Punkt."))
    if len(data.points) > MOST:
        reasons.append(_("Bitte höchstens %(most)s Punkte.") % {"most": MOST})
    if len({point.text.casefold() for point in data.points}) < len(data.points):
        reasons.append(_("Ein Punkt steht doppelt da."))
    return reasons


def _write(actor: Actor, row: Checklist, points: Sequence[Point]) -> None:
    ChecklistItem.objects.bulk_create(
        ChecklistItem(
            tenant_id=actor.tenant_id,
            checklist=row,
            sort=sort,
            text=point.text,
            citation=point.citation,
            evidence=point.evidence,
        )
        for sort, point in enumerate(points, 1)
    )


def _draft(actor: Actor, checklist_id: int, version: int) -> Checklist:
    rows = Checklist.objects.visible_to(actor).select_for_update(of=("self",))
    row: Checklist = rows.get(pk=checklist_id)
    if row.released_on is not None:
        raise ChecklistNotPossible(_("Eine freigegebene Ausgabe bleibt, wie sie ist. Bitte beginnen Sie eine neue."))
    if row.version != version:
        raise ChecklistNotPossible(_("Inzwischen hat jemand anderes gespeichert. Beide Fassungen stehen unten."))
    return row


@transaction.atomic
def write_checklist(*, actor: Actor, data: ChecklistData) -> Checklist:
    """
    Begin a new edition as a draft.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ChecklistNotPossible: there is a draft of this kind, no point is written, or a text names a person.
    """
    require(policy.write_checklist(actor))
    editions = Checklist.objects.for_tenant(actor).filter(kind=data.kind).select_for_update(of=("self",))
    known = list(editions.order_by("-edition"))
    reasons = _reasons(data)
    if any(row.released_on is None for row in known):
        reasons.append(_("Zu dieser Art gibt es schon einen Entwurf."))
    if reasons:
        raise ChecklistNotPossible.because(reasons)
    row: Checklist = Checklist.objects.create(
        tenant_id=actor.tenant_id,
        kind=data.kind,
        edition=known[0].edition + 1 if known else 1,
        title=data.title,
        note=data.note,
        valid_from=data.valid_from,
    )
    _write(actor, row, data.points)
    log.record(actor, "checklist.written", row, kind=row.kind, edition=row.edition)
    return row


@transaction.atomic
def change_checklist(*, actor: Actor, checklist_id: int, version: int, data: ChecklistData) -> Checklist:
    """
    Change a draft; its kind stays.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ChecklistNotPossible: it is released, changed in between, has no point, or a text names a person.
    """
    row = _draft(actor, checklist_id, version)
    require(policy.change_checklist(actor, row))
    if reasons := _reasons(data):
        raise ChecklistNotPossible.because(reasons)
    row.title, row.note, row.valid_from = data.title, data.note, data.valid_from
    row.version += 1
    row.save(update_fields=["title", "note", "valid_from", "version"])
    ChecklistItem.objects.for_tenant(actor).filter(checklist=row).delete()
    _write(actor, row, data.points)
    log.record(actor, "checklist.changed", row, edition=row.edition)
    return row


@transaction.atomic
def release_checklist(*, actor: Actor, checklist_id: int, version: int) -> Checklist:
    """
    Release a draft; the edition before ends on the day the new one begins.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ChecklistNotPossible: it is released, changed in between, or begins before the edition it replaces.
    """
    row = _draft(actor, checklist_id, version)
    require(policy.release_checklist(actor, row))
    rows = Checklist.objects.for_tenant(actor).filter(kind=row.kind, released_on__isnull=False)
    for earlier in rows.filter(ended_on__isnull=True).select_for_update(of=("self",)):
        if row.valid_from <= earlier.valid_from:
            raise ChecklistNotPossible(_("Die neue Ausgabe muss nach der bisherigen beginnen."))
        earlier.ended_on = row.valid_from
        earlier.version += 1
        earlier.save(update_fields=["ended_on", "version"])
    row.released_on, row.released_by_id = actor.today, actor.staff_id
    row.version += 1
    row.save(update_fields=["released_on", "released_by", "version"])
    log.record(actor, "checklist.released", row, kind=row.kind, edition=row.edition)
    return row


@transaction.atomic
def end_checklist(*, actor: Actor, checklist_id: int) -> Checklist | None:
    """
    End a released edition as of today without a new one, or throw a draft away.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ChecklistNotPossible: it has ended already.
    """
    rows = Checklist.objects.visible_to(actor).select_for_update(of=("self",))
    row: Checklist = rows.get(pk=checklist_id)
    require(policy.end_checklist(actor, row))
    if row.ended_on is not None:
        raise ChecklistNotPossible(_("Diese Ausgabe ist schon beendet."))
    log.record(actor, "checklist.ended", row, kind=row.kind, edition=row.edition, draft=int(row.released_on is None))
    if row.released_on is None:
        ChecklistItem.objects.for_tenant(actor).filter(checklist=row).delete()
        row.delete()
        return None
    row.ended_on = max(actor.today, row.valid_from)
    row.version += 1
    row.save(update_fields=["ended_on", "version"])
    return row

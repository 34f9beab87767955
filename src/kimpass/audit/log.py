"""Append to the trail."""

from django.db import models

from kimpass.audit.models import Event, ReadEntry
from kimpass.kernel.access import Actor
from kimpass.kernel.http import Read
from kimpass.kernel.requests import request_id


def record(actor: Actor, event: str, subject: models.Model, **facts: str | int | None) -> Event:
    """
    Append one fact to the audit trail, inside the caller's transaction.

    `facts` hold keys and codes only, never words about a person.
    """
    entry = Event(
        tenant_id=actor.tenant_id,
        user_id=actor.user_id,
        staff_id=actor.staff_id,
        role_keys=",".join(sorted(actor.role_keys)),
        request_id=request_id(),
        event=event,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        facts=facts,
    )
    entry.save()
    return entry


def record_reads(actor: Actor, route: str, reads: list[Read], *, purpose: str = "casework") -> None:
    """Append what a page is about to show and what for, one row for each kind of rows."""
    merged: dict[str, set[int]] = {}
    for read in reads:
        merged.setdefault(read.subject_type, set()).update(read.subject_ids)
    entries = [
        ReadEntry(
            tenant_id=actor.tenant_id,
            user_id=actor.user_id,
            staff_id=actor.staff_id,
            role_keys=",".join(sorted(actor.role_keys)),
            request_id=request_id(),
            route=route,
            purpose=purpose,
            subject_type=subject_type,
            subject_ids=sorted(ids),
        )
        for subject_type, ids in sorted(merged.items())
    ]
    for entry in entries:
        entry.own_hash = entry.compute_hash()
    ReadEntry.objects.bulk_create(entries)


def record_refusal(actor: Actor, route: str, reason: str) -> None:
    """Append that a page was refused; the request's own transaction, rolled back, would lose it."""
    Event(
        tenant_id=actor.tenant_id,
        user_id=actor.user_id,
        staff_id=actor.staff_id,
        role_keys=",".join(sorted(actor.role_keys)),
        request_id=request_id(),
        event="access.refused",
        subject_type=route[:60],
        subject_id=0,
        facts={"status": reason},
    ).save()

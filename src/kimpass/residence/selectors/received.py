"""What case managers handed to an authority: the only thing of people that is read here (B3-09)."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from kimpass.kernel.access import Actor
from kimpass.people.models import PreCheckHandover, PreCheckHandoverItem, PreCheckHandoverRead

# An opening that was noted lets its reader look again for so long.
OPENING = timedelta(minutes=15)


def received_handovers(actor: Actor) -> "QuerySet[Any]":
    """Return what was handed to the own authority and still holds, the newest first; `was_read` by anybody there."""
    read = PreCheckHandoverRead.objects.asked_for().filter(tenant_id=actor.tenant_id, handover=OuterRef("pk"))
    rows: QuerySet[Any] = PreCheckHandover.objects.addressed_to(actor)
    rows = rows.select_related("handed_by", "to_agency").annotate(was_read=Exists(read), lines=Count("items"))
    return rows.order_by("-handed_at", "-pk")


def handover_choices(actor: Actor) -> list[tuple[str, str, int]]:
    """Return key, words and number of received handovers, for pointing a proceeding to one."""
    rows = PreCheckHandover.objects.addressed_to(actor).select_related("handed_by").order_by("-handed_at", "-pk")
    return [(row.public_id, f"{row.handed_at:%d.%m.%Y}, {row.handed_by.name}", row.pk) for row in rows[:200]]


def is_open_to(actor: Actor, handover: PreCheckHandover, *, at: datetime) -> bool:
    """Test whether the actor has opened it just now: without an opening that was noted nothing of it is shown."""
    rows = PreCheckHandoverRead.objects.asked_for().filter(tenant_id=actor.tenant_id, handover=handover)
    return bool(rows.filter(staff_member_id=actor.staff_id, read_at__gt=at - OPENING, read_at__lte=at).exists())


def items_of(actor: Actor, handover: PreCheckHandover) -> list[PreCheckHandoverItem]:
    """Return the lines and documents handed over, in their order."""
    rows = PreCheckHandoverItem.objects.asked_for().filter(tenant_id=actor.tenant_id, handover=handover)
    return list(rows.select_related("file").order_by("sort", "pk"))


def document_of(actor: Actor, handover: PreCheckHandover, number: int) -> PreCheckHandoverItem | None:
    """Return a document that was handed over by its place in the list, None where there is none."""
    rows = PreCheckHandoverItem.objects.asked_for().filter(tenant_id=actor.tenant_id, handover=handover, sort=number)
    found: PreCheckHandoverItem | None = rows.filter(file__isnull=False).select_related("file").order_by("pk").first()
    return found

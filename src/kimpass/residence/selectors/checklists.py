"""Editions of checklists, and what is new in one against another (B3-06)."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from kimpass.kernel.access import Actor
from kimpass.residence.models import Checklist, ChecklistItem, Kind

LIKE = 0.6


@dataclass(frozen=True, slots=True)
class Difference:
    """One point as it was and as it is; `before` is empty for a new one, `after` for one that is gone."""

    kind: Literal["same", "new", "gone", "changed"]
    before: ChecklistItem | None
    after: ChecklistItem | None


def editions(actor: Actor) -> list[tuple[str, list[Checklist]]]:
    """Return the kinds in their order, each with its editions, the newest first; kinds without one stay out."""
    rows = list(Checklist.objects.visible_to(actor).select_related("released_by").order_by("-edition", "-pk"))
    by_kind = [(str(Kind(value).label), [row for row in rows if row.kind == value]) for value in Kind.values]
    return [(label, found) for label, found in by_kind if found]


def points_of(actor: Actor, checklist: Checklist) -> list[ChecklistItem]:
    """Return the points of an edition in their order."""
    return list(ChecklistItem.objects.for_tenant(actor).filter(checklist=checklist).order_by("sort", "pk"))


def other_editions(actor: Actor, checklist: Checklist) -> list[Checklist]:
    """Return the other editions of the same kind, the newest first."""
    rows = Checklist.objects.visible_to(actor).filter(kind=checklist.kind).exclude(pk=checklist.pk)
    return list(rows.order_by("-edition"))


def _told(item: ChecklistItem) -> tuple[str, str, str]:
    return item.text, item.citation, item.evidence


def _likeness(one: ChecklistItem, other: ChecklistItem) -> float:
    return 1.0 if one.text == other.text else SequenceMatcher(None, one.text, other.text).ratio()


def differences(before: Sequence[ChecklistItem], after: Sequence[ChecklistItem]) -> list[Difference]:
    """Hold two editions against each other: every point of both once, in the new order, then what is gone."""
    # Points that are word for word the same are taken first: a likeness must not steal their partner.
    waiting: dict[tuple[str, str, str], list[ChecklistItem]] = {}
    for item in before:
        waiting.setdefault(_told(item), []).append(item)
    partners = [queue.pop(0) if (queue := waiting.get(_told(item))) else None for item in after]
    left = [item for queue in waiting.values() for item in queue]
    found = []
    for item, partner in zip(after, partners, strict=True):
        if partner is not None:
            found.append(Difference("same", partner, item))
            continue
        best = max(range(len(left)), key=lambda place: _likeness(left[place], item), default=None)
        if best is not None and _likeness(left[best], item) >= LIKE:
            found.append(Difference("changed", left.pop(best), item))
        else:
            found.append(Difference("new", None, item))
    return [*found, *(Difference("gone", item, None) for item in left)]

"""Talks among professionals (CM-24, CM-25)."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from kimpass.casework.models import Case, CaseConference, CaseDiscussion, DiscussionParticipant
from kimpass.kernel.access import Actor

Seats = list[DiscussionParticipant]


def _seats() -> QuerySet[Any]:
    return DiscussionParticipant.objects.asked_for().select_related("agency").order_by("pk")


def discussions(actor: Actor, kind: str = "") -> QuerySet[CaseDiscussion]:
    """Return the talks the actor may see with who took part, the newest first, in two statements."""
    rows = CaseDiscussion.objects.visible_to(actor).select_related("case", "recorded_by")
    if kind in CaseDiscussion.Kind.values:
        rows = rows.filter(kind=kind)
    found: QuerySet[CaseDiscussion] = rows.prefetch_related(
        Prefetch("participants", queryset=_seats(), to_attr="seats")
    ).order_by("-held_on", "-pk")
    return found


def discussions_of(actor: Actor, case: Case) -> list[CaseDiscussion]:
    """Return the talks on one case, the newest first, in two statements."""
    return list(discussions(actor).filter(case=case))


def seats_of(discussion: CaseDiscussion) -> Seats:
    """Return who took part, in the order entered."""
    return list(_seats().filter(tenant_id=discussion.tenant_id, discussion=discussion))


def coming_conferences(actor: Actor) -> list[CaseConference]:
    """Return the conferences still to be held in the cases the actor keeps, the next first."""
    rows: QuerySet[Any] = CaseConference.objects.visible_to(actor).select_related("case")
    return list(rows.filter(state=CaseConference.State.PLANNED, case__closed_on__isnull=True).order_by("held_on", "pk"))

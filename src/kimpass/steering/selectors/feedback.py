"""What became of one's own findings (SYS-17)."""

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from kimpass.kernel.access import Actor
from kimpass.kernel.prepared import prepared
from kimpass.steering.models import Feedback, FeedbackSeen, Finding
from kimpass.steering.selectors.findings import current_links


@prepared
def unseen_feedback(actor: Actor) -> QuerySet[Any, Any]:
    """Return the answers to the actor's findings that he has not read, newest first."""
    seen = FeedbackSeen.objects.asked_for().filter(feedback=OuterRef("pk"), staff_member_id=actor.staff_id)
    rows = Feedback.objects.for_tenant(actor).filter(~Exists(seen), finding__reported_by_id__in=actor.acts_for)
    return rows.select_related("finding").order_by("-given_at", "-pk")


def my_findings(actor: Actor) -> list[Any]:
    """Return the actor's findings with their themes and answers (`links`, `answers`), new answers first."""
    seen = FeedbackSeen.objects.asked_for().filter(feedback=OuterRef("pk"), staff_member_id=actor.staff_id)
    answers = Feedback.objects.asked_for().annotate(is_read=Exists(seen)).order_by("-given_at", "-pk")
    rows = (
        Finding.objects.visible_to(actor)
        .filter(reported_by_id__in=actor.acts_for)
        .select_related("field", "unit")
        .prefetch_related(
            Prefetch("feedback", queryset=answers, to_attr="answers"),
            Prefetch("theme_findings", queryset=current_links(), to_attr="links"),
        )
        .order_by("-month", "-pk")
    )
    # What is new comes first, then what was answered, then what still waits.
    return sorted(rows, key=lambda row: (all(answer.is_read for answer in row.answers), not row.answers))

"""Tell whoever reported a finding what became of it (SYS-17)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.steering import policy
from kimpass.steering.models import Feedback, FeedbackSeen, Theme, ThemeFinding
from kimpass.steering.selectors.wording import personal_traces


class FeedbackNotPossible(RuleViolation):
    """There is nobody to answer, or the answer names a person."""


@transaction.atomic
def give_feedback(*, actor: Actor, theme_id: int, stage: str, text: str, at: datetime) -> list[Feedback]:
    """
    Answer every finding of a theme.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FeedbackNotPossible: the theme has no finding, or the text names a person.
    """
    theme: Theme = Theme.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=theme_id)
    require(policy.give_feedback(actor, theme))
    if traces := personal_traces(text):
        raise FeedbackNotPossible(
            _("Der Text enthält möglicherweise Angaben zu einer Person (%(kinds)s). Bitte ohne diese schreiben.")
            % {"kinds": ", ".join(traces)}
        )
    links = ThemeFinding.objects.for_tenant(actor).filter(
        theme=theme, valid_until__isnull=True, superseded_at__isnull=True
    )
    given: list[Feedback] = [
        Feedback.objects.create(
            tenant_id=actor.tenant_id,
            finding_id=finding_id,
            stage=stage,
            text=text,
            given_at=at,
            given_by_id=actor.staff_id,
        )
        for finding_id in links.order_by("finding_id").values_list("finding_id", flat=True)
    ]
    if not given:
        raise FeedbackNotPossible(_("Zu diesem Thema gehört kein Strukturhinweis, dem geantwortet werden kann."))
    log.record(actor, "feedback.given", theme, findings=len(given))
    return given


@transaction.atomic
def mark_feedback_seen(*, actor: Actor, feedback_id: int, at: datetime) -> FeedbackSeen:
    """
    Note that whoever reported has read the answer; a second time changes nothing.

    :raises PermissionDenied: the policy refuses this actor.
    """
    feedback: Feedback = Feedback.objects.visible_to(actor).select_related("finding").get(pk=feedback_id)
    require(policy.mark_feedback_seen(actor, feedback))
    seen: FeedbackSeen
    seen, created = FeedbackSeen.objects.for_tenant(actor).get_or_create(
        tenant_id=actor.tenant_id, feedback=feedback, staff_member_id=actor.staff_id, defaults={"seen_at": at}
    )
    if created:
        log.record(actor, "feedback.seen", feedback)
    return seen

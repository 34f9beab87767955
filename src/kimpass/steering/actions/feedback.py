"""Tell whoever reported a finding what became of it (SYS-17)."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import StaffMember
from kimpass.steering import policy
from kimpass.steering.mailing import send_quietly
from kimpass.steering.models import Feedback, FeedbackSeen, Finding, Theme, ThemeFinding
from kimpass.steering.selectors.wording import personal_traces


class FeedbackNotPossible(RuleViolation):
    """There is nobody to answer, or the answer names a person."""


@transaction.atomic
def give_feedback(
    *, actor: Actor, theme_id: int, stage: str, text: str, at: datetime, page: str = ""
) -> list[Feedback]:
    """
    Answer every finding of a theme, those of merged themes included, and tell by e-mail that there is an answer.

    The message carries no content, only the address of `page`; without one nothing is sent.

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
    if page:
        _tell_reporters(actor, {row.finding_id for row in given}, page)
    return given


def _addresses(actor: Actor, finding_ids: Iterable[int]) -> list[str]:
    rows = StaffMember.objects.for_tenant(actor).filter(
        pk__in=Finding.objects.for_tenant(actor).filter(pk__in=list(finding_ids)).values("reported_by"),
        is_active=True,
        user__is_active=True,
    )
    found = rows.exclude(pk=actor.staff_id).exclude(user__email="").order_by("pk")
    return list(dict.fromkeys(found.values_list("user__email", flat=True)))


def _tell_reporters(actor: Actor, finding_ids: Iterable[int], page: str) -> None:
    """Send one message to each reporter once the answer is stored; whether it leaves disturbs nothing."""
    subject = _("KIMpass: Es gibt eine Rückmeldung zu einem Ihrer Hinweise")
    body = _("Es gibt eine Rückmeldung zu einem Ihrer Hinweise. Sie lesen sie nach der Anmeldung hier:\n\n%(page)s\n")
    for address in _addresses(actor, finding_ids):
        transaction.on_commit(partial(send_quietly, to=address, subject=subject, body=body % {"page": page}))


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

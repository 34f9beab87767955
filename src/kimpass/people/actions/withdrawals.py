"""Take back at once what a client takes back, and remember whom to tell (Art. 7(3) GDPR; CM-03, R2)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.events import publish
from kimpass.people import policy
from kimpass.people.events import PaperWithdrawn
from kimpass.people.models import ConfidentialityRelease, DataProcessingConsent, ReleaseRecipient, WithdrawalNotice


class WithdrawalRefused(RuleViolation):
    """It was taken back before, or what is said about telling does not fit."""


@transaction.atomic
def withdraw_consent(*, actor: Actor, consent_id: int, at: datetime) -> DataProcessingConsent:
    """
    Record that the consent is taken back from this instant; who passed something on learns of it in the same step.

    :raises PermissionDenied: the policy refuses this actor.
    :raises WithdrawalRefused: it was taken back before.
    """
    consent: DataProcessingConsent = (
        DataProcessingConsent.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=consent_id)
    )
    require(policy.withdraw_consent(actor, consent))
    if consent.withdrawn_at is not None:
        raise WithdrawalRefused(_("Das Einverständnis ist bereits widerrufen."))
    consent.withdrawn_at = at
    consent.version += 1
    consent.save(update_fields=["withdrawn_at", "version"])
    log.record(actor, "consent.withdrawn", consent)
    publish(PaperWithdrawn(actor, consent.person_id, actor.today, at, consent_id=consent.pk))
    return consent


@transaction.atomic
def withdraw_release(
    *, actor: Actor, release_id: int, at: datetime, agency_ids: Sequence[int] | None = None
) -> ConfidentialityRelease:
    """
    Record that the release is taken back from this instant, as a whole or for some of its bodies.

    :raises PermissionDenied: the policy refuses this actor.
    :raises WithdrawalRefused: it was taken back before, or does not name these bodies.
    """
    release: ConfidentialityRelease = (
        ConfidentialityRelease.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=release_id)
    )
    require(policy.withdraw_release(actor, release))
    if release.withdrawn_at is not None:
        raise WithdrawalRefused(_("Die Schweigepflichtentbindung ist bereits widerrufen."))
    standing = ReleaseRecipient.objects.of(release).filter(withdrawn_at__isnull=True)
    left = {row.agency_id for row in standing}
    chosen = left if agency_ids is None else set(agency_ids)
    if not chosen <= left or (agency_ids is not None and not chosen):
        raise WithdrawalRefused(_("Bitte wählen Sie Stellen, für die die Entbindung noch gilt."))
    standing.filter(agency_id__in=chosen).update(withdrawn_at=at)
    whole = chosen == left
    if whole:
        release.withdrawn_at = at
    release.version += 1
    release.save(update_fields=["withdrawn_at", "version"])
    log.record(actor, "release.withdrawn", release, bodies=len(chosen), whole=int(whole))
    only = None if whole else frozenset(chosen)
    publish(PaperWithdrawn(actor, release.person_id, actor.today, at, release_id=release.pk, agency_ids=only))
    return release


@transaction.atomic
def tell_withdrawal(*, actor: Actor, notice_id: int, on: date) -> WithdrawalNotice:
    """
    Note that a body was told that it may use nothing more.

    :raises PermissionDenied: the policy refuses this actor.
    :raises WithdrawalRefused: it was told before, or the day lies before the withdrawal or in the future.
    """
    notice: WithdrawalNotice = (
        WithdrawalNotice.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=notice_id)
    )
    require(policy.tell_withdrawal(actor, notice))
    if notice.told_on is not None:
        raise WithdrawalRefused(_("Diese Stelle ist bereits informiert."))
    if not notice.withdrawn_on <= on <= actor.today:
        raise WithdrawalRefused(_("Der Tag der Mitteilung liegt vor dem Widerruf oder in der Zukunft."))
    notice.told_on = on
    notice.told_by_id = actor.staff_id
    notice.version += 1
    notice.save(update_fields=["told_on", "told_by", "version"])
    log.record(actor, "withdrawal.told", notice)
    return notice

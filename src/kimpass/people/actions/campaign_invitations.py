"""Invite an own client who meets a time condition, with her consent (B3-05)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.people import policy
from kimpass.people.models import CampaignInvitation, Person
from kimpass.people.selectors import papers
from kimpass.people.selectors.campaign_reach import TIMES


class InvitationRefused(RuleViolation):
    """Consent is missing, she was invited already, or the day does not fit."""


@transaction.atomic
def invite_to_campaign(
    *, actor: Actor, person_id: int, basis: str, on: date, way: str = "", agreed: bool = False
) -> CampaignInvitation:
    """
    Note that a client was invited: only who has consented to data processing and wants to be invited.

    :raises PermissionDenied: the policy refuses this actor.
    :raises InvitationRefused: consent is missing, she was invited already, or the day lies in the future.
    """
    person: Person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.invite_to_campaign(actor, person))
    reasons = []
    if basis not in TIMES:
        reasons.append(_("Zu dieser Vorschrift lädt die Kampagne nicht ein."))
    if lack := papers.missing_consent(person, actor.today):
        reasons.append(_("Eingeladen wird nur mit gültigem Einverständnis. Es fehlt: %(what)s.") % {"what": lack[0]})
    if not agreed:
        reasons.append(_("Bitte bestätigen Sie, dass die Person eingeladen werden möchte."))
    if on > actor.today:
        reasons.append(_("Der Tag der Einladung liegt in der Zukunft."))
    if CampaignInvitation.objects.of(person).filter(basis=basis).exists():
        reasons.append(_("Diese Einladung ist bereits eingetragen."))
    if reasons:
        raise InvitationRefused(*reasons)
    invitation: CampaignInvitation = CampaignInvitation.objects.create(
        tenant_id=actor.tenant_id,
        person=person,
        basis=basis,
        invited_on=on,
        invited_by_id=actor.staff_id,
        way=way.strip()[:80],
    )
    log.record(actor, "campaign.client_invited", invitation, basis=basis)
    return invitation

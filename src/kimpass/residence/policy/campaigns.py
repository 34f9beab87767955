"""The naturalisation campaign: who runs it and who reads how far it reached (B3-05)."""

from django.utils.translation import gettext as _

from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.organisation.models import TenantModule
from kimpass.organisation.policy.tenants import carries_out
from kimpass.residence.models import CampaignStep, NaturalisationCampaign

P = Permission
PART = TenantModule.Part.BUILDING_BLOCK_3


def view_campaigns(actor: Actor) -> Decision:
    """Whoever runs campaigns, and whoever oversees the district."""
    if actor.may_somewhere(P.CAMPAIGN_WORK) or actor.may_somewhere(P.BACKLOG_VIEW):
        return ALLOW
    return deny(_("Die Kampagne sehen die Behörden, die Koordinierende Stelle und die Geschäftsführung."))


def view_campaign(actor: Actor, campaign: NaturalisationCampaign) -> Decision:
    """Whoever may read campaigns."""
    return view_campaigns(actor)


def begin_campaign(actor: Actor) -> Decision:
    """The authorities and the coordinating office, who agree it with the municipalities; not without Baustein 3."""
    if not actor.works_with(PART):
        return carries_out(actor, PART)
    if actor.may_somewhere(P.CAMPAIGN_WORK):
        return ALLOW
    return deny(_("Die Kampagne führen die Behörden und die Koordinierende Stelle."))


def change_campaign(actor: Actor, campaign: NaturalisationCampaign) -> Decision:
    """Whoever runs campaigns."""
    return begin_campaign(actor)


def add_campaign_step(actor: Actor, campaign: NaturalisationCampaign) -> Decision:
    """Whoever runs campaigns."""
    return begin_campaign(actor)


def change_campaign_step(actor: Actor, step: CampaignStep) -> Decision:
    """Whoever runs campaigns."""
    return begin_campaign(actor)


def remove_campaign_step(actor: Actor, step: CampaignStep) -> Decision:
    """Whoever runs campaigns."""
    return begin_campaign(actor)


def view_campaign_reach(actor: Actor) -> Decision:
    """Whoever may read campaigns: counts only, small ones are not shown."""
    return view_campaigns(actor)

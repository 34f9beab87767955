"""The naturalisation campaign: list, page, steps, reach, and how many could be reached."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.people.selectors.campaign_reach import campaign_reach as people_within_reach
from kimpass.residence import policy
from kimpass.residence.actions import campaigns as actions
from kimpass.residence.forms.campaigns import CampaignForm, StepForm
from kimpass.residence.models import CampaignStep, NaturalisationCampaign
from kimpass.residence.presenters import consequence
from kimpass.residence.selectors import campaigns as found
from kimpass.residence.selectors.backlog import district_standing
from kimpass.residence.views.frame import sections, work
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault.once import once


def page_of(row: NaturalisationCampaign) -> str:
    return reverse("residence:campaign", args=[row.public_id])


@allowed(policy.view_campaigns)
def list_campaigns(request: Request) -> HttpResponse:
    rows = NaturalisationCampaign.objects.visible_to(request.actor).order_by("-begins_on", "-pk")
    context = {
        "tabs": sections(request, "campaigns"),
        "rows": rows,
        "today": request.actor.today,
        "consequence": consequence(district_standing(request.actor)),
        "may_begin": policy.begin_campaign(request.actor),
    }
    return render(request, "residence/campaigns/campaigns.html", context)


@guarded(NaturalisationCampaign, policy.view_campaign)
def campaign(request: Request, row: NaturalisationCampaign) -> HttpResponse:
    actor = request.actor
    steps = found.steps_of(actor, row)
    before, after = found.applications_around(actor, row)
    context = {
        "row": row,
        "steps": steps,
        "reach": found.reach([step for step in steps if step.on <= actor.today]),
        "only_own": bool(policy.view_proceedings(actor)),
        "before": before,
        "after": after,
        "consequence": consequence(district_standing(actor)),
        "today": actor.today,
        "can_change": policy.change_campaign(actor, row),
    }
    return render(request, "residence/campaigns/campaign.html", context)


@allowed(policy.view_campaign_reach)
def campaign_reach(request: Request) -> HttpResponse:
    rows = people_within_reach(request.actor)
    return render(request, "residence/campaigns/campaign_reach.html", {"rows": rows})


@allowed(policy.begin_campaign)
@once
def begin_campaign(request: Request) -> HttpResponse:
    form = CampaignForm(request.actor, posted(request))

    def act(form: CampaignForm) -> str:
        return page_of(actions.begin_campaign(actor=request.actor, data=form.told()))

    back, success = reverse("residence:campaigns"), _("Die Kampagne ist angelegt.")
    lead = consequence(district_standing(request.actor)).text
    return work(request, form, act, title=_("Kampagne anlegen"), back=back, success=success, lead=lead)


@guarded(NaturalisationCampaign, policy.change_campaign)
@once
def change_campaign(request: Request, row: NaturalisationCampaign) -> HttpResponse:
    form, version = CampaignForm(request.actor, posted(request), row=row), posted_version(request)

    def act(form: CampaignForm) -> str:
        actions.change_campaign(actor=request.actor, campaign_id=row.pk, version=version, data=form.told())
        return page_of(row)

    success = _("Die Kampagne ist geändert.")
    return work(request, form, act, title=_("Kampagne ändern"), back=page_of(row), success=success, row=row)


@guarded(NaturalisationCampaign, policy.add_campaign_step)
@once
def add_campaign_step(request: Request, row: NaturalisationCampaign) -> HttpResponse:
    form = StepForm(request.actor, posted(request))

    def act(form: StepForm) -> str:
        actions.add_campaign_step(actor=request.actor, campaign_id=row.pk, data=form.told())
        return page_of(row)

    success = _("Der Schritt ist eingetragen.")
    return work(request, form, act, title=_("Schritt eintragen"), back=page_of(row), success=success)


@guarded(CampaignStep, policy.change_campaign_step)
@once
def change_campaign_step(request: Request, step: CampaignStep) -> HttpResponse:
    form, version = StepForm(request.actor, posted(request), row=step), posted_version(request)
    back = page_of(step.campaign)

    def act(form: StepForm) -> str:
        actions.change_campaign_step(actor=request.actor, step_id=step.pk, version=version, data=form.told())
        return back

    success = _("Der Schritt ist geändert.")
    return work(request, form, act, title=_("Schritt ändern"), back=back, success=success, row=step)


@guarded(CampaignStep, policy.remove_campaign_step)
@once
def remove_campaign_step(request: Request, step: CampaignStep) -> HttpResponse:
    back = page_of(step.campaign)

    def act() -> None:
        actions.remove_campaign_step(actor=request.actor, step_id=step.pk)

    return press(request, act, back=back, success=_("Der Schritt ist gestrichen."))

"""Run the naturalisation campaign: what it aims at, its steps, whom they reached, and what came after (B3-05)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.network.models import Material
from kimpass.organisation.models import Unit
from kimpass.residence import policy
from kimpass.residence.models import CampaignStep, NaturalisationCampaign
from kimpass.steering.models import Event
from kimpass.steering.selectors.naming import named_reasons

MOST = 1_000_000


class CampaignNotPossible(RuleViolation):
    """The campaign or its step does not fit."""


@dataclass(frozen=True, slots=True)
class CampaignData:
    """What a campaign is about, with whom it is agreed, and the applications before and after; None is unknown."""

    title: str
    begins_on: date
    ends_on: date | None = None
    aim: str = ""
    agreed_with: str = ""
    applications_before: int | None = None
    applications_after: int | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class StepData:
    """One thing the campaign does for an audience; `reached` of None is unknown."""

    audience: str
    title: str
    on: date
    unit_id: int | None = None
    event_id: int | None = None
    material_id: int | None = None
    reached: int | None = None
    is_approximate: bool = False
    remark: str = ""


def _reasons(data: CampaignData) -> list[str]:
    reasons = named_reasons(data.title, data.aim, data.agreed_with, data.outcome)
    if not data.title.strip():
        reasons.append(_("Bitte geben Sie der Kampagne einen Titel."))
    if data.ends_on is not None and data.ends_on < data.begins_on:
        reasons.append(_("Das Ende liegt vor dem Beginn."))
    if any(n is not None and not 0 <= n <= MOST for n in (data.applications_before, data.applications_after)):
        reasons.append(_("Eine Zahl ist kleiner als 0 oder zu groß."))
    return reasons


def _step_reasons(actor: Actor, campaign: NaturalisationCampaign, data: StepData) -> list[str]:
    reasons = named_reasons(data.title, data.remark)
    if not data.title.strip():
        reasons.append(_("Bitte geben Sie dem Schritt einen Titel."))
    if data.audience not in CampaignStep.Audience.values:
        reasons.append(_("Bitte wählen Sie, an wen sich der Schritt richtet."))
    known = ((Unit, data.unit_id), (Event, data.event_id), (Material, data.material_id))
    if any(pk is not None and not model.objects.for_tenant(actor).filter(pk=pk).exists() for model, pk in known):
        reasons.append(_("Kommune, Veranstaltung oder Material gibt es nicht."))
    if data.reached is not None and not 0 <= data.reached <= MOST:
        reasons.append(_("Eine Zahl ist kleiner als 0 oder zu groß."))
    if data.reached is not None and data.on > actor.today:
        reasons.append(_("Wie viele erreicht wurden, steht erst fest, wenn der Tag da ist."))
    if data.on < campaign.begins_on or (campaign.ends_on is not None and data.on > campaign.ends_on):
        reasons.append(_("Der Tag liegt außerhalb der Kampagne."))
    return reasons


@transaction.atomic
def begin_campaign(*, actor: Actor, data: CampaignData) -> NaturalisationCampaign:
    """
    Begin a campaign.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CampaignNotPossible: the end lies before the beginning, a number is none, or a text names a person.
    """
    require(policy.begin_campaign(actor))
    if reasons := _reasons(data):
        raise CampaignNotPossible.because(reasons)
    values = {name: getattr(data, name) for name in data.__slots__}
    row: NaturalisationCampaign = NaturalisationCampaign.objects.create(
        tenant_id=actor.tenant_id, written_by_id=actor.staff_id, **values
    )
    log.record(actor, "campaign.begun", row)
    return row


def _campaign(actor: Actor, campaign_id: int) -> NaturalisationCampaign:
    rows = NaturalisationCampaign.objects.visible_to(actor).select_for_update(of=("self",))
    row: NaturalisationCampaign = rows.get(pk=campaign_id)
    return row


@transaction.atomic
def change_campaign(*, actor: Actor, campaign_id: int, version: int, data: CampaignData) -> NaturalisationCampaign:
    """
    Change a campaign, also to note its outcome.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CampaignNotPossible: as for beginning, a step would lie outside, or somebody changed it in between.
    """
    row = _campaign(actor, campaign_id)
    require(policy.change_campaign(actor, row))
    if row.version != version:
        raise CampaignNotPossible(_("Inzwischen hat jemand anderes gespeichert. Beide Fassungen stehen unten."))
    reasons = _reasons(data)
    steps = CampaignStep.objects.for_tenant(actor).filter(campaign=row)
    outside = steps.filter(on__lt=data.begins_on).exists()
    if outside or (data.ends_on is not None and steps.filter(on__gt=data.ends_on).exists()):
        reasons.append(_("Ein Schritt läge dann außerhalb der Kampagne."))
    if reasons:
        raise CampaignNotPossible.because(reasons)
    for name in data.__slots__:
        setattr(row, name, getattr(data, name))
    row.version += 1
    row.save(update_fields=[*data.__slots__, "version"])
    log.record(actor, "campaign.changed", row)
    return row


@transaction.atomic
def add_campaign_step(*, actor: Actor, campaign_id: int, data: StepData) -> CampaignStep:
    """
    Enter a step of a campaign.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CampaignNotPossible: audience or day do not fit, a reach lies ahead, or a text names a person.
    """
    campaign = _campaign(actor, campaign_id)
    require(policy.add_campaign_step(actor, campaign))
    if reasons := _step_reasons(actor, campaign, data):
        raise CampaignNotPossible.because(reasons)
    values = {name: getattr(data, name) for name in data.__slots__}
    row: CampaignStep = CampaignStep.objects.create(tenant_id=actor.tenant_id, campaign=campaign, **values)
    log.record(actor, "campaign_step.added", row, audience=row.audience)
    return row


def _step(actor: Actor, step_id: int) -> CampaignStep:
    row: CampaignStep = CampaignStep.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=step_id)
    return row


@transaction.atomic
def change_campaign_step(*, actor: Actor, step_id: int, version: int, data: StepData) -> CampaignStep:
    """
    Change a step, also to note whom it reached.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CampaignNotPossible: as for entering, or somebody changed it in between.
    """
    row = _step(actor, step_id)
    require(policy.change_campaign_step(actor, row))
    if row.version != version:
        raise CampaignNotPossible(_("Inzwischen hat jemand anderes gespeichert. Beide Fassungen stehen unten."))
    if reasons := _step_reasons(actor, row.campaign, data):
        raise CampaignNotPossible.because(reasons)
    for name in data.__slots__:
        setattr(row, name, getattr(data, name))
    row.version += 1
    row.save(update_fields=[*data.__slots__, "version"])
    log.record(actor, "campaign_step.changed", row, audience=row.audience)
    return row


@transaction.atomic
def remove_campaign_step(*, actor: Actor, step_id: int) -> None:
    """
    Strike a step that never took place or was entered by mistake.

    :raises PermissionDenied: the policy refuses this actor.
    """
    row = _step(actor, step_id)
    require(policy.remove_campaign_step(actor, row))
    log.record(actor, "campaign_step.removed", row, audience=row.audience)
    row.delete()

"""What stands in the offices of Baustein 3 while the walks go round, and what one of them was handed."""

from datetime import timedelta

from django.utils.timezone import localdate

from kimpass.people.actions.check_handovers import HandoverData, hand_over_check
from kimpass.people.actions.consents import record_release
from kimpass.people.actions.pre_checks import run_pre_check
from kimpass.residence.actions import backlog, campaigns, checklists, proceedings
from kimpass.residence.actions.backlog import CountData, OrderData
from kimpass.residence.actions.campaigns import CampaignData, StepData
from kimpass.residence.actions.checklists import ChecklistData, Point
from kimpass.residence.actions.proceedings import ProceedingData
from kimpass.residence.selectors.backlog_sums import add_months

OFFICER = "residence_officer"
BASIS = "StAG_10"


def hand_one_check(stage, person):
    """Let the case manager hand one pre-check of a client to the authority, by a release that names it."""
    actor = stage.actor("case_manager")
    record_release(
        actor=actor,
        person_id=person.pk,
        text_id=stage.text("confidentiality_release"),
        subject="Einbürgerung",
        signed_on=actor.today,
        signer="person",
        agency_ids=[stage.agencies["abh"].pk],
    )
    check = run_pre_check(actor=actor, person_id=person.pk, basis=BASIS)
    names = [row["condition"] for row in check.trace["conditions"]][:3]
    last_day = localdate() + timedelta(days=60)
    data = HandoverData(stage.agencies["abh"].pk, names, message="Bitte um Rückmeldung.", last_day=last_day)
    return hand_over_check(actor=actor, check_id=check.pk, data=data)


def work(stage):
    """Let the authority keep a register, report, explain and run a campaign."""
    officer, coordinator = stage.actor(OFFICER), stage.actor("coordinator")
    today = officer.today
    month = add_months(today.replace(day=1), -1)
    proceedings.register_proceeding(
        actor=officer, data=ProceedingData("naturalisation", "33-1/26", today, "Unterlagen"), received_on=today
    )
    backlog.set_order_of_work(actor=coordinator, data=OrderData("backlog_first"), valid_from=today)
    backlog.record_monthly_count(
        actor=officer,
        authority_id=stage.agencies["abh"].pk,
        kind="naturalisation",
        month=month,
        version=0,
        data=CountData(received=3),
    )
    for day in (today - timedelta(days=30), today):
        data = ChecklistData("naturalisation", "Einbürgerung", day, [Point("Sprachnachweis B1", "§ 10 StAG")])
        row = checklists.write_checklist(actor=officer, data=data)
        checklists.release_checklist(actor=officer, checklist_id=row.pk, version=row.version)
    draft = ChecklistData("stay_25b", "Bleiberecht", today, [Point("Identität geklärt")])
    checklists.write_checklist(actor=officer, data=draft)
    campaign = campaigns.begin_campaign(actor=officer, data=CampaignData("Einbürgerung jetzt", today))
    campaigns.add_campaign_step(
        actor=officer, campaign_id=campaign.pk, data=StepData("public", "Plakate", today, reached=40)
    )

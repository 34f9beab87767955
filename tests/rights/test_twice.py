"""A form sent twice counts once: every form of the application, the way its page offers it."""

import pytest
from django.db import transaction
from django.urls import resolve

from kimpass.audit.models import Event
from kimpass.steering.actions.findings import report_finding
from tests.rights import filling
from tests.rights.test_bad_input import rows

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# Forms that must have counted in this test; the others may have been refused by the state of the case.
COUNTED = {
    "case_manager": {
        "casework:record_access_request",
        "casework:begin_intake",
        "casework:add_case_member",
        "casework:move_case",
        "casework:record_contact",
        "casework:record_assessment",
        "casework:agree_goals",
        "casework:add_goal_step",
        "casework:link_service",
        "casework:refer",
        "casework:settle_goal",
        "casework:set_follow_up",
        "casework:report_case_finding",
        "people:record_consent",
        "people:record_release",
        "people:change_person",
        "people:change_reference_person",
        "people:withdraw_consent",
        "people:withdraw_release",
        "steering:report_finding",
    },
    "coordinator": {
        "steering:report_finding",
        "steering:bundle_findings",
        "steering:change_theme",
        "steering:give_feedback",
        "steering:found_body",
        "steering:add_member",
        "steering:plan_session",
        "steering:add_session_task",
        "steering:record_decision",
        "steering:start_measure",
        "steering:change_measure_state",
        "steering:add_guest",
        "steering:add_induction_item",
        "steering:add_ladder_step",
        "steering:add_training_programme",
        "steering:ask_poll",
        "steering:change_paper",
        "steering:draw_chain",
        "steering:invitations",
        "steering:plan_event",
        "steering:split_theme",
        "steering:write_state_issue",
        "network:add_service",
        "network:add_material",
        "network:change_service",
        "network:start_needs_analysis",
        "organisation:delegate",
    },
    "programme_manager": {
        "controlling:add_concept",
        "controlling:add_milestone_row",
        "controlling:adopt_milestone_plan",
        "controlling:carry_goals_over",
        "controlling:change_concept",
        "controlling:change_goal",
        "controlling:change_milestone_plan",
        "controlling:change_milestone_row",
        "controlling:choose_milestone_evidence",
        "controlling:confirm_goal_period",
        "controlling:goals",
        "controlling:plan_milestone",
        "controlling:start_milestone_plan",
        "controlling:write_goal_period",
        "controlling:write_goals",
        "controlling:change_report",
        "controlling:release",
        "controlling:release_report",
        "controlling:release_year_end",
        "controlling:start_report",
        "controlling:write_report_text",
        "money:add_agreement",
        "money:add_external_advice",
        "money:add_funding_line",
        "money:add_grant_notice",
        "money:change_agreement",
        "money:change_agreement_clauses",
        "money:change_agreement_state",
        "money:change_external_advice",
        "money:change_grant_notice",
        "money:correct_funding_line",
        "money:record_line_state",
        "money:statement_of_use",
        "money:submit_statement_of_use",
        "money:write_statement_of_use",
    },
    "residence_officer": {
        "residence:register_proceeding",
        "residence:change_proceeding",
        "residence:move_proceeding",
        "residence:received_handover",
        "residence:write_checklist",
        "residence:change_checklist",
        "residence:checklist",
        "residence:begin_campaign",
        "residence:campaign",
        "residence:change_campaign",
        "residence:add_campaign_step",
        "residence:change_campaign_step",
    },
    "admin": {"organisation:add_login", "organisation:grant_role", "organisation:deactivate_staff_member"},
}


def effect():
    """Count what stands in the tables and in the trail: a changed row leaves its event there."""
    return rows(), Event.objects.count()


def report_something_new(kreis):
    """Report what no theme has taken up, so that there is something to bundle."""
    actor = kreis.stage.actor("coordinator")
    report_finding(
        actor=actor,
        kind="challenge",
        title="Kurse fallen aus",
        text="Seit Wochen fallen Kurse aus.",
        field_id=kreis.stage.entry("field_of_action", "SPRACHE"),
        unit_id=kreis.stage.units["nebenstadt"].pk,
        source_kind="network",
        case_count=3,
        on=actor.today,
    )


@pytest.mark.parametrize("role", COUNTED)
def test_every_form_sent_twice_counts_once(open_kreis, client, role):
    report_something_new(open_kreis)
    before, counted, wrong = effect(), set(), []
    for route, address, fields in list(filling.forms_of(open_kreis, client, role)):
        if getattr(resolve(address.partition("?")[0]).func, "only_reads", False):
            continue  # a search is sent by POST so that no address names anybody, and counts nothing
        if "form_token" not in fields:
            wrong.append((route.name, address, "has no token"))
        with transaction.atomic():
            sent = filling.meant(route, fields)
            first = client.post(address, sent)
            once = effect()
            if first.status_code == 302 and once != before:
                counted.add(route.name)
                second = client.post(address, sent)
                if second.status_code != 302 or second.url != first.url or effect() != once:
                    wrong.append((route.name, address, second.status_code))
            transaction.set_rollback(True)
    assert wrong == []
    assert COUNTED[role] - counted == set()

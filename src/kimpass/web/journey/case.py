"""The first half of the loop: from the access request to the finding, and the case's end."""

from datetime import UTC, datetime, time, timedelta
from typing import cast

from django.db import transaction

from kimpass.casework.actions import (
    access,
    assessment,
    contacts,
    findings,
    follow_ups,
    goals,
    intake,
    phases,
    referrals,
    services,
)
from kimpass.casework.models import Case, FollowUp, GoalStep, Phase, Referral
from kimpass.network.models import NeedSignal
from kimpass.people.actions import consents
from kimpass.people.actions.households import PersonData
from kimpass.people.models import Person
from kimpass.people.selectors.names import possible_duplicates
from kimpass.people.selectors.papers import reference_person
from kimpass.steering.models import Finding
from kimpass.web.journey.told import Story, insist

MANAGER, OTHER = "case_manager", "other_case_manager"
CLIENT = PersonData(
    family_name="Al-Ahmad",
    given_names="Mohammed",
    original_name="الأحمد محمد",
    birth_year=1988,
    sex=Person.Sex.MALE,
    languages=("ar",),
    nationalities=("SY",),
    needs_interpreter="yes",
)
WIFE = PersonData(family_name="Al-Ahmad", given_names="Rania", birth_year=1990, sex=Person.Sex.FEMALE)
CHILD = PersonData(family_name="Al-Ahmad", given_names="Leila", birth_year=2018, sex=Person.Sex.FEMALE)


def somebody_is_known_elsewhere(story: Story) -> Case:
    """Let another case manager know a person of nearly the same name, so that there is somebody to be warned of."""
    actor = story.stage.actor(OTHER)
    twin = PersonData(family_name="Al Ahmed", given_names="Muhammad", birth_year=1988)
    case = intake.begin_intake(actor=actor, unit_id=story.stage.units["nebenstadt"].pk, on=actor.today, person=twin)
    story.tell("another case manager keeps a person of a similar name", actor, case, case.phase)
    return case


def access_and_intake(story: Story) -> Case:
    """Report a complex case on level 2, be warned of a possible duplicate, and begin."""
    stage = story.stage
    actor = stage.actor(MANAGER)
    request = access.record_access_request(
        actor=actor,
        level="level_2",
        channel="job_centre",
        unit_id=stage.units["musterstadt"].pk,
        received_on=actor.today,
        reasons=["interplay", "problem_accumulation"],
        summary="Vier Rechtskreise beteiligt, Zuständigkeit strittig.",
        reporter_agency_id=stage.agencies["jobcenter"].pk,
    )
    story.tell("access request on level 2 recorded", actor, request, request.triage)
    hints = possible_duplicates(
        actor, family_name=CLIENT.family_name, given_names=CLIENT.given_names, birth_year=CLIENT.birth_year
    )
    insist(hints and all(hint.person is None for hint in hints), "the duplicate hint is missing or shows content")
    story.tell("possible duplicate named without content", actor, "people.person", f"known at: {hints[0].known_at}")
    stage.after(2)
    actor = stage.actor(MANAGER)
    case = intake.begin_intake(
        actor=actor,
        unit_id=stage.units["musterstadt"].pk,
        on=actor.today,
        person=CLIENT,
        access_request_id=request.pk,
        household_kind_id=stage.entry("household_kind", "PAAR_KIND"),
    )
    request.refresh_from_db()
    story.tell("access request accepted", actor, request, request.triage)
    story.tell("household, person and case opened", actor, case, f"{case.number}: {case.phase}")
    for person, relation in ((WIFE, "partner"), (CHILD, "child")):
        member = intake.add_case_member(
            actor=actor, case_id=case.pk, person=person, relation=relation, kind="co_advised", on=actor.today
        )
        story.tell(f"household member added: {relation}", actor, member, member.kind)
    return case


def move(story: Story, case: Case, to: Phase) -> None:
    """Move the case into another phase."""
    actor = story.stage.actor(MANAGER)
    moved = phases.move_case(actor=actor, case_id=case.pk, to=to, on=actor.today)
    story.tell(f"phase entered: {to.value}", actor, moved, moved.phase)


def papers(story: Story, case: Case) -> Person:
    """See the next phase locked, and have both papers signed."""
    stage = story.stage
    actor = stage.actor(MANAGER)
    with transaction.atomic():
        story.tell_refusal(
            "assessment refused without consent and release",
            actor,
            case,
            lambda: phases.move_case(actor=actor, case_id=case.pk, to=Phase.ASSESSMENT, on=actor.today),
        )
    person = reference_person(case.household, actor.today)
    consent = consents.record_consent(
        actor=actor,
        person_id=person.pk,
        text_id=stage.text("data_processing"),
        signed_on=actor.today,
        signer="person",
    )
    story.tell("consent to data processing signed", actor, consent, "in force")
    story.tell_refusal(
        "assessment refused without release",
        actor,
        case,
        lambda: phases.move_case(actor=actor, case_id=case.pk, to=Phase.ASSESSMENT, on=actor.today),
    )
    release = consents.record_release(
        actor=actor,
        person_id=person.pk,
        text_id=stage.text("confidentiality_release"),
        agency_ids=[stage.agencies["jobcenter"].pk],
        subject="Leistungen und Anträge",
        signed_on=actor.today,
        signer="person",
    )
    story.tell("release from confidentiality signed, one body named", actor, release, "in force")
    return person


def planning(story: Story, case: Case, person: Person) -> GoalStep:
    """Assess, agree on goals, and tie a step to an offer that does not exist."""
    stage = story.stage
    move(story, case, Phase.ASSESSMENT)
    actor = stage.actor(MANAGER)
    area = stage.entry("life_area", "SCHULE")
    first = assessment.record_assessment(
        actor=actor,
        case_id=case.pk,
        on=actor.today,
        areas=[assessment.AreaEntry(area, 2, "Schulplatz fehlt", "Das Kind soll lernen", "Verwandte helfen", True)],  # noqa: FBT003
        strengths="Sucht Kontakt, lernt schnell",
    )
    story.tell("assessment recorded", actor, first, f"round {first.round}")
    stage.after(7)
    move(story, case, Phase.GOAL_AGREEMENT)
    actor = stage.actor(MANAGER)
    steps = [goals.StepEntry("Seiteneinsteigerberatung aufsuchen", "Familie", actor.today + timedelta(days=14))]
    agreement = goals.agree_goals(
        actor=actor,
        case_id=case.pk,
        on=actor.today,
        goals=[goals.GoalEntry("Schulplatz erhalten", actor.today + timedelta(days=60), area, person.pk, steps)],
    )
    story.tell("goals agreed", actor, agreement, f"round {agreement.round}")
    move(story, case, Phase.SERVICE_LINKING)
    step = cast(GoalStep, GoalStep.objects.of(case).get())
    linking = services.link_service(
        actor=actor,
        case_id=case.pk,
        field_id=stage.entry("field_of_action", "BILDUNG"),
        result="no_suitable_offer",
        on=actor.today,
        step_id=step.pk,
    )
    story.tell("service linking: no suitable offer", actor, linking, linking.result)
    need = NeedSignal.objects.for_tenant(actor).get(kind=NeedSignal.Kind.NO_SUITABLE_OFFER)
    story.tell("need counted without the person", actor, need, f"count {need.count}")
    return step


def referral(story: Story, case: Case, person: Person) -> None:
    """Refer only where the release says so, and hear the answer."""
    stage = story.stage
    actor = stage.actor(MANAGER)

    def refer_to(agency: str) -> Referral:
        return referrals.refer(
            actor=actor,
            case_id=case.pk,
            person_id=person.pk,
            to_agency_id=stage.agencies[agency].pk,
            purpose="Klärung der Leistungen",
            fields=["name", "need"],
            on=actor.today,
        )

    story.tell_refusal(
        "referral refused: the release does not name the body", actor, case, lambda: refer_to("jugendamt")
    )
    sent = refer_to("jobcenter")
    story.tell("referral sent", actor, sent, sent.state)
    stage.after(9)
    actor = stage.actor(MANAGER)
    answered = referrals.answer_referral(
        actor=actor, referral_id=sent.pk, state="confirmed", on=actor.today, answer="Termin vereinbart"
    )
    story.tell("referral answered", actor, answered, answered.state)


def monitoring(story: Story, case: Case, step: GoalStep) -> None:
    """Note a contact, look again, and assess a second time."""
    stage = story.stage
    move(story, case, Phase.MONITORING)
    actor = stage.actor(MANAGER)
    at = datetime.combine(actor.today, time(9), UTC)
    contact = contacts.record_contact(
        actor=actor,
        case_id=case.pk,
        happened_on=actor.today,
        kind="talk",
        text="Stand der Zuweisung besprochen.",
        at=at,
        minutes=40,
        with_interpreter=True,
        topic_ids=[stage.entry("field_of_action", "BILDUNG")],
    )
    story.tell("contact note written", actor, contact, contact.kind)
    follow_up = follow_ups.set_follow_up(
        actor=actor, case_id=case.pk, text="Schulamt: Zuweisung da?", due_on=actor.today + timedelta(days=21)
    )
    story.tell("follow-up set", actor, follow_up, f"due {follow_up.due_on.isoformat()}")
    stage.after(21)
    actor = stage.actor(MANAGER)
    due = FollowUp.objects.visible_to(actor).due(actor.today).get()
    done = follow_ups.complete_follow_up(actor=actor, follow_up_id=due.pk, on=actor.today)
    story.tell("follow-up due and done", actor, done, "done")
    ticked = goals.complete_goal_step(actor=actor, step_id=step.pk, on=actor.today)
    story.tell("goal step done", actor, ticked, "done")
    move(story, case, Phase.REASSESSMENT)
    second = assessment.record_assessment(
        actor=actor,
        case_id=case.pk,
        on=actor.today,
        areas=[assessment.AreaEntry(stage.entry("life_area", "SCHULE"), 4, "Platz zugesagt", "In die Klasse")],
    )
    story.tell("re-assessment recorded", actor, second, f"round {second.round}: rung 2 to 4")


def report(story: Story, case: Case) -> Finding:
    """Tell the system what the case shows, without the person."""
    stage = story.stage
    actor = stage.actor(MANAGER)

    def report_as(text: str) -> Finding:
        return findings.report_case_finding(
            actor=actor,
            case_id=case.pk,
            kind="challenge",
            title="Schulplatz erst nach Wochen",
            text=text,
            field_id=stage.entry("field_of_action", "BILDUNG"),
            on=actor.today,
        )

    story.tell_refusal(
        "finding refused: the text names the client",
        actor,
        case,
        lambda: report_as("Leilas Zuweisung zur Schule dauert, seit Mohammed danach fragt."),
    )
    finding = report_as("Wer im laufenden Schuljahr zuzieht, wartet viele Wochen auf einen Platz in der Schule.")
    story.tell("finding reported", actor, finding, finding.state)
    return finding

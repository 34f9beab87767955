"""The second half of the loop: from findings to a decision, a measure, and the answer to whoever reported."""

from datetime import UTC, datetime, time, timedelta

from kimpass.steering.actions import bodies, decisions, feedback, findings, measures, sessions, themes
from kimpass.steering.models import Body, Decision, Finding, Session, Theme, ThemeEvidence
from kimpass.web.journey.told import Story, insist
from kimpass.web.today import news_of

COORDINATOR, MANAGER, OTHER = "coordinator", "case_manager", "other_case_manager"


def bundle(story: Story, finding: Finding) -> Theme:
    """Bundle what two case managers saw to one theme, with evidence behind it."""
    stage = story.stage
    other = stage.actor(OTHER)
    second = findings.report_finding(
        actor=other,
        kind="challenge",
        title="Zuweisung zur Schule dauert lange",
        text="Auch bei uns warten Kinder nach dem Zuzug viele Wochen.",
        field_id=stage.entry("field_of_action", "BILDUNG"),
        unit_id=stage.units["nebenstadt"].pk,
        source_kind="network",
        case_count=3,
        on=other.today,
    )
    story.tell("similar finding reported in another municipality", other, second, second.state)
    stage.after(5)
    actor = stage.actor(COORDINATOR)
    theme = themes.bundle_findings(
        actor=actor,
        title="Schulplätze im laufenden Schuljahr",
        field_id=stage.entry("field_of_action", "BILDUNG"),
        priority="high",
        finding_ids=[finding.pk, second.pk],
        on=actor.today,
        summary="Zuweisungen dauern viele Wochen.",
    )
    story.tell("findings bundled to a theme", actor, theme, theme.stage)
    evidence = ThemeEvidence.objects.for_tenant(actor).get(theme=theme)
    state = f"{evidence.case_count} cases, {evidence.municipality_count} municipalities"
    story.tell("evidence counted without persons", actor, evidence, state)
    return theme


def prepare(story: Story, theme: Theme) -> Session:
    """Let the planning conference prepare the session of the steering group."""
    stage = story.stage
    actor = stage.actor(COORDINATOR)
    group = bodies.found_body(
        actor=actor,
        name="Lenkungsgruppe KIM",
        kind=Body.Kind.STEERING_GROUP,
        level=Body.Level.DISTRICT,
        on=actor.today,
        decision_mode="einstimmig",
    )
    conference = bodies.found_body(
        actor=actor, name="Planungskonferenz", kind=Body.Kind.PLANNING_CONFERENCE, level="district", on=actor.today
    )
    for body in (group, conference):
        bodies.add_member(actor=actor, body_id=body.pk, function="Koordinierende Stelle", on=actor.today, headcount=2)
        story.tell("body founded, seats by function", actor, body, body.kind)
    sitting = sessions.plan_session(
        actor=actor, body_id=group.pk, held_on=actor.today + timedelta(days=30), place="Kreishaus"
    )
    story.tell("session of the steering group planned", actor, sitting, sitting.state)
    meeting = sessions.plan_session(
        actor=actor, body_id=conference.pk, held_on=actor.today + timedelta(days=9), prepares_id=sitting.pk
    )
    sessions.add_agenda_item(actor=actor, session_id=meeting.pk, title="", theme_id=theme.pk)
    stage.after(9)
    actor = stage.actor(COORDINATOR)
    held = sessions.hold_session(
        actor=actor,
        session_id=meeting.pk,
        minutes="Das Thema geht an die Lenkungsgruppe.",
        attendance=[],
        on=actor.today,
    )
    story.tell("planning conference held", actor, held, held.state)
    themes.move_theme(
        actor=actor,
        theme_id=theme.pk,
        step_key="steering_group",
        outcome="skipped",
        reason="Betrifft mehrere Kommunen und braucht einen Beschluss.",
        on=actor.today,
        session_id=meeting.pk,
    )
    story.tell("theme moved up the ladder", actor, theme, "steering_group")
    return sitting


def decide(story: Story, theme: Theme, sitting: Session) -> Decision:
    """Hold the session and write down what it decided."""
    stage = story.stage
    stage.after(21)
    actor = stage.actor(COORDINATOR)
    item = sessions.add_agenda_item(actor=actor, session_id=sitting.pk, title="", theme_id=theme.pk, cases_used=4)
    seats = [(seat.pk, 2) for seat in sitting.body.members.asked_for()]
    held = sessions.hold_session(
        actor=actor, session_id=sitting.pk, minutes="Beraten und beschlossen.", attendance=seats, on=actor.today
    )
    story.tell("session of the steering group held", actor, held, held.state)
    decision = decisions.record_decision(
        actor=actor,
        agenda_item_id=item.pk,
        text="Das Schulamt vergibt Plätze zweimal im Monat.",
        result="measure",
        on=actor.today,
        mode="einstimmig",
    )
    story.tell("decision recorded", actor, decision, decision.result)
    measure = measures.start_measure(
        actor=actor,
        title="Zuweisung zweimal im Monat",
        theme_id=theme.pk,
        decision_id=decision.pk,
        owner_function="Schulamt",
        due_on=actor.today + timedelta(days=60),
        on=actor.today,
    )
    story.tell("measure started", actor, measure, measure.state)
    stage.after(28)
    actor = stage.actor(COORDINATOR)
    changed = measures.change_measure_state(
        actor=actor,
        measure_id=measure.pk,
        state="implemented",
        on=actor.today,
        effect="Die Wartezeit sinkt auf drei Wochen.",
    )
    story.tell("measure implemented", actor, changed, changed.state)
    themes.move_theme(
        actor=actor, theme_id=theme.pk, step_key="solved", outcome="up", reason="Maßnahme wirkt.", on=actor.today
    )
    story.tell("theme solved", actor, theme, "solved")
    return decision


def answer(story: Story, theme: Theme) -> None:
    """Tell both who reported; the reporting case manager reads it on "Heute"."""
    actor = story.stage.actor(COORDINATOR)
    at = datetime.combine(actor.today, time(10), UTC)
    given = feedback.give_feedback(
        actor=actor, theme_id=theme.pk, stage="solved", text="Das Schulamt vergibt Plätze zweimal im Monat.", at=at
    )
    story.tell("feedback given to every finding", actor, theme, f"{len(given)} answers")
    reader = story.stage.actor(MANAGER)
    news = news_of(reader)
    insist(len(news) == 1, "the reporting case manager does not see the answer")
    mine = next(row for row in given if row.public_id == news[0].public_id)
    story.tell("answer shown to the reporting case manager", reader, mine, f"unread: {mine.text}")
    seen = feedback.mark_feedback_seen(actor=reader, feedback_id=mine.pk, at=at + timedelta(hours=1))
    insist(not news_of(reader), "the answer stays although it was read")
    story.tell("answer read", reader, seen, f"read: {mine.text}")

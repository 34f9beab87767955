"""What becomes of the findings: themes on every step, sessions, decisions, measures, answers."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from kimpass.kernel.access import Actor
from kimpass.kernel.workdays import working_day_until
from kimpass.network.actions.services import ServiceData, add_service
from kimpass.steering.actions import bodies, decisions, feedback, findings, measures, sessions, themes
from kimpass.steering.models import Body, BodyMember, Decision, Feedback, Finding, Session, Theme
from kimpass.web.demo.topics import PAINS, Pain
from kimpass.web.demo.world import SERVICES, District

# How far each theme has come, in the order of `PAINS`; the last ones stay unbundled findings.
WAYS: tuple[tuple[str, ...], ...] = (
    ("local", "project_group", "working_group", "steering_group"),
    ("local", "project_group", "working_group"),
    ("local", "project_group", "working_group", "steering_group", "state"),
    ("local", "project_group", "working_group", "steering_group", "solved"),
    ("local", "project_group"),
    ("local",),
    (),
    ("local", "project_group", "working_group", "steering_group"),
)
SEATS = ("Koordinierende Stelle", "Sozialamt", "Jugendamt", "Jobcenter", "Schulaufsicht", "Freie Wohlfahrtspflege")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a session decides on a theme, and the measure that follows."""

    decision: str
    measure: str
    owner: str
    effect: str


OUTCOMES = {
    "BILDUNG": Outcome(
        "Das Schulamt vergibt Plätze im laufenden Schuljahr zweimal im Monat.",
        "Zuweisung zweimal im Monat",
        "Schulaufsicht",
        "Die Wartezeit ist auf drei Wochen gesunken.",
    ),
    "GESUNDHEIT": Outcome(
        "Das Anliegen zur Finanzierung der Sprachmittlung geht an das Land.",
        "Pool für Sprachmittlung in Praxen erproben",
        "Sozialamt",
        "",
    ),
    "LEBENSUNTERHALT": Outcome(
        "Sozialamt und Jobcenter vereinbaren eine Übergabe ohne Lücke.",
        "Übergabeblatt zwischen Sozialamt und Jobcenter",
        "Jobcenter",
        "Seit Einführung gab es keine Lücke von mehr als einer Woche.",
    ),
    "AUFENTHALT": Outcome(
        "Ein Teil der Termine wird für Beratungsstellen freigehalten.",
        "Terminkontingent für Beratungsstellen",
        "Ausländerbehörde",
        "",
    ),
}


def coordinator_of(district: District, day: date) -> Actor:
    """Return the coordinating office on a day."""
    return district.on(district.office["coordinator"], day)


def offer(district: District) -> None:
    """Fill the directory with offers."""
    actor = coordinator_of(district, district.since + timedelta(days=60))
    for name, agency, field, languages in SERVICES:
        service = ServiceData(
            name=name,
            agency_id=district.agencies[agency].pk,
            field_id=district.entry("field_of_action", field),
            languages=languages,
            description="Angebot der Vorführung.",
        )
        add_service(actor=actor, service=service, on=actor.today)


def _body(district: District, kind: Body.Kind, name: str, day: date) -> Body:
    actor = coordinator_of(district, day)
    found = Body.objects.for_tenant(actor).filter(kind=kind, active_until__isnull=True).order_by("pk").first()
    if found is None:
        found = bodies.found_body(actor=actor, name=name, kind=kind, level=Body.Level.DISTRICT, on=day)
    seats = BodyMember.objects.for_tenant(actor).on(day).filter(body=found)
    if not seats.exists():
        for seat in SEATS:
            bodies.add_member(actor=actor, body_id=found.pk, function=seat, on=day)
    body: Body = found
    return body


def _hold(district: District, body: Body, day: date, theme_ids: list[int], minutes: str) -> Session:
    actor = coordinator_of(district, day)
    planned = sessions.plan_session(actor=actor, body_id=body.pk, held_on=day, place="Kreishaus, Sitzungssaal")
    for theme_id in theme_ids:
        sessions.add_agenda_item(actor=actor, session_id=planned.pk, title="", theme_id=theme_id)
    seats = list(BodyMember.objects.for_tenant(actor).on(day).filter(body=body).order_by("sort", "pk"))
    there = [(seat.pk, 1) for seat in seats if district.rng.random() < 0.8]
    held = sessions.hold_session(actor=actor, session_id=planned.pk, minutes=minutes, attendance=there, on=day)
    sessions.add_session_task(
        actor=actor,
        session_id=held.pk,
        text="Zahlen für die nächste Sitzung zusammenstellen",
        owner_function="Koordinierende Stelle",
        due_on=day + timedelta(days=40),
    )
    return held


class SystemStory:
    """Bundles what was reported and carries it to those who decide."""

    def __init__(self, district: District) -> None:
        self.district = district
        self.themes: dict[str, Theme] = {}

    def play(self) -> None:
        """Let everything happen that has happened until today."""
        for pain in PAINS:
            self._hear(pain)
        for pain, way in zip(PAINS, WAYS, strict=False):
            self._bundle(pain)
            if pain.field in self.themes:
                self._climb(self.themes[pain.field], way)
        self._hear_all_year()
        self._decide()
        self._plan()
        self._read()

    def _weekday(self, days_ago: int) -> date:
        return working_day_until(self.district.today - timedelta(days=days_ago))

    def _hear(self, pain: Pain) -> None:
        """Write down what was told in talks and by volunteers, beside what cases show."""
        rng = self.district.rng
        places = [unit for unit in self.district.units.values() if unit.kind == unit.Kind.MUNICIPALITY]
        for _title in pain.titles[:2]:
            self._hear_once(pain, rng.choice(places).pk, rng.randint(215, 500))

    def _hear_all_year(self) -> None:
        """Let the municipalities tell what hurts where, so that a picture arises over the year."""
        rng = self.district.rng
        places = [unit for unit in self.district.units.values() if unit.kind == unit.Kind.MUNICIPALITY]
        for pain in PAINS:
            # What hurts, hurts in some places above all.
            for place in (*places, *rng.sample(places, min(3, len(places))) * 3):
                if rng.random() < 0.55:
                    self._hear_once(pain, place.pk, rng.randint(5, 190))

    def _hear_once(self, pain: Pain, unit_id: int, days_ago: int) -> None:
        rng = self.district.rng
        actor = coordinator_of(self.district, self._weekday(days_ago))
        findings.report_finding(
            actor=actor,
            kind=pain.kind,
            title=rng.choice(pain.titles),
            text=pain.text,
            field_id=self.district.entry("field_of_action", pain.field),
            unit_id=unit_id,
            source_kind=rng.choice(("network", "interview", "volunteers")),
            case_count=rng.randint(1, 9),
            on=actor.today,
        )

    def _bundle(self, pain: Pain) -> None:
        actor = coordinator_of(self.district, self._weekday(200))
        field_id = self.district.entry("field_of_action", pain.field)
        rows = Finding.objects.visible_to(actor).filter(field_id=field_id, month__lte=actor.today)
        ids = list(rows.order_by("pk").values_list("pk", flat=True))
        if len(ids) < 2:
            return
        self.themes[pain.field] = themes.bundle_findings(
            actor=actor,
            title=pain.theme,
            field_id=field_id,
            priority=self.district.rng.choice(("high", "medium", "medium", "low")),
            finding_ids=ids,
            on=actor.today,
            summary=pain.text,
            is_generative=len(ids) > 5,
        )

    def _climb(self, theme: Theme, way: tuple[str, ...]) -> None:
        for at, step in enumerate(way):
            day = self._weekday(180 - 25 * at)
            if step in {"state", "solved"}:
                continue  # comes after the decision
            themes.move_theme(
                actor=coordinator_of(self.district, day),
                theme_id=theme.pk,
                step_key=step,
                outcome="up",
                reason="",
                on=day,
            )

    def _decide(self) -> None:
        district = self.district
        body = _body(district, Body.Kind.STEERING_GROUP, "Lenkungsgruppe KIM", self._weekday(190))
        _body(district, Body.Kind.WORKING_GROUP, "Arbeitsgruppe Sprache und Bildung", self._weekday(190))
        ready = {field: self.themes[field] for field in OUTCOMES if field in self.themes}
        day = self._weekday(70)
        held = _hold(district, body, day, [theme.pk for theme in ready.values()], "Die Themen wurden beraten.")
        for field, theme in ready.items():
            outcome = OUTCOMES[field]
            item = held.agenda.asked_for().get(theme=theme)
            decision = decisions.record_decision(
                actor=coordinator_of(district, day),
                agenda_item_id=item.pk,
                text=outcome.decision,
                result="state_issue" if field == "GESUNDHEIT" else "measure",
                on=day,
                mode="einstimmig",
            )
            self._follow(theme, outcome, decision, field, day)

    def _follow(self, theme: Theme, outcome: Outcome, decision: Decision, field: str, day: date) -> None:
        actor = coordinator_of(self.district, day)
        measure = measures.start_measure(
            actor=actor,
            title=outcome.measure,
            theme_id=theme.pk,
            decision_id=decision.pk,
            owner_function=outcome.owner,
            due_on=self.district.today + timedelta(days=self.district.rng.choice((-9, 12, 40))),
            on=day,
        )
        later = self._weekday(25)
        state = "implemented" if outcome.effect else "in_work"
        measures.change_measure_state(
            actor=coordinator_of(self.district, later),
            measure_id=measure.pk,
            state=state,
            on=later,
            effect=outcome.effect,
        )
        last = {"GESUNDHEIT": ("state", "to_state"), "LEBENSUNTERHALT": ("solved", "up")}.get(field)
        if last is not None:
            themes.move_theme(
                actor=coordinator_of(self.district, later),
                theme_id=theme.pk,
                step_key=last[0],
                outcome=last[1],
                reason=outcome.decision,
                on=later,
            )
        feedback.give_feedback(
            actor=coordinator_of(self.district, later),
            theme_id=theme.pk,
            stage="Lenkungsgruppe",
            text=outcome.effect or outcome.decision,
            at=datetime.combine(later, time(10), UTC),
        )

    def _plan(self) -> None:
        """Plan the next session, and the conference that prepares it."""
        district = self.district
        actor = coordinator_of(district, district.today)
        steering = _body(district, Body.Kind.STEERING_GROUP, "Lenkungsgruppe KIM", district.today)
        conference = _body(district, Body.Kind.PLANNING_CONFERENCE, "Planungskonferenz", district.today)
        sitting = sessions.plan_session(
            actor=actor, body_id=steering.pk, held_on=self._weekday(-23), place="Kreishaus, Sitzungssaal"
        )
        sessions.plan_session(
            actor=actor, body_id=conference.pk, held_on=self._weekday(-12), place="Kreishaus", prepares_id=sitting.pk
        )
        for theme in list(self.themes.values())[:3]:
            sessions.add_agenda_item(actor=actor, session_id=sitting.pk, title="", theme_id=theme.pk)

    def _read(self) -> None:
        """Let half of the answers be read already."""
        for reader in self.district.managers.values():
            rows = Feedback.objects.for_tenant(reader).filter(finding__reported_by_id=reader.staff_id).order_by("pk")
            for row in list(rows)[2:]:
                at = row.given_at + timedelta(days=2)
                feedback.mark_feedback_seen(actor=reader, feedback_id=row.pk, at=at)

"""Let an invented case happen, day after day, through the same actions people use."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.db.models import Max

from kimpass.casework.actions import assessment, closing, follow_ups, goals, phases, referrals, services
from kimpass.casework.actions import findings as case_findings
from kimpass.casework.models import Contact, Goal, GoalStep, Phase
from kimpass.kernel.workdays import working_day_from
from kimpass.web.demo.beginning import REFERRED_TO, Beginning, NotYet
from kimpass.web.demo.topics import PAINS, TOPICS, Topic

AREAS = {
    "BILDUNG": "SCHULE",
    "KITA": "SCHULE",
    "ANERKENNUNG": "ARBEIT",
    "LEBENSUNTERHALT": "FINANZEN",
    "RECHT_FINANZ": "FINANZEN",
    "DIGITAL": "ORIENTIERUNG",
}


class CaseStory(Beginning):
    """One case on its way, as far as it has come until today."""

    def play(self) -> None:
        """Let everything happen that has happened until today."""
        self.topics = self.rng.sample(TOPICS, self.rng.randint(2, 3))
        self.begin()
        try:
            for act in self.acts():
                act()
        except NotYet:
            pass
        if self.case.closed_on is None and self.case.phase != Phase.INTAKE:
            self.remind()

    def acts(self) -> Iterator[Callable[[], None]]:
        """Yield what comes next, as far as a case gets."""
        yield self.note
        yield self.sign
        yield self.assess
        yield self.agree
        yield self.link
        yield self.refer
        yield self.monitor
        yield self.assess_again
        yield self.finish

    def move(self, to: Phase) -> None:
        """Enter the next phase."""
        self.case = phases.move_case(actor=self.actor, case_id=self.case.pk, to=to, on=self.day)

    def _area(self, topic: Topic) -> int:
        return self.district.entry("life_area", AREAS.get(topic.field, topic.field))

    def _entries(self, low: int, high: int) -> list[assessment.AreaEntry]:
        entries = {}
        for at, topic in enumerate(self.topics):
            area = self._area(topic)
            rung = self.rng.randint(low, high)
            entries[area] = assessment.AreaEntry(area, rung, topic.need, topic.wish, "", is_priority=at == 0)
        return list(entries.values())

    def assess(self) -> None:
        """Look at the situation for the first time."""
        self.move(Phase.ASSESSMENT)
        self.later(2, 15)
        assessment.record_assessment(
            actor=self.actor,
            case_id=self.case.pk,
            on=self.day,
            areas=self._entries(1, 3),
            strengths=self.rng.choice(("Hält Termine ein, lernt schnell", "Guter Kontakt zur Nachbarschaft", "")),
        )

    def agree(self) -> None:
        """Agree on goals."""
        self.later(5, 20)
        self.move(Phase.GOAL_AGREEMENT)
        wanted = [
            goals.GoalEntry(
                topic.goal,
                working_day_from(self.day + timedelta(days=self.rng.randint(40, 200))),
                self._area(topic),
                self.person.pk,
                [goals.StepEntry(topic.step, "gemeinsam", self.day + timedelta(days=self.rng.randint(10, 40)))],
            )
            for topic in self.topics
        ]
        goals.agree_goals(actor=self.actor, case_id=self.case.pk, on=self.day, goals=wanted)

    def link(self) -> None:
        """Tie needs to offers, where there are any."""
        self.later(3, 20)
        self.move(Phase.SERVICE_LINKING)
        for topic in self.topics:
            field_id = self.district.entry("field_of_action", topic.field)
            service = self.district.services.get(field_id) if self.rng.random() < 0.7 else None
            services.link_service(
                actor=self.actor,
                case_id=self.case.pk,
                field_id=field_id,
                result=self.rng.choice(("linked", "linked", "waiting")) if service else "no_suitable_offer",
                on=self.day,
                service_id=service,
            )

    def refer(self) -> None:
        """Refer to another body, and hear the answer or not."""
        if self.rng.random() < 0.4:
            return
        self.later(2, 15)
        sent = referrals.refer(
            actor=self.actor,
            case_id=self.case.pk,
            person_id=self.person.pk,
            to_agency_id=self.district.agencies[self.rng.choice(REFERRED_TO)].pk,
            purpose=self.topics[0].goal,
            fields=["name", "languages", "need"],
            on=self.day,
            field_id=self.district.entry("field_of_action", self.topics[0].field),
        )
        self.later(4, 25)
        if self.rng.random() < 0.2:
            return
        state = self.rng.choice(("confirmed", "confirmed", "declined", "no_answer"))
        # Taken without drawing, so that the other stories stay what they are.
        reason = ("no_capacity", "no_capacity", "not_competent", "no_language")[sent.pk % 4]
        referrals.answer_referral(
            actor=self.actor,
            referral_id=sent.pk,
            state=state,
            on=self.day,
            decline_reason=reason if state == "declined" else "",
        )

    def report(self) -> None:
        """Tell the system what the case shows."""
        pains = [pain for pain in PAINS if pain.field in {topic.field for topic in self.topics}]
        if not pains or self.rng.random() < 0.25:
            return
        pain = self.rng.choice(pains)
        try:
            case_findings.report_case_finding(
                actor=self.actor,
                case_id=self.case.pk,
                kind=pain.kind,
                title=self.rng.choice(pain.titles),
                text=pain.text,
                field_id=self.district.entry("field_of_action", pain.field),
                on=self.day,
            )
        except case_findings.SpeaksOfAPerson:
            return  # a drawn name that is also a German word: the guard does its work here too

    def monitor(self) -> None:
        """Keep in touch, look again, and report what goes wrong around the case."""
        self.later(5, 30)
        self.move(Phase.MONITORING)
        steps = list(GoalStep.objects.of(self.case).filter(done_on__isnull=True))
        for at in range(self.rng.randint(3, 8)):
            follow_up = follow_ups.set_follow_up(
                actor=self.actor,
                case_id=self.case.pk,
                text=self.rng.choice(self.topics).follow_up,
                due_on=working_day_from(self.day + timedelta(days=14)),
            )
            self.later(12, 40)
            follow_ups.complete_follow_up(actor=self.actor, follow_up_id=follow_up.pk, on=self.day)
            self.note()
            if at == 1:
                self.report()
            if steps and self.rng.random() < 0.6:
                goals.complete_goal_step(actor=self.actor, step_id=steps.pop().pk, on=self.day)

    def assess_again(self) -> None:
        """Look at the situation a second time."""
        self.later(5, 30)
        self.move(Phase.REASSESSMENT)
        assessment.record_assessment(
            actor=self.actor, case_id=self.case.pk, on=self.day, areas=self._entries(2, 5), strengths=""
        )

    def finish(self) -> None:
        """Settle the goals and close, as most cases end after a while."""
        self.later(25, 150)
        self.move(Phase.CLOSURE)
        self.later(2, 20)
        for goal in Goal.objects.of(self.case).filter(settled_on__isnull=True):
            attainment = self.rng.choice(("reached", "reached", "partly", "dropped"))
            goals.settle_goal(actor=self.actor, goal_id=goal.pk, attainment=attainment, on=self.day)
        self.case = closing.close_case(
            actor=self.actor,
            case_id=self.case.pk,
            reason=self.rng.choice(("goals_met", "goals_met", "handed_over", "moved_away", "not_needed")),
            on=self.day,
            rating=self.rng.randint(2, 5),
            evaluation="Die wichtigsten Schritte sind getan.",
            client_rating=self.rng.choice((None, 3, 4, 5)),
        )

    def remind(self) -> None:
        """Leave something to do around today, so that "Heute" is a day's work."""
        newest = Contact.objects.of(self.case).aggregate(day=Max("happened_on"))["day"] or self.day
        self.day = max(self.day, newest, self.district.today - timedelta(days=9))
        for _each in range(self.rng.choice((0, 1, 1, 2))):
            follow_ups.set_follow_up(
                actor=self.actor,
                case_id=self.case.pk,
                text=self.rng.choice(self.topics).follow_up,
                due_on=working_day_from(max(self.day, self.district.today + timedelta(days=self.rng.randint(-6, 18)))),
            )

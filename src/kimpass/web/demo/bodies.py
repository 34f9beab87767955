"""The office of the bodies in the demonstration: seats, a founded group, papers, a concern to the Land, an effect."""

from datetime import date, time, timedelta

from kimpass.kernel.workdays import working_day_until
from kimpass.steering.actions import (
    agenda,
    bodies,
    decisions,
    effects,
    invitations,
    measures,
    minutes,
    papers,
    sessions,
    state_issues,
)
from kimpass.steering.actions.papers import PaperData, Stop
from kimpass.steering.actions.sessions import SessionData
from kimpass.steering.actions.state_issues import IssueData
from kimpass.steering.models import AgendaItem, Body, BodyMember, Measure, Session, StateIssue, Theme
from kimpass.steering.selectors.agenda import themes_for_agenda
from kimpass.web.demo.structure import coordinator_of
from kimpass.web.demo.world import District

# By which words in a function the sector is told; where a district's file says nothing, invented seats stand in.
SECTORS = {
    "ausländer": "immigration",
    "einbürgerung": "naturalisation",
    "jugend": "youth",
    "gesundheit": "health",
    "schul": "school",
    "sozial": "social",
    "jobcenter": "job_centre",
    "agentur für arbeit": "employment_agency",
    "wohlfahrt": "welfare",
    "bürgermeister": "municipalities",
}
MINUTES = "Die Gruppe hat die vorhandenen Angebote gesammelt und schlägt einen gemeinsamen Kursplan vor."


class OfficeStory:
    """What the coordinating office does around the sessions of the steering group."""

    def __init__(self, district: District, held: Session, planned: Session) -> None:
        self.district, self.held, self.planned = district, held, planned

    def play(self) -> None:
        """Let everything happen that has happened until today."""
        self._seat()
        self._found()
        self._write()
        self._ask_the_land()
        self._look_at_effects()
        self._invite()

    def _day(self, days_ago: int) -> date:
        return working_day_until(self.district.today - timedelta(days=days_ago))

    def _seat(self) -> None:
        """Say of the seats which sector they speak for, and where invitations reach them."""
        actor = coordinator_of(self.district, self._day(1))
        rows = BodyMember.objects.for_tenant(actor).on(actor.today).filter(body=self.planned.body).order_by("pk")
        for seat in rows:
            sector = next((key for word, key in SECTORS.items() if word in seat.function.lower()), "")
            data = bodies.SeatData(
                function=seat.function,
                agency_id=seat.agency_id,
                headcount=seat.headcount or 1,
                sector=sector,
                decides="leitung" in seat.function.lower() or None,
                email=f"{sector.replace('_', '-')}-{seat.sort}@example.org" if sector else "",
                is_guest=seat.is_guest,
                as_needed=seat.as_needed,
            )
            bodies.change_member(actor=actor, member_id=seat.pk, seat=data, on=seat.valid_from)

    def _found(self) -> None:
        """Let the steering group found a group that has met and reported since."""
        day = self.held.held_on
        if day is None:
            return
        actor = coordinator_of(self.district, day)
        item = AgendaItem.objects.for_tenant(actor).filter(session=self.held).order_by("sort").first()
        if item is None:
            return
        decision = decisions.record_decision(
            actor=actor,
            agenda_item_id=item.pk,
            text="Eine Arbeitsgruppe stimmt die Angebote im Kreis aufeinander ab.",
            result="group_founded",
            on=day,
            mode="consensus",
            group_name="Arbeitsgruppe Angebote abstimmen",
        )
        group = decision.founds
        if group is None:
            return
        actor = coordinator_of(self.district, self._day(30))
        for function in ("Koordinierende Stelle", "Schulaufsicht", "Freie Wohlfahrtspflege"):
            bodies.add_member(actor=actor, body_id=group.pk, function=function, on=day)
        met = sessions.plan_session(
            actor=actor, body_id=group.pk, held_on=actor.today, starts_at=time(10), ends_at=time(12)
        )
        sessions.hold_session(actor=actor, session_id=met.pk, minutes=MINUTES, attendance=[], on=actor.today)
        minutes.release_minutes(actor=coordinator_of(self.district, self._day(20)), session_id=self.held.pk, on=day)

    def _write(self) -> None:
        """Prepare a paper on the first theme of the coming session."""
        actor = coordinator_of(self.district, self._day(15))
        items = AgendaItem.objects.for_tenant(actor).filter(session=self.planned).select_related("theme")
        item = items.filter(theme__isnull=False).order_by("sort").first()
        theme = item.theme if item is not None else None
        if theme is None:
            return
        data = PaperData(
            title=theme.title,
            situation=theme.summary or theme.title,
            proposal="Die beteiligten Stellen erproben ein gemeinsames Verfahren für sechs Monate.",
            alternatives="Jede Stelle sucht für sich eine Lösung.",
            costs="aus vorhandenen Mitteln",
        )
        paper = papers.write_paper(actor=actor, theme_id=theme.pk, data=data, on=actor.today)
        papers.add_deliberation(
            actor=actor, paper_id=paper.pk, stop=Stop(body_id=self.planned.body_id, on=self.planned.held_on)
        )
        papers.add_deliberation(
            actor=actor,
            paper_id=paper.pk,
            stop=Stop(body_name="Kreisausschuss", on=self.district.today + timedelta(days=60), precision="month"),
        )
        papers.release_paper(actor=coordinator_of(self.district, self._day(10)), paper_id=paper.pk, on=self._day(10))

    def _ask_the_land(self) -> None:
        actor = coordinator_of(self.district, self._day(24))
        themes = Theme.objects.visible_to(actor).filter(steps__step__key="state", steps__left_on__isnull=True)
        theme = themes.order_by("pk").first()
        if theme is None:
            return
        data = IssueData(
            title=theme.title,
            text=theme.summary or theme.title,
            recipient="Für Integration zuständiges Ministerium des Landes",
            request="Wir bitten um eine landesweite Regelung der Finanzierung.",
        )
        issue: StateIssue = state_issues.write_state_issue(actor=actor, theme_id=theme.pk, data=data)
        state_issues.coordinate_state_issue(actor=actor, issue_id=issue.pk, session_id=self.held.pk)
        state_issues.send_state_issue(
            actor=actor,
            issue_id=issue.pk,
            on=actor.today,
            reference="KIM 12/1",
            remind_on=self.district.today + timedelta(days=6),
        )

    def _look_at_effects(self) -> None:
        actor = coordinator_of(self.district, self._day(12))
        done = Measure.objects.for_tenant(actor).filter(state=Measure.State.IMPLEMENTED).order_by("pk").first()
        if done is not None:
            effects.record_effect_check(
                actor=actor,
                measure_id=done.pk,
                result="partly",
                text="In vier von fünf Kommunen ist die Wartezeit kürzer geworden.",
                on=actor.today,
                again_on=self.district.today + timedelta(days=14),
            )
        running = Measure.objects.for_tenant(actor).filter(state=Measure.State.IN_WORK).order_by("pk").first()
        if running is not None:
            data = measures.MeasureData(
                title=running.title,
                owner_function=running.owner_function,
                due_on=running.due_on,
                check_effect_on=self.district.today - timedelta(days=2),
            )
            measures.change_measure(actor=actor, measure_id=running.pk, version=running.version, data=data)

    def _invite(self) -> None:
        """Give the coming session its hours, a guest and a second conference; messages leave only where they can."""
        actor, planned = coordinator_of(self.district, self._day(5)), self.planned
        data = SessionData(
            held_on=planned.held_on, place=planned.place, starts_at=time(14), ends_at=time(16, 30), form="mixed"
        )
        sessions.change_session(actor=actor, session_id=planned.pk, version=planned.version, data=data)
        offered = [card.theme.pk for card, is_here in themes_for_agenda(actor, planned) if is_here]
        if offered:
            agenda.build_agenda(actor=actor, session_id=planned.pk, theme_ids=offered[:2])
        invitations.add_guest(
            actor=actor,
            session_id=planned.pk,
            function="Sachverständige für Sprachförderung",
            occasion="Bericht",
            email="sprachfoerderung@example.org",
        )
        conference = Body.objects.for_tenant(actor).filter(kind=Body.Kind.PLANNING_CONFERENCE).order_by("pk").first()
        if conference is not None and planned.held_on is not None:
            sessions.plan_session(
                actor=actor,
                body_id=conference.pk,
                held_on=working_day_until(planned.held_on - timedelta(days=5)),
                place="Kreishaus",
                prepares_id=planned.pk,
            )


def run_the_office(district: District) -> None:
    """Fill the pages around the bodies; a district without sessions has no office yet."""
    actor = coordinator_of(district, district.today)
    groups = Session.objects.for_tenant(actor).filter(body__kind=Body.Kind.STEERING_GROUP).select_related("body")
    held = groups.filter(state=Session.State.HELD, agenda__isnull=False).order_by("-held_on").first()
    planned = groups.filter(state=Session.State.PLANNED).order_by("held_on").first()
    if held is not None and planned is not None:
        OfficeStory(district, held, planned).play()

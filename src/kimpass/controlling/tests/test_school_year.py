"""A school year of a steering group, entered through the actions people use, and what is counted of it (S0, G-PB)."""

from datetime import date
from decimal import Decimal

import pytest

from kimpass.controlling.models import GoalCriterion
from kimpass.controlling.selectors.metrics import Metric, measure, scene_of, target_of
from kimpass.kernel.period import school_year
from kimpass.organisation.events import TenantOpened
from kimpass.steering.actions import bodies, decisions, findings, minutes, sessions, themes
from kimpass.steering.models import AgendaItem, Body, Session
from kimpass.steering.presenters.sessions import minutes_sheet
from kimpass.steering.subscribers import draw_default_ladder

FIRST, SECOND, THIRD = date(2022, 5, 12), date(2022, 11, 22), date(2023, 4, 20)
CONFERENCES = (date(2023, 2, 7), date(2023, 3, 14))
TOPICS = (
    ("Chancen-Aufenthaltsrecht", "Austauschtreffen zum Chancen-Aufenthaltsrecht finden statt."),
    (
        "Finanzielle und gesundheitliche Versorgung im Rechtskreiswechsel",
        "Ein Austausch zur Versorgung im Rechtskreiswechsel wird vereinbart.",
    ),
)


class Office:
    """The office of the bodies, as of a day long after the year."""

    def __init__(self, land):
        self.land, self.actor = land, land.actor("charlie")
        draw_default_ladder(TenantOpened(tenant_id=land.tenant.pk, on=FIRST))
        self.group = self.body("Lenkungsgruppe KIM", Body.Kind.STEERING_GROUP, decision_mode="im Konsens")
        self.conference = self.body("Planungskonferenz", Body.Kind.PLANNING_CONFERENCE)

    def body(self, name, kind, **more):
        return bodies.found_body(actor=self.actor, name=name, kind=kind, level="district", on=date(2022, 5, 1), **more)

    def theme(self, title):
        finding = findings.report_finding(
            actor=self.land.actor("alice"),
            kind="challenge",
            title=title,
            text="Die Fallarbeit zeigt einen Bedarf, den keine Stelle allein deckt.",
            field_id=self.land.fields["GESUNDHEIT"].pk,
            unit_id=self.land.units["musterstadt"].pk,
            source_kind="case",
            case_count=6,
            on=date(2022, 12, 1),
        )
        return themes.bundle_findings(
            actor=self.actor,
            title=title,
            field_id=self.land.fields["GESUNDHEIT"].pk,
            priority="high",
            finding_ids=[finding.pk],
            on=date(2023, 1, 10),
            is_generative=True,
        )

    def plan(self, body, day, **more):
        return sessions.plan_session(actor=self.actor, body_id=body.pk, held_on=day, **more)

    def hold(self, session, told="Die Sitzung hat beraten."):
        return sessions.hold_session(
            actor=self.actor, session_id=session.pk, minutes=told, attendance=[], on=session.held_on
        )


@pytest.fixture
def office(musterland):
    """The years 2021/22 and 2022/23: three sessions, two conferences, two themes, two exchanges, no group."""
    office = Office(musterland)
    office.hold(office.plan(office.group, FIRST, is_constituent=True))
    office.hold(office.plan(office.group, SECOND))
    made = [office.theme(title) for title, _decision in TOPICS]
    april = office.plan(office.group, THIRD)
    for day in CONFERENCES:
        meeting = office.plan(office.conference, day, prepares_id=april.pk)
        for theme in made:
            sessions.add_agenda_item(
                actor=office.actor, session_id=meeting.pk, title="", theme_id=theme.pk, cases_used=3
            )
        office.hold(meeting)
    for theme, (_title, text) in zip(made, TOPICS, strict=True):
        item = sessions.add_agenda_item(actor=office.actor, session_id=april.pk, title="", theme_id=theme.pk)
        decisions.record_decision(
            actor=office.actor, agenda_item_id=item.pk, text=text, result="exchange_agreed", on=THIRD
        )
    office.hold(april, "Erstmals wurden Themen aus der Fallarbeit beraten.")
    minutes.release_minutes(actor=office.actor, session_id=april.pk, on=date(2023, 5, 2))
    return office


def counted(office, metric, label="2022/23"):
    period = school_year(label)
    scene = scene_of(office.land.tenant.pk, "Kreis", period, date(2023, 7, 31))
    return measure(scene, metric, "test")


def test_the_steering_group_met_twice_and_the_april_session_is_its_third(office):
    figure = counted(office, Metric.LG_SESSIONS)
    assert figure.value == 2
    assert [row.on for row in figure.proof] == [SECOND, THIRD]
    assert Session.objects.get(body=office.group, held_on=THIRD).number == 3
    assert counted(office, Metric.LG_SESSIONS, "2021/22").value == 1


def test_two_generative_themes_were_treated_in_one_of_them(office):
    figure = counted(office, Metric.GENERATIVE_THEMES)
    assert figure.value == 2
    assert {row.on for row in figure.proof} == {THIRD}
    # That planning conferences worked on them before counts nothing.
    assert AgendaItem.objects.filter(theme__is_generative=True).count() == 6


def test_exchanges_are_results_and_found_no_group(office):
    figure = counted(office, Metric.WORKING_GROUPS_FOUNDED)
    assert figure.value == 0
    assert figure.remarks == ("2 vereinbarte Austausche zählen nicht als Arbeitsgruppe.",)
    assert not Body.objects.filter(kind=Body.Kind.WORKING_GROUP).exists()


def test_two_conferences_prepared_the_session_and_four_are_expected_for_the_next_year(office):
    assert counted(office, Metric.PLANNING_CONFERENCES).value == 2
    assert Session.objects.filter(prepares__held_on=THIRD).count() == 2
    scene = scene_of(office.land.tenant.pk, "Kreis", school_year("2023/24"), date(2023, 8, 1))
    planned = GoalCriterion(metric=Metric.PLANNING_CONFERENCES, formula="2 x lg_sessions")
    beside = [GoalCriterion(metric=Metric.LG_SESSIONS, target=Decimal(2))]
    assert target_of(planned, beside, scene, "test").value == 4
    assert counted(office, Metric.PLANNING_CONFERENCES, "2023/24").value is None


def test_a_founded_group_would_count_and_an_exchange_beside_it_not(office):
    item = AgendaItem.objects.filter(session__body=office.group, session__held_on=THIRD).first()
    decisions.record_decision(
        actor=office.actor,
        agenda_item_id=item.pk,
        text="Eine Arbeitsgruppe wird gegründet.",
        result="group_founded",
        on=THIRD,
        group_name="AG Rechtskreiswechsel",
    )
    assert counted(office, Metric.WORKING_GROUPS_FOUNDED).value == 1


def test_the_minutes_say_what_was_agreed(office):
    sheet = minutes_sheet(office.actor, Session.objects.select_related("body").get(held_on=THIRD))
    told = " ".join(point for part in sheet.parts for point in part.points)
    assert "Beschluss (Austausch vereinbart, im Konsens): Austauschtreffen zum Chancen-Aufenthaltsrecht" in told
    assert "Freigegeben am 02.05.2023" in sheet.footer

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from kimpass.casework.actions.follow_ups import set_follow_up
from kimpass.casework.models import Goal, GoalAgreement
from kimpass.organisation.events import TenantOpened
from kimpass.organisation.models import PostFunction, StaffingFigure
from kimpass.people.actions.households import PersonData, change_person
from kimpass.steering.actions.feedback import give_feedback
from kimpass.steering.actions.findings import report_finding
from kimpass.steering.actions.polls import ask_poll
from kimpass.steering.actions.themes import bundle_findings
from kimpass.steering.models import Body, BodyMember
from kimpass.steering.subscribers import DEFAULT_LADDER, draw_default_ladder

pytestmark = pytest.mark.django_db


def page_of(client, musterland, login, address=None):
    musterland.sign_in(client, login)
    return client.get(address or reverse("web:today")).content.decode()


def test_a_due_follow_up_stands_on_the_day_it_is_due(client, musterland):
    case = musterland.case()
    actor = musterland.actor("alice", today=localdate())
    set_follow_up(actor=actor, case_id=case.pk, text="Bescheid da?", due_on=localdate())
    assert "Bescheid da?" in page_of(client, musterland, "alice")
    assert "Bescheid da?" not in page_of(client, musterland, "eve")
    assert "Bescheid da?" not in page_of(client, musterland, "charlie")


def test_missing_papers_are_named(client, musterland):
    musterland.case(signed=False, name="Unterschriftlos")
    page = page_of(client, musterland, "alice")
    assert "Unterschriftlos" in page
    assert "Schweigepflicht" in page


def finding(musterland):
    actor = musterland.actor("alice", today=localdate())
    return report_finding(
        actor=actor,
        kind="challenge",
        title="Kurs ohne Betreuung",
        text="Kurse mit Kinderbetreuung fehlen.",
        field_id=musterland.fields["SPRACHE"].pk,
        unit_id=musterland.units["musterstadt"].pk,
        source_kind="network",
        case_count=3,
        on=localdate(),
    )


def test_the_coordination_sees_new_findings_and_the_author_the_answer(client, musterland):
    found = finding(musterland)
    assert "Kurs ohne Betreuung" in page_of(client, musterland, "charlie")
    draw_default_ladder(TenantOpened(tenant_id=musterland.tenant.pk, on=localdate()))
    actor = musterland.actor("charlie", today=localdate())
    theme = bundle_findings(
        actor=actor,
        title="Sprachkurse",
        field_id=musterland.fields["SPRACHE"].pk,
        priority="high",
        finding_ids=[found.pk],
        on=localdate(),
    )
    give_feedback(
        actor=actor,
        theme_id=theme.pk,
        stage=DEFAULT_LADDER[0][0],
        text="Ein Kurs beginnt im Mai.",
        at=datetime.now(UTC),
    )
    assert "Ein Kurs beginnt im Mai." in page_of(client, musterland, "alice")
    assert "Alle Hinweise sind gebündelt." in page_of(client, musterland, "charlie")


@pytest.mark.parametrize("login", ["diana", "anton"])
def test_management_and_administration_have_a_day_without_cases(client, musterland, login):
    musterland.case(name="Kanariquell")
    page = page_of(client, musterland, login)
    assert "Kanariquell" not in page
    assert "Fällige Wiedervorlagen" not in page


def statements(client, musterland, capture):
    musterland.sign_in(client, "alice")
    with capture as caught:
        assert client.get(reverse("web:today")).status_code == 200
    return len([q for q in caught.captured_queries if q["sql"].startswith(("SELECT", "INSERT", "UPDATE"))])


def test_the_day_costs_the_same_for_one_case_and_for_ten(client, musterland, django_assert_max_num_queries):
    def add(number):
        for _each in range(number):
            case = musterland.case()
            actor = musterland.actor("alice", today=localdate())
            set_follow_up(actor=actor, case_id=case.pk, text="x", due_on=localdate() + timedelta(days=0))

    add(1)
    few = statements(client, musterland, django_assert_max_num_queries(60))
    add(9)
    assert statements(client, musterland, django_assert_max_num_queries(60)) == few


def found(client, musterland, login, query):
    """Return the page that answers a search."""
    musterland.sign_in(client, login)
    return client.post(reverse("web:search"), {"q": query}).content.decode()


def test_search_finds_what_sounds_alike_and_says_so(client, musterland):
    case = musterland.case(name="Schewtschenko")
    person = musterland.person_of(case)
    change_person(
        actor=musterland.actor("alice"),
        person_id=person.pk,
        version=person.version,
        person=PersonData(family_name="Schewtschenko", given_names="Olena", original_name="Шевченко Олена"),
        on=musterland.today,
    )
    for query in ("Shevchenko", "Шевченко", "olena schewtschenko"):
        page = found(client, musterland, "alice", query)
        assert "Schewtschenko, Olena" in page
    assert "klingt gleich" in found(client, musterland, "alice", "Shevchenko")
    assert "Schewtschenko, Olena" not in found(client, musterland, "eve", "Shevchenko")


def test_search_finds_a_case_by_its_number_for_its_keeper_only(client, musterland):
    case = musterland.case()
    assert case.get_absolute_url() in found(client, musterland, "alice", case.number.lower())
    assert case.get_absolute_url() not in found(client, musterland, "eve", case.number.lower())


def test_search_answers_while_somebody_types(client, musterland):
    finding(musterland)
    musterland.sign_in(client, "alice")
    answer = client.post(reverse("web:search"), {"q": "kurs"}, headers={"HX-Request": "true"}).content.decode()
    assert "Kurs ohne Betreuung" in answer
    assert "<html" not in answer
    assert client.post(reverse("web:search"), {"q": "k"}, headers={"HX-Request": "true"}).content == b""


@pytest.mark.parametrize("query", ["", "a\x00b", "x" * 10_000, "\u202ea", "👩‍👧", "%_%", "31.02.", "' OR 1=1"])
def test_search_bears_whatever_is_typed(client, musterland, query):
    musterland.sign_in(client, "alice")
    assert client.post(reverse("web:search"), {"q": query}).status_code == 200


def test_what_is_looked_for_stands_in_no_address(client, musterland):
    musterland.case(name="Schewtschenko")
    musterland.sign_in(client, "alice")
    shown = client.get("/").content.decode()
    assert f'action="{reverse("web:search")}" method="post"' in shown
    assert "Schewtschenko" not in client.get(reverse("web:search"), {"q": "Schewtschenko"}).content.decode()


def test_management_sees_reports_and_what_is_not_explained(client, musterland):
    StaffingFigure.objects.create(
        tenant=musterland.tenant,
        reference_date=localdate(),
        building_block="2",
        function=PostFunction.CASE_MANAGEMENT,
        fte_approved="14.00",
        fte_filled="9.00",
        fte_vacant="1.50",
    )
    page = page_of(client, musterland, "diana")
    assert "Stellen mit offenem Rest" in page
    assert "nicht erklärt: 3,50" in page
    assert reverse("controlling:report", args=["staffing-funding"]) in page
    assert "Stellen mit offenem Rest" not in page_of(client, musterland, "alice")


def test_the_day_leads_to_intake_and_shows_five_goals_until_all_are_asked_for(client, musterland):
    case = musterland.case()
    agreement = GoalAgreement.objects.create(tenant=musterland.tenant, case=case, agreed_on=localdate())
    for number in range(7):
        Goal.objects.create(
            tenant=musterland.tenant,
            case=case,
            agreement=agreement,
            title=f"Vorhaben {number}",
            due_on=localdate() + timedelta(days=number - 6),
        )
    page = page_of(client, musterland, "alice")
    assert f'href="{reverse("casework:begin_intake")}"' in page
    assert "Vorhaben 4" in page
    assert "Vorhaben 5" not in page
    assert "2 weitere" in page
    assert "Vorhaben 6" in page_of(client, musterland, "alice", reverse("web:today") + "?ziele=alle")


def test_a_poll_waits_for_whoever_is_asked(client, musterland):
    today = localdate()
    ask_poll(
        actor=musterland.actor("charlie", today=today),
        audience="case_managers",
        title="Kurse am Abend",
        question="Was gibt es?",
        on=today,
        answer_until=today + timedelta(days=7),
        unit_ids=[musterland.units["nebenstadt"].pk],
    )
    assert "Kurse am Abend" in page_of(client, musterland, "eve")
    assert "Abfragen an Sie" not in page_of(client, musterland, "alice")


def test_a_member_of_a_body_finds_the_way_to_bring_something_in(client, musterland):
    assert "Aus Ihrem Gremium" not in page_of(client, musterland, "anton")
    body = Body.objects.create(tenant=musterland.tenant, key="lg", kind="steering_group", name="Lenkungsgruppe")
    BodyMember.objects.create(
        tenant=musterland.tenant,
        body=body,
        function="Mitglied",
        staff_member=musterland.staff["anton"],
        valid_from=localdate(),
    )
    page = page_of(client, musterland, "anton")
    assert "Aus Ihrem Gremium" in page
    assert reverse("steering:report_finding") in page

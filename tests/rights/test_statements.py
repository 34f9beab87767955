"""The SQL of every list page: which statements, how many, and as many for many rows as for few."""

import re

import pytest
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Concat
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kimpass.casework.actions.follow_ups import set_follow_up
from kimpass.casework.models import Case
from kimpass.organisation.models import StaffMember
from kimpass.steering.models import Body
from kimpass.web.journey import case as way
from kimpass.web.journey import system
from kimpass.web.journey.told import Story
from tests.rights import filling, walk

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LISTS = {
    "casework:caseload": "case_manager",
    "casework:list_access_requests": "case_manager",
    "casework:choose_case": "case_manager",
    "web:today": "case_manager",
    "web:search": "case_manager",
    "people:search": "case_manager",
    "steering:my_findings": "case_manager",
    "steering:board": "coordinator",
    "steering:findings": "coordinator",
    "steering:themes": "coordinator",
    "steering:bodies": "coordinator",
    "steering:sessions": "coordinator",
    "steering:measures": "coordinator",
    "network:directory": "coordinator",
    "network:agencies": "coordinator",
    "network:needs": "coordinator",
    "network:materials": "coordinator",
    "network:demarcations": "coordinator",
    "network:doubles": "coordinator",
    "steering:papers": "coordinator",
    "steering:state_issues": "coordinator",
    "steering:polls": "coordinator",
    "steering:events": "coordinator",
    "steering:trainings": "coordinator",
    "steering:chains": "coordinator",
    "residence:checklists": "case_manager",
    "controlling:overview": "programme_manager",
    "controlling:reports": "programme_manager",
    "controlling:goals": "programme_manager",
    "controlling:submissions": "programme_manager",
    "controlling:transfers": "programme_manager",
    "controlling:solutions": "programme_manager",
    "controlling:milestones": "programme_manager",
    "controlling:concepts": "programme_manager",
    "money:funding": "programme_manager",
    "money:agreements": "programme_manager",
    "posts:posts": "programme_manager",
    "posts:staffing_figures": "programme_manager",
    "posts:participation": "programme_manager",
    "posts:working_modes": "programme_manager",
    "posts:success_conditions": "programme_manager",
    "organisation:accounts": "admin",
    "organisation:catalogues": "admin",
}
ASKED = {"web:search": {"q": walk.CANARY}, "people:search": {"q": walk.CANARY}}
CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET ", "PRAGMA")
# What every signed-in request asks: who is there, for which tenant, with which rights; and the read log's row.
FRAME = (
    "django_session",
    "accounts_user",
    "accounts_membership",
    "organisation_staffmember",
    "organisation_roleassignment",
    "organisation_delegation",
    "audit_readentry",
    "set_config",
)
COLUMNS = re.compile(r'(SELECT (?:DISTINCT )?)((?:"\w+"\."\w+"(?: AS "\w+")?(?:, )?)+)(?= FROM)')


def asked(client, address, **sent):
    """Return the statements one request takes, without transaction control."""
    with CaptureQueriesContext(connection) as caught:
        response = client.post(address, sent) if sent else client.get(address)
    assert response.status_code == (302 if "form_token" in sent else 200), address
    return [query["sql"] for query in caught if not query["sql"].startswith(CONTROL)]


def table_of(sql):
    head = sql.partition(" WHERE ")[0]
    return head.partition(" FROM ")[2].partition(" ")[0] if sql.startswith("SELECT") else head[:80]


def own(statements):
    """Leave out the frame."""
    return [sql for sql in statements if not any(name in table_of(sql) + sql[:40] for name in FRAME)]


def normalised(sql):
    """Return the statement without values, and with the number of columns in place of their names."""
    sql = re.sub(r"'(?:[^']|'')*'", "?", sql)
    sql = re.sub(r"(?<![\w\"])-?\d+(?:\.\d+)?\b", "?", sql)
    sql = re.sub(r"\(\?(?:, \?)+\)", "(?)", sql)
    return COLUMNS.sub(lambda found: f"{found[1]}{found[2].count(', ') + 1} columns", sql)


@pytest.fixture
def pages(open_kreis, client):
    """Open a page as a role; the second time, as somebody does who is at work."""

    def ask(name, role):
        open_kreis.sign_in(client, role)
        address, sent = reverse(name), ASKED.get(name, {})
        asked(client, address, **sent)
        return asked(client, address, **sent)

    return ask


def ask_for_access(kreis):
    """Record a request nobody has taken up."""
    actor, unit = kreis.stage.actor(way.MANAGER), kreis.stage.units["musterstadt"].pk
    way.access.record_access_request(
        actor=actor, level="level_1", channel="self", unit_id=unit, received_on=actor.today, reasons=[], summary="x"
    )


def grow(kreis):
    """Let the loop begin twice more, so that no list has one row only."""
    story = Story(kreis.stage)
    for number in range(2):
        actor = kreis.stage.actor(way.MANAGER)
        unit = kreis.stage.units["musterstadt"].pk
        ask_for_access(kreis)
        case = way.intake.begin_intake(actor=actor, unit_id=unit, on=actor.today, person=way.CLIENT)
        way.papers(story, case)
        actor = kreis.stage.actor(way.MANAGER)
        set_follow_up(actor=actor, case_id=case.pk, text="Rückruf", due_on=actor.today)
        theme = system.bundle(story, way.report(story, case))
        Body.objects.update(name=Concat("name", Value(f" {number}")))  # names of bodies are given once
        sitting = system.prepare(story, theme)
        system.decide(story, theme, sitting)
        system.answer(story, theme)
        walk.offer_something(kreis.stage, name=f"Sprachcafé {number}")
        StaffMember.objects.create(
            tenant=kreis.stage.tenant, agency=kreis.stage.agencies["office"], name=f"Neu {number}", function="Beratung"
        )


def test_every_list_page_asks_no_more_for_more_rows(open_kreis, pages):
    ask_for_access(open_kreis)
    few = {name: pages(name, role) for name, role in LISTS.items()}
    grow(open_kreis)
    many = {name: pages(name, role) for name, role in LISTS.items()}
    more = {name: len(many[name]) - len(few[name]) for name in LISTS if len(many[name]) != len(few[name])}
    assert more == {}
    assert len(own(few["web:today"])) <= 12
    assert len(own(few["casework:caseload"])) <= 6


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the other engine words some statements differently")
def test_every_list_page_asks_what_it_asked(open_kreis, pages, snapshot):
    ask_for_access(open_kreis)
    asked_now = {name: pages(name, role) for name, role in LISTS.items()}
    assert "\n".join(f"# {name}\n" + "\n".join(map(normalised, asked_now[name])) for name in LISTS) == snapshot


def test_the_case_page_and_its_note_take_few_statements(open_kreis, client):
    case = Case.objects.asked_for().filter(unit=open_kreis.stage.units["musterstadt"]).get()
    open_kreis.sign_in(client, "case_manager")
    client.get(case.get_absolute_url())
    assert len(own(asked(client, case.get_absolute_url()))) <= 12
    address = reverse("casework:record_contact", args=[case.public_id])
    form = walk.Forms(client.get(address).content.decode()).posting()[-1]
    sent = filling.meant(next(r for r in walk.routes() if r.name == "casework:record_contact"), form["fields"])
    # A note as it is mostly written: kind, topics, text. Whom it is about alone costs a look at the household more.
    plain = {name: value for name, value in sent.items() if "person" not in name and "member" not in name}
    plain = {name: value for name, value in plain.items() if not name.startswith("about_")}
    assert len(own(asked(client, address, **plain))) <= 10

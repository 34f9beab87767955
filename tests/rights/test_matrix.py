"""Who opens what: every address, every object, every role; the body counts, not the status."""

from collections import defaultdict
from dataclasses import dataclass

import pytest

from kimpass.casework.models import Case
from kimpass.kernel.http import holds_case_content
from kimpass.people.models import Person
from tests.rights import walk
from tests.support.tables import count_rows

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WRITTEN_BY_READING = frozenset({"audit.ReadEntry", "audit.Event", "sessions.Session"})


def open_all(kreis, client, role):
    """Open every address as one role; yield route, address and answer."""
    kreis.sign_in(client, role)
    for route in walk.routes():
        for address in route.addresses(kreis.stage.tenant.pk):
            yield route, address, client.get(address)


def leaks(response):
    """Return the words about a person that an answer carries, wherever they stand."""
    heads = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    body = response.content.decode(errors="replace") + heads
    return [word for word in walk.CANARIES if word in body]


def rows():
    """Count the rows of every table that reading must not touch."""
    return count_rows(WRITTEN_BY_READING)


@dataclass(frozen=True)
class Opened:
    """What one role got from one address."""

    role: str
    name: str
    address: str
    status: int
    leaks: tuple[str, ...]
    is_personal: bool


# Rows of the line's upper side that tell of nobody: a request has no identity, which is a row and a rule of its own.
WITHOUT_IDENTITY = {"people.ConsentText", "casework.AccessRequest"}


def is_personal(route):
    model = getattr(route.view, "guarded_model", None)
    personal = model is not None and model._meta.app_label in {"people", "casework"} and holds_case_content(model)
    return personal and model._meta.label not in WITHOUT_IDENTITY


def no_page_names_a_person_to_whom_it_is_no_business(opened):
    # The other case manager keeps somebody of the same family name, and no more.
    own = {"other_case_manager": {walk.CANARY}}
    assert [
        (page.role, page.name, word)
        for page in opened
        if page.role in walk.BLIND
        for word in page.leaks
        if word not in own.get(page.role, set())
    ] == []


def no_row_about_a_person_opens_to_roles_that_see_none(opened):
    blind = {"coordinator", "programme_manager", "admin"}
    assert [page for page in opened if page.role in blind and page.is_personal and page.status not in {403, 404}] == []


def the_case_manager_reads_the_canary_where_it_belongs(opened):
    """Without this the others could pass on empty pages."""
    seen = {page.name for page in opened if page.role == "case_manager" and page.leaks}
    assert {"casework:case", "people:person", "people:household"} <= seen


def findings_and_offers_name_nobody_to_their_author_either(opened):
    assert [page for page in opened if page.name.startswith(("steering:", "network:")) and page.leaks] == []


def table_of(opened):
    matrix = defaultdict(lambda: defaultdict(set))
    for page in opened:
        matrix[page.name][page.role].add(page.status)
    return "\n".join(
        name + ": " + ", ".join(f"{role} {'/'.join(map(str, sorted(codes)))}" for role, codes in by_role.items())
        for name, by_role in sorted(matrix.items())
    )


@pytest.mark.one_engine
def test_every_address_as_every_role(kreis, client, snapshot):
    """One walk, many questions: walking is what takes time."""
    before = rows()
    opened = [
        Opened(role, route.name, address, response.status_code, tuple(leaks(response)), is_personal(route))
        for role in walk.ROLES
        for route, address, response in open_all(kreis, client, role)
    ]
    assert rows() == before, "reading wrote something beside the log"
    assert [page for page in opened if page.status >= 500] == []
    no_page_names_a_person_to_whom_it_is_no_business(opened)
    no_row_about_a_person_opens_to_roles_that_see_none(opened)
    the_case_manager_reads_the_canary_where_it_belongs(opened)
    findings_and_offers_name_nobody_to_their_author_either(opened)
    assert table_of(opened) == snapshot


@pytest.mark.parametrize("role", ["case_manager", "coordinator"])
def test_unknown_and_foreign_objects_answer_alike(kreis, client, role):
    kreis.sign_in(client, role)
    foreign = Case.objects.asked_for().get(unit=kreis.stage.units["nebenstadt"])
    for route in walk.routes():
        if route.parameters != ("pid",):
            continue
        unknown = client.get(walk.reverse(route.name, args=["0" * 12]))
        assert unknown.status_code in {404, 405}, route.name
        assert leaks(unknown) == []
    answers = [client.get(f"/faelle/{pid}/") for pid in (foreign.public_id, "0" * 12)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    assert foreign.number not in answers[0].content.decode()


@pytest.mark.one_engine
def test_without_signing_in_everything_leads_to_the_door(kreis, client):
    for route in walk.routes():
        if getattr(route.view, "login_required", True) is False:
            continue
        for address in route.addresses(kreis.stage.tenant.pk):
            response = client.get(address)
            assert response.status_code == 302, address
            assert response.headers["Location"].startswith("/konto/anmelden/"), address


def test_a_colleague_elsewhere_cannot_open_the_person(kreis, client):
    kreis.sign_in(client, "other_case_manager")
    person = Person.objects.asked_for().filter(original_name=walk.CANARY_ORIGINAL).get()
    assert client.get(walk.reverse("people:person", args=[person.public_id])).status_code == 404

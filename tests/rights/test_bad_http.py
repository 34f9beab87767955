"""Requests no browser sends: broken queries, addresses, bodies and methods get a plain answer and change nothing."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from kimpass.casework.models import Contact, FollowUp
from kimpass.organisation.models import Unit
from kimpass.people.models import Person
from kimpass.steering.models import Finding, Theme
from tests.rights import filling, walk
from tests.rights.test_bad_input import rows

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HUGE = "9" * 20
NULS = "?q=%00&kommune=%00&handlungsfeld=%00&status=%00&zugang=%00&schritt=%00&stand=%00&feld=%00&art=%00"
QUERIES = [
    f"?seite={HUGE}&zeilen={HUGE}&page={HUGE}&jahr={HUGE}&monat={HUGE}",
    "?seite=-1&zeilen=-1&seite=x&sort=../&abschnitt=gibt-es-nicht&stichtag=31.02.2026&zeitraum=x",
    NULS,
    "?q=%ff%fe&zugang=%ff&seite=%ff&kommune=%ed%a0%80&abschnitt=%ff&stichtag=%ff&zeitraum=%00",
    f"?q={'x' * 2000}&q=%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7&kommune={'y' * 500}",
    "?q=%E2%80%AE%C3%BC%CC%88%CC%88%CC%88&zeilen=1e9&seite=%D9%A3",
]
BROKEN_IDS = ["x" * 300, "%00" * 12, "%ff%ff", "%F0%9F%91%A9", "' OR 1=1 --"]
MAIN = {
    "casework:begin_intake": "case_manager",
    "casework:record_access_request": "case_manager",
    "casework:record_contact": "case_manager",
    "people:record_consent": "case_manager",
    "steering:report_finding": "coordinator",
    "steering:bundle_findings": "coordinator",
    "steering:found_body": "coordinator",
    "steering:record_decision": "coordinator",
    "steering:start_measure": "coordinator",
    "organisation:add_login": "admin",
    "controlling:import_own_district": "admin",
}
BODIES = {
    "not UTF-8": (b"family_name=%ff%fe&text=\xff\xfe&form_token=\xff", "application/x-www-form-urlencoded"),
    "lone surrogate": (b"family_name=%ed%a0%80&text=%ed%a0%80&title=%ed%a0%80", "application/x-www-form-urlencoded"),
    "escaped NUL": (b"form_token=%00&family_name=%00&text=%00&unit=%00&check=1", "application/x-www-form-urlencoded"),
    "JSON": (json.dumps({"family_name": "\ud800"}).encode(), "application/json"),
    "broken parts": (b'--x\r\nContent-Disposition: form-data; name="a"', "multipart/form-data; boundary=x"),
    "no boundary": (b"a=1", "multipart/form-data"),
    "unknown charset": (b"text=x", "application/x-www-form-urlencoded; charset=gibt-es-nicht"),
    "too many fields": (b"&".join(b"a%d=1" % n for n in range(2100)), "application/x-www-form-urlencoded"),
    "too long": (b"text=" + b"x" * 2_600_000, "application/x-www-form-urlencoded"),
}


def route(name):
    return next(found for found in walk.routes() if found.name == name)


def queries_for(place):
    """
    Return what a page is asked on this engine: two of six, and its neighbours the others.

    What no text of PostgreSQL can hold is always sent there.
    """
    if connection.vendor == "postgresql":
        others = [query for query in QUERIES if query != NULS]
        return [NULS, others[place % len(others)]]
    return QUERIES[place % 3 :: 3]


def addresses(client, kreis, names):
    """Return for each route the first address that opens to whoever is signed in."""
    found = []
    for name in names:
        opens = (each for each in route(name).addresses(kreis.stage.tenant.pk) if client.get(each).status_code == 200)
        found.append((name, next(opens)))
    return found


@pytest.mark.parametrize("role", ["case_manager", "coordinator", "admin"])
def test_a_broken_query_is_answered(open_kreis, client, role):
    open_kreis.sign_in(client, role)
    client.raise_request_exception = False
    wrong = []
    for number, (_route, address, _page) in enumerate(filling.opened(open_kreis, client, role, most=1)):
        for query in queries_for(number):
            status = client.get(address + query).status_code
            if status not in {200, 302, 400, 404, 422}:
                wrong.append((address + query, status))
    assert number > 10
    assert wrong == []


def test_a_broken_address_leads_nowhere(open_kreis, client):
    open_kreis.sign_in(client, "case_manager")
    client.raise_request_exception = False
    for number, each in enumerate(walk.routes()):
        if each.parameters == ("pid",):
            for broken in BROKEN_IDS[number % 2 :: 2]:
                address = reverse(each.name, args=["0" * 12]).replace("0" * 12, broken)
                assert client.get(address).status_code in {302, 400, 403, 404, 405}, address


@pytest.mark.parametrize("role", ["case_manager", "coordinator", "admin"])
def test_a_broken_body_changes_nothing(open_kreis, client, role):
    open_kreis.sign_in(client, role)
    client.raise_request_exception = False
    before = rows()
    for name, address in addresses(client, open_kreis, [name for name, whose in MAIN.items() if whose == role]):
        for what, (body, kind) in BODIES.items():
            answer = client.generic("POST", address, body, content_type=kind)
            # What holds no field at all is shown the empty form again.
            assert answer.status_code in {200, 400, 413, 415, 422}, (name, what, answer.status_code)
    assert rows() == before


# No database sees these: refused before a view is asked, or a matter of what the page says.
@pytest.mark.one_engine
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "GIBTESNICHT"])
def test_a_wrong_method_changes_nothing(open_kreis, client, method):
    client.raise_request_exception = False
    before = rows()
    for name, role in MAIN.items():
        open_kreis.sign_in(client, role)
        for _name, address in addresses(client, open_kreis, [name]):
            assert client.generic(method, address, b"text=x").status_code < 500, (name, method)
    assert rows() == before


@pytest.mark.one_engine
def test_without_the_token_against_forgery_nothing_happens(open_kreis):
    careful = Client(enforce_csrf_checks=True)
    before = rows()
    for name, role in MAIN.items():
        open_kreis.sign_in(careful, role)
        for _name, address in addresses(careful, open_kreis, [name]):
            answer = careful.post(address, {"text": "Notiz"})
            assert answer.status_code == 403, name
            assert "Traceback" not in answer.content.decode()
    assert rows() == before


@pytest.mark.one_engine
def test_what_was_typed_stays_when_a_form_is_refused(open_kreis, client):
    open_kreis.sign_in(client, "case_manager")
    ((_name, address),) = addresses(client, open_kreis, ["casework:record_contact"])
    text = "Ü\u0308ber drei Ämter: \u202eabc, 👩‍👧 und <b>fett</b>"
    answer = client.post(address, {"text": text, "kind": "talk", "happened_on": "31.02.2026"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "ber drei Ämter" in page
    assert "&lt;b&gt;fett" in page
    assert "31.02.2026" in page


@pytest.mark.one_engine
def test_markup_in_what_is_saved_is_shown_as_text(open_kreis, client):
    """Names and notes that look like markup stay words on every page that shows them."""
    evil = "<img src=x onerror=alert(1)>\"'&"
    for person in Person.objects.asked_for():
        Person.objects.asked_for().filter(pk=person.pk).update(family_name=evil, given_names=evil, original_name=evil)
    FollowUp.objects.asked_for().update(text=evil, done_on=None)
    Contact.objects.asked_for().update(text=evil)
    Theme.objects.asked_for().update(title=evil)
    Finding.objects.asked_for().update(title=evil, text=evil)
    Unit.objects.asked_for().update(name=evil)
    shown = set()
    for role in ("case_manager", "coordinator"):
        open_kreis.sign_in(client, role)
        for route, address, response in filling.opened(open_kreis, client, role):
            if not response.headers.get("Content-Type", "").startswith("text/html"):
                continue  # a table or a paper to download shows no markup
            page = response.content.decode(errors="replace")
            assert "<img src=x" not in page, address
            if "&lt;img src=x" in page:
                shown.add(route.name)
    assert {"casework:caseload", "casework:case", "web:today", "people:person", "steering:board"} <= shown

"""Below the line nobody is named: no page, export, message, log line or file of the structure holds a seeded person."""

import logging
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.conf import settings as installed
from django.core import mail
from django.core.mail import EmailMessage
from django.db import models, transaction
from django.urls import Resolver404, resolve

from kimpass.casework.models import Case
from kimpass.people.models import Person
from kimpass.steering.models import Body, Event, Finding, ProcessChain, Session, Theme
from kimpass.steering.tests.ground import words
from kimpass.ui.tables import as_csv, as_xlsx
from kimpass.ui.tests.test_pdf import sample
from tests.rights import filling, sieve, walk

BELOW = ("organisation", "network", "steering", "controlling")
BLIND = ("coordinator", "programme_manager", "admin")
# What would take away what the next form needs.
ENDING = re.compile(r":(?:end|cancel|remove|withdraw|merge|deactivate|close|drop|strike|revoke|reject|decline)_")
LINK = re.compile(r'(?:href|hx-get|action)="(/[^"#]*)')
# Shows what components look like, with names of its own.
EXAMPLES = {"ui:gallery"}
MUST_COUNT = {
    "steering:add_guest",
    "steering:add_station",
    "steering:give_feedback",
    "steering:hold_event",
    "steering:plan_session",
    "steering:start_series",
}
MOST_LINKS = 1500
NO_FILES = {"test.sqlite3", "test.sqlite3-wal", "test.sqlite3-shm"}


# --- The sieve itself ---------------------------------------------------------------------

WANTED = sieve.spellings("Kanariquell, Leila", walk.CANARY_ORIGINAL)


def zipped(**files):
    box = BytesIO()
    with ZipFile(box, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.xml", content)
    return box.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        "Familie Kanariquell wartet",
        "KANARIQUELL",
        "Ka\u0301nariquell",
        "Kanari\u00adquell und Kanari-\nquell",
        "<b>Kanari</b>quell",
        "&#1603;&#1606;&#1575;&#1585;&#1610;&#1603;&#1608;&#1610;&#1604;",
        r'{"name": "\u0643\u0646\u0627\u0631\u064a\u0643\u0648\u064a\u0644"}',
        "/personen/?q=%D9%83%D9%86%D8%A7%D8%B1%D9%8A%D9%83%D9%88%D9%8A%D9%84",
        "SUMMARY:Termin mit Le\r\n ila",
        walk.CANARY_ORIGINAL,
        as_csv(["Name"], [["Leila"]]),
        as_xlsx(["Name"], [["Leila"]], title="Liste"),
        zipped(word="<w:t>Kana</w:t><w:t>riquell</w:t>"),
        zipped(inner=as_xlsx(["Name"], [["Leila"]], title="Liste")),
    ],
)
def test_the_sieve_finds_a_name_in_every_spelling_and_file(content):
    assert sieve.names_in(content, WANTED)


def test_the_sieve_finds_a_name_in_a_letter_and_a_message():
    assert sieve.names_in(sample(note="Frau Leila Kanariquell"), WANTED)
    message = EmailMessage("Einladung", "Guten Tag", to=["a@example.org"])
    message.attach("termin.ics", "SUMMARY:Leila\r\n", "text/calendar")
    assert sieve.names_in_message(message, WANTED)
    assert sieve.names_in_message(EmailMessage("Für Kanariquell – später", "x", to=["a@example.org"]), WANTED)


def test_the_sieve_lets_ordinary_words_pass():
    assert not sieve.names_in("Die Lenkungsgruppe berät über Kanäle und Quellen der Leitung.", WANTED)
    assert not sieve.names_in(as_xlsx(["Thema"], [["Schulplätze"]], title="Liste"), WANTED)


# --- What the walk stands on --------------------------------------------------------------


def seeded_names():
    """Return the spellings of every person there is, whoever seeded them."""
    rows = Person.objects.asked_for().values_list("family_name", "given_names", "original_name")
    return sieve.spellings(*(name for row in rows for name in row if name))


def case_numbers():
    return [sieve.folded(number) for number in Case.objects.asked_for().values_list("number", flat=True)]


def is_below(path):
    try:
        return resolve(path).namespace.split(":")[0] in BELOW
    except Resolver404:
        return False


def writing_forms(kreis, client, role, namespaces):
    """Yield the forms of the newest rows, each route once."""
    kreis.sign_in(client, role)
    for route in walk.routes():
        if route.name.split(":")[0] not in namespaces or ENDING.search(route.name):
            continue
        for address in route.addresses(kreis.stage.tenant.pk)[-3:]:
            answer = client.get(address)
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                for form in walk.Forms(answer.content.decode()).posting():
                    target = form["action"] or address
                    path = target.partition("?")[0]
                    if is_below(path) and not ENDING.search(resolve(path).view_name):
                        yield route, target, form["fields"]


def work_through(kreis, client, role, namespaces):
    """Send every form once, as somebody who means it; what is refused stays undone. Return what counted."""
    done = set()
    for route, target, fields in writing_forms(kreis, client, role, namespaces):
        name = resolve(target.partition("?")[0]).view_name
        values = filling.meant(route, fields)
        with transaction.atomic():
            answer = client.post(target, values)
            assert answer.status_code < 500, target
            if answer.status_code == 302:
                done.add(name)
            else:
                transaction.set_rollback(True)
    return done


def send(client, name, row):
    """Send the form of a route as somebody does who means it."""
    route = next(route for route in walk.routes() if route.name == name)
    address = walk.reverse(name, args=[row.public_id])
    fields = walk.Forms(client.get(address).content.decode()).posting()[-1]["fields"]
    answer = client.post(address, filling.meant(route, fields))
    assert answer.status_code == 302, words(answer)


def invite(kreis, client):
    """Call a session together, with a guest who has an address."""
    kreis.sign_in(client, "coordinator")
    body = Body.objects.asked_for().filter(active_until__isnull=True).order_by("pk").last()
    send(client, "steering:plan_session", body)
    planned = Session.objects.asked_for().filter(body=body).order_by("-number").first()
    send(client, "steering:add_guest", planned)
    assert client.post(walk.reverse("steering:send_invitations", args=[planned.public_id])).status_code == 302


def report_names(kreis, client):
    """Try to carry the person's name down with a finding, in several spellings; every one is refused."""
    kreis.sign_in(client, "case_manager")
    route = next(route for route in walk.routes() if route.name == "casework:report_case_finding")
    case = Case.objects.asked_for().get(unit=kreis.stage.units["musterstadt"])
    address = walk.reverse(route.name, args=[case.public_id])
    fields = walk.Forms(client.get(address).content.decode()).posting()[-1]["fields"]
    before = Finding.objects.asked_for().count()
    for name in (
        walk.CANARY,
        walk.CANARY.upper(),
        walk.CANARY_ORIGINAL,
        f"Familie {walk.CANARY}s",
        "R. " + walk.CANARY,
    ):
        for place in ("title", "text"):
            sent = filling.meant(route, fields) | {place: f"Bei {name} fehlt ein Kurs."}
            assert client.post(address, sent).status_code == 422, (name, place)
    assert Finding.objects.asked_for().count() == before


def first_pages(kreis, role):
    """Return every address below the line; of other pages, which another walk opens one by one, three of each."""
    blind = role in BLIND
    for route in walk.routes():
        is_structure = route.name.split(":")[0] in BELOW
        if (is_structure or blind) and route.name not in EXAMPLES:
            yield from route.addresses(kreis.stage.tenant.pk)[: None if is_structure else 3]


def pages_below(kreis, client, role, waiting=None):
    """Yield address and answer of every page and export below the line: all routes, and all links that lead on."""
    kreis.sign_in(client, role)
    waiting = list(first_pages(kreis, role)) if waiting is None else list(waiting)
    seen = set(waiting)
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address)
        yield address, answer
        if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        for link in LINK.findall(answer.content.decode(errors="replace")):
            link = link.replace("&amp;", "&")
            if link not in seen and len(seen) < MOST_LINKS and is_below(link.partition("?")[0]):
                seen.add(link)
                waiting.append(link)


def leaks_below(kreis, client, roles, wanted):
    """Return which addresses name somebody, and what kinds of files were among the answers."""
    leaks, kinds = [], set()
    for role in roles:
        for address, answer in pages_below(kreis, client, role):
            kinds.add(answer.headers.get("Content-Type", "").partition(";")[0])
            if named := sieve.names_in_answer(answer, wanted):
                leaks.append((role, address, sorted(named)))
    return leaks, kinds


def words_in_tables(wanted):
    """Return the columns below the line, and of the trail, that hold a name."""
    found = []
    for model in apps.get_models():
        if model._meta.app_label not in {*BELOW, "audit"}:
            continue
        texts = [f.attname for f in model._meta.concrete_fields if isinstance(f, models.TextField | models.CharField)]
        texts += [f.attname for f in model._meta.concrete_fields if isinstance(f, models.JSONField)]
        for row in model._base_manager.values(*texts) if texts else ():
            found += [(model._meta.label, name) for name, text in row.items() if sieve.names_in(str(text), wanted)]
    return found


def files_that_name(wanted):
    """Return the files the application wrote that can be read and name somebody; the database lies above the line."""
    folder = installed.DATA_DIR
    files = (file for file in folder.rglob("*") if file.is_file() and file.name not in NO_FILES)
    return [str(file) for file in files if "static" not in file.parts and sieve.names_in(file.read_bytes(), wanted)]


# --- The tests ----------------------------------------------------------------------------


@pytest.fixture
def busy_kreis(open_kreis, client, settings):
    """A Kreis in which every form of the structure has been sent, with a mail server to send by."""
    settings.EMAIL_HOST = "localhost"
    done = set()
    for _round in range(2):  # what the first round makes brings forms of its own
        done |= work_through(open_kreis, client, "coordinator", ("steering", "network"))
        done |= work_through(open_kreis, client, "programme_manager", ("controlling",))
    invite(open_kreis, client)
    report_names(open_kreis, client)
    return open_kreis, done


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.one_engine
def test_nothing_below_the_line_names_a_person(busy_kreis, client, caplog):
    """One walk as everybody: pages, exports, messages, the log, tables and files."""
    kreis, done = busy_kreis
    assert MUST_COUNT - done == set()
    wanted = seeded_names()
    assert {sieve.folded(walk.CANARY), sieve.folded(walk.CANARY_ORIGINAL), "rania", "leila"} <= set(wanted)
    with caplog.at_level(logging.DEBUG):
        leaks, kinds = leaks_below(kreis, client, BLIND, wanted)
        more, _kinds = leaks_below(kreis, client, ("case_manager",), wanted)
        assert work_through(kreis, client, "coordinator", ("steering",))
    assert leaks + more == []
    assert {"text/html", "text/calendar", "application/json", "application/pdf", "application/zip"} <= kinds
    named = [message.subject for message in mail.outbox if sieve.names_in_message(message, wanted)]
    assert named == []
    assert mail.outbox, "no message left: the sieve looked at nothing"
    assert [record.name for record in caplog.records if sieve.names_in_record(record, wanted)] == []
    assert words_in_tables([*wanted, *case_numbers()]) == []
    assert files_that_name(wanted) == []


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.one_engine
def test_a_name_that_slips_in_is_found(open_kreis, client):
    """Without this the test above could pass by looking at nothing."""
    work_through(open_kreis, client, "coordinator", ("steering",))
    wanted = seeded_names()
    for model, register in ((Theme, "themes"), (Finding, "findings"), (Event, "events"), (ProcessChain, "chains")):
        with transaction.atomic():
            model.objects.asked_for().update(title=f"Kurs für {walk.CANARY}")
            pages = pages_below(open_kreis, client, "coordinator", [walk.reverse(f"steering:{register}")])
            named = next(found for _address, page in pages if (found := sieve.names_in_answer(page, wanted)))
            assert sieve.folded(walk.CANARY) in named
            assert {label for label, _name in words_in_tables(wanted)} == {model._meta.label}
            transaction.set_rollback(True)
    assert words_in_tables(wanted) == []

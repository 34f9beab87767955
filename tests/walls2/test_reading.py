"""Reading never writes, and nothing is read that the log did not note first."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from kimpass.audit.models import EarlierRow, ReadEntry
from kimpass.casework.models import Case
from kimpass.organisation import middleware
from kimpass.organisation.models import Agency

pytestmark = pytest.mark.django_db


@pytest.fixture
def _writing_page(settings):
    settings.ROOT_URLCONF = "tests.walls2.urls"


@pytest.mark.usefixtures("_writing_page")
def test_a_page_that_writes_while_reading_is_stopped_by_the_database(client, musterland):
    musterland.sign_in(client, "alice")
    client.raise_request_exception = False
    response = client.get("/schreibt/")
    assert response.status_code == 500
    assert "geschrieben" not in response.content.decode()
    assert not Agency.objects.asked_for().filter(key="heimlich").exists()


@pytest.mark.usefixtures("_writing_page")
def test_the_same_page_writes_when_it_is_sent(client, musterland):
    musterland.sign_in(client, "alice")
    assert client.post("/schreibt/").status_code == 200
    assert Agency.objects.asked_for().filter(key="heimlich").exists()


def test_a_case_is_withheld_when_the_read_cannot_be_noted(client, musterland, monkeypatch, caplog):
    case = musterland.case(name="Kanariquell")
    musterland.sign_in(client, "alice")

    def fail(*args, **kwargs):
        raise DatabaseError("disk full")

    monkeypatch.setattr(ReadEntry.objects, "bulk_create", fail)
    for address in (case.get_absolute_url(), reverse("casework:caseload"), reverse("web:search")):
        search = address == reverse("web:search")
        response = client.post(address, {"q": "Kanariquell"}) if search else client.get(address)
        assert response.status_code == 503, address
        page = response.content.decode()
        assert "Kanariquell" not in page
        assert case.number not in page
        assert "Bitte" in page
    assert "the read log cannot be written" in caplog.text


def test_the_read_is_noted_with_what_was_shown(client, musterland):
    case = musterland.case()
    musterland.sign_in(client, "alice")
    assert client.get(case.get_absolute_url()).status_code == 200
    entry = ReadEntry.objects.asked_for().filter(subject_type="casework.case").latest("pk")
    assert case.pk in entry.subject_ids


@pytest.mark.usefixtures("_writing_page")
def test_without_the_read_only_transaction_the_page_would_write(client, musterland, monkeypatch):
    """The wall taken out: what the first test of this file holds is the database's refusal and nothing else."""
    monkeypatch.setattr(middleware, "READING", set())
    musterland.sign_in(client, "alice")
    assert "geschrieben" in client.get("/schreibt/").content.decode()
    assert Agency.objects.asked_for().filter(key="heimlich").exists()


def test_without_noting_the_read_no_row_would_say_so(client, musterland, monkeypatch):
    """The wall taken out: the test above would find no row."""
    monkeypatch.setattr("kimpass.audit.log.record_reads", lambda actor, route, reads: None)
    case = musterland.case()
    musterland.sign_in(client, "alice")
    assert client.get(case.get_absolute_url()).status_code == 200
    assert not ReadEntry.objects.asked_for().exists()


def test_without_asking_for_whom_a_page_would_show_the_neighbours_case(musterland, monkeypatch):
    """The wall taken out: `visible_to` is what keeps eve out, and strict mode what forbids to forget it."""
    musterland.case(kept_by="alice")
    assert Case.objects.visible_to(musterland.actor("eve")).count() == 0
    assert Case.objects.asked_for().count() == 1


def test_a_page_that_looks_back_makes_its_tables_and_still_writes_nothing(client, musterland):
    EarlierRow.objects.update(changed_at=timezone.now() - timedelta(days=3))
    Agency.objects.filter(pk=musterland.office.pk).update(name="Anders")
    before = Agency.objects.count()
    musterland.sign_in(client, "diana")
    yesterday = f"{timezone.localdate() - timedelta(days=1):%d.%m.%Y}"
    for address in ("/steuerung/berichte/status/", "/steuerung/berichte/status/datei/"):
        assert client.get(address, {"bekannt": yesterday}).status_code == 200
    assert client.get("/steuerung/berichte/status/", {"bekannt": "31.02.2026"}).status_code == 422
    assert Agency.objects.filter(name="Anders").count() == 1
    assert Agency.objects.count() == before


@pytest.mark.usefixtures("_writing_page")
def test_only_a_page_that_says_so_may_look_back(client, musterland):
    musterland.sign_in(client, "alice")
    client.raise_request_exception = False
    assert client.get("/schreibt/", {"bekannt": "01.01.2026"}).status_code == 500
    assert not Agency.objects.asked_for().filter(key="heimlich").exists()

"""What is handed over is read after a noted opening, by the addressed authority, while it holds; and nothing else."""

from datetime import date, timedelta

import pytest
import time_machine

from kimpass.audit.models import ReadEntry
from kimpass.people.models import PreCheckHandover, PreCheckHandoverRead
from kimpass.residence.selectors import received
from kimpass.residence.tests.ground import AT, handed
from kimpass.ui.tests.test_pdf import sample

PATH = "/baustein3/uebergaben/"


@pytest.fixture(autouse=True)
def _documents(settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path / "documents"


def opened(frank, row):
    frank.send(f"{PATH}{row.public_id}/", {})
    return frank


def open_it(frank, row):
    token = frank.fill(f"{PATH}{row.public_id}/")
    return frank.post(f"{PATH}{row.public_id}/oeffnen/", token)


def test_nothing_shows_before_the_opening_is_noted(musterland, visit):
    row, frank = handed(musterland), visit("frank")
    assert "neu" in frank.get(PATH)
    page = frank.get(f"{PATH}{row.public_id}/")
    assert "Noch geschlossen" in page
    for word in ("Sprachniveau B1", "Bitte um Rückmeldung", "Berg", "Amal"):
        assert word not in page
    open_it(frank, row)
    page = frank.get(f"{PATH}{row.public_id}/")
    assert "Sprachniveau B1 liegt vor" in page
    assert "Bitte um Rückmeldung" in page
    assert "Amal" not in page
    assert "geöffnet" in frank.get(PATH)
    reading = PreCheckHandoverRead.objects.asked_for().get()
    assert (reading.handover, reading.staff_member) == (row, musterland.staff["frank"])


def test_every_page_is_in_the_read_log(musterland, visit):
    row, frank = handed(musterland), visit("frank")
    open_it(frank, row)
    frank.get(f"{PATH}{row.public_id}/")
    logged = ReadEntry.objects.filter(subject_type="people.precheckhandover", staff_id=musterland.staff["frank"].pk)
    assert {entry.route for entry in logged} >= {"residence:received_handover", "residence:open_received_handover"}
    assert all(entry.subject_ids == [row.pk] for entry in logged)


def test_an_opening_ends_and_is_nobody_elses(musterland, visit):
    row = handed(musterland)
    frank = visit("frank")
    open_it(frank, row)
    reading = PreCheckHandoverRead.objects.asked_for().get()
    actor = musterland.actor("frank")
    assert received.is_open_to(actor, row, at=reading.read_at + received.OPENING - timedelta(seconds=1))
    assert not received.is_open_to(actor, row, at=reading.read_at + received.OPENING)
    assert not received.is_open_to(actor, row, at=reading.read_at - timedelta(seconds=1))
    assert not received.is_open_to(musterland.actor("alice"), row, at=reading.read_at)
    with time_machine.travel(reading.read_at + timedelta(hours=1), tick=False):
        assert "Sprachniveau" not in frank.get(f"{PATH}{row.public_id}/")


def test_a_document_comes_as_a_download_while_it_is_open(musterland, visit):
    row, frank = handed(musterland, document=sample(note="Zeugnis")), visit("frank")
    address = f"{PATH}{row.public_id}/dokument/"
    assert frank.client.get(f"{address}?nr=2").status_code == 404
    open_it(frank, row)
    answer = frank.client.get(f"{address}?nr=2")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"] == 'attachment; filename="dokument-2.pdf"'
    assert answer["Cache-Control"] == "no-store"
    for wrong in ("1", "3", "", "-1", "²", "99999999", "x", "2 OR 1"):
        assert frank.client.get(address, {"nr": wrong}).status_code == 404


@pytest.mark.parametrize("change", [{"expires_on": date(2026, 11, 23)}, {"taken_back_at": AT}])
def test_expired_and_taken_back_ones_are_gone(musterland, visit, change):
    row, frank = handed(musterland, document=sample(note="Zeugnis")), visit("frank")
    open_it(frank, row)
    PreCheckHandover.objects.asked_for().filter(pk=row.pk).update(**change)
    assert row.public_id not in frank.get(PATH)
    frank.get(f"{PATH}{row.public_id}/", 404)
    frank.post(f"{PATH}{row.public_id}/oeffnen/", {}, 404)
    assert frank.client.get(f"{PATH}{row.public_id}/dokument/?nr=2").status_code == 404


def test_what_went_to_another_authority_is_not_there(musterland, visit):
    row, frank = handed(musterland, agency=musterland.job_centre), visit("frank")
    assert row.public_id not in frank.get(PATH)
    frank.get(f"{PATH}{row.public_id}/", 404)
    frank.post(f"{PATH}{row.public_id}/oeffnen/", {}, 404)
    assert not PreCheckHandoverRead.objects.asked_for().exists()


@pytest.mark.parametrize("login", ["alice", "charlie", "diana", "anton"])
def test_the_pages_are_closed_to_other_roles(musterland, visit, login):
    row, someone = handed(musterland), visit(login)
    someone.get(PATH, 403)
    for address in (f"{PATH}{row.public_id}/", f"{PATH}{row.public_id}/dokument/?nr=1"):
        someone.get(address, 404)
    someone.post(f"{PATH}{row.public_id}/oeffnen/", {}, 404)


def test_working_for_the_authority_is_not_enough_without_the_role(musterland, visit):
    row = handed(musterland)
    staff = musterland.staff["charlie"]
    staff.agency = musterland.immigration
    staff.save(update_fields=["agency"])
    someone = visit("charlie")
    someone.get(f"{PATH}{row.public_id}/", 403)
    someone.get(f"{PATH}{row.public_id}/dokument/?nr=1", 403)
    someone.post(f"{PATH}{row.public_id}/oeffnen/", {}, 403)
    assert not PreCheckHandoverRead.objects.asked_for().exists()


def test_the_list_needs_a_handful_of_statements(musterland, visit, django_assert_max_num_queries):
    frank, case = visit("frank"), musterland.case()
    for _number in range(15):
        handed(musterland, case=case)
    with django_assert_max_num_queries(14):  # two of them name the tenant to PostgreSQL
        frank.get(PATH)

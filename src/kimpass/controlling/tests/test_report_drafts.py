"""The pages of reports: the list, a kind, one that is begun, changed and put out before it is released."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kimpass.controlling.actions import releases
from kimpass.controlling.models import Report
from kimpass.controlling.tests.reporting import begin, furnish

LIST = "/steuerung/berichte/"


@pytest.fixture
def charlie(musterland, client):
    furnish(musterland.tenant)
    musterland.sign_in(client, "charlie")
    return musterland.actor("charlie")


def test_a_report_is_begun_in_the_browser(charlie, client):
    address = f"{LIST}staffing-funding/beginnen/"
    assert "Beschlussvorschlag" in client.get(address).content.decode()
    assert client.post(address, {"as_of": "31.02.2026"}).status_code == 422
    values = {"as_of": "30.06.2026", "committee": "Sozialausschuss", "meeting_on": "05.12.2026", "unit": "musterstadt"}
    page = client.post(address, values, follow=True).content.decode()
    for words in ("Stellen und Förderung 30.06.2026, Musterstadt", "Sozialausschuss", "05.12.2026", "7,62", "Ausblick"):
        assert words in page
    assert client.get(f"{LIST}wetter/beginnen/").status_code == 404


def test_a_period_that_does_not_exist_is_said_in_the_form(charlie, client):
    answer = client.post(f"{LIST}goals/beginnen/", {"period_label": "2025-26"})
    assert answer.status_code == 422
    assert not Report.objects.exists()


def test_the_front_page_is_changed_and_the_second_sees_both_versions(musterland, charlie, client):
    draft = begin(charlie)
    address = f"{LIST}entwuerfe/{draft.public_id}/angaben/"
    values = {"title": "Sachstand", "as_of": "30.06.2026", "annexes": "Anlage 1\nAnlage 2"}
    page = client.post(address, {**values, "version": "1"}, follow=True).content.decode()
    assert "Anlage 2" in page
    late = client.post(address, {**values, "title": "Zu spät", "version": "1"})
    assert late.status_code == 422
    assert "Gespeicherte Fassung" in late.content.decode()
    musterland.sign_in(client, "alice")
    assert client.get(address).status_code == 403


def test_a_draft_shows_texts_figures_and_remarks_on_one_page(charlie, client):
    draft = begin(charlie)
    page = client.get(f"{LIST}entwuerfe/{draft.public_id}/?beleg=staffing.total.remainder").content.decode()
    for words in ("in Arbeit", "Anlass", "Ausblick", "Erläutern", "noch nicht erläutert", "Definition", "JSON", "PDF"):
        assert words in page
    assert "Freigeben" not in page


@pytest.mark.parametrize("file_format", ["html", "pdf", "docx", "xlsx", "csv", "json"])
def test_a_draft_is_put_out_and_says_that_it_is_one(charlie, client, file_format):
    draft = begin(charlie)
    answer = client.get(f"{LIST}entwuerfe/{draft.public_id}/datei/", {"als": file_format})
    assert f".{file_format}" in answer["Content-Disposition"]
    if file_format == "html":
        assert "Entwurf: Diese Fassung ist nicht freigegeben" in answer.content.decode()


def test_the_list_shows_drafts_releases_and_kinds(musterland, charlie, client):
    begin(charlie, title="Noch in Arbeit")
    done = begin(charlie, title="Schon fertig")
    releases.release_report(actor=musterland.actor("diana"), report_id=done.pk, at=timezone.now())
    page = client.get(LIST).content.decode()
    for words in ("Noch in Arbeit", "Schon fertig", "Fassung 1", "Stellen und Förderung", "Beginnen"):
        assert words in page
    assert "/berichte/jahresabschluss/" not in page


def test_the_list_needs_no_more_statements_for_more_reports(musterland, charlie, client):
    diana = musterland.actor("diana")

    def more():
        begin(charlie)
        releases.release_report(actor=diana, report_id=begin(charlie).pk, at=timezone.now())

    more()
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for _round in range(3):
        more()
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) == len(few)


def test_a_draft_of_another_district_is_not_there(charlie, client):
    draft = begin(charlie)
    assert client.get(f"{LIST}entwuerfe/{draft.public_id[::-1]}/").status_code == 404

"""Releases: what is frozen stays, corrections say why, and the year's end takes one button."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from kimpass.audit.models import Event
from kimpass.controlling.actions import releases, report_texts
from kimpass.controlling.actions.releases import ReleaseNotPossible
from kimpass.controlling.models import Report, ReportFile, ReportRelease
from kimpass.controlling.selectors import releases as selected
from kimpass.controlling.selectors.documents import ReleaseDamaged, drawn, of_release
from kimpass.controlling.selectors.frozen import canonical, checksum, difference, report_of
from kimpass.controlling.selectors.outputs import made as formats
from kimpass.controlling.selectors.reports import KINDS
from kimpass.controlling.tests.reporting import KIND, begin, correct, furnish
from kimpass.organisation.models import StaffingFigure


@pytest.fixture
def diana(musterland):
    furnish(musterland.tenant)
    return musterland.actor("diana")


@pytest.fixture
def draft(diana):
    return begin(diana, title="Sachstand", front={"committee": "Kreisausschuss", "meeting_on": "2026-12-01"})


def release(actor, report):
    return releases.release_report(actor=actor, report_id=report.pk, at=timezone.now())


def filled(document):
    return document.report.figure("staffing.case_management.filled").value


def test_release_report_freezes_what_was_drawn(diana, draft):
    report_texts.write_report_text(actor=diana, report_id=draft.pk, key="outlook", version=0, text="Es geht weiter.")
    made = release(diana, draft)
    row = StaffingFigure.objects.get(function="case_management")
    correct(row, fte_filled=Decimal("9.00"))
    report_texts.write_report_text(actor=diana, report_id=draft.pk, key="outlook", version=1, text="Anders.")
    document = of_release(ReportRelease.objects.get(pk=made.pk))
    assert filled(document) == Decimal("7.62")
    assert [part.text for part in document.texts] == ["Es geht weiter."]
    assert [part.text for part in document.front] == ["Kreisausschuss", "01.12.2026"]
    assert document.number == 1
    assert made.checksum == checksum(document.as_json())
    assert Event.objects.filter(event="report.released").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_read_back_is_what_was_drawn(musterland, diana, kind):
    musterland.case()
    draft = begin(diana, kind=kind)
    made = release(diana, draft)
    made.refresh_from_db()
    again = drawn(draft, today=diana.today, known_at=made.known_at)
    frozen = report_of(made.content)
    assert frozen.as_json() == {**again.as_json(), "title": draft.title}
    assert checksum(json.loads(formats(of_release(made), "json"))) == made.checksum
    shown = [[figure.shown, figure.lines()] for figure in frozen.figures()]
    assert shown == [[figure.shown, figure.lines()] for figure in again.figures()]


def test_the_checksum_does_not_depend_on_the_order_of_keys(diana, draft):
    content = release(diana, draft).content
    turned = dict(reversed(content.items()))
    assert canonical(turned) == canonical(content)
    assert checksum({**content, "title": "anders"}) != checksum(content)


def test_a_damaged_release_is_not_shown_as_sound(musterland, diana, draft, client):
    made = release(diana, draft)
    made.content["figures"]["staffing.case_management.filled"]["value"] = "14.00"
    made.save(update_fields=["content"])
    with pytest.raises(ReleaseDamaged):
        of_release(made)
    musterland.sign_in(client, "diana")
    page = client.get(f"/steuerung/berichte/fassungen/{made.public_id}/").content.decode()
    assert "Prüfsumme passt nicht" in page
    assert "14,00" not in page


def test_release_report_is_for_the_management_and_only_once(musterland, diana, draft):
    with pytest.raises(PermissionDenied):
        release(musterland.actor("charlie"), draft)
    release(diana, draft)
    with pytest.raises(ReleaseNotPossible, match="schon freigegeben"):
        release(diana, draft)


def test_correct_release_needs_a_reason_and_a_change(diana, draft):
    now = timezone.now()
    with pytest.raises(ReleaseNotPossible, match="noch keine freigegebene"):
        releases.correct_release(actor=diana, report_id=draft.pk, reason="Zahlendreher", at=now)
    release(diana, draft)
    with pytest.raises(ReleaseNotPossible, match="Grund"):
        releases.correct_release(actor=diana, report_id=draft.pk, reason="  ", at=timezone.now())
    with pytest.raises(ReleaseNotPossible, match="nichts geändert"):
        releases.correct_release(actor=diana, report_id=draft.pk, reason="Zahlendreher", at=timezone.now())


def test_correct_release_makes_a_version_that_says_what_changed(musterland, diana, draft):
    first = release(diana, draft)
    correct(StaffingFigure.objects.get(function="case_management"), fte_filled=Decimal("8.62"))
    with pytest.raises(PermissionDenied):
        releases.correct_release(actor=musterland.actor("charlie"), report_id=draft.pk, reason="x", at=timezone.now())
    second = releases.correct_release(actor=diana, report_id=draft.pk, reason="Zahlendreher", at=timezone.now())
    assert (second.number, second.reason_of_correction) == (2, "Zahlendreher")
    first.refresh_from_db()
    assert filled(of_release(first)) == Decimal("7.62")
    told = {each.key: (each.before, each.after) for each in difference(first.content, second.content).figures}
    assert told["staffing.case_management.filled"] == ("7,62\u00a0VZÄ", "8,62\u00a0VZÄ")
    assert told["staffing.case_management.remainder"] == ("3,50\u00a0VZÄ", "2,50\u00a0VZÄ")
    assert "staffing.coordination.filled" not in told


def test_the_database_refuses_a_correction_without_reason(diana, draft):
    made = release(diana, draft)
    made.pk, made.public_id, made.number = None, "zzzzzzzzzzzz", 2
    with pytest.raises(Exception, match="controlling_report_release_reason"), transaction.atomic():
        made.save(force_insert=True)


def test_release_year_end_draws_releases_and_orders_all_files(monkeypatch, musterland, diana):
    monkeypatch.setattr(selected, "YEAR_END_KINDS", (KIND, "goals"))
    monkeypatch.setattr(releases, "_of_year", lambda year: releases.ReportData(as_of=date(year, 12, 31)))
    made = releases.release_year_end(actor=diana, year=2025, at=timezone.now())
    assert [each.report.kind for each in made] == [KIND, "goals"]
    assert ReportFile.objects.count() == 8
    assert Report.objects.filter(as_of=date(2025, 12, 31)).count() == 2
    with pytest.raises(ReleaseNotPossible, match="nicht zu Ende"):
        releases.release_year_end(actor=diana, year=2026, at=timezone.now())
    with pytest.raises(PermissionDenied):
        releases.release_year_end(actor=musterland.actor("charlie"), year=2025, at=timezone.now())


def test_release_year_end_twice_leaves_what_is_released(monkeypatch, diana):
    monkeypatch.setattr(selected, "YEAR_END_KINDS", ("goals",))
    first = releases.release_year_end(actor=diana, year=2025, at=timezone.now())
    second = releases.release_year_end(actor=diana, year=2025, at=timezone.now())
    assert first == second
    assert ReportRelease.objects.count() == 1
    assert ReportFile.objects.count() == 4


def test_the_pages_of_a_release(musterland, diana, draft, client):
    made = release(diana, draft)
    correct(StaffingFigure.objects.get(function="case_management"), fte_filled=Decimal("8.62"))
    musterland.sign_in(client, "diana")
    address = f"/steuerung/berichte/entwuerfe/{draft.public_id}"
    form = client.get(f"{address}/korrigieren/").content.decode()
    assert "7,62" in form
    assert "8,62" in form
    assert client.post(f"{address}/korrigieren/", {"reason": ""}).status_code == 422
    answer = client.post(f"{address}/korrigieren/", {"reason": "Zahlendreher in der Meldung"})
    page = client.get(answer["Location"]).content.decode()
    for words in ("Was Fassung 2 anders sagt als Fassung 1", "Zahlendreher in der Meldung", "7,62", "8,62"):
        assert words in page
    old = client.get(f"/steuerung/berichte/fassungen/{made.public_id}/").content.decode()
    for words in ("nicht die neueste", made.checksum[:20], "Prüfsumme stimmt", "Kreisausschuss", "7,62"):
        assert words in old
    first = client.get(f"/steuerung/berichte/fassungen/{made.public_id}/unterschied/").content.decode()
    assert "Davor gab es keine Fassung" in first
    told = client.get(f"/steuerung/berichte/fassungen/{made.public_id}/datei/").json()
    assert told["figures"]["staffing.case_management.filled"]["value"] == "7.62"
    assert told["number"] == 1


def test_releasing_in_the_browser(musterland, draft, client):
    address = f"/steuerung/berichte/entwuerfe/{draft.public_id}/freigeben/"
    musterland.sign_in(client, "charlie")
    assert client.get(address).status_code == 403
    musterland.sign_in(client, "diana")
    assert "Anmerkungen ohne Erläuterung" in client.get(address).content.decode()
    answer = client.post(address)
    assert "Fassung 1" in client.get(answer["Location"]).content.decode()
    again = client.post(address, follow=True).content.decode()
    assert "schon freigegeben" in again


def test_the_year_end_in_the_browser(monkeypatch, musterland, client):
    monkeypatch.setattr(selected, "YEAR_END_KINDS", ("goals",))
    musterland.sign_in(client, "charlie")
    assert client.get("/steuerung/berichte/jahresabschluss/").status_code == 403
    musterland.sign_in(client, "diana")
    assert "Jahresabschluss 20" in client.get("/steuerung/berichte/jahresabschluss/").content.decode()
    page = client.post("/steuerung/berichte/jahresabschluss/", follow=True).content.decode()
    for words in ("Fassung 1", "PDF", "Word", "Excel", "CSV", "wartet"):
        assert words in page

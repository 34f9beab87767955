"""Texts of a report: one part at a time, nobody overwrites another, and remarks can be explained."""

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.controlling.actions import report_texts
from kimpass.controlling.actions.report_texts import TextNotPossible
from kimpass.controlling.models import ReportExplanation, ReportText
from kimpass.controlling.selectors.documents import of_draft
from kimpass.controlling.tests.reporting import begin, furnish

REMAINDER = "staffing.case_management.remainder"


@pytest.fixture
def charlie(musterland):
    furnish(musterland.tenant)
    return musterland.actor("charlie")


@pytest.fixture
def draft(charlie):
    return begin(charlie)


def write(actor, draft, text, version=0, key="outlook"):
    return report_texts.write_report_text(actor=actor, report_id=draft.pk, key=key, version=version, text=text)


def explain(actor, draft, text, figure=REMAINDER):
    report_texts.explain_figure(actor=actor, report_id=draft.pk, figure=figure, text=text)


def test_write_report_text_keeps_each_part_with_its_version(charlie, draft):
    assert write(charlie, draft, "Erste Fassung").version == 1
    assert write(charlie, draft, "Zweite Fassung", version=1).version == 2
    assert ReportText.objects.get().text == "Zweite Fassung"


def test_write_report_text_refuses_whoever_was_second(charlie, draft):
    write(charlie, draft, "Erste Fassung")
    for version in (0, 2):
        with pytest.raises(TextNotPossible, match="inzwischen geändert"):
            write(charlie, draft, "Zu spät", version=version)
    assert ReportText.objects.get().text == "Erste Fassung"


def test_write_report_text_refuses_unknown_parts_persons_and_length(charlie, draft):
    with pytest.raises(TextNotPossible, match="Textteil"):
        write(charlie, draft, "x", key="gibt-es-nicht")
    with pytest.raises(TextNotPossible, match="Person"):
        write(charlie, draft, "Bitte Frau Amal Berg unter 0170 1234567 anrufen.")
    with pytest.raises(TextNotPossible, match=r"20\.000"):
        write(charlie, draft, "a" * 20_001)


def test_write_report_text_is_for_coordination_and_management(musterland, charlie, draft):
    for login in ("alice", "anton"):
        with pytest.raises(PermissionDenied):
            write(musterland.actor(login), draft, "x")
    write(musterland.actor("diana"), draft, "Geht.")


def test_explain_figure_stands_beside_its_remark(charlie, draft):
    explain(charlie, draft, "Ausschreibung läuft.")
    document = of_draft(draft, today=charlie.today)
    told = next(told for told in document.remarks() if told.figure.key == REMAINDER)
    assert told.explanation == "Ausschreibung läuft."
    total = document.report.figure("staffing.total.remainder")
    assert told.text in total.remarks
    assert [each.explanation for each in document.remarks() if each.text == told.text] == ["Ausschreibung läuft."]
    explain(charlie, draft, "")
    assert not ReportExplanation.objects.exists()


def test_explain_figure_needs_a_figure_with_a_remark(musterland, charlie, draft):
    for figure, reason in (("gibt.es.nicht", "gibt es in dem Bericht nicht"), ("funding.total", "keine Anmerkung")):
        with pytest.raises(TextNotPossible, match=reason):
            explain(charlie, draft, "x", figure)
    with pytest.raises(TextNotPossible, match="500"):
        explain(charlie, draft, "a" * 501)
    with pytest.raises(PermissionDenied):
        explain(musterland.actor("alice"), draft, "x")


def test_texts_and_figures_stand_on_one_page(musterland, draft, client):
    musterland.sign_in(client, "charlie")
    address = f"/steuerung/berichte/entwuerfe/{draft.public_id}/text/?teil=outlook"
    page = client.get(address).content.decode()
    for words in ("Ausblick", "die Zahlen stehen darunter", "7,62", "teil=outlook&amp;beleg="):
        assert words in page
    answer = client.post(address, {"text": "Es geht weiter.", "version": "0"}, follow=True).content.decode()
    assert "Es geht weiter." in answer
    proof = client.get(f"{address}&beleg={REMAINDER}").content.decode()
    assert "bewilligt minus besetzt minus noch nicht besetzt" in proof


def test_the_second_writer_sees_both_versions(musterland, charlie, draft, client):
    musterland.sign_in(client, "charlie")
    address = f"/steuerung/berichte/entwuerfe/{draft.public_id}/text/?teil=outlook"
    write(charlie, draft, "War schneller")
    page = client.post(address, {"text": "Mein Text", "version": "0"})
    assert page.status_code == 422
    for words in ("War schneller", "Mein Text", "Gespeicherte Fassung"):
        assert words in page.content.decode()
    taken = client.post(address, {"text": "Mein Text", "version": "1"}, follow=True).content.decode()
    assert "Mein Text" in taken


def test_a_remark_is_explained_in_the_browser(musterland, draft, client):
    musterland.sign_in(client, "charlie")
    address = f"/steuerung/berichte/entwuerfe/{draft.public_id}/erlaeuterung/?zahl={REMAINDER}"
    assert "weder besetzt noch als unbesetzt gemeldet" in client.get(address).content.decode()
    page = client.post(address, {"text": "Ausschreibung läuft."}, follow=True).content.decode()
    assert "Ausschreibung läuft." in page
    assert client.get(address.replace("staffing", "nichts")).status_code == 404

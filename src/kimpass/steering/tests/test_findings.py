import pytest
from django.core.exceptions import PermissionDenied

from kimpass.steering.actions import findings
from kimpass.steering.models import Finding
from kimpass.steering.selectors.wording import personal_traces
from kimpass.steering.tests.ground import bundle, report


def test_report_finding_keeps_the_month_and_the_function_only(land, facts):
    finding = report(land)
    assert (finding.month.day, finding.author_function, finding.state) == (1, "case_manager", "released")
    assert facts() == ["finding.reported"]


@pytest.mark.parametrize(
    "text",
    [
        "Bitte an amal@example.org schreiben",
        "geboren 03.04.1990",
        "geboren 1990-04-03",
        "Telefon 05251 123456",
        "siehe ML-26-7F3K2-Q",
        "Frau Berg wartet seit Mai",
        "Herrn Berg wurde abgesagt",
        "Familie Berg sucht",
        "Az. 50/123",
    ],
)
def test_report_finding_refuses_traces_of_a_person(land, text):
    with pytest.raises(findings.FindingNotAcceptable):
        report(land, text=text)
    assert not Finding.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "Frau und Mann werden getrennt beraten",
        "Seit dem 1. Dezember 2026 gilt eine neue Regel",
        "Im § 25b AufenthG steht es anders",
        "Frauen finden keinen Kurs mit Betreuung, 12 Plätze fehlen",
        "Die Herrenberger Straße ist nicht angebunden",
        "Wartezeit 10 bis 12 Wochen, Kosten 1.222.800 Euro",
    ],
)
def test_ordinary_words_are_no_traces(text):
    assert personal_traces(text) == []


def test_report_finding_is_for_the_own_municipality(land):
    with pytest.raises(PermissionDenied):
        report(land, actor=land.actor("eve"))


def test_report_finding_is_not_for_administrators(land):
    with pytest.raises(PermissionDenied):
        report(land, actor=land.actor("anton"))


def test_report_finding_needs_a_field_of_action(land):
    with pytest.raises(findings.FindingNotAcceptable, match="Handlungsfeld"):
        report(land, field_id=land.areas["SPRACHE"].pk)
    with pytest.raises(findings.FindingNotAcceptable, match="Kommune"):
        report(land, unit_id=999_999)


def test_release_finding_shows_a_draft_to_others(land):
    draft = report(land, as_draft=True)
    charlie = land.actor("charlie")
    assert not Finding.objects.visible_to(charlie).exists()
    findings.release_finding(actor=land.actor("alice"), finding_id=draft.pk)
    assert Finding.objects.visible_to(charlie).get() == draft
    with pytest.raises(findings.FindingNotAcceptable):
        findings.release_finding(actor=land.actor("alice"), finding_id=draft.pk)


def test_release_finding_is_for_its_author(land):
    draft = report(land, as_draft=True)
    with pytest.raises(Finding.DoesNotExist):
        findings.release_finding(actor=land.actor("charlie"), finding_id=draft.pk)
    land.deputise(of="alice", by="bob")
    assert findings.release_finding(actor=land.actor("bob"), finding_id=draft.pk).state == "released"


def test_withdraw_finding_takes_back_what_is_not_bundled(land):
    finding = report(land)
    with pytest.raises(PermissionDenied):
        findings.withdraw_finding(actor=land.actor("eve"), finding_id=finding.pk)
    assert findings.withdraw_finding(actor=land.actor("alice"), finding_id=finding.pk).state == "withdrawn"
    with pytest.raises(findings.FindingNotAcceptable, match="schon zurückgezogen"):
        findings.withdraw_finding(actor=land.actor("alice"), finding_id=finding.pk)


def test_withdraw_finding_refuses_when_a_theme_stands_on_it(land):
    finding = report(land)
    bundle(land, finding)
    with pytest.raises(findings.FindingNotAcceptable, match="gehört schon zu einem Thema"):
        findings.withdraw_finding(actor=land.actor("charlie"), finding_id=finding.pk)

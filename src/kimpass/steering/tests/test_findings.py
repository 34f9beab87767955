import pytest
from django.core.exceptions import PermissionDenied

from kimpass.steering.actions import findings
from kimpass.steering.actions.findings import Aspect
from kimpass.steering.models import Finding, FindingAspect
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
        findings.withdraw_finding(actor=land.actor("eve"), finding_id=finding.pk, reason="doppelt")
    assert (
        findings.withdraw_finding(actor=land.actor("alice"), finding_id=finding.pk, reason="doppelt").state
        == "withdrawn"
    )
    with pytest.raises(findings.FindingNotAcceptable, match="schon zurückgezogen"):
        findings.withdraw_finding(actor=land.actor("alice"), finding_id=finding.pk, reason="doppelt")


def test_withdraw_finding_refuses_when_a_theme_stands_on_it(land):
    finding = report(land)
    bundle(land, finding)
    with pytest.raises(findings.FindingNotAcceptable, match="gehört schon zu einem Thema"):
        findings.withdraw_finding(actor=land.actor("charlie"), finding_id=finding.pk, reason="doppelt")


def test_change_finding_is_for_drafts(land, domains):
    draft = report(land, as_draft=True, aspects=[Aspect(domains["SGB_II"].pk)])
    values = {
        "actor": land.actor("alice"),
        "finding_id": draft.pk,
        "unit_id": land.units["musterstadt"].pk,
        "kind": "success_factor",
        "title": "Abendkurs",
        "text": "Der Kurs am Abend wirkt.",
        "field_id": land.fields["ARBEIT"].pk,
        "source_kind": "interview",
        "case_count": 3,
    }
    changed = findings.change_finding(version=1, **values)
    assert (changed.kind, changed.title, changed.version) == ("success_factor", "Abendkurs", 2)
    assert not FindingAspect.objects.exists()
    with pytest.raises(findings.FindingNotAcceptable, match="inzwischen geändert"):
        findings.change_finding(version=1, **values)
    with pytest.raises(findings.FindingNotAcceptable, match="Herr"):
        findings.change_finding(version=2, **{**values, "text": "Herr Berg wartet"})
    findings.release_finding(actor=land.actor("alice"), finding_id=draft.pk)
    with pytest.raises(findings.FindingNotAcceptable, match="kein Entwurf"):
        findings.change_finding(version=3, **values)


def test_mark_harmless_needs_a_reason_without_a_person(land):
    finding = report(land, case_count=1)
    for reason in ("  ", "Frau Berg ist einverstanden"):
        with pytest.raises(findings.FindingNotAcceptable):
            findings.mark_harmless(actor=land.actor("alice"), finding_id=finding.pk, reason=reason)

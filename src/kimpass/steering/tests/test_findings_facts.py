"""What a finding says beside its text, and who may bring one in (SYS-01, SYS-02, SYS-21)."""

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.organisation.models import Region
from kimpass.steering.actions import findings
from kimpass.steering.actions.findings import Aspect
from kimpass.steering.models import BodyMember, Finding, FindingAspect
from kimpass.steering.selectors.findings import FindingFilter, finding_list, for_bodies
from kimpass.steering.tests.ground import bundle, found, report, url, words


def sit(land, login, **changes):
    values = {"tenant": land.tenant, "body": found(land), "function": "Mitglied", "staff_member": land.staff[login]}
    return BodyMember.objects.create(**{**values, "valid_from": land.today, **changes})


def test_report_finding_keeps_reach_frequency_help_and_legal_domains(land, domains):
    finding = report(
        land,
        reach="district",
        frequency="often",
        what_helps="Ein Kurs nach 18 Uhr",
        aspects=[Aspect(domains["SGB_II"].pk), Aspect(domains["SGB_II"].pk, domains["AUFENTHG"].pk)],
    )
    assert (finding.reach, finding.frequency, finding.what_helps) == ("district", "often", "Ein Kurs nach 18 Uhr")
    rows = FindingAspect.objects.order_by("pk").values_list("kind", "domain__code", "other_domain__code")
    assert list(rows) == [("legal_domain", "SGB_II", None), ("interface", "SGB_II", "AUFENTHG")]


def test_report_finding_needs_the_place_its_reach_names(land, domains):
    charlie = land.actor("charlie")
    with pytest.raises(findings.FindingNotAcceptable, match="Region"):
        report(land, actor=charlie, reach="region", unit_id=None)
    with pytest.raises(findings.FindingNotAcceptable, match="Kommune"):
        report(land, actor=charlie, reach="unit", unit_id=None)
    with pytest.raises(findings.FindingNotAcceptable, match="zwei verschiedenen"):
        report(land, aspects=[Aspect(domains["SGB_II"].pk, domains["SGB_II"].pk)])
    with pytest.raises(findings.FindingNotAcceptable, match="Rechtskreis gibt es nicht"):
        report(land, aspects=[Aspect(land.fields["SPRACHE"].pk)])
    assert (
        report(land, actor=charlie, reach="region", unit_id=None, region_id=Region.objects.get().pk).region.key == "r1"
    )


@pytest.mark.parametrize("login", ["diana", "anton"])
def test_any_member_of_a_body_brings_findings_in(land, login):
    with pytest.raises(PermissionDenied):
        report(land, actor=land.actor(login))
    seat = sit(land, login)
    finding = report(land, actor=land.actor(login), source_kind="network")
    assert finding.source_kind == "body_member"
    BodyMember.objects.filter(pk=seat.pk).update(valid_from=land.today.replace(year=2025), valid_until=land.today)
    with pytest.raises(PermissionDenied):
        report(land, actor=land.actor(login))


def test_a_member_of_a_body_without_other_rights_sees_the_own_findings_only(land, visit):
    report(land, "Fremder Hinweis", case_count=1)
    sit(land, "anton")
    client = visit("anton")
    page = client.post(
        url("report_finding"),
        {
            "kind": "challenge",
            "title": "Aus dem Gremium",
            "text": "Es fehlen Kurse.",
            "field_id": "SPRACHE",
            "reach": "district",
            "frequency": "unknown",
        },
        follow=True,
    )
    assert "Gremienmitglied" in words(page)
    assert client.get(url("findings")).status_code == 403
    assert "Aus dem Gremium" in words(client.get(url("my_findings")))


def test_release_finding_reads_the_words_again(land):
    draft = report(land, as_draft=True)
    Finding.objects.filter(pk=draft.pk).update(text="Herr Berg wartet")
    with pytest.raises(findings.FindingNotAcceptable):
        findings.release_finding(actor=land.actor("alice"), finding_id=draft.pk)


def test_what_only_looks_like_a_name_may_be_explained(land):
    text = "Das Projekt Rania hilft."
    with pytest.raises(findings.FindingNotAcceptable, match="begründen"):
        report(land, text=text)
    assert report(land, text=text, harmless_reason="So heißt das Projekt").text == text
    with pytest.raises(findings.FindingNotAcceptable):
        report(land, text="Frau Berg wartet", harmless_reason="kennt jeder")


def test_an_origin_with_one_municipality_and_few_cases_needs_a_reason(land):
    rare = {"text": "Eritreische Familien finden keinen Kurs.", "source_kind": "network", "case_count": 2}
    with pytest.raises(findings.FindingNotAcceptable, match="einzelnen Haushalt"):
        report(land, **rare)
    assert report(land, **rare | {"case_count": 3})
    assert report(land, **rare | {"harmless_reason": "Betrifft das Übersetzungsbüro"})
    assert report(land, **rare | {"unit_id": None, "actor": land.actor("charlie")})


def test_bodies_see_no_small_group_unless_its_reporter_says_why(land):
    small, large, network = (
        report(land, "Klein", case_count=2),
        report(land, "Groß", case_count=3),
        report(land, "Netzwerk", case_count=0, source_kind="network"),
    )
    unknown = report(land, "Unbekannt", case_count=0)
    theme = bundle(land, small, large, network, unknown)
    charlie = land.actor("charlie")
    assert {row.title for row in for_bodies(charlie, [theme.pk])[theme.pk]} == {"Groß", "Netzwerk"}
    with pytest.raises(PermissionDenied):
        findings.mark_harmless(actor=charlie, finding_id=small.pk, reason="Betrifft ein Formular")
    findings.mark_harmless(actor=land.actor("alice"), finding_id=small.pk, reason="Betrifft ein Formular")
    assert {row.title for row in for_bodies(charlie, [theme.pk])[theme.pk]} == {"Groß", "Netzwerk", "Klein"}


def test_withdraw_finding_needs_a_reason(land):
    finding = report(land)
    with pytest.raises(findings.FindingNotAcceptable, match="Grund"):
        findings.withdraw_finding(actor=land.actor("alice"), finding_id=finding.pk, reason=" ")


def test_findings_are_searched_across_municipalities(land, domains):
    report(land, "Abendkurs", what_helps="Kurse online", aspects=[Aspect(domains["SGB_II"].pk, domains["SGB_VIII"].pk)])
    report(land, "Fahrdienst", actor=land.actor("eve"), unit_id=land.units["nebenstadt"].pk, kind="success_factor")
    charlie = land.actor("charlie")

    def titles(**narrowed):
        return [row.title for row in finding_list(charlie, FindingFilter(**narrowed))]

    assert titles(query="online") == ["Abendkurs"]
    assert titles(kind="success_factor") == ["Fahrdienst"]
    assert titles(domain_id=domains["SGB_VIII"].pk) == ["Abendkurs"]
    assert titles(reach="state") == []
    assert len(titles(source="case")) == 2


def test_pages_of_a_finding_tell_its_facts(land, visit, domains):
    client = visit("alice")
    sent = {
        "kind": "challenge",
        "title": "Kein Kurs am Abend",
        "text": "Wer arbeitet, findet keinen Kurs.",
        "what_helps": "Ein Kurs nach 18 Uhr",
        "field_id": "SPRACHE",
        "unit_id": "musterstadt",
        "reach": "unit",
        "frequency": "often",
        "source_kind": "interview",
        "domains": ["SGB_II"],
        "from_1": "SGB_II",
        "to_1": "AUFENTHG",
        "case_count": "2",
    }
    assert "zwischen zwei Rechtskreisen" in words(client.post(url("report_finding"), {**sent, "to_1": ""}))
    page = words(client.post(url("report_finding"), {**sent, "als": "entwurf"}, follow=True))
    for word in ("Entwurf", "häufig", "Ein Kurs nach 18 Uhr", "SGB_II / AUFENTHG"):
        assert word in page
    draft = Finding.objects.get()
    form = words(client.get(url("change_finding", draft)))
    assert "Entwurf ändern" in form
    client.post(url("change_finding", draft), {**sent, "version": "1", "title": "Kurse am Abend"}, follow=True)
    client.post(url("release_finding", draft))
    page = words(client.get(url("finding", draft)))
    assert "Kurse am Abend" in page
    assert "Gremien sehen diesen Hinweis nicht" in page
    page = words(client.post(url("mark_harmless", draft), {"reason": "Betrifft ein Formular"}, follow=True))
    assert "Gremien sehen diesen Hinweis jetzt" in page
    filters = {"art": "challenge", "reichweite": "unit", "quelle": "interview", "rechtskreis": "AUFENTHG"}
    assert "Kurse am Abend" in words(client.get(url("findings"), filters))
    assert "Kurse am Abend" not in words(client.get(url("findings"), {"quelle": "network"}))


def test_traces_are_shown_beside_the_form_while_typing(land, visit):
    page = words(visit("alice").post(url("similar"), {"title": "Frau Berg", "text": "geboren 3.4.1990"}))
    assert "führen vielleicht zu einer Person" in page
    assert "3.4.1990" in page

"""What people see and do with findings and themes."""

import re

import pytest
from django.utils import timezone

from kimpass.steering.actions import feedback, themes
from kimpass.steering.models import Feedback, FeedbackSeen, Finding, ThemeFinding
from kimpass.steering.tests.ground import bundle, evidence, report, url, words

# --- Board and heat map -------------------------------------------------------------------


def test_the_board_shows_findings_and_themes_by_step(land, visit):
    report(land, "Kita-Anmeldung nur online")
    evidence(land, bundle(land))
    page = words(visit("charlie").get(url("board")))
    for word in ("Gemeldet", "Gebündelt", "Lenkungsgruppe", "Kita-Anmeldung nur online", "14 Fälle", "4 Kommunen"):
        assert word in page
    assert "Priorität hoch" in page


def test_small_counts_are_hidden_from_all_but_coordination_and_author(land, visit):
    report(land, "Asthma-Schulung nur auf Deutsch", case_count=2)
    assert "< 3 Fälle" in words(visit("eve").get(url("board")))
    assert "< 3 Fälle" in words(visit("diana").get(url("board")))
    for login in ("charlie", "alice"):
        assert "2 Fälle" in words(visit(login).get(url("board")))


def test_a_reason_why_nobody_is_recognisable_opens_the_count(land, visit):
    report(land, case_count=2, harmless_reason="Betrifft ein Formular, keine Person")
    assert "2 Fälle" in words(visit("eve").get(url("board")))


def test_small_evidence_of_a_theme_is_hidden_too(land, visit):
    evidence(land, bundle(land), cases=2)
    assert "< 3 Fälle" in words(visit("diana").get(url("board")))


def test_the_heat_map_hides_small_numbers_and_says_nothing_of_places_without_case_management(land, visit):
    for number in range(4):
        report(land, f"Wohnung {number}", field_id=land.fields["WOHNEN"].pk)
    report(land, "Kurs")
    page = words(visit("charlie").get(url("board")))
    assert "Musterstadt < 3" in page
    assert re.search(r"Talweiler – keine Angabe", page)
    assert "Ohne Case Management: Bergheim, Seedorf, Talweiler, Waldhausen" in page


def test_filters_narrow_the_board_and_nonsense_is_ignored(land, visit):
    report(land, "Kein Kurs am Abend")
    report(land, "Feuchte Wohnung", field_id=land.fields["WOHNEN"].pk)
    client = visit("charlie")
    page = words(client.get(url("board"), {"feld": land.fields["WOHNEN"].code}))
    assert "Feuchte Wohnung" in page
    assert "Kein Kurs am Abend" not in page
    assert "Kein Kurs am Abend" in words(client.get(url("board"), {"feld": "x", "zeitraum": "9" * 40, "kommune": "-1"}))


@pytest.mark.parametrize("name", ["board", "findings", "themes", "measures", "bodies", "sessions", "bundle_findings"])
def test_administration_has_no_way_in(land, visit, name):
    assert visit("anton").get(url(name)).status_code == 403


@pytest.mark.parametrize("name", ["findings", "themes", "measures", "bodies", "sessions", "my_findings"])
def test_empty_lists_say_so(land, visit, name):
    assert re.search(r"[Nn]och (ist )?(kein|nicht)|keine Hinweise", words(visit("charlie").get(url(name))))


# --- Findings -----------------------------------------------------------------------------


def form_of(land, **changes):
    values = {
        "kind": "challenge",
        "title": "Kein Kurs am Abend",
        "text": "Wer arbeitet, findet keinen Kurs.",
        "field_id": "SPRACHE",
        "unit_id": "musterstadt",
        "source_kind": "volunteers",
        "reach": "unit",
        "frequency": "often",
        "case_count": "",
    }
    return {**values, **changes}


def test_a_finding_is_reported_by_hand(land, visit):
    client = visit("alice")
    assert "Ohne Namen" in words(client.get(url("report_finding")))
    page = words(client.post(url("report_finding"), form_of(land, form_token="t1"), follow=True))
    assert "Der Strukturhinweis ist gemeldet" in page
    assert "Ehrenamt" in page
    client.post(url("report_finding"), form_of(land, form_token="t1"))
    assert Finding.objects.count() == 1


def test_a_finding_with_a_name_comes_back_with_the_text_kept(land, visit):
    response = visit("alice").post(url("report_finding"), form_of(land, text="Frau Berg bekommt keinen Kurs"))
    assert response.status_code == 422
    assert "Angaben zu einer Person" in words(response)
    assert "Frau Berg bekommt keinen Kurs" in words(response)


def test_an_incomplete_finding_names_what_is_missing(land, visit):
    response = visit("charlie").post(url("report_finding"), {"case_count": "viele"})
    assert response.status_code == 422
    for label in ("Kurz gesagt", "Handlungsfeld", "ganze Zahl"):
        assert label in words(response)


def test_similar_findings_are_offered_while_typing(land, visit):
    report(land, "Kein Sprachkurs am Abend")
    report(land, "Feuchte Wohnung", text="Schimmel in der Unterkunft", field_id=land.fields["WOHNEN"].pk)
    page = words(visit("alice").post(url("similar"), form_of(land, title="Sprachkurs am Abend fehlt")))
    assert "Kein Sprachkurs am Abend" in page
    assert "Feuchte Wohnung" not in page
    assert "erscheinen hier" in words(visit("alice").post(url("similar"), {"title": "", "field_id": "x"}))


def test_the_page_of_a_finding_shows_function_theme_and_feedback_but_no_name(land, visit):
    finding = report(land)
    theme = bundle(land, finding)
    feedback.give_feedback(
        actor=land.actor("charlie"), theme_id=theme.pk, stage="Land", text="Geht an das Land", at=timezone.now()
    )
    page = words(visit("charlie").get(url("finding", finding)))
    for word in ("case_manager", theme.title, "Gebündelt, seit 03.11.2026", "Geht an das Land"):
        assert word in page
    assert "Alice" not in page


def test_a_draft_is_released_and_a_finding_withdrawn(land, visit):
    draft = report(land, as_draft=True)
    client = visit("alice")
    assert "Entwurf" in words(client.get(url("finding", draft)))
    assert "ist freigegeben" in words(client.post(url("release_finding", draft), follow=True))
    assert "kein Entwurf mehr" in words(client.post(url("release_finding", draft), follow=True))
    assert "Grund" in words(client.post(url("withdraw_finding", draft)))
    page = words(client.post(url("withdraw_finding", draft), {"reason": "doppelt gemeldet"}, follow=True))
    assert "ist zurückgezogen" in page
    assert "doppelt gemeldet" in page


def test_a_strangers_draft_does_not_exist(land, visit):
    draft = report(land, as_draft=True)
    assert visit("charlie").get(url("finding", draft)).status_code == 404


def test_the_list_of_findings_can_be_searched(land, visit):
    report(land, "Kein Kurs am Abend")
    report(land, "Feuchte Wohnung")
    page = words(visit("charlie").get(url("findings"), {"q": "feucht"}))
    assert "Feuchte Wohnung" in page
    assert "Kein Kurs am Abend" not in page
    bundle(land, Finding.objects.get(title="Feuchte Wohnung"))
    assert "Feuchte Wohnung" not in words(visit("charlie").get(url("findings"), {"ohne_thema": "1"}))


# --- Themes -------------------------------------------------------------------------------


def test_findings_are_bundled_on_a_page(land, visit):
    finding = report(land)
    client = visit("charlie")
    assert finding.title in words(client.get(url("bundle_findings") + f"?hinweis={finding.public_id}"))
    sent = {"title": "Abendkurse", "field_id": "SPRACHE", "priority": "high", "finding_ids": [finding.public_id]}
    page = words(client.post(url("bundle_findings"), {**sent, "on": "20.11.2026"}, follow=True))
    assert "Das Thema ist angelegt" in page
    assert "seit 20.11.2026" in page


def test_a_theme_moves_with_date_outcome_and_reason(land, visit):
    theme = bundle(land)
    client = visit("charlie")
    sent = {"step_key": "steering_group", "outcome": "up", "on": "23.11.2026", "reason": ""}
    refused = client.post(url("move_theme", theme), sent)
    assert refused.status_code == 422
    assert "übersprungen" in words(refused)
    sent = {**sent, "outcome": "skipped", "reason": "Betrifft alle Kommunen"}
    page = words(client.post(url("move_theme", theme), sent, follow=True))
    assert "Betrifft alle Kommunen" in page
    assert "Lenkungsgruppe seit 23.11.2026" in page


def test_two_people_changing_a_theme_see_both_versions(land, visit):
    theme = bundle(land)
    client = visit("charlie")
    sent = {"title": "Abendkurse", "summary": "Neu", "priority": "low", "stage": "prepared", "version": "1"}
    assert "Das Thema ist geändert" in words(client.post(url("change_theme", theme), sent, follow=True))
    late = client.post(url("change_theme", theme), {**sent, "title": "Kurse in der Nacht"})
    assert late.status_code == 422
    for word in ("Gespeicherte Fassung", "Abendkurse", "inzwischen geändert"):
        assert word in words(late)
    assert 'value="Kurse in der Nacht"' in late.content.decode()
    assert 'name="version" value="2"' in late.content.decode()


def test_findings_join_and_themes_merge(land, visit):
    theme, more = bundle(land), report(land, "Noch ein Hinweis")
    client = visit("charlie")
    client.post(url("add_finding_to_theme", theme), {"finding_id": more.public_id, "on": "20.11.2026"})
    assert ThemeFinding.objects.filter(theme=theme).count() == 2
    other = bundle(land, title="Abendkurse im Kreis")
    page = words(client.post(url("merge_theme", theme), {"into_id": other.public_id, "on": "23.11.2026"}, follow=True))
    assert "Darin aufgegangen" in page
    assert "aufgegangen in" in words(client.get(url("theme", theme)))


def test_themes_before_the_land_have_their_own_tab(land, visit):
    theme = bundle(land)
    bundle(land, report(land, "Anderer"), title="Bleibt hier")
    themes.move_theme(
        actor=land.actor("charlie"), theme_id=theme.pk, step_key="state", outcome="to_state", reason="x", on=land.today
    )
    page = words(visit("charlie").get(url("themes") + "?stufe=state"))
    assert theme.title in page
    assert "Bleibt hier" not in page


# --- Feedback -----------------------------------------------------------------------------


def test_whoever_reported_hears_what_came_of_it(land, visit):
    theme = bundle(land)
    sent = {"stage": "Gebündelt", "text": "Ein Abendkurs beginnt."}
    assert "erhalten die Rückmeldung" in words(visit("charlie").post(url("give_feedback", theme), sent, follow=True))
    client = visit("alice")
    page = words(client.get(url("my_findings")))
    assert "1 neue Rückmeldung" in page
    assert "Ein Abendkurs beginnt." in page
    seen = client.post(url("mark_feedback_seen", Feedback.objects.get()), {"next": "https://boese.example/"})
    assert seen.url == url("my_findings")
    assert FeedbackSeen.objects.count() == 1
    assert "0 neue Rückmeldungen" in words(client.get(url("my_findings")))
    assert visit("bob").post(url("mark_feedback_seen", Feedback.objects.get())).status_code == 403


def test_a_long_column_leads_to_the_rest(land, visit):
    for number in range(6):
        report(land, f"Hinweis {number}")
    response = visit("charlie").get(url("board"), {"zeitraum": "12"})
    assert "2 weitere" in words(response)
    assert f"{url('findings')}?zeitraum=12&amp;ohne_thema=1" in response.content.decode()

"""A conference in the browser: planned by name, refused without a release, held anonymised, agreements made tasks."""

import re

import pytest

pytestmark = pytest.mark.browser

CASE = re.compile(r"/faelle/[0-9a-z]{12}/$")
FAMILY = "Konferenzer"
QUESTION = "Wer klärt, welcher Kurs bezahlt wird?"


def signed_case(walk, family=FAMILY):
    """Take in a family as the case manager of Delbrück and have everything signed for the job centre."""
    her = walk("delbrueck")
    her.go("/faelle/intake/").tap("Jobcenter").fill("Familienname", family).fill("Vorname", "Dunja")
    her.fill("Geburtsdatum", "1991").choose("Kommune", "Delbrück")
    her.settle()  # the list of who is known already moves the button
    her.press("Zugang speichern").page.wait_for_url(CASE)
    her.sees(family, "Intake")
    case = her.page.url
    her.page.get_by_role("link", name=f"{family}, Dunja").first.click()
    her.settle()
    person = her.page.url
    her.go(f"{person}einverstaendnis/").tap("die Person selbst").press("Aufnehmen")
    her.go(f"{person}schweigepflicht/").tap("Jobcenter (Vorführung)").fill("Worüber", "Leistungen und Maßnahmen")
    her.tap("die Person selbst").press("Aufnehmen").sees("Jobcenter (Vorführung)")
    return her, case


def seat(her, number, function, agency=""):
    """Fill one place at the table."""
    place = her.page.get_by_role("group", name=f"Platz {number}")
    place.get_by_label("Funktion").fill(function)
    if agency:
        place.get_by_label("Stelle").select_option(label=agency)


def test_conference_needs_a_release_for_every_body_or_says_no_name(walk):
    her, case = signed_case(walk)
    her.go(f"{case}?abschnitt=gespraeche").sees("Noch keine Fallkonferenz.").follow("Fallkonferenz planen")
    her.fill("Frage an die Runde", QUESTION).tap("namentlich, mit Schweigepflichtentbindung")
    seat(her, 1, "Fallmanagement", "Jobcenter (Vorführung)")
    seat(her, 2, "Jugendhilfe", "Jugendamt (Vorführung)")
    her.press("Planen").sees("Keine gültige Schweigepflichtentbindung nennt: Jugendamt (Vorführung).")
    her.tap("anonymisiert").press("Planen").sees("Die Fallkonferenz ist geplant.", QUESTION, "Einladung")
    conference = her.page.url
    her.sees_not(f"Familie {FAMILY}")

    her.follow("Blatt ohne Identität").sees(QUESTION, "Personen im Haushalt").sees_not(FAMILY, "Dunja")

    her.go(conference).follow("Ergebnis festhalten").fill("Ergebnis", "Der Kurs wird bezahlt.")
    first = her.page.get_by_role("group", name="Vereinbarung 1")
    first.get_by_label("Was?").fill("Kostenzusage schicken")
    first.get_by_label("Wer?").fill("Jobcenter")
    her.press("Festhalten").sees("Das Ergebnis ist festgehalten.", "Kostenzusage schicken")
    her.press("Als Aufgaben übernehmen").sees("Jobcenter: Kostenzusage schicken")
    her.follow("Erledigt").press("Erledigt").sees("Die Aufgabe ist erledigt.")


def test_appointment_is_planned_moved_and_fetched_by_a_calendar(walk):
    her, case = signed_case(walk, "Kalenderin")
    her.go(f"{case}?abschnitt=termine").sees("Noch kein Termin vereinbart.").follow("Termin vereinbaren")
    her.fill("Von", "14:30").fill("Bis", "15:30").tap("Hausbesuch").fill("Ort", "Gartenweg 5").press("Eintragen")
    her.sees("Der Termin ist eingetragen.", "14:30", "Gartenweg 5")
    her.follow("Verschieben").fill("Von", "16:00").fill("Bis", "17").press("Verschieben").sees("16:00")
    her.follow("Absagen").fill("Grund", "krank").press("Absagen").sees("abgesagt")

    her.go("/mein-konto/kalender/")
    her.press("Adresse erneuern" if her.page.get_by_text("Adresse erneuern").count() else "Einrichten")
    her.sees("Sie wird nur jetzt gezeigt.")
    fetched = her.context.request.get(her.page.locator("code").inner_text())
    assert fetched.headers["content-type"].startswith("text/calendar")
    told = fetched.text()
    assert "SUMMARY:Termin KIM" in told
    assert "STATUS:CANCELLED" in told
    for secret in ("Kalenderin", "Gartenweg", "krank"):
        assert secret not in told


def test_discussion_across_cases_names_nobody(walk):
    her = walk("delbrueck")
    her.go("/besprechungen/").follow("Besprechung festhalten").tap("kollegiale Beratung")
    her.fill("Thema", f"Familie {FAMILY}")
    seat(her, 1, "Case Management")
    her.press("Festhalten").sees("Name nach „Herr“, „Frau“ oder „Familie“")
    her.fill("Thema", "Kosten von Kursen").fill("Ergebnis", "Melden.").press("Festhalten").sees("Kosten von Kursen")
    her.follow("Als Strukturhinweis melden").sees("Strukturhinweis melden")

"""A post changes hands: cases pass in one step, with history, and the management never sees whose they are."""

import re

import pytest
from django.utils.timezone import localdate

from tests.journeys.test_loop import FAMILY, open_case, sign

pytestmark = pytest.mark.browser


def number_of(walker):
    """Return the case number that stands on the case page."""
    return re.search(r"PB-\d\d-[0-9A-Z]{5}-[0-9A-Z]", walker.page.inner_text("main")).group(0)


def test_a_case_manager_passes_a_case_on(walk):
    her = open_case(walk)
    case, number = her.page.url, number_of(her)
    him = walk("salzkotten")
    assert him.page.goto(case).status == 404

    her.go("/faelle/").follow("Fälle übergeben").follow("Fälle übergeben")
    her.choose("An wen?", "Tobias Beispielmann · Salzkotten").fill("Anlass", "Neue Aufteilung der Bezirke")
    her.tap("ausgewählte").tap(f"{number} · Delbrück").press("Fälle übergeben")
    her.sees("gehen am", "Neue Aufteilung der Bezirke")
    assert her.page.goto(case).status == 404

    him.go(case).sees(FAMILY, "Tobias Beispielmann")
    him.go(f"{case}?abschnitt=verlauf").sees("Wer den Fall begleitet hat", "Jana Musterfeld", "Tobias Beispielmann")


def test_the_management_moves_a_caseload_and_sees_numbers_only(walk):
    her = open_case(walk)
    case, number = her.page.url, number_of(her)
    him = walk("leitung")
    him.go("/faelle/uebergang/").follow("Jana Musterfeld").sees("Bestand heute", "Delbrück").sees_not(FAMILY, number)
    him.choose("An wen?", "Tobias Beispielmann · Salzkotten").fill("Anlass", "Stellenwechsel")
    him.fill("Ab", "31.12.2020").press("Fälle übergeben").sees("frühestens heute")
    assert him.page.goto(case).status == 404
    her.go(case).sees(FAMILY)


def test_a_family_moves_to_another_municipality(walk):
    her = open_case(walk)
    case = her.page.url
    her.go(f"{case}umzug/").choose("Wohin zieht der Haushalt?", "Salzkotten")
    her.choose("Wer begleitet dort?", "Tobias Beispielmann · Salzkotten").press("Fall übergeben")
    her.sees("Ohne Zustimmung")
    sign(her, case)
    her.go(f"{case}umzug/").choose("Wohin zieht der Haushalt?", "Salzkotten")
    her.choose("Wer begleitet dort?", "Tobias Beispielmann · Salzkotten")
    her.tap("Die Klientin oder der Klient ist mit dem Wechsel einverstanden.").press("Fall übergeben")
    him = walk("salzkotten")
    him.go(case).sees(FAMILY, "Salzkotten")
    him.go(f"{case}?abschnitt=verlauf").sees("von Delbrück nach Salzkotten", f"{localdate():%d.%m.%Y}")


def test_a_handover_goes_step_by_step(walk):
    office = walk("koordination")
    office.go("/uebergaben/verfahren/").sees("Übergabeverfahren", "Fassung 1")
    her = open_case(walk)
    case = her.page.url
    sign(her, case)
    her.go(f"{case}uebergabe/").choose("An welche Stelle?", "Jobcenter (Vorführung)")
    her.fill("Warum wird der Fall übergeben?", "Eigenes Fallmanagement").press("Übergabe vorbereiten")
    her.sees("So ginge das Blatt heute hinaus", "Übergabegespräch")
    handover = her.page.url
    her.follow("Gespräch eintragen").press("Eintragen").follow("Blatt übergeben").press("Übergeben")
    her.sees("übergeben, Bestätigung offen")
    her.go("/").sees("Jobcenter (Vorführung)")
    her.go(handover).follow("Antwort eintragen").tap("übernimmt den Fall").press("Eintragen")
    her.follow("Rückmeldung eintragen").fill("Was berichtet die Stelle?", "Erster Termin war gut").press("Eintragen")
    her.follow("Übergabe abschließen").tap("Fall hier abschließen").press("Abschließen")
    her.sees("Erster Termin war gut", "abgeschlossen")
    her.go(case).sees("abgeschlossen am")

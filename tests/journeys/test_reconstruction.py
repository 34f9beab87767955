"""A way through the system in the browser: interview, stations, a copy without the person, behind a theme."""

import pytest

from tests.journeys.test_conference import signed_case

pytestmark = pytest.mark.browser

FAMILY = "Stationova"
TITLE = "Ein Jahr ohne Auskunft zum Bescheid"


def test_reconstruction_from_interview_to_the_strategic_level(walk):
    her, case = signed_case(walk, FAMILY)
    her.go(f"{case}?abschnitt=gespraeche").follow("Interview führen")
    her.fill("Worauf haben Sie lange gewartet?", "Auf den Bescheid, über ein Jahr.").press("Interview speichern")
    her.sees("Auf den Bescheid, über ein Jahr.").follow("Fallrekonstruktion beginnen").press("Beginnen")
    her.sees("Die Fallrekonstruktion ist angelegt.", "Zugang zu KIM")
    way = her.page.url

    her.go(f"{case}?abschnitt=gespraeche").follow("Leitfadengestütztes Interview")
    her.follow("Station aus dieser Antwort").tap("Wartezeit")
    her.fill("Von", "neulich").press("Hinzufügen").sees("zum Beispiel 12.03.2019")
    her.fill("Von", "2019").fill("Bis", "03.2020").press("Hinzufügen").sees("2019 – 03.2020", "Wartezeit")
    her.follow("Station hinzufügen").tap("gelungener Prozess").fill("Was geschah?", "Eine Lotsin ging mit.")
    her.fill("Von", "etwa 2021").press("Hinzufügen").sees("etwa 2021", "Als Gelingensbedingung melden")

    her.go(way).follow("Kopie ohne Personen").fill("Titel", TITLE)
    lines = her.page.get_by_label("In eigenen Worten")
    lines.first.fill(f"Familie {FAMILY} wartet")
    her.press("Prüfen und Vorschau").sees("Angabe aus dem Fall")
    lines.first.fill("Langes Warten ohne Auskunft")
    her.press("Prüfen und Vorschau").sees("Vorschau der Kopie", "6 bis 12 Monate").sees_not(FAMILY)
    her.follow("Freigeben").press("Freigeben").sees("freigegeben")

    office = walk("koordination")
    office.go("/struktur/fallrekonstruktionen/").follow(TITLE).sees("Langes Warten ohne Auskunft").sees_not(FAMILY)
    office.follow("Hinter ein Thema stellen")
    office.page.get_by_role("combobox", name="Thema").select_option(index=1)
    office.press("Speichern").sees("Die Zuordnung ist gespeichert.")


def test_good_practice_becomes_a_success_factor(walk):
    her, case = signed_case(walk, "Lotsinska")
    her.go(f"{case}strukturhinweis/?art=success_factor").tap("Sprache").fill("Titel", "Lotsinnen begleiten zu Terminen")
    assert her.page.get_by_role("radio", name="Gelingensbedingung").is_checked()
    her.fill("Was fehlt", "Wo Lotsinnen mitgehen, gelingen Anträge.").press("Melden")
    her.sees("Lotsinnen begleiten zu Terminen")

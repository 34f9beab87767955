"""The track for young refugees: coordination talk, entry without an age limit, the first six months in work."""

import pytest

pytestmark = pytest.mark.browser
KNOWN = "speichern Sie noch einmal"  # said where somebody of a similar name is known already

DEMARCATION = "UmA-Hilfe: Wohnung bis zum Auszug. KIM: Ausbildung."


def enter(walk):
    """Take somebody onto the track as the case manager of Delbrück."""
    her = walk("delbrueck")
    her.go("/faelle/intake/").follow("UmA-Track").sees("Abstimmung mit der UmA-Hilfe")
    her.choose("Abgestimmt mit", "Jugendamt (Vorführung)").tap("stationäre Jugendhilfe beendet")
    her.tap("Integration in den Arbeitsmarkt, erste sechs Monate in Arbeit").fill("Abgrenzung", DEMARCATION)
    her.fill("Familienname", "Umarova").fill("Geburtsdatum", "2010").press("Aufnehmen")
    if KNOWN in her.page.inner_text("body"):
        her.press("Aufnehmen")
    return her


def test_nobody_is_turned_away_for_the_age_and_the_demarcation_stands_on_the_case(walk):
    her = enter(walk)
    her.sees("Umarova", "UmA-Track", "Der Track ist für Volljährige; der Fall besteht.")
    her.follow("UmA-Track").sees(DEMARCATION, "Jugendamt (Vorführung)", "stationäre Jugendhilfe beendet")
    her.follow("Abgrenzung ändern").tap("Abstimmung mehrerer Rechtskreise").press("Speichern")
    her.sees("Abstimmung mehrerer Rechtskreise")


def test_work_opens_six_months_with_reminders_and_a_review(walk):
    her = enter(walk)
    her.follow("UmA-Track").follow("Arbeit aufgenommen").fill("Erster Arbeitstag", "24.12.2099").press("Eintragen")
    her.sees("Zukunft")
    her.fill("Erster Arbeitstag", her.page.evaluate("new Date().toLocaleDateString('de-DE', "
             "{day: '2-digit', month: '2-digit', year: 'numeric'})")).press("Eintragen")  # fmt: skip
    her.sees("Die sechs Monate laufen.", "Auswertung am")
    her.follow("Überblick").sees("Einen Monat in Arbeit: nachfragen", "Sechs Monate in Arbeit: auswerten")
    her.follow("UmA-Track").follow("Auswerten").fill("Ergebnis", "Arbeit früher beendet, neue Stelle in Aussicht.")
    her.press("Auswerten").sees("ausgewertet am", "neue Stelle in Aussicht")
    her.follow("Überblick").sees_not("Sechs Monate in Arbeit: auswerten")


def test_the_track_counts_for_the_district_and_for_no_region(walk):
    enter(walk)
    office = walk("koordination")
    office.go("/faelle/zahlen/").sees("UmA-Track, ohne Region", "Laufende Fälle nach Zielgruppe").sees_not("Umarova")
    hoexter = walk("hoexter")
    hoexter.go("/faelle/uma/").sees("keinen eigenen Track")


def test_target_groups_are_set_up_without_a_programmer_and_never_block(walk):
    office = walk("koordination")
    office.go("/verwaltung/").follow("Zielgruppen").follow("Zielgruppe anlegen").fill("Name der Zielgruppe", "Familien")
    office.tap("Haushalt mit minderjährigen Kindern").press("Anlegen").sees("Familien")
    her = walk("delbrueck")
    her.go("/faelle/intake/").sees("Zielgruppen des Kreises:", "Familien").tap("von sich aus")
    her.fill("Familienname", "Gruppova").fill("Geburtsdatum", "1970").choose("Kommune", "Delbrück")
    her.press("Zugang speichern")
    if KNOWN in her.page.inner_text("body"):
        her.press("Zugang speichern")
    her.sees("Zielgruppe noch offen")

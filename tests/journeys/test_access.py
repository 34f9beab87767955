"""How somebody comes to case management: level 1 with a warm hand-over, level 2 over the coordinating office."""

import re

import pytest

pytestmark = pytest.mark.browser
KNOWN = "speichern Sie noch einmal"  # said where somebody of a similar name is known already

SUMMARY = "Zwei Ämter warten aufeinander, niemand entscheidet."
TITLE = "Zuständigkeit zwischen zwei Ämtern ungeklärt"


def record(her, *reasons, level="Ebene 2", channel="Jobcenter", summary=SUMMARY):
    """Take down a request without a name, and return its address."""
    her.go("/zugang/neu/").tap(level).tap(channel).choose("Kommune", "Delbrück")
    for reason in reasons:
        her.tap(reason)
    her.fill("Worum geht es?", summary).press("Anfrage speichern").sees(summary, "nennt keinen Namen")
    return her.page.url


def test_level_1_is_handed_over_warm_and_taken_in_the_same_day(walk):
    her = walk("delbrueck")
    her.go("/zugang/neu/").tap("Ebene 1").tap("Einwohnermeldeamt").choose("Kommune", "Delbrück")
    her.page.get_by_label(re.compile("Noch heute")).check()
    her.fill("Worum geht es?", "Gerade angekommen, fünf Personen.").press("Anfrage speichern")
    her.sees("heute noch")
    request = her.page.url

    her.go("/").sees("heute noch", "Einwohnermeldeamt")
    her.go("/zugang/").sees("heute noch", "seit heute")
    rows = her.page.locator("tbody tr")
    assert "heute noch" in rows.first.inner_text()

    her.go(request).follow("Annehmen und Intake beginnen").sees("aus der Zugangsanfrage", "Gerade angekommen")
    her.fill("Familienname", "Zugangovic").fill("Geburtsdatum", "1988").press("Zugang speichern")
    if KNOWN in her.page.inner_text("body"):
        her.press("Zugang speichern")
    her.sees("Zugangovic", "Intake")
    her.go(request).sees("angenommen", "Zum Fall")


def test_level_2_comes_without_a_name_and_gets_one_with_consent(walk):
    her = walk("delbrueck")
    request = record(her, "Problemkumulation", "Zuständigkeiten in verschiedenen Rechtskreisen")
    her.follow("Person eintragen, mit Einverständnis").fill("Name", "Meldova Zora")
    her.fill("Einverständnis eingeholt von", "Jobcenter, Team 3")
    her.page.get_by_label("Einverständnis vom").fill("24.12.2099")
    her.press("Eintragen").sees("Zukunft")
    her.page.get_by_label("Einverständnis vom").fill("01.11.2026")
    her.press("Eintragen").sees("Meldova Zora", "eingeholt von Jobcenter, Team 3")

    her.follow("Schreiben ohne Namen").sees("Bestätigung des Eingangs").sees_not("Meldova")
    her.go(request).follow("Eingang bestätigt").press("Eintragen").sees("Die Bestätigung des Eingangs ist eingetragen.")

    her.go(request).follow("Bestehendem Fall zuordnen").sees("Fall")
    her.page.get_by_label("Fall", exact=True).select_option(index=1)
    her.press("Zuordnen").sees("einem bestehenden Fall zugeordnet", "Zum Fall").sees_not("Meldova")
    her.follow("Rückmeldung eintragen").tap("wird begleitet").press("Rückmeldung eintragen").sees("wird begleitet")
    her.go(f"{request}schreiben/").sees("Was daraus geworden ist: wird begleitet.")


def test_level_2_goes_to_the_coordination_and_becomes_a_finding(walk):
    her = walk("delbrueck")
    request = record(her, "strukturelle Lücken bei Übergängen oder Angeboten")
    her.follow("Person eintragen, mit Einverständnis").fill("Name", "Meldova Zora")
    her.fill("Einverständnis eingeholt von", "Jobcenter").fill("Einverständnis vom", "01.11.2026").press("Eintragen")
    her.go(request).follow("An die Koordinierende Stelle").fill("Was soll die", "Welches Amt beginnt?")
    her.press("Weitergeben").sees("bei der Koordinierenden Stelle", "Welches Amt beginnt?")

    office = walk("koordination")
    office.go("/").sees("Zugangsanfragen bei Ihnen")
    office.go("/zugang/").sees("Jobcenter").go(request).sees(SUMMARY, "Welches Amt beginnt?").sees_not("Meldova")
    office.follow("Als Strukturhinweis melden").tap("Recht und Finanzen").fill("Titel", TITLE)
    office.fill("Was fehlt", "Zwei Ämter verweisen aufeinander, bis Fristen ablaufen.").press("Melden").sees(TITLE)
    office.sees("als Hinweis an die Strukturebene gegeben")
    office.go("/struktur/hinweise/").sees(TITLE).sees_not("Meldova")
    office.go(request).follow("Rückmeldung eintragen").tap("als Hinweis an die Strukturebene gegeben")
    office.press("Rückmeldung eintragen").sees("Rückmeldung ist eingetragen")
    office.go("/zugang/zahlen/").sees("Wege nach Monat", "Warteliste heute")


def test_the_coordination_takes_down_what_offices_report_and_gives_it_on(walk):
    office = walk("koordination")
    office.go("/zugang/neu/").sees("direkt an die Koordinierende Stelle").sees_not("Einverständnis eingeholt von")
    office.tap("Sozialamt").choose("Kommune", "Delbrück").tap("Problemkumulation")
    office.fill("Worum geht es?", "Vier Stellen, keine federführend.").press("Anfrage speichern")
    request = office.page.url
    office.follow("An das Case Management geben").press("Weitergeben").sees("an das Case Management gegeben")
    her = walk("delbrueck")
    her.go("/zugang/").sees("Sozialamt").go(request).follow("Zurückgeben").fill("Grund", "Wohnt nicht im Kreis.")
    her.press("Zurückgeben").sees("zurückgegeben", "Wohnt nicht im Kreis.")

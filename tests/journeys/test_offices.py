"""An office of Baustein 3: registers without names, counts, explains, invites, and reads what was handed over."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

pytestmark = pytest.mark.browser


def test_an_officer_keeps_the_register_and_sees_the_backlog(walk):
    today = localdate()
    her = walk("abh")
    her.go("/").sees("Neu übergeben", "Fristen").follow("Baustein 3").sees("Antragsstau", "Offene Anträge", "Monate")
    her.follow("Verfahrensregister").go("/baustein3/verfahren/neu/")
    her.choose("Art", "Einbürgerung").fill("Eingegangen am", f"{today - timedelta(days=20):%d.%m.%Y}")
    her.fill("Aktenzeichen", "Amiri").press("Eintragen").sees("darf niemanden nennen")
    mark = f"33-8{today:%d%m}/26"
    her.fill("Aktenzeichen", mark).fill("Frist bis", f"{today + timedelta(days=9):%d.%m.%Y}")
    her.fill("Frist wofür", "Pass nachreichen").press("Eintragen").sees(mark, "eingegangen", "Pass nachreichen")
    her.follow("Stand ändern").tap("Unterlagen fehlen").press("Speichern").sees("Unterlagen fehlen", "Verlauf")
    her.go("/baustein3/fristen/").sees("Pass nachreichen", mark)
    her.go("/baustein3/").follow("Zahlen eintragen").choose("Art", "Niederlassungserlaubnis")
    her.choose("Behörde", "Ausländer- und Einbürgerungsbehörde Kreis Paderborn").press("Weiter")
    her.sees("Nach dem Register").fill("Bestand am Monatsende", "7").press("Speichern").sees(
        "Die Zahlen sind eingetragen."
    )
    her.follow("Einbürgerungen").sees("4.026")


def test_an_officer_explains_and_a_case_manager_reads(walk):
    her = walk("abh")
    her.go("/baustein3/checklisten/").follow("Neue Ausgabe schreiben").choose("Art", "Niederlassungserlaubnis")
    her.fill("Titel", "Niederlassungserlaubnis").fill("Punkte", "Fünf Jahre Aufenthalt | § 9 AufenthG | Titel")
    her.press("Speichern").sees("Entwurf").press("Freigeben").sees("freigegeben")
    him = walk("delbrueck")
    him.go("/").follow("Checklisten").follow("Niederlassungserlaubnis").sees("Fünf Jahre Aufenthalt", "§ 9 AufenthG")
    him.sees_not("Freigeben", "Neue Ausgabe daraus")
    her.go("/baustein3/checklisten/").follow("Bleiberecht").sees("Was ist anders?")


def test_an_officer_runs_the_campaign_and_reads_only_what_was_handed_over(walk):
    her = walk("abh")
    her.go("/baustein3/kampagnen/").follow("Einbürgerung: Schritt für Schritt").sees("Reichweite", "keine Wirkung")
    her.follow("Schritt eintragen").tap("Ehrenamt").fill("Was", "Sprechstunde im Quartier").press("Speichern")
    her.sees("Sprechstunde im Quartier")
    her.go("/baustein3/kampagnen/").follow("Wer könnte erreicht werden?").sees("Zeitbedingung")
    her.go("/baustein3/uebergaben/")
    if her.page.locator("tbody a").count():
        her.page.locator("tbody a").first.click()
        her.settle()
        her.look()
        if her.page.get_by_role("button", name="Öffnen").count():
            her.press("Öffnen")
        her.sees("Eine Vorprüfung ist keine Entscheidung", "neu zu öffnen")
    for address in ("/faelle/", "/personen/"):
        assert her.page.goto(f"{her.base}{address}").status == 403
    her.errors.clear()


def test_the_coordinating_office_sets_what_comes_first(walk):
    tomorrow = localdate() + timedelta(days=1)
    office = walk("koordination")
    office.go("/baustein3/").follow("Reihenfolge festlegen").tap("zuerst den Antragsstau abbauen, dann die Kampagne")
    office.fill("Gilt ab", f"{tomorrow:%d.%m.%Y}").press("Speichern").sees("Die Reihenfolge ist festgelegt.")
    assert office.page.goto(f"{office.base}/baustein3/verfahren/").status == 403

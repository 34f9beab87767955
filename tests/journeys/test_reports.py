"""Reports in the browser: a year's end with one button, and a released report that is corrected."""

import re
from datetime import date

import pytest

pytestmark = pytest.mark.browser

BEGINS = {"PDF": b"%PDF-", "Word": b"PK", "Excel": b"PK", "CSV": b"\xef\xbb\xbf"}


def downloaded(her, label):
    """Take a file as the browser would."""
    link = her.page.get_by_role("link", name=re.compile(f"Herunterladen {label}"))
    link.wait_for(timeout=90_000)
    return her.page.request.get(f"{her.base}{link.get_attribute('href')}").body()


def test_year_end_with_one_button(walk):
    year = date.today().year - 1
    her = walk("leitung")
    her.go("/steuerung/berichte/").follow(f"Jahresabschluss {year}")
    her.sees(f"Jahresabschluss {year}", "Was dabei entsteht", "Programmcontrolling")
    her.press(f"Jahr {year} ziehen und freigeben").sees("Fassung 1", "Prüfsumme stimmt", "Dateien")
    for label, begin in BEGINS.items():
        assert downloaded(her, label).startswith(begin)
    her.look()

    # Every number opens the rows behind it, and the other report lies beside.
    her.page.locator("table a[href*='beleg=']").first.click()
    her.settle()
    her.sees("Definition", "Zeilen dahinter")
    her.go("/steuerung/berichte/").sees(f"Programmcontrolling {year}", f"Jahresabschluss {year}")

    # Pressed once more nothing is released twice.
    her.follow(f"Jahresabschluss {year}").press("ziehen und freigeben").sees("Fassung 1").sees_not("Fassung 2")


def test_correct_a_released_report(walk):
    her = walk("leitung")
    her.go("/steuerung/berichte/staffing-funding/beginnen/").fill("Gremium", "Kreisausschuss")
    her.fill("Stichtag", "01.01.2025")
    her.press("Bericht beginnen").sees("in Arbeit", "Kreisausschuss")
    draft = her.page.url
    her.follow("Schreiben").fill("Anlass", "Der Ausschuss hat um einen Stand gebeten.").press("Speichern")
    her.sees("Der Ausschuss hat um einen Stand gebeten.")
    her.follow("Erläutern").fill("Erläuterung", "Die Zahlen kommen vom Personalamt.").press("Speichern")
    her.sees("Die Zahlen kommen vom Personalamt.")
    her.follow("Freigeben").press("Freigeben").sees("Fassung 1", "Prüfsumme stimmt")
    first = her.page.url
    her.sees("Der Ausschuss hat um einen Stand gebeten.", "Die Zahlen kommen vom Personalamt.")

    # A reported figure is corrected where it lies; the released version does not move.
    her.go("/steuerung/gemeldete-stellen/").follow("Berichtigen Einbürgerungsbehörde")
    her.fill("Besetzt, in VZÄ", "0,75").fill("Warum wird berichtigt?", "Zahlendreher in der Meldung").press(
        "Berichtigen"
    )
    filled = "staffing.naturalisation_authority.filled"
    assert her.page.request.get(f"{first}datei/").json()["figures"][filled]["value"] == "0.50"

    her.go(draft).follow("Korrigierte Fassung").sees("0,50", "0,75")
    her.fill("Grund der Korrektur", "Zahlendreher in der Meldung").press("Korrigierte Fassung freigeben")
    her.sees("Was Fassung 2 anders sagt als Fassung 1", "Zahlendreher in der Meldung", "0,50", "0,75")
    her.go(first).sees("Diese Fassung ist nicht die neueste.").follow("Zur neuesten Fassung")
    her.sees("Korrigierte Fassung. Grund: Zahlendreher in der Meldung")
    told = her.page.request.get(f"{her.page.url}datei/").json()
    assert (told["number"], told["figures"][filled]["value"]) == (2, "0.75")

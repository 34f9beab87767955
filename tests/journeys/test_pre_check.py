"""With a client through a pre-check: one question at a time, what comes of it, and what goes to no authority."""

import pytest

pytestmark = pytest.mark.browser


def begin(her):
    """Open the pre-checks of somebody in a case, and return the address of the choice of provisions."""
    her.go("/faelle/")
    her.page.locator("main tbody a[href*='/faelle/']").first.click()
    her.go(f"{her.page.url.partition('?')[0]}?abschnitt=lage").sees("Weg zum Aufenthalt: Vorprüfungen")
    her.page.get_by_role("link", name="Vorprüfung beginnen").first.click()
    her.sees("Mein Weg zum Aufenthalt", "Was die Akte schon hält")
    return her.page.url


def test_a_pre_check_in_the_case(walk):
    her = walk("delbrueck")
    choice = begin(her)
    her.go(f"{choice}frage/?norm=StAG_10").sees("Warum wird das gefragt?", "§ 10 StAG")
    her.tap("Weiß ich nicht").press("Weiter").sees("Warum wird das gefragt?")
    first = her.page.inner_text("h1")
    her.follow("Überspringen")
    assert her.page.inner_text("h1") != first
    her.follow("Zur Übersicht").sees("Angaben prüfen, dann auswerten", "unbekannt", "nie als Nein")
    her.press("Auswerten").sees("Vorprüfung – keine Entscheidung", "Ergebnis nach Aktenlage", "§ 10 Abs. 1 Satz 1")
    her.sees_not("Anspruch besteht")
    result = her.page.url
    her.follow("Aufgaben und Wiedervorlagen setzen").press("Setzen").sees("§ 10 StAG")
    her.go(f"{choice}auswerten/?norm=StAG_10").press("Auswerten").sees("Nichts hat sich geändert.")
    her.go(result).sees("Es gibt eine neuere Vorprüfung")


def test_nothing_goes_to_an_authority_nobody_named(walk):
    her = walk("salzkotten")
    choice = begin(her)
    her.go(f"{choice}auswerten/?norm=StAG_8").press("Auswerten").sees("Übergaben an Behörden", "Nichts übergeben")
    her.follow("An eine Behörde übergeben").sees("Welche Zeilen der Vorprüfung?", "Ohne sie geht nichts hinaus")

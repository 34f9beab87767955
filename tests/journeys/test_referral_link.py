"""A referral leaves the house by link: sheet, code, answer, and nothing for anybody else."""

import re

import pytest

from tests.journeys.test_loop import open_case, sign

pytestmark = pytest.mark.browser
BODY = "Jobcenter (Vorführung)"


def referred(walk):
    """Refer a new client with a preview first, and return the walker on the page of the referral."""
    her = open_case(walk)
    case = her.page.url
    sign(her, case)
    her.go(f"{case}verweis/").choose("An welche Stelle?", BODY).fill("Wofür?", "Teilqualifizierung klären")
    her.press("Vorschau des Blatts").sees("So geht das Blatt hinaus", "Zerovnik, Dunja", "Leistungen und Maßnahmen")
    her.press("Verweisen").sees(BODY)
    her.go(f"{case}?abschnitt=leistungen")
    her.page.get_by_role("region", name="Verweise").get_by_role("link", name=BODY, exact=True).click()
    her.settle()
    her.look()
    return her.sees("Was weitergegeben wurde", "Zerovnik, Dunja")


def make_link(her):
    """Make a link and return its address and code, as they are shown once."""
    page = her.page.url
    her.press("Link erstellen").sees("Link und Code stehen nur jetzt hier")
    address = her.page.get_by_label("Adresse").input_value()
    code = re.sub(r"\D", "", her.page.get_by_role("region", name="2. Code am Telefon nennen").inner_text())[1:7]
    her.follow("Fertig")
    assert her.page.url == page
    return address, code


def nothing(walker, address):
    """Assert that the address leads to the one page that tells nothing."""
    assert walker.page.goto(address).status == 404
    walker.look()
    return walker.sees("Hier gibt es nichts zu sehen").sees_not("Zerovnik", BODY, "Delbrück")


def test_referral_by_link(walk):
    her = referred(walk)
    page = her.page.url
    address, code = make_link(her)
    her.sees("noch nicht geöffnet").sees_not(address)

    them = walk(viewport={"width": 390, "height": 800})
    them.go(address).sees("Ein Blatt wartet auf Ihre Antwort").sees_not("Zerovnik", "Dunja", BODY)
    them.press("Blatt öffnen").sees("Ohne diese Zusage darf das Blatt nicht gezeigt werden")
    them.tap("Ich verwende die Angaben nur zu dem Zweck, der auf dem Blatt steht, und gebe sie nicht weiter.")
    wrong = f"{(int(code) + 1) % 10**6:06}"
    them.fill("Code aus dem Telefongespräch", wrong).press("Blatt öffnen").sees("Noch 4 Versuche")
    them.sees_not("Zerovnik")
    them.fill("Code aus dem Telefongespräch", code).press("Blatt öffnen")
    them.sees("Zerovnik, Dunja", "Teilqualifizierung klären", BODY, "§ 78 SGB X")
    assert "Zerovnik" not in them.page.title()
    them.press("Antwort senden").sees("Bitte wählen Sie aus")
    them.tap("Ja, wir übernehmen").fill("Nachricht an die Fachkraft", "Termin am Montag, Zimmer 7")
    them.press("Antwort senden").sees("Vielen Dank für Ihre Antwort")
    nothing(them, address)
    assert them.context.cookies() == []

    her.go(page).sees("angenommen", "Termin am Montag, Zimmer 7", "beantwortet", "Protokoll")


def test_a_withdrawn_link_is_dead_on_the_next_request(walk):
    her = referred(walk)
    address, code = make_link(her)
    them = walk()
    them.go(address)
    them.tap("Ich verwende die Angaben nur zu dem Zweck, der auf dem Blatt steht, und gebe sie nicht weiter.")
    them.fill("Code aus dem Telefongespräch", code).press("Blatt öffnen").sees("Zerovnik, Dunja")

    her.press("Zurückziehen").sees("zurückgezogen")
    them.tap("Ja, wir übernehmen").press("Antwort senden").sees("Hier gibt es nichts zu sehen")
    nothing(them, address)

    address, _code = make_link(her)
    her.follow("Zurücknehmen").press("Zurücknehmen").sees("zurückgenommen")
    nothing(them, address)

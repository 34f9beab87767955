"""Papers in the browser: printed, signed on the screen, recorded with a copy, taken back in three clicks."""

import base64

import pytest

from tests.journeys.test_loop import open_case

pytestmark = pytest.mark.browser

BODY = "Jobcenter (Vorführung)"
# The smallest picture there is: one white point.
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=="
)


def person_of(her):
    """Go from the case to the person's page, and return its address."""
    her.page.get_by_role("link", name="Zerovnik, Dunja").first.click()
    her.settle()
    return her.page.url


def draw(her):
    """Sign in the field, as a finger does."""
    field = her.page.locator("canvas")
    field.scroll_into_view_if_needed()
    box = field.bounding_box()
    mouse = her.page.mouse
    mouse.move(box["x"] + 40, box["y"] + 80)
    mouse.down()
    for x, y in ((120, 30), (160, 100), (220, 40), (320, 90), (380, 60)):
        mouse.move(box["x"] + x, box["y"] + y, steps=4)
    mouse.up()


def download(her, button):
    """Press a button that answers with a file, and return its content and name."""
    with her.page.expect_download() as waited:
        her.page.get_by_role("button", name=button).first.click()
    return waited.value.path().read_bytes(), waited.value.suggested_filename


def sign_release(her, person):
    her.go(f"{person}papiere/")
    her.page.get_by_text("Schweigepflichtentbindung: Stellen, Thema, Dauer").click()
    her.tap(BODY).fill("Worüber", "Leistungen und Maßnahmen").press("Entbindung hier unterschreiben")
    her.sees("Entbindung von der Schweigepflicht", BODY, "Leistungen und Maßnahmen")
    draw(her)
    her.press("Unterschrift aufnehmen").sees("verschlüsselt abgelegt")


def test_papers_are_printed_in_two_clicks_and_signed_on_the_screen(walk):
    her = open_case(walk)
    person = person_of(her)
    her.follow("Drucken oder unterschreiben").sees("PDF drucken")
    content, name = download(her, "PDF drucken")
    assert content.startswith(b"%PDF-")
    assert name == "einverstaendnis.pdf"

    her.go(f"{person}papiere/").tap("Ukrainisch (ungeprüft)")
    her.press("Einverständnis hier unterschreiben").sees("Welche Daten?", "Які дані?", "vereidigte Übersetzung")
    her.press("Unterschrift aufnehmen").sees("Es fehlt die Unterschrift")
    draw(her)
    her.press("Unterschrift aufnehmen").sees("verschlüsselt abgelegt", "auf dem Bildschirm", "Nachweis")
    with her.page.expect_download() as waited:
        her.page.get_by_role("link", name="Nachweis").first.click()
    assert waited.value.path().read_bytes().startswith(b"%PDF-")


def test_who_cannot_draw_declares_before_a_witness(walk):
    her = open_case(walk)
    person = person_of(her)
    her.go(f"{person}papiere/").press("Einverständnis hier unterschreiben")
    her.page.get_by_text("Ohne Zeichnung: Name schreiben und bezeugen").click()
    her.fill("Name, wenn nicht gezeichnet", "Dunja Zerovnik").press("Unterschrift aufnehmen")
    her.sees("muss die Fachkraft die Zustimmung bezeugen")
    her.page.get_by_label("Ich bestätige").check()
    her.press("Unterschrift aufnehmen").sees("von der Fachkraft bezeugt")


def test_a_signed_sheet_is_recorded_with_its_copy(walk):
    her = open_case(walk)
    person = person_of(her)
    her.go(f"{person}einverstaendnis/").tap("die Person selbst")
    copy = her.page.get_by_label("Kopie des unterschriebenen Blatts")
    copy.set_input_files({"name": "blatt.pdf", "mimeType": "application/pdf", "buffer": b"<svg><script/></svg>"})
    her.press("Aufnehmen").sees("Bitte prüfen Sie")
    copy.set_input_files({"name": "blatt.png", "mimeType": "image/png", "buffer": PICTURE})
    her.tap("die Person selbst").press("Aufnehmen").sees("Kopie hinterlegt", "Nachweis")


def test_a_withdrawal_takes_three_clicks_and_says_whom_to_tell(walk):
    her = open_case(walk)
    case = her.page.url
    person = person_of(her)
    her.go(f"{person}einverstaendnis/").tap("die Person selbst").press("Aufnehmen")
    sign_release(her, person)
    her.go(f"{case}verweis/").choose("An welche Stelle?", BODY).fill("Wofür?", "Leistungen klären")
    her.press("Verweisen").sees(BODY)

    her.go(case).sees("Schweigepflicht: 1 Stelle")
    her.follow("Aufnehmen, drucken, widerrufen").sees("Widerrufen")
    her.page.get_by_role("link", name="Widerrufen").nth(1).click()
    her.settle()
    her.look()
    her.press("Jetzt widerrufen").sees("Bitte informieren Sie", BODY, "noch mitzuteilen")

    her.go(case).sees("Schweigepflichtentbindung fehlt")
    her.go(f"{case}?abschnitt=leistungen").sees("zurückgenommen")
    her.go(f"{case}verweis/").choose("An welche Stelle?", BODY).fill("Wofür?", "Noch einmal")
    her.press("Verweisen").sees("Keine gültige Schweigepflichtentbindung")

    her.go("/").sees("Widerruf: noch mitzuteilen", "Zerovnik")
    her.go(person).follow("Mitgeteilt").press("Eintragen").sees("mitgeteilt")


def test_coordination_releases_a_translation(walk):
    office = walk("koordination")
    office.go("/personen/texte/").sees("Einverständnistexte", "Tigrinya", "ungeprüfte Übersetzung")
    office.follow("Türkisch").sees("Welche Daten?", "Hangi veriler?", "maschinell erstellt")
    office.follow("Freigeben").fill("Wer hat die Übersetzung geprüft?", "Vereidigte Übersetzerin")
    office.page.locator("dialog").get_by_role("button", name="Freigeben").click()
    office.settle()
    office.look()
    office.sees("Vereidigte Übersetzerin").sees_not("maschinell erstellt")
    office.follow("Neue Fassung").sees("Als neue Fassung speichern")

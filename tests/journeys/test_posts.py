"""Posts are set up, filled, shared and moved in the browser, and the past stays what it was."""

import pytest

pytestmark = pytest.mark.browser


def test_a_post_from_its_allocation_to_another_employer(walk):
    boss = walk("leitung")
    boss.go("/steuerung/").follow("Stellen im Einzelnen").follow("Stelle anlegen")
    boss.fill("Nummer der Stelle", "CM-Neu").tap("Baustein 2").choose("Funktion", "KIM-Case-Management")
    boss.fill("Gilt ab", "01.01.2026").fill("Bewilligt, in VZÄ", "1,00")
    boss.choose("Einsatzgebiet 1", "Delbrück").fill("Begründung der Zuteilung", "Zahl der Unterkünfte")
    boss.press("Anlegen").sees("Die Stelle ist angelegt.", "CM-Neu")
    boss.follow("CM-Neu").follow("Besetzen").fill("VZÄ", "0,50").fill("Besetzt ab", "01.02.2026")
    boss.page.locator("#dialogs").get_by_role("button", name="Besetzen").click()
    boss.settle()
    boss.sees("Die Besetzung ist eingetragen.", "0,50 VZÄ seit 01.01.2026")
    boss.go("/steuerung/stellen/traegerwechsel/").fill("Ab dem", "01.07.2026")
    boss.choose("Neuer Anstellungsträger", "Kreis Paderborn").tap("CM-Neu · KIM-Case-Management · –")
    boss.press("Wechseln lassen").sees("Frühere Tage bleiben, wie sie waren.")

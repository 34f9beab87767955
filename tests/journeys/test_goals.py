"""Goals and milestones are light: three goals on one page (promise 19), a plan filled in by keyboard and printed."""

import time

import pytest

pytestmark = pytest.mark.browser
FORMULA = "2 x Sitzungen der Lenkungsgruppe"
TEXTS = (
    ("Die Lenkungsgruppe tagt zweimal.", "Sitzungen der Lenkungsgruppe", "2"),
    ("Vor jeder Sitzung finden zwei Planungskonferenzen statt.", "Planungskonferenzen", FORMULA),
    ("In allen Kommunen arbeitet Case Management.", "Kommunen mit Case Management", ""),
)


def test_three_goals_in_two_minutes(walk):
    boss, began = walk("leitung"), time.monotonic()
    boss.go("/steuerung/").follow("Ziele").follow("Ziele schreiben")
    boss.tap("Kalenderjahr").fill("welcher", "2032")
    for number, (text, metric, target) in enumerate(TEXTS, 1):
        block = boss.page.locator(f"fieldset:has(#id_z{number}_text)").first
        block.locator(f"#id_z{number}_text").fill(text)
        block.locator(f"#id_z{number}_b1_metric").select_option(label=metric)
        block.locator(f"#id_z{number}_b1_target").fill(target)
    boss.page.select_option("#id_z3_b1_comparison", label="alle")
    boss.press("Ziele speichern").sees("Die Ziele sind gespeichert.", "unbekannt von 4", "9 von 10")
    # A machine types faster than people do; what counts is that there is one page and few fields.
    assert time.monotonic() - began < 120
    boss.follow("Gesamtaussage und Ausblick schreiben")
    boss.page.fill("#id_outlook", "Zwei Kommunen bereiten Stellen vor.")
    boss.press("Speichern").sees("Zwei Kommunen bereiten Stellen vor.")


def test_a_formula_that_divides_by_nothing_is_said_and_nothing_typed_is_lost(walk):
    boss = walk("koordination")
    boss.go("/steuerung/ziele/schreiben/").page.fill("#id_z1_text", "Etwas geschieht.")
    boss.page.select_option("#id_z1_b1_metric", label="Planungskonferenzen")
    boss.page.fill("#id_z1_b1_target", "8 / (2 - 2)")
    boss.press("Ziele speichern").sees("Die Rechnung teilt durch null.")
    assert boss.page.input_value("#id_z1_text") == "Etwas geschieht."
    assert boss.page.input_value("#id_z1_b1_target") == "8 / (2 - 2)"


def test_a_plan_is_filled_in_by_keyboard_and_reads_without_colour(walk):
    boss = walk("koordination")
    boss.go("/steuerung/").follow("Meilensteine").sees("bei Bedarf", "unbekannt", "Fassungen")
    boss.page.get_by_role("link", name="Qualifizierung der Koordinierenden Stellen").first.focus()
    boss.page.keyboard.press("Enter")
    boss.settle()
    boss.look()
    dialog = boss.page.locator("dialog[open]")
    dialog.get_by_role("radio", name="ja", exact=True).first.focus()
    boss.page.keyboard.press("Space")
    dialog.get_by_label("Einzelnes Datum").first.focus()
    boss.page.keyboard.press("Control+A")
    boss.page.keyboard.type("03'25")
    boss.page.keyboard.press("Enter")
    boss.settle()
    boss.sees("Die Zeile ist ausgefüllt.", "03'25")
    boss.page.emulate_media(media="print")
    cell = boss.page.locator("td.p-yes").first
    kinds = {
        boss.page.locator(f"td.p-{kind}").first.evaluate("cell => getComputedStyle(cell).borderTopStyle")
        for kind in ("yes", "as_needed", "unknown")
    }
    assert kinds == {"solid", "dashed", "dotted"}
    assert "ja" in cell.inner_text()
    boss.page.emulate_media(media="screen")
    boss.go("/steuerung/konzepte/").sees("Kommunen ohne sozialräumliches Konzept")

"""Counted in the browser: what a daily act costs (promises 2 and 4)."""

import re

import pytest

pytestmark = pytest.mark.browser

NOTE_TAPS, INTAKE_ENTRIES, NOTE_SECONDS = 6, 8, 60
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


class Fingers:
    """Counts every tap and every key besides the text itself."""

    def __init__(self, walker):
        self.walker, self.page, self.taps = walker, walker.page, 0

    def tap(self, target):
        """Tap something once and wait for what comes."""
        self.taps += 1
        target.first.click()
        self.walker.settle()


def first_case(her):
    """Open the newest case of the list."""
    her.go("/faelle/")
    address = her.page.locator("tbody a[href^='/faelle/']").first.get_attribute("href")
    her.go(address)
    return address


@pytest.mark.parametrize("start", ["case", "today", "search"])
def test_a_contact_note_on_a_phone_costs_at_most_six_taps(walk, start):
    her = walk("delbrueck", **PHONE)
    her.axe_off = start != "case"
    page, fingers = her.page, Fingers(her)
    page.set_viewport_size(PHONE["viewport"])
    case = first_case(her)
    family = page.locator("h1 bdi").first.inner_text()
    text = f"Kurz am Telefon: Termin bestätigt ({start})."
    if start == "today":
        her.go("/")
        fingers.tap(page.get_by_role("link", name=re.compile("Kontaktnotiz")))
        fingers.tap(page.locator(f"dialog a[href='{case}kontakt/']"))
    elif start == "search":
        page.get_by_role("searchbox").first.fill(family)
        page.keyboard.press("Enter")
        her.settle()
        fingers.tap(page.locator("main a.person", has_text=family))
        fingers.tap(page.get_by_role("link", name=re.compile("Kontaktnotiz")))
    else:
        fingers.tap(page.get_by_role("link", name=re.compile("Kontaktnotiz")))
    her.look()
    page.get_by_label("Notiz", exact=True).fill(text)
    fingers.tap(page.locator("dialog label.choice", has_text="Wohnen"))
    fingers.tap(page.locator("dialog label.choice", has_text="Telefon"))
    fingers.tap(page.get_by_role("button", name="Speichern"))
    her.sees(text)
    assert fingers.taps <= NOTE_TAPS, f"{fingers.taps} taps from {start}"


def test_intake_asks_for_at_most_eight_compulsory_entries(walk):
    her = walk("delbrueck")
    her.go("/faelle/intake/")
    groups = her.page.evaluate(
        """() => {
          const form = document.querySelector("main form[method=post]");
          const asked = [...form.querySelectorAll(".kern-form-input, fieldset")].filter(
            field => !field.textContent.includes("freiwillig") && !field.closest("[hidden], dialog, aside"));
          return asked.map(field => field.querySelector("label, legend").textContent.trim());
        }"""
    )
    assert groups
    assert len(groups) <= INTAKE_ENTRIES, groups
    her.tap("Jobcenter").fill("Familienname", "Achtermann").fill("Geburtsdatum", "unbekannt").choose(
        "Kommune", "Delbrück"
    )
    her.press("Zugang speichern").sees("Achtermann", "Intake")

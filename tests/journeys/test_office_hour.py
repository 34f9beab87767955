"""The open office hour: a contact without personal data in a few taps, and the month in numbers."""

import time

import pytest

pytestmark = pytest.mark.browser

MOST_TAPS, MINUTE = 5, 60


class Counting:
    """Counts what the hand does."""

    def __init__(self, her):
        self.her, self.taps = her, 0

    def tap(self, text):
        self.taps += 1
        self.her.tap(text)
        return self

    def press(self, text):
        self.taps += 1
        self.her.press(text)
        return self


def test_a_contact_is_counted_in_five_taps_without_a_name(walk):
    her = walk("delbrueck")
    her.go("/").follow("Sprechstunde").sees("Gezählt wird ohne Namen.")
    assert her.page.locator("form textarea").count() == 0
    before = her.page.locator("#heute-title, [id=heute]").count()
    assert before
    begun = time.monotonic()
    hand = Counting(her).tap("Wohnen").tap("Gesundheit").tap("gleich geregelt").tap("10").press("Zählen")
    assert time.monotonic() - begun < MINUTE
    assert hand.taps <= MOST_TAPS
    her.sees("Gezählt.", "Wohnen, Gesundheit", "gleich geregelt", "10 Minuten")


def test_the_next_one_keeps_the_choices_and_takes_one_tap(walk):
    her = walk("delbrueck")
    her.go("/sprechstunde/").tap("Diskriminierung").tap("an andere Stelle gewiesen")
    her.press("Zählen und noch eine").sees("Gezählt.")
    hand = Counting(her).press("Zählen und noch eine")
    assert hand.taps == 1
    listed = her.page.locator(".items li", has_text="Diskriminierung")
    assert listed.count() >= 2
    listed.first.get_by_role("link", name="Zurücknehmen").click()
    her.settle()
    her.look()
    left = listed.count()
    her.press("Zurücknehmen").sees("zurückgenommen")
    assert her.page.locator(".items li", has_text="Diskriminierung").count() == left - 1


def test_nothing_tapped_is_said_in_words(walk):
    her = walk("delbrueck")
    her.go("/sprechstunde/").press("Zählen").sees("Bitte wählen Sie aus.")


def test_the_month_is_counted_by_unit_and_topic(walk):
    her = walk("delbrueck")
    her.go("/sprechstunde/zahlen/").sees("Delbrück", "Kontakte", "Personen").sees_not("Salzkotten")
    office = walk("koordination")
    office.go("/sprechstunde/zahlen/").sees("Der ganze Kreis.", "Delbrück", "Salzkotten")
    assert office.page.goto(f"{office.base}/sprechstunde/").status == 403

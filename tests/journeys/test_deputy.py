"""A colleague is away: her deputy has one page from the first minute, and loses it with the last day."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from tests.journeys.test_loop import open_case

pytestmark = pytest.mark.browser


def test_the_deputy_finds_one_page_with_what_matters(walk):
    her = open_case(walk)
    case = her.page.url
    her.go(f"{case}vertretungshinweis/").tap("Bitte nicht").fill(
        "Was muss die Vertretung wissen?", "Nicht nach 17 Uhr anrufen"
    )
    her.press("Aufnehmen").sees("Nicht nach 17 Uhr anrufen")
    her.go(f"{case}wiedervorlage/").fill("Woran möchten Sie erinnert werden?", "Bescheid prüfen")
    today = localdate()
    her.fill("Am", f"{today:%d.%m.%Y}").press("Setzen").sees("Bescheid prüfen")

    him = walk("salzkotten")
    him.go("/").sees_not("Jana Musterfeld")
    assert him.page.goto(case).status == 404

    her.go("/verwaltung/vertretung/neu/")
    her.page.get_by_role("combobox", name="Vertretung").select_option(label="Tobias Beispielmann")
    her.fill("Von", f"{today:%d.%m.%Y}").fill("Bis einschließlich", f"{today + timedelta(days=5):%d.%m.%Y}")
    her.press("Eintragen").sees("Tobias Beispielmann")

    him.go("/").sees("Sie vertreten Jana Musterfeld")
    him.follow("Übergabeblatt öffnen")
    him.sees("Sie vertreten Jana Musterfeld", "Zerovnik", "Nicht nach 17 Uhr anrufen", "Bescheid prüfen")
    sheet = him.page.url
    with him.page.expect_download() as loading:
        him.page.get_by_role("link", name=re.compile("Als PDF")).click()
    assert loading.value.suggested_filename == "uebergabeblatt.pdf"
    assert him.page.goto(case).status == 200
    stranger = walk("hoexter")
    assert stranger.page.goto(sheet).status == 404

    her.go("/verwaltung/vertretung/")
    her.page.get_by_role("listitem").filter(has_text="Tobias Beispielmann vertritt Jana Musterfeld").get_by_role(
        "button", name="Beenden"
    ).first.click()
    her.settle()
    assert him.page.goto(sheet).status == 403
    assert him.page.goto(case).status == 404
    him.go("/").sees_not("Sie vertreten Jana Musterfeld")
    her.go(sheet).sees("Mein Übergabeblatt", "Zerovnik")


def test_nobody_deputises_for_herself(walk):
    them = walk("verwaltung")
    them.go("/verwaltung/vertretung/neu/").choose("Wer wird vertreten", "Jana Musterfeld")
    them.page.get_by_role("combobox", name="Vertretung").select_option(label="Jana Musterfeld")
    today = localdate()
    them.fill("Von", f"{today:%d.%m.%Y}").fill("Bis einschließlich", f"{today:%d.%m.%Y}")
    them.press("Eintragen").sees("Niemand vertritt sich selbst.")

"""A new city from nothing to its first report in the browser, by three people, in ten minutes (promise 18)."""

import time

import pytest
from django.utils.timezone import localdate

from tests.journeys.walker import Walker

pytestmark = pytest.mark.browser
CITY, AGS, SHORT, KEY = "Stadt Bonn", "05314", "BN", "bonn"
OWN = "Sieben Brücken am Rhein"
TEN_MINUTES = 600


def sign_in(walk, login, password):
    """Sign in with a password somebody else has seen, and set one of the own."""
    them = walk()
    them.go("/konto/anmelden/")
    them.page.fill("input[name=login]", login)
    them.page.fill("input[name=password]", password)
    them.page.get_by_role("button", name="Anmelden", exact=True).first.click()
    them.settle()
    them.look()
    them.sees("Bitte setzen Sie ein eigenes Passwort")
    them.go("/").sees("Bitte setzen Sie ein eigenes Passwort")
    them.fill("Bisheriges Passwort", password)
    them.page.get_by_label("Neues Passwort", exact=True).fill(OWN)
    them.page.get_by_label("Neues Passwort noch einmal", exact=True).fill(OWN)
    return them.press("Passwort setzen").sees("Ihr neues Passwort gilt ab sofort.")


def open_a_place(walk):
    """The Land opens the next city that is not open yet, and reads the one-time password once."""
    land = walk("land")
    land.go("/verwaltung/").follow("Kreise und Städte").sees("Standorten sind eröffnet", "Stadt Aachen")
    row = land.page.locator("tr", has_text=CITY)
    row.get_by_role("link", name="Eröffnen").click()
    land.settle()
    land.look()
    land.sees(AGS, SHORT, "mit Stadtbezirken statt Kommunen")
    land.fill("Erste Administration: Name", "Bea Rheinprobe").press("Eröffnen").sees(f"{CITY} ist eröffnet")
    password = land.page.locator("code.secret").inner_text()
    land.follow("Fertig").sees("wartet auf erste Anmeldung").sees_not(password)
    return f"admin.{KEY}", password


def set_the_city_up(her: Walker):
    """The administration walks the steps, leaves in between, and finds where it was."""
    her.go("/verwaltung/").follow("Einrichten", exact=True).sees("0 von 8 Schritten", "als Nächstes", "Stadtbezirke")
    her.follow("Stadtbezirke", exact=True).fill(
        "Namen der Stadtbezirke", "Bad Musterberg\nProbeuel\nBeispielbach\nTestholz"
    )
    her.press("Eintragen").sees("4 Orte sind eingetragen.", "Probeuel")
    her.follow("Zurück zur Übersicht").sees("1 von 8 Schritten")
    her.follow("Stellen und Träger", exact=True)
    for name, kind, employs in (
        ("Jobcenter Musterbonn", "Jobcenter", False),
        ("Ausländeramt Musterbonn", "Ausländerbehörde", False),
        ("Caritas Musterbonn", "Freie Wohlfahrtspflege", True),
    ):
        her.fill("Name der Stelle", name).choose("Art der Stelle", kind)
        if employs:
            her.tap("stellt Case Management an")
        her.press("Eintragen").sees(f"„{name}“ ist eingetragen.")
    her.go("/").go("/verwaltung/einrichten/").sees("2 von 8 Schritten")
    her.follow("Unsere Wörter", exact=True).tap("I, II, III").fill("Gruppe von Kommunen", "Quartier")
    her.press("Speichern").sees("Ihre Wörter gelten ab sofort.", "3 von 8 Schritten")
    her.follow("Programmteile", exact=True)
    her.page.get_by_role("button", name="Abschalten Regionen oder Cluster").click()
    her.settle()
    her.look()
    her.sees("abgeschaltet").press("So lassen und weiter").sees("4 von 7 Schritten").sees_not("Regionen</a>")
    her.follow("Stufen und Kataloge", exact=True).press("So lassen und weiter").sees("5 von 7 Schritten")


def hire_the_management(her: Walker):
    """The first colleague gets an account; the step is done."""
    her.follow("Erste Kolleginnen und Kollegen", exact=True).follow("Konto anlegen")
    her.fill("Name", "Mo Leitmuster").fill("Anmeldename", f"leitung.{KEY}").fill("Startpasswort", "Erster Tag in Bonn")
    her.choose("Anstellungsträger", CITY).tap("Geschäftsführung KIM").tap("ganzer Kreis").press("Anlegen")
    her.sees("Das Konto ist angelegt.").go("/verwaltung/einrichten/").sees("6 von 7 Schritten")


def enter_the_first_posts(him: Walker):
    """The management enters two posts and one figure, as the first notice tells."""
    him.go("/verwaltung/einrichten/").sees("6 von 7 Schritten").follow("Erste Stellen und Zahlen")
    posts = (("K-1", "Baustein I", "Koordination", "3,5"), ("CM-1", "Baustein II", "Case Management", "6"))
    for number, block, function, fte in posts:
        him.follow("Stelle anlegen").fill("Nummer der Stelle", number).tap(block).choose("Funktion", function)
        him.fill("Bewilligt, in VZÄ", fte).choose("Anstellungsträger", CITY).press("Anlegen")
        him.go("/steuerung/stellen/").sees(number)
    him.go("/steuerung/gemeldete-stellen/neu/").tap("Baustein I").choose("Funktion", "Koordination")
    him.page.get_by_label("Stichtag", exact=True).fill(f"{localdate():%d.%m.%Y}")
    him.fill("Bewilligt, in VZÄ", "3,5").fill("Besetzt, in VZÄ", "2,5").fill("Noch nicht besetzt", "1")
    him.fill("Quelle", "Zuwendungsbescheid").press("Eintragen").sees("Die Zahlen sind eingetragen.")
    him.go("/verwaltung/einrichten/").sees("7 von 7 Schritten")


def test_new_district_in_ten_minutes(walk):
    began = time.monotonic()
    login, password = open_a_place(walk)
    her = sign_in(walk, login, password)
    set_the_city_up(her)
    hire_the_management(her)
    him = sign_in(walk, f"leitung.{KEY}", "Erster Tag in Bonn")
    enter_the_first_posts(him)
    him.follow("Zu den Berichten").sees("Berichte")
    him.go("/steuerung/berichte/staffing-funding/").sees(CITY, "3,50", "2,50", "6,00")
    him.sees_not("Kreis Paderborn", "Delbrück")
    him.go("/netzwerk/karte/").sees("Probeuel", "BKG 2016")
    assert time.monotonic() - began < TEN_MINUTES

"""The whole loop in the browser, one journey for each role: from access to the answer."""

import pytest

pytestmark = pytest.mark.browser

FAMILY = "Zerovnik"
TITLE = "Kein Abendkurs mit Kinderbetreuung"


def open_case(walk):
    """Take in somebody new as the case manager of Delbrück, and return the walker on the case page."""
    her = walk("delbrueck")
    her.go("/faelle/intake/").sees("Neuer Zugang", "Schon bekannt?")
    her.tap("Jobcenter").fill("Familienname", FAMILY).fill("Vorname", "Dunja").fill("Geburtsdatum", "1991")
    her.choose("Kommune", "Delbrück")
    her.press("Zugang speichern")
    if her.page.url.endswith("/faelle/intake/"):
        her.press("Zugang speichern")  # somebody of that name is known already, and has been shown
    return her.sees(FAMILY, "Intake")


def sign(her, case):
    """Record consent and release of the case's reference person."""
    her.go(case)
    her.page.get_by_role("link", name="Zerovnik, Dunja").first.click()
    her.settle()
    person = her.page.url
    her.go(f"{person}einverstaendnis/").tap("die Person selbst").press("Aufnehmen")
    her.go(f"{person}schweigepflicht/").tap("Jobcenter (Vorführung)").fill("Worüber", "Leistungen und Maßnahmen")
    her.tap("die Person selbst").press("Aufnehmen").sees("Jobcenter (Vorführung)")
    her.go(case)
    return her


def test_access_request_without_name_becomes_a_case(walk):
    her = walk("delbrueck")
    her.go("/zugang/neu/").tap("Ebene 2").tap("Jobcenter").choose("Kommune", "Delbrück")
    her.tap("Problemkumulation").fill("Worum geht es?", "Mehrere Stellen streiten über die Zuständigkeit.")
    her.press("Anfrage speichern").sees("Ebene 2", "Problemkumulation")


def test_case_manager_walks_from_intake_to_a_finding(walk):
    her = open_case(walk)
    case = her.page.url
    her.go(f"{case}phase/").sees("fehlt")
    sign(her, case)
    her.go(f"{case}phase/").tap("Assessment").press("Phase wechseln")

    her.go(f"{case}assessment/").fill("Bedarf (fachlich)", "Kurs mit Betreuung").fill("Bedürfnis", "Deutsch lernen")
    her.tap("2").press("Assessment speichern").sees("Kurs mit Betreuung", "Deutsch lernen")

    her.go(f"{case}phase/").tap("Zielvereinbarung").press("Phase wechseln")
    her.go(f"{case}ziele/")
    first = her.page.get_by_role("region", name="Ziel 1")
    first.get_by_role("textbox", name="Ziel").fill("Sprachkurs am Abend")
    first.get_by_role("textbox", name="Schritte").fill("Kursträger anrufen")
    her.press("Ziele speichern").sees("Sprachkurs am Abend", "Kursträger anrufen")

    her.go(f"{case}leistung/").tap("kein passendes Angebot")
    her.tap("Sprache").press("Eintragen").sees("kein passendes Angebot")

    her.go(f"{case}verweis/").choose("An welche Stelle?", "Jobcenter (Vorführung)").fill(
        "Wofür?", "Kurs am Abend klären"
    )
    her.press("Verweisen").sees("Jobcenter (Vorführung)")

    her.go(f"{case}wiedervorlage/").fill("Woran möchten Sie erinnert werden?", "Antwort da?")
    her.fill("Am", "31.12.2026").press("Setzen").sees("Antwort da?")

    her.go(f"{case}kontakt/").fill("Notiz", "Langes Gespräch über den Kurs.").tap("Sprache").press("Speichern")
    her.sees("Langes Gespräch über den Kurs.")

    her.go(f"{case}strukturhinweis/").tap("Sprache").fill("Titel", f"Familie {FAMILY} findet keinen Kurs")
    her.fill("Was fehlt", "Es gibt keinen Kurs mit Betreuung.").press("Melden").sees(FAMILY, "Angaben")
    her.fill("Titel", TITLE).press("Melden").sees(TITLE)


def test_coordinator_carries_the_finding_to_a_decision_and_back(walk):
    her = open_case(walk)
    case = her.page.url
    her.go(f"{case}strukturhinweis/").tap("Sprache").fill("Titel", f"{TITLE} am Freitag")
    her.fill("Was fehlt", "Es gibt keinen Kurs mit Betreuung.").press("Melden").sees(f"{TITLE} am Freitag")
    her.go("/struktur/rueckmeldungen/").follow(f"{TITLE} am Freitag", exact=True)
    her.follow("Begründen, warum niemand erkennbar ist").fill("Grund", "Das erleben viele Familien im Kreis.")
    her.press("Für Gremien freigeben")  # or bodies would not see what stands on a single case

    office = walk("koordination")
    office.go("/struktur/hinweise/?ohne_thema=1").sees(f"{TITLE} am Freitag").sees_not(FAMILY)
    office.go("/struktur/themen/neu/").fill("Titel des Themas", "Abendkurse mit Betreuung")
    office.choose("Handlungsfeld", "Sprache").tap("hoch").tap(f"{TITLE} am Freitag – Sprache, Delbrück")
    office.press("Thema anlegen").sees("Abendkurse mit Betreuung", f"{TITLE} am Freitag").sees_not(FAMILY)
    theme = office.page.url

    for body in ("Planungskonferenz", "Lenkungsgruppe"):
        office.go("/struktur/gremien/").follow(body).follow("Sitzung planen")
        office.press("Planen").sees(body)
        session = office.page.url
        office.follow("Punkt aufnehmen").choose("Thema", "Abendkurse mit Betreuung").press("Aufnehmen")
        office.sees("Abendkurse mit Betreuung")
    office.go(f"{session}niederschreiben/").fill("Niederschrift", "Es wurde beraten.").press("Niederschrift speichern")
    office.sees("Es wurde beraten.").follow("Beschluss").tap("Maßnahme beschlossen").tap("im Konsens")
    office.page.get_by_role("textbox", name="Beschluss", exact=True).fill("Der Kreis finanziert einen Kurs am Abend.")
    office.press("Eintragen")
    office.sees("Der Kreis finanziert einen Kurs am Abend.")

    office.go(theme).follow("Maßnahme anlegen").fill("Was wird getan?", "Abendkurs mit Betreuung einrichten")
    office.fill("Verantwortliche Funktion", "Kreis, Bildungsbüro").press("Anlegen").sees(
        "Abendkurs mit Betreuung einrichten"
    )
    office.go(theme).follow("Rückmelden").fill(
        "Was ist aus dem Hinweis geworden?", "Ab Februar gibt es den Kurs am Abend."
    )
    office.press("Rückmelden")

    her.go("/").sees("Ihre Hinweise haben bewirkt", "Ab Februar gibt es den Kurs am Abend.")
    her.press("Gelesen")


def test_management_opens_a_figure_down_to_its_rows(walk):
    him = walk("leitung")
    him.sees("Heute").go("/steuerung/").sees("Stellen")
    him.go("/steuerung/berichte/").sees("Bericht")
    him.go("/struktur/").sees("Strukturhinweise")
    assert him.page.goto(f"{him.base}/faelle/").status == 403


def test_administrator_adds_an_account(walk):
    them = walk("verwaltung")
    them.go("/verwaltung/").sees("Verwaltung")
    them.go("/verwaltung/rechte/").sees("Case Managerin", "Koordinierende Stelle")
    assert them.page.goto(f"{them.base}/personen/").status == 403


def test_the_keyboard_is_enough_to_find_a_person(walk):
    her = open_case(walk)
    her.go("/")
    her.page.keyboard.press("/")
    her.page.keyboard.type("zerownik")
    her.page.wait_for_selector("#treffer a")
    her.sees(FAMILY).enter().sees(FAMILY)


def test_no_page_calls_elsewhere_or_breaks_the_policy(walk):
    """Walk every kind of page a role's links lead to; the walker itself fails on what it saw."""
    from kimtools import crawl

    for login in ("delbrueck", "koordination", "leitung", "verwaltung"):
        walker = walk(login)
        walker.axe_off = True
        kinds = set()
        for found in crawl.pages(walker.page, walker.base):
            walker.violations += walker.page.evaluate("window.cspReports || []")
            kinds.add(found.kind)
        assert len(kinds) > 12, kinds

"""What single cases reveal goes its way through the bodies, and comes back to whoever saw it first."""

import re

import pytest

from tests.journeys.test_loop import open_case

pytestmark = pytest.mark.browser


def report(walk, title):
    """Report a finding from a case, saying why nobody can be recognised, so that bodies may see a single case."""
    her = open_case(walk)
    her.go(f"{her.page.url}strukturhinweis/").tap("Sprache").fill("Titel", title)
    her.fill("Was fehlt", "Es gibt keinen Kurs mit Betreuung.").press("Melden").sees(title)
    her.go("/struktur/rueckmeldungen/").follow(title, exact=True)
    her.follow("Begründen, warum niemand erkennbar ist")
    her.fill("Grund", "Das erleben viele Familien im ganzen Kreis.").press("Für Gremien freigeben")
    return her


def bundle(office, title, finding):
    """Make a theme of one finding and return its address."""
    office.go("/struktur/themen/neu/").fill("Titel des Themas", title).choose("Handlungsfeld", "Sprache")
    office.tap(f"{finding} – Sprache, Delbrück").press("Thema anlegen").sees(title, finding)
    return office.page.url


def meet(office, body, theme):
    """Plan a session of a body with a theme on its agenda, and return the session's address."""
    office.go("/struktur/gremien/").follow(body).follow("Sitzung planen").press("Planen").sees(body)
    session = office.page.url
    # Beside the title may stand that the theme has come to this body's step.
    office.follow("Themen aufnehmen").page.get_by_role("checkbox", name=re.compile(theme)).check(force=True)
    office.press("Aufnehmen").sees(theme)
    return session


def found(office, name, kind):
    """Enter a body of a municipality."""
    office.go("/struktur/gremien/neu/").fill("Name", name).tap(kind).tap("Kommune")
    office.page.get_by_role("combobox", name="Kommune").select_option(label="Delbrück")
    office.press("Eintragen").sees(name)


def step(office, theme, to, outcome, *, reason="", feedback=""):
    """Move a theme on its ladder."""
    office.go(f"{theme}weitergeben/").tap(to).choose("Ergebnis auf der jetzigen Stufe", outcome)
    office.fill("Grund", reason).fill("Rückmeldung an alle", feedback).press("Stufe wechseln").sees(to)


def test_a_finding_is_solved_on_the_spot(walk):
    finding = "Kein Kurs mit Betreuung am Montag"
    her, office = report(walk, finding), walk("koordination")
    theme = bundle(office, "Betreuung am Montag", finding)
    step(office, theme, "Vor Ort, Fallkonferenz", "weitergegeben")
    step(
        office,
        theme,
        "Gelöst",
        "vor Ort gelöst",
        reason="Die Volkshochschule legt den Kurs in die Kita.",
        feedback="Der Kurs findet ab Januar in der Kita statt.",
    )
    office.sees("vor Ort gelöst", "Die Volkshochschule legt den Kurs in die Kita.")
    her.go("/").sees("Der Kurs findet ab Januar in der Kita statt.")


def test_a_finding_goes_all_the_way_and_comes_back(walk):
    finding, title = "Kein Kurs mit Betreuung am Dienstag", "Betreuung am Dienstag"
    her, office = report(walk, finding), walk("koordination")
    theme = bundle(office, title, finding)
    found(office, "Fallkonferenz Delbrück", "Fallkonferenz")
    found(office, "Projektgruppe Delbrück", "Projektgruppe")

    meet(office, "Fallkonferenz Delbrück", title)
    step(office, theme, "Vor Ort, Fallkonferenz", "weitergegeben")
    meet(office, "Projektgruppe Delbrück", title)
    step(office, theme, "Projektgruppe", "weitergegeben")
    meet(office, "Planungskonferenz", title)
    step(office, theme, "Lenkungsgruppe", "übersprungen", reason="Eine Arbeitsgruppe gibt es noch nicht.")
    session = meet(office, "Lenkungsgruppe KIM", title)

    office.go(f"{session}niederschreiben/").fill("Niederschrift", "Es wurde beraten.").press("Niederschrift speichern")
    office.page.get_by_role("link", name=f"Beschluss {title}").click()
    office.settle()
    office.tap("Arbeitsgruppe gegründet").tap("im Konsens")
    office.page.get_by_role("textbox", name="Beschluss", exact=True).fill(
        "Eine Arbeitsgruppe erarbeitet einen Vorschlag."
    )
    office.fill("Name der gegründeten Gruppe", "Arbeitsgruppe Betreuung").press("Eintragen")
    office.sees("Eine Arbeitsgruppe erarbeitet einen Vorschlag.", "Arbeitsgruppe Betreuung")
    office.go("/struktur/gremien/").sees("Arbeitsgruppe Betreuung")
    step(office, theme, "Arbeitsgruppe", "zurückgegeben", reason="Die Arbeitsgruppe bereitet vor.")

    office.go(theme).follow("Maßnahme anlegen").fill("Was wird getan?", "Betreuung während der Kurse")
    office.fill("Verantwortliche Funktion", "Kreis, Bildungsbüro").press("Anlegen")
    office.go("/struktur/massnahmen/").follow("Betreuung während der Kurse")
    measure = office.page.url
    office.follow("Stand festhalten").tap("umgesetzt").press("Speichern").sees("umgesetzt")
    office.go(f"{measure}wirkung/").tap("wirkt").fill("Woran ist das zu sehen?", "Zwölf Mütter besuchen den Kurs.")
    office.press("Festhalten").sees("Zwölf Mütter besuchen den Kurs.")
    step(
        office,
        theme,
        "Gelöst",
        "vor Ort gelöst",
        reason="Die Maßnahme wirkt.",
        feedback="Es gibt jetzt Betreuung während der Kurse.",
    )
    office.go(theme).sees("Leben des Themas", "Betreuung während der Kurse")
    her.go("/").sees("Es gibt jetzt Betreuung während der Kurse.")


def test_a_finding_goes_to_the_land_and_comes_back(walk):
    finding, title = "Kein Kurs mit Betreuung am Mittwoch", "Betreuung am Mittwoch"
    reply = "Die Betreuung wird ab dem nächsten Jahr gefördert."
    her, office = report(walk, finding), walk("koordination")
    theme = bundle(office, title, finding)
    office.go(f"{theme}anliegen/").fill("Titel", "Kinderbetreuung in Kursen bezahlen")
    office.page.get_by_role("textbox", name="An", exact=True).fill("Fachabteilung Integration des Ministeriums")
    office.fill("Sachverhalt", "Kurse fallen aus, weil niemand die Kinder betreut.").press("Speichern")
    issue = office.page.url
    office.follow("Abstimmung festhalten").page.get_by_role("combobox").last.select_option(index=1)
    office.press("Festhalten").go(f"{issue}weiterleiten/").fill("Aktenzeichen", "L-4711").press("Festhalten")
    office.sees("weitergeleitet", "L-4711").go(theme).sees("Land")
    office.go(f"{issue}antwort/").page.get_by_role("textbox", name="Antwort", exact=True).fill(reply)
    office.press("Festhalten")
    office.sees("beantwortet", reply)
    office.go(f"{theme}rueckmeldung/").fill("Was ist aus dem Hinweis geworden?", "Das Land fördert die Betreuung.")
    office.press("Rückmelden")
    her.go("/").sees("Das Land fördert die Betreuung.")


def test_a_second_district_draws_its_own_ladder(walk):
    office = walk("warendorf")
    office.go("/struktur/stufen/").sees("Stufenleiter")
    office.go("/struktur/stufen/neu/").fill("Name der Stufe", "Sozialraumkonferenz").choose(
        "Welche Art von Gremium", "Fallkonferenz"
    )
    office.fill("Wer entscheidet", "Leitung des Sozialamts").choose("Steht nach", "ganz am Anfang").press("Hinzufügen")
    office.sees("Sozialraumkonferenz", "Leitung des Sozialamts")
    first = office.page.locator("main tbody tr").first
    assert "Sozialraumkonferenz" in first.inner_text()
    office.page.get_by_role("button", name="nach unten Sozialraumkonferenz").click()
    office.settle()
    office.look()
    rows = office.page.locator("main tbody tr")
    assert "Sozialraumkonferenz" in rows.nth(1).inner_text()
    office.page.get_by_role("link", name="Ändern Projektgruppe").click()
    office.settle()
    office.fill("Name der Stufe", "Kommunales Netzwerk").press("Speichern").sees("Kommunales Netzwerk")
    walk("koordination").go("/struktur/stufen/").sees("Projektgruppe").sees_not(
        "Sozialraumkonferenz", "Kommunales Netzwerk"
    )

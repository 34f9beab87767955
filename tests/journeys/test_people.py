"""A family as it is: languages, addresses, kin, a move, a note for one alone, and somebody who is hidden."""

import pytest

pytestmark = pytest.mark.browser


def take_in(her, family, given):
    """Take in somebody new and return the address of case and person."""
    her.go("/faelle/intake/").tap("Jobcenter").fill("Familienname", family).fill("Vorname", given)
    her.fill("Geburtsdatum", "03.1990").choose("Kommune", "Delbrück").tap("Wohnen")
    her.press("Zugang speichern").sees(family)
    case = her.page.url
    her.page.get_by_role("link", name=f"{family}, {given}").first.click()
    her.settle()
    return case, her.page.url


def test_a_family_is_written_down_as_it_is(walk):
    her = walk("delbrueck")
    case, person = take_in(her, "Quittenbaum", "Mira")
    her.sees("März 1990")
    her.go(f"{case}person-aufnehmen/").tap("Kind").fill("Familienname", "Quittenbaum").fill("Vorname", "Jaro")
    her.fill("Geburtsdatum", "ca. 2015").tap("mitberaten").press("Aufnehmen").sees("Jaro")
    her.go(f"{person}sprachen/").choose("1. Sprache", "Ukrainisch")
    her.page.get_by_label("Wie gut?").first.select_option(label="Erstsprache")
    her.press("Speichern").sees("Ukrainisch (Erstsprache)")
    her.go(f"{person}anschrift/").fill("Straße und Hausnummer", "Probegasse 7").fill("Ort oder Unterkunft", "Delbrück")
    her.page.get_by_label("Gilt für alle, die im Haushalt wohnen").check()
    her.press("Eintragen").sees("Probegasse 7, Delbrück")
    her.go(f"{person}kontaktweg/").fill("Nummer oder Adresse", "0151 000111").press("Eintragen").sees("0151 000111")
    her.go(f"{person}verwandtschaft/").tap("Elternteil von").choose("von wem oder für wen?", "Quittenbaum, Jaro")
    her.press("Eintragen").sees("Elternteil von")
    her.go(f"{person}verwandtschaft/").tap("Elternteil von").choose("von wem oder für wen?", "Quittenbaum, Jaro")
    her.press("Eintragen").sees("bereits eingetragen")

    her.go(f"{person}schutz/")
    her.page.get_by_label("Geschützte Person").check()
    her.press("Speichern").sees("Kontaktwege sind verdeckt").sees_not("Probegasse 7", "0151 000111")
    her.go(f"{person}einblenden/").tap("Brief an die Person").press("Einblenden").sees("Probegasse 7", "0151 000111")


def test_a_note_for_one_alone_is_read_only_by_whoever_opens_it(walk):
    her = walk("delbrueck")
    case, _ = take_in(her, "Holunderweg", "Nela")
    her.go(f"{case}kontakt/").fill("Notiz", "Nur unter vier Augen erzählt.")
    her.page.get_by_text("Mehr angeben").click()
    her.page.get_by_label("Nur für ein Haushaltsmitglied").select_option(label="Nela")
    her.press("Speichern").sees("Nur für Nela")
    assert not her.page.get_by_text("Nur unter vier Augen erzählt.").is_visible()
    her.page.get_by_text("Notiz einblenden").click()
    assert her.page.get_by_text("Nur unter vier Augen erzählt.").is_visible()
    her.page.emulate_media(media="print")
    assert not her.page.get_by_text("Nur unter vier Augen erzählt.").is_visible()
    her.page.emulate_media(media="screen")


def test_many_people_change_their_legal_domain_in_one_step(walk):
    her = walk("delbrueck")
    people = []
    for family in ("Wacholder", "Schlehdorn"):
        _, person = take_in(her, family, "Ivo")
        her.go(f"{person}rechtskreis/")
        her.page.get_by_label("Rechtskreis", exact=True).select_option(label="Asylbewerberleistungen")
        her.fill("Von", "01.01.2026").press("Eintragen").sees("Asylbewerberleistungen")
        people.append(f"{family}, Ivo")
    her.go("/personen/rechtskreiswechsel/").follow("Asylbewerberleistungen")
    her.page.get_by_label("Neuer Rechtskreis").select_option(index=1)
    for name in people:
        her.tap(name)
    her.press("Wechsel eintragen").sees("für 2 Personen eingetragen")


def test_the_way_of_a_case_and_how_it_is_counted(walk):
    her = walk("delbrueck")
    case, _ = take_in(her, "Sanddorn", "Lea")
    her.go(f"{case}weg/").sees("Noch ist kein Rechtskreis eingetragen").tap("registriert und informiert")
    her.press("Eintragen").sees("bekommt Kontakte mit")
    her.page.locator("label.choice", has_text="·").first.click()
    her.press("Eintragen").sees("registriert und informiert", "Mitgegebene Kontakte")
    her.go("/faelle/zaehlweise/").sees("Haushalte (Familien)", "nie dazugezählt")

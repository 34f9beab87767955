"""Nothing typed is ever lost (promise 1), and nobody overwrites anybody unseen (promise 14)."""

import re

import pytest

from kimpass.web.demo.accounts import DEMO_PASSWORD

pytestmark = pytest.mark.browser

NOTE = "Frau Zerovnik hat den Bescheid mitgebracht, wir haben ihn Satz für Satz gelesen."
KEPT = 'document.querySelector("input[data-draft]") !== null'


def first_case(her):
    """Return the address of the first case on the list."""
    her.go("/faelle/")
    link = her.page.locator("main table a[href*='/faelle/']").first
    return her.base + re.match(r"/faelle/[0-9a-z]{12}/", link.get_attribute("href")).group(0)


def clean_form(her, address):
    """Open a form as a page, and drop what an earlier run left in it."""
    for _window in range(5):  # as many windows as keep drafts of one form
        her.go(address)
        her.page.wait_for_function(KEPT)
        discard = her.page.get_by_role("button", name="Entwurf verwerfen")
        if not discard.count():
            break
        discard.click()
        her.page.get_by_text("Der Entwurf ist verworfen.").wait_for()
    return her


def note_form(her, case):
    """Open the form of a reminder."""
    return clean_form(her, f"{case}wiedervorlage/")


def field(her):
    return her.page.locator("[name=text]").first


def type_and_wait(her, text):
    """Type as people do, and wait until the server has it."""
    with her.page.expect_response(lambda answer: "/entwuerfe/" in answer.url and answer.status == 204):
        field(her).fill(text)


def test_a_killed_browser_loses_no_word_and_nobody_else_sees_it(walk):
    her = walk("delbrueck")
    case = first_case(her)
    note_form(her, case)
    type_and_wait(her, NOTE)
    her.page.close(run_before_unload=False)
    her.context.clear_cookies()
    again = walk("delbrueck")
    again.go(f"{case}wiedervorlage/")
    again.page.get_by_text(re.compile("Entwurf von .* wiederhergestellt")).wait_for()
    assert field(again).input_value() == NOTE
    again.look()
    other = walk("koordination")
    other.page.goto(f"{case}wiedervorlage/")
    assert NOTE not in other.page.content()
    again.press("Setzen").sees(NOTE)
    again.go(f"{case}wiedervorlage/")
    assert field(again).input_value() == ""
    her.page = her.context.new_page()


def test_a_session_that_ended_keeps_the_text_here_and_saves_it_after_signing_in(walk):
    her = walk("delbrueck")
    case = first_case(her)
    note_form(her, case)
    type_and_wait(her, NOTE)
    her.context.clear_cookies(name="kimpass_session")
    longer = NOTE + " Danach kam die Sitzung abhanden."
    field(her).fill(longer)
    her.page.get_by_text("Nicht mehr angemeldet").wait_for()
    her.look()
    her.page.get_by_role("button", name="Setzen").click()
    her.settle()
    assert field(her).input_value() == longer
    with her.context.expect_page() as opened:
        her.page.get_by_role("link", name="In neuem Fenster anmelden").click()
    door = opened.value
    door.fill("input[name=login]", "delbrueck")
    door.fill("input[name=password]", DEMO_PASSWORD)
    door.press("input[name=password]", "Enter")
    door.wait_for_url(lambda url: "/konto/anmelden" not in url)
    door.close()
    her.page.get_by_text("Ihr Text ist wieder gesichert.").wait_for(timeout=15_000)
    her.press("Setzen").sees("Danach kam die Sitzung abhanden.")


def test_whoever_signs_in_next_on_the_same_computer_does_not_get_the_text(walk):
    her = walk("delbrueck")
    case = first_case(her)
    note_form(her, case)
    type_and_wait(her, NOTE)
    her.context.clear_cookies()
    other = her.context.new_page()
    other.goto(f"{her.base}/konto/anmelden/")
    other.fill("input[name=login]", "koordination")
    other.fill("input[name=password]", DEMO_PASSWORD)
    other.press("input[name=password]", "Enter")
    other.wait_for_url(lambda url: "/konto/anmelden" not in url)
    field(her).fill(NOTE + " Noch ein Satz.")
    her.page.get_by_text("Inzwischen ist jemand anderes angemeldet").wait_for(timeout=15_000)
    assert field(her).input_value() == NOTE + " Noch ein Satz."
    her.page.get_by_role("button", name="Setzen").click()
    her.settle()
    assert field(her).input_value() == NOTE + " Noch ein Satz."
    other.close()


def test_two_tabs_with_a_new_note_keep_both_texts(walk):
    her = walk("delbrueck")
    case = first_case(her)
    note_form(her, case)
    second = her.context.new_page()
    second.goto(f"{case}wiedervorlage/")
    second.wait_for_function(KEPT)
    type_and_wait(her, "Aus dem ersten Fenster")
    with second.expect_response(lambda answer: "/entwuerfe/" in answer.url and answer.status == 204):
        second.locator("[name=text]").first.fill("Aus dem zweiten Fenster")
    her.press("Setzen").sees("Aus dem ersten Fenster")
    second.close()
    her.go(f"{case}wiedervorlage/")
    her.page.get_by_text(re.compile("Entwurf von .* wiederhergestellt")).wait_for()
    assert field(her).input_value() == "Aus dem zweiten Fenster"
    her.press("Setzen").sees("Aus dem ersten Fenster", "Aus dem zweiten Fenster")


def test_two_tabs_that_change_the_same_person_show_both_versions(walk):
    her = walk("delbrueck")
    her.go(first_case(her))
    her.page.locator("main a[href*='/personen/']").first.click()
    her.settle()
    change = her.page.url.split("?")[0] + "aendern/"
    clean_form(her, change)
    before = her.page.locator("[name=original_name]").input_value()
    second = her.context.new_page()
    second.goto(change)
    second.locator("[name=original_name]").fill("Перша")
    second.get_by_role("button", name="Speichern").click()
    second.wait_for_url(lambda url: "aendern" not in url)
    second.close()
    her.page.locator("[name=original_name]").fill("Друга")
    her.press("Speichern").sees("Gespeicherte Fassung", "Ihre Fassung", "Перша")
    assert her.page.locator("[name=original_name]").input_value() == "Друга"
    her.page.get_by_role("checkbox", name=re.compile("gespeicherte übernehmen")).first.check(force=True)
    her.press("Speichern").sees("Перша")
    her.go(change)
    her.page.locator("[name=original_name]").fill(before)
    her.press("Speichern")


def test_a_document_is_put_in_and_comes_back_as_a_download(walk, tmp_path):
    her = walk("delbrueck")
    case = first_case(her)
    her.go(f"{case}?abschnitt=dokumente").follow("Dokument ablegen")
    bad = tmp_path / "Bescheid.docx"
    bad.write_bytes(b"%PDF-1.7\nkein Word\nstartxref\n9\n%%EOF\n")
    her.page.set_input_files("input[name=file]", bad)
    her.page.fill("#id_title", "Bescheid der Behörde")
    her.tap("Bescheid").press("Ablegen").sees("passt nicht zur Endung")
    assert her.page.locator("#id_title").input_value() == "Bescheid der Behörde"
    large = tmp_path / "groß.pdf"
    large.write_bytes(b"x" * 16_000_000)
    her.page.set_input_files("input[name=file]", large)
    her.sees("Die Datei ist zu groß")
    good = tmp_path / "Bescheid.pdf"
    good.write_bytes(b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\nstartxref\n9\n%%EOF\n")
    her.page.set_input_files("input[name=file]", good)
    her.press("Ablegen").sees("Bescheid der Behörde")
    with her.page.expect_download() as received:
        her.page.get_by_role("link", name="Bescheid der Behörde").first.click()
    assert received.value.suggested_filename.startswith("Dokument-")
    assert received.value.path().read_bytes() == good.read_bytes()
    her.follow("Löschen").press("Endgültig löschen").sees("gelöscht")

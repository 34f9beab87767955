"""Files of a release: made once, kept encrypted, found again; what fails can be asked for again."""

import re
import shutil
import subprocess
import zipfile
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from kimpass.controlling.actions import releases, report_files
from kimpass.controlling.actions.report_files import FileNotPossible
from kimpass.controlling.models import ReportFile
from kimpass.controlling.selectors.documents import bare, of_release
from kimpass.controlling.selectors.outputs import FORMATS, KEPT, file_name, made
from kimpass.controlling.selectors.reports import draw
from kimpass.controlling.tests.reporting import begin, furnish
from kimpass.vault import files

OFFICE = shutil.which("soffice")


@pytest.fixture
def diana(musterland, settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path
    furnish(musterland.tenant)
    return musterland.actor("diana")


@pytest.fixture
def release(diana):
    draft = begin(diana, title="=HYPERLINK Sachstand", front={"committee": "Kreisausschuss"})
    return releases.release_report(actor=diana, report_id=draft.pk, at=timezone.now())


def ask(actor, release, file_format="pdf"):
    return report_files.ask_for_file(actor=actor, release_id=release.pk, file_format=file_format)


def test_ask_for_file_waits_for_the_commit_and_is_asked_once(
    diana, release, django_capture_on_commit_callbacks, monkeypatch
):
    started = []
    monkeypatch.setattr("kimpass.kernel.background.start", lambda work, *keys: started.append((work, keys)))
    with django_capture_on_commit_callbacks(execute=True):
        kept = ask(diana, release)
        assert started == []
    assert started == [(report_files.make_file, (kept.tenant_id, kept.pk))]
    assert ask(diana, release).pk == kept.pk
    assert (kept.state, kept.progress) == ("waiting", 0)


def test_ask_for_file_is_for_whoever_reads_reports(musterland, diana, release):
    ask(musterland.actor("charlie"), release)
    with pytest.raises(PermissionDenied):
        ask(musterland.actor("alice"), release)
    with pytest.raises(FileNotPossible):
        ask(diana, release, "exe")


@pytest.mark.parametrize("file_format", KEPT)
def test_make_file_keeps_it_encrypted(diana, release, file_format):
    kept = ask(diana, release, file_format)
    assert report_files.make_file(kept.tenant_id, kept.pk)
    kept.refresh_from_db()
    assert (kept.state, kept.progress) == ("done", 100)
    content = files.read(kept.stored)
    raw = files.path_of(kept.tenant_id, kept.stored.public_id).read_bytes()
    assert content[:20] not in raw
    assert not report_files.make_file(kept.tenant_id, kept.pk)


def test_make_file_that_fails_says_so_and_can_be_asked_for_again(diana, release):
    kept = ask(diana, release)
    release.content["title"] = "verfälscht"
    release.save(update_fields=["content"])
    with pytest.raises(Exception, match="Prüfsumme"):
        report_files.make_file(kept.tenant_id, kept.pk)
    kept.refresh_from_db()
    assert kept.state == "failed"
    assert ask(diana, release).pk != kept.pk


def test_the_files_are_found_again_on_the_page(musterland, diana, release, client):
    kept = ask(diana, release)
    musterland.sign_in(client, "charlie")
    page = f"/steuerung/berichte/fassungen/{release.public_id}/"
    waiting = client.get(page).content.decode()
    assert "wartet" in waiting
    assert 'hx-trigger="every 2s"' in waiting
    address = f"/steuerung/berichte/dateien/{kept.public_id}/"
    assert client.get(address).status_code == 302
    report_files.make_file(kept.tenant_id, kept.pk)
    part = client.get(f"{page}dateien/", headers={"HX-Request": "true"}).content.decode()
    assert address in part
    assert "every 2s" not in part
    taken = client.get(address)
    assert taken.content.startswith(b"%PDF")
    assert re.search(r'filename="staffing-funding-2026-06-30-fassung-1\.pdf"', taken["Content-Disposition"])
    musterland.sign_in(client, "alice")
    assert client.get(address).status_code == 403


def test_files_are_asked_for_in_the_browser(musterland, release, client):
    musterland.sign_in(client, "charlie")
    address = f"/steuerung/berichte/fassungen/{release.public_id}/erstellen/"
    client.post(address, {"format": "csv"})
    assert [row.format for row in ReportFile.objects.all()] == ["csv"]
    client.post(address)
    assert {row.format for row in ReportFile.objects.all()} == set(KEPT)
    assert client.get(f"/steuerung/berichte/fassungen/{release.public_id}/dateien/").status_code == 302


def test_the_pdf_is_tagged_titled_and_holds_its_tables(release):
    reader = PdfReader(BytesIO(made(of_release(release), "pdf")))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "de"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in root["/Metadata"].get_data()
    text = "\n".join(page.extract_text() for page in reader.pages)
    for words in ("Kreisausschuss", "7,62", "weder besetzt", "Definitionen", release.checksum[:16]):
        assert words in text
    images = [name for page in reader.pages for name in page.images]
    assert images == []  # the charts are vectors


def test_the_word_file_has_headings_heads_of_tables_and_vector_charts(release):
    archive = zipfile.ZipFile(BytesIO(made(of_release(release), "docx")))
    body = archive.read("word/document.xml").decode()
    assert body.count("w:tblHeader") >= 4
    assert "svgBlip" in body
    assert "Heading2" in body
    assert [name for name in archive.namelist() if name.endswith(".svg")]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_table_that_is_called_like_its_chapter_is_not_named_twice(musterland, diana):
    place = {"as_of": date(2026, 6, 30), "today": musterland.today}
    document = bare(draw(musterland.tenant, "status", **place))
    doubled = {s.title for s in document.report.sections for table in s.tables if table.title == s.title}
    assert "Anspruch in Baustein 1" in doubled
    word = Document(BytesIO(made(document, "docx")))
    captions = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name == "Caption"]
    assert captions
    assert doubled.isdisjoint(captions)
    lines = "\n".join(page.extract_text() for page in PdfReader(BytesIO(made(document, "pdf"))).pages).splitlines()
    assert lines.count("Anspruch in Baustein 1") == 1


def test_libreoffice_opens_word_and_excel_files(release, tmp_path):
    for file_format in ("docx", "xlsx"):
        (tmp_path / f"bericht.{file_format}").write_bytes(made(of_release(release), file_format))
        home = f"-env:UserInstallation=file://{tmp_path}/lo"
        command = [OFFICE, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path / file_format)]
        subprocess.run(
            [*command, str(tmp_path / f"bericht.{file_format}")], check=True, capture_output=True, timeout=180
        )
        text = "\n".join(page.extract_text() for page in PdfReader(tmp_path / file_format / "bericht.pdf").pages)
        assert "7,62" in text.replace(".", ",")  # the office program may speak another language
        assert "Kreisausschuss" in text


def test_the_workbook_holds_numbers_as_numbers_and_no_formula(release):
    book = load_workbook(BytesIO(made(of_release(release), "xlsx")))
    assert {"Angaben", "Anmerkungen", "Definitionen", "Belege", "Stellen in Vollzeitäquivalenten"} <= set(
        book.sheetnames
    )
    staffing = {row[0].value: row for row in book["Stellen in Vollzeitäquivalenten"].iter_rows()}
    cell = staffing["Case Management"][2]
    assert (cell.value, cell.data_type, cell.number_format) == (7.62, "n", "#,##0.00")
    assert book["Angaben"]["B2"].value == "=HYPERLINK Sachstand"
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"n", "s", "d"}


def test_the_csv_opens_in_german_offices(release):
    content = made(of_release(release), "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    lines = content.decode("utf-8-sig").split("\r\n")
    assert lines[0].startswith("Kennung;Abschnitt;Zahl;Wert;Einheit;Definition")
    filled = next(line for line in lines if line.startswith("staffing.case_management.filled;"))
    assert ";7,62;VZÄ;" in filled


def test_the_page_needs_nothing_else(release):
    page = made(of_release(release), "html").decode()
    assert "<svg" in page
    assert not re.search(r"<(?:script|link|img|iframe)|url\((?!#)|(?:src|href)=\"(?!#)", page)
    assert "=HYPERLINK Sachstand" in page


def test_words_in_charts_are_escaped(diana, musterland):
    from kimpass.organisation.models import StaffingFigure, Unit

    unit = Unit.objects.filter(kind="municipality").first()
    unit.name = "<b>&\"Ort'"
    unit.save()
    row = StaffingFigure.objects.get(function="case_management")
    row.unit = unit
    row.save()
    made_of = releases.release_report(actor=diana, report_id=begin(diana).pk, at=timezone.now())
    page = made(of_release(made_of), "html").decode()
    assert "<b>" not in page
    for file_format in FORMATS:
        assert made(of_release(made_of), file_format)
        assert file_name(of_release(made_of), file_format).endswith(file_format)


def test_what_was_left_half_made_is_made_at_night(diana, release, capsys):
    _waiting, stuck, fresh = (ask(diana, release, file_format) for file_format in ("csv", "pdf", "xlsx"))
    ReportFile.objects.filter(pk__in=[stuck.pk, fresh.pk]).update(state="running")
    ReportFile.objects.filter(pk=stuck.pk).update(asked_at=timezone.now() - timedelta(hours=2))
    call_command("make_report_files")
    states = dict(ReportFile.objects.values_list("format", "state"))
    assert states == {"csv": "done", "pdf": "done", "xlsx": "running"}
    assert "2 Dateien erstellt" in capsys.readouterr().out

"""Papers of the bodies as people open them: Word files in LibreOffice, PDFs by their tags and words."""

import os
import re
import shutil
import subprocess
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from kimpass.steering.actions import sessions
from kimpass.steering.presenters.papers import paper_sheet, steering_sheet
from kimpass.steering.presenters.sessions import invitation_sheet, minutes_sheet
from kimpass.steering.presenters.sheets import as_docx, as_pdf
from kimpass.steering.presenters.state_issues import state_issue_sheet
from kimpass.steering.tests.ground import bundle, evidence, found, session, url
from kimpass.steering.tests.seats import seat
from kimpass.steering.tests.test_decisions import decide
from kimpass.steering.tests.test_measures import start
from kimpass.steering.tests.test_papers import release, stop, write
from kimpass.steering.tests.test_sessions import hold
from kimpass.steering.tests.test_state_issues import write as write_issue

NAMES = ("Alice", "Bob", "Charlie", "Diana", "Anton", "Eve")


@pytest.fixture
def held(land):
    """A session of the steering group that was held, with everything a paper may show."""
    body = found(land, decision_mode="Konsens")
    member = seat(land, body, "Leitung Jobcenter", headcount=2)
    theme = bundle(land, summary="Kurse liegen nur am Vormittag.")
    evidence(land, theme, cases=14)
    paper = release(land, write(land, theme))
    stop(land, paper)
    row = session(land, body, held_on=date(2026, 11, 20), starts_at=time(14), ends_at=time(16), place="Kreishaus")
    values = {"actor": land.actor("charlie"), "session_id": row.pk}
    item = sessions.add_agenda_item(**values, title="", theme_id=theme.pk)
    sessions.add_agenda_item(**values, title="Verschiedenes")
    row = hold(land, row, [(member.pk, 2)], minutes="Der Bedarf ist belegt.\nDie Gruppe berät.", on=date(2026, 11, 20))
    decision = decide(
        land, item, result="group_founded", group_name="AG Abendkurse", text="Eine Gruppe wird gegründet."
    )
    start(land, theme_id=theme.pk, decision_id=decision.pk, due_on=date(2027, 1, 31))
    task = {"text": "Zahlen vorlegen", "owner_function": "Schulamt", "due_on": date(2026, 12, 1)}
    sessions.add_session_task(**values, **task)
    return row


def papers_of(land, row):
    """Return every paper there is, with words that must stand in it."""
    actor = land.actor("charlie")
    item = row.agenda.exclude(theme=None).select_related("theme", "paper").get()
    issue = write_issue(land, item.theme)
    return {
        "minutes": (
            minutes_sheet(actor, row),
            (
                "Leitung Jobcenter",
                "Der Bedarf ist belegt.",
                "AG Abendkurse",
                "Konsens",
                "Zahlen vorlegen",
                "01.12.2026",
            ),
        ),
        "invitation": (invitation_sheet(actor, row), ("Tagesordnung", "Verschiedenes", "14:00–16:00 Uhr", "Kreishaus")),
        "paper": (paper_sheet(actor, item.paper), ("Ein Kurs beginnt am Abend.", "14", "Kreistag", "12.2026")),
        "steering": (steering_sheet(actor, row), ("Abendkurs B2 einrichten", "31.01.2027", "Koordinierende Stelle")),
        "issue": (state_issue_sheet(actor, issue), ("Zuständiges Ministerium", "Niemand zahlt.", "Um eine Regelung")),
    }


def words(text):
    return re.sub(r"\s+", " ", text)


def of_pdf(content):
    return words(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


def soffice():
    """Return LibreOffice; a machine without it has not tested anything."""
    found_ = os.environ.get("KIMPASS_SOFFICE") or shutil.which("soffice")
    if not found_:
        pytest.fail("LibreOffice is missing: ./kim test installs it")
    return found_


def test_pdfs_are_tagged_and_say_everything(land, held):
    for name, (sheet, expected) in papers_of(land, held).items():
        content = as_pdf(sheet)
        reader = PdfReader(BytesIO(content))
        root = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"], name
        assert root["/Lang"] == "de", name
        assert reader.metadata.title == sheet.title
        text = of_pdf(content)
        for word in expected:
            assert word in text, (name, word)
        assert not [person for person in NAMES if person in text], name


def test_word_files_have_headings_heads_of_tables_and_a_language(land, held):
    for name, (sheet, expected) in papers_of(land, held).items():
        document = Document(BytesIO(as_docx(sheet)))
        styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style.name.startswith("Head")]
        assert styles[0] == "Heading 1", name
        assert len(styles) > 1, name
        assert document.core_properties.title == sheet.title
        assert document.core_properties.language == "de-DE"
        for table in document.tables:
            assert "w:tblHeader" in table.rows[0]._tr.xml
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        text = words(" ".join([*(paragraph.text for paragraph in document.paragraphs), *cells]))
        for word in expected:
            assert word in text, (name, word)


@pytest.mark.slow
def test_word_files_open_in_libreoffice(land, held, tmp_path):
    made = papers_of(land, held)
    for name, (sheet, _expected) in made.items():
        (tmp_path / f"{name}.docx").write_bytes(as_docx(sheet))
    command = [
        soffice(),
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        *(str(tmp_path / f"{name}.docx") for name in made),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240, env=os.environ | {"HOME": str(tmp_path)})
    for name, (_sheet, expected) in made.items():
        text = of_pdf(Path(tmp_path / f"{name}.pdf").read_bytes())
        for word in expected:
            assert word in text, (name, word)


FILES = ("minutes_file", "invitation_file", "steering_paper")


def test_files_leave_as_downloads_with_neutral_names(land, held, visit):
    client = visit("charlie")
    for name in FILES:
        for query, start_ in (("", b"%PDF"), ("?als=docx", b"PK"), ("?als=exe", b"%PDF")):
            answer = client.get(url(name, held) + query)
            assert answer.content.startswith(start_)
            assert answer["Content-Disposition"].startswith("attachment")
            assert "Abend" not in answer["Content-Disposition"]
    paper = held.agenda.exclude(theme=None).get().paper
    issue = write_issue(land, paper.theme)
    assert client.get(url("paper_file", paper)).content.startswith(b"%PDF")
    assert client.get(url("state_issue_file", issue) + "?als=docx").content.startswith(b"PK")
    assert visit("alice").get(url("invitation_file", held)).status_code == 403


def test_a_draft_says_so(land):
    row = session(land)
    assert "Entwurf" in minutes_sheet(land.actor("charlie"), row).notice
    assert "Entwurf" in paper_sheet(land.actor("charlie"), write(land)).notice

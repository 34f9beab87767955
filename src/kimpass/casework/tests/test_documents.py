from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kimpass.audit.models import Event, ReadEntry
from kimpass.casework.actions.documents import DocumentCannotBeKept, Paper, add_document, remove_document
from kimpass.casework.models import Case, Document
from kimpass.casework.selectors import documents as papers
from kimpass.casework.selectors.workable import CaseIsClosed
from kimpass.vault import files
from kimpass.vault.files import UnacceptableFile
from kimpass.vault.models import StoredFile
from kimpass.vault.tests import samples
from tests.support.cast import TODAY


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    return settings.DOCUMENTS_DIR


def add(musterland, case, who="alice", content=samples.PDF, name="Bescheid Amal Berg.pdf", **changes):
    values = {"kind": "notice", "title": " Bescheid vom Jobcenter "} | changes
    return add_document(actor=musterland.actor(who), case_id=case.pk, paper=Paper(**values), content=content, name=name)


def close(case):
    Case.objects.filter(pk=case.pk).update(phase="closed", closed_on=TODAY)


def on_disk(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_add_document_keeps_it_encrypted_and_leaves_a_trail(musterland, facts, folder):
    document = add(musterland, musterland.case())
    assert (document.title, document.kind, document.added_on) == ("Bescheid vom Jobcenter", "notice", TODAY)
    assert papers.content_of(document) == samples.PDF
    assert [samples.PDF in path.read_bytes() for path in on_disk(folder)] == [False]
    assert facts() == ["document.added"]
    assert "Amal" not in str(Event.objects.values_list("facts", flat=True))


def test_add_document_makes_a_health_paper_one_persons_alone(musterland):
    case = musterland.case()
    person = musterland.person_of(case)
    document = add(musterland, case, kind="medical", person_id=person.pk)
    assert document.only_member == person
    with pytest.raises(DocumentCannotBeKept, match="gehört zu einer Person"):
        add(musterland, case, kind="medical")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": "  "}, "Titel"),
        ({"kind": "secret"}, "Art"),
        ({"dated_on": TODAY + timedelta(days=1)}, "Zukunft"),
        ({"restricted": True}, "für wen allein"),
        ({"person_id": 0}, "gehört nicht zum Fall"),
    ],
)
def test_add_document_refuses_in_german(musterland, folder, changes, words):
    with pytest.raises(DocumentCannotBeKept, match=words):
        add(musterland, musterland.case(), **changes)
    assert not Document.objects.exists()
    assert not on_disk(folder)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bild.svg", samples.SVG),
        ("bild.png", samples.SVG),
        ("brief.docx", samples.PDF),
        ("brief.docx", samples.bomb()),
        ("a.pdf", b""),
        ("a\x00.pdf.exe", b"MZ"),
    ],
)
def test_add_document_refuses_bad_files(musterland, folder, name, content):
    with pytest.raises(UnacceptableFile):
        add(musterland, musterland.case(), name=name, content=content)
    assert not StoredFile.objects.exists()
    assert not on_disk(folder)


def test_add_document_refuses_more_than_the_case_may_hold(musterland, settings):
    case = musterland.case()
    settings.CASE_QUOTA_BYTES = len(samples.PDF) + 10
    first = add(musterland, case)
    with pytest.raises(DocumentCannotBeKept, match="voll"):
        add(musterland, case)
    remove_document(actor=musterland.actor("alice"), document_id=first.pk)
    add(musterland, case)


def test_add_document_waits_for_reopening(musterland):
    case = musterland.case()
    close(case)
    with pytest.raises(CaseIsClosed):
        add(musterland, case)


@pytest.mark.parametrize("who", ["bob", "eve", "charlie", "diana", "anton"])
def test_add_document_is_for_whoever_keeps_the_case(musterland, who):
    with pytest.raises((Case.DoesNotExist, PermissionDenied)):
        add(musterland, musterland.case(), who=who)
    assert not StoredFile.objects.exists()


def test_remove_document_leaves_who_and_when_and_nothing_else(
    musterland, facts, folder, django_capture_on_commit_callbacks
):
    document = add(musterland, musterland.case())
    with django_capture_on_commit_callbacks(execute=True):
        gone = remove_document(actor=musterland.actor("alice"), document_id=document.pk)
    assert (gone.title, gone.file, gone.removed_on, gone.removed_by) == ("", None, TODAY, musterland.staff["alice"])
    assert not StoredFile.objects.exists()
    assert not on_disk(folder)
    assert facts() == ["document.added", "document.removed"]
    with pytest.raises(DocumentCannotBeKept, match="bereits gelöscht"):
        remove_document(actor=musterland.actor("alice"), document_id=document.pk)


def test_remove_document_of_others_does_not_exist(musterland):
    document = add(musterland, musterland.case())
    with pytest.raises(Document.DoesNotExist):
        remove_document(actor=musterland.actor("eve"), document_id=document.pk)
    assert files.read(StoredFile.objects.get()) == samples.PDF


def test_remove_document_of_a_closed_case_waits(musterland):
    case = musterland.case()
    document = add(musterland, case)
    close(case)
    with pytest.raises(CaseIsClosed):
        remove_document(actor=musterland.actor("alice"), document_id=document.pk)


class Shelf:
    """The section of a case's documents, as somebody uses it."""

    def __init__(self, visitor, case):
        self.visitor, self.case = visitor, case
        self.section = f"{case.get_absolute_url()}?abschnitt=dokumente"
        self.form = reverse("casework:add_document", args=[case.public_id])

    def send(self, content=samples.PDF, name="../../Amal Berg.pdf", status=302, **changes):
        values = {"title": "Bescheid", "kind": "notice", "file": SimpleUploadedFile(name, content)} | changes
        return self.visitor.send(self.form, values, status)


@pytest.fixture
def shelf(musterland, visit):
    return Shelf(visit("alice"), musterland.case())


def test_add_document_by_page_and_the_download_is_a_download(shelf):
    shelf.send()
    page = shelf.visitor.get(shelf.section)
    assert "Bescheid" in page
    assert "Amal Berg.pdf" not in page
    document = Document.objects.get()
    ReadEntry.objects.count()
    answer = shelf.visitor.client.get(reverse("casework:document", args=[document.public_id]))
    assert answer.content == samples.PDF
    assert answer["Content-Disposition"].startswith('attachment; filename="Dokument-ML-')
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    read = ReadEntry.objects.order_by("pk").last()
    assert (read.subject_type, read.subject_ids) == ("casework.document", [document.pk])


def test_add_document_page_keeps_what_was_typed_when_the_file_is_refused(shelf):
    words = shelf.send(samples.SVG, "bild.png", 422, title="Mein Titel")
    assert "passt nicht zur Endung" in words
    assert 'value="Mein Titel"' in words
    words = shelf.send(title="", status=422)
    assert "wählen Sie die Datei noch einmal" in words
    assert not Document.objects.exists()


def test_fifty_megabytes_get_a_plain_answer_and_the_title_stays(shelf):
    words = shelf.send(b"x" * 50_000_000, "groß.pdf", 422, title="Mein Titel")
    assert "50 MB groß, erlaubt sind 15 MB" in words
    assert 'value="Mein Titel"' in words


def test_what_is_beyond_every_limit_gets_a_page(shelf, settings):
    settings.UPLOAD_READ_BYTES = 1_000_000
    words = shelf.send(b"x" * 1_100_000, "groß.pdf", 413)
    assert "zu groß" in words
    assert not Document.objects.exists()


def test_documents_are_filtered_by_kind_and_restricted_titles_are_folded(shelf, musterland):
    person = musterland.person_of(shelf.case)
    add(musterland, shelf.case, title="Zeugnis der Schule", kind="certificate")
    add(musterland, shelf.case, title="Attest", kind="medical", person_id=person.pk)
    page = shelf.visitor.get(shelf.section)
    assert "Nur für Amal" in page
    page = shelf.visitor.get(f"{shelf.section}&art=certificate")
    assert "Zeugnis der Schule" in page
    assert "Attest" not in page
    assert "Attest" in shelf.visitor.get(f"{shelf.section}&art=gibt-es-nicht")


def test_remove_document_by_page(shelf, musterland):
    document = add(musterland, shelf.case)
    address = reverse("casework:remove_document", args=[document.public_id])
    assert "endgültig" in shelf.visitor.get(address)
    shelf.visitor.send(address, {})
    page = shelf.visitor.get(shelf.section)
    assert "1 gelöschtes Dokument" in page
    assert "von Alice" in page
    shelf.visitor.get(reverse("casework:document", args=[document.public_id]), status=404)


def test_a_lost_file_is_told_and_not_a_crash(shelf, musterland, folder):
    document = add(musterland, shelf.case)
    for path in on_disk(folder):
        path.unlink()
    shelf.visitor.get(reverse("casework:document", args=[document.public_id]), status=302)
    assert "lässt sich nicht öffnen" in shelf.visitor.get(shelf.section)


@pytest.mark.parametrize("who", ["eve", "charlie", "diana", "anton"])
def test_document_of_others_is_nowhere(musterland, visit, who):
    document = add(musterland, musterland.case())
    stranger = visit(who)
    for name in ("document", "remove_document"):
        stranger.get(reverse(f"casework:{name}", args=[document.public_id]), status=404)

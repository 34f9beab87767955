from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.vault import archives, kinds
from kimpass.vault.kinds import PAPERS, SCANS, UnacceptableFile, examine, extension_of
from kimpass.vault.tests import samples

GOOD = {
    "brief.pdf": samples.PDF,
    "scan.PNG": samples.png(),
    "foto.jpeg": samples.jpeg(),
    "antrag.docx": samples.docx(),
    "liste.xlsx": samples.xlsx(),
    "brief.odt": samples.odt(),
    "notiz.txt": "Müller, Ärztin\r\n".encode(),
    "alt.txt": "Müller".encode("cp1252"),
    "auto.txt": b"BMW abgemeldet",
    "liste.csv": b"\xef\xbb\xbfName;Ort\n",
    "tabelle.docx": samples.docx(**{"word/embeddings/Microsoft_Excel_Sheet.xlsx": samples.xlsx()}),
}


@pytest.mark.parametrize("name", GOOD)
def test_files_of_daily_work_are_taken(name):
    kind = examine(GOOD[name], name=name, accept=PAPERS)
    assert kind.extension == extension_of(name)
    assert kind.content_type == kinds.CONTENT_TYPES[kind.extension]


BAD = {
    "empty": ("a.pdf", b"", "leer"),
    "svg": ("a.svg", samples.SVG, "nicht angenommen"),
    "svg called png": ("a.png", samples.SVG, "passt nicht"),
    "svg called txt": ("a.txt", b"\xef\xbb\xbf \n" + samples.SVG, "passt nicht"),
    "html called csv": ("a.csv", b"<!DOCTYPE html><p>", "passt nicht"),
    "script called txt": ("a.txt", b"#!/bin/sh\nrm -rf /", "passt nicht"),
    "pdf called docx": ("a.docx", samples.PDF, "passt nicht"),
    "docx called xlsx": ("a.xlsx", samples.docx(), "passt nicht"),
    "zip called docx": ("a.docx", samples.archive({"a": b"x"}), "passt nicht"),
    "program called pdf": ("a.pdf", b"MZ\x90\0", "passt nicht"),
    "program": ("a.exe", b"MZ\x90\0", "nicht angenommen"),
    "no ending": ("brief", samples.PDF, "nicht angenommen"),
    "half a pdf": ("a.pdf", samples.PDF[:20], "beschädigt"),
    "half a png": ("a.png", samples.png()[:30], "beschädigt"),
    "half a jpeg": ("a.jpg", samples.jpeg()[:21], "beschädigt"),
    "half a docx": ("a.docx", samples.docx()[:60], "passt nicht"),
    "bomb": ("a.docx", samples.bomb(), "entpackt viel zu groß"),
    "lying about sizes": ("a.docx", samples.liar(), "beschädigt"),
    "archive in archive": ("a.docx", samples.docx(**{"word/x.bin": samples.docx()}), "entpackt viel zu groß"),
    "matryoshka": (
        "a.docx",
        samples.docx(**{"word/embeddings/a.docx": samples.docx(**{"word/embeddings/b.docx": samples.docx()})}),
        "entpackt viel zu groß",
    ),
    "many members": ("a.docx", samples.docx(**{f"word/{n}.xml": b"" for n in range(2001)}), "entpackt viel zu groß"),
    "macros": ("a.docx", samples.docx(**{"word/vbaProject.bin": b"x"}), "Makros"),
    "macros by type": ("a.docx", samples.docx(**{"[Content_Types].xml": b"application/x.macroEnabled"}), "Makros"),
    "program inside": ("a.docx", samples.docx(**{"word/embeddings/x.bin": b"MZ\x90"}), "Programme"),
    "path inside": ("a.docx", samples.docx(**{"../../etc/passwd": b"x"}), "beschädigt"),
    "pixel flood png": ("a.png", samples.png(60_000, 60_000), "Bildpunkte"),
    "pixel flood jpeg": ("a.jpg", samples.jpeg(65_000, 65_000), "Bildpunkte"),
    "nul in text": ("a.txt", b"a\0b", "passt nicht"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_harms_is_refused_in_german(case):
    name, content, words = BAD[case]
    with pytest.raises(UnacceptableFile, match=words):
        examine(content, name=name, accept=PAPERS)


def test_what_is_larger_than_allowed_is_refused(settings):
    settings.UPLOAD_MAX_BYTES = 1_000_000
    with pytest.raises(UnacceptableFile, match="2 MB groß, erlaubt sind 1 MB"):
        examine(b"x" * 1_000_001, name="a.txt", accept=PAPERS)


def test_a_kind_not_asked_for_is_refused_with_those_that_are():
    with pytest.raises(UnacceptableFile, match="PDF, PNG, JPG"):
        examine(samples.docx(), name="a.docx", accept=SCANS)


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("../../etc/Müller.PDF", "pdf"),
        ("C:\\Akten\\Amal.docx", "docx"),
        ("a.pdf\x00.exe", "exe"),
        ("a.exe\x00.pdf", "pdf"),
        (".pdf", "pdf"),
        ("pdf", ""),
        ("", ""),
        ("a/b.pdf/", ""),
    ],
)
def test_only_the_ending_of_a_name_is_read(name, ending):
    assert extension_of(name) == ending


@given(st.binary(max_size=400), st.sampled_from(sorted(PAPERS)))
def test_any_bytes_get_an_answer(content, ending):
    starts = {"pdf": b"%PDF-", "png": samples.png()[:16], "jpg": b"\xff\xd8\xff", "docx": b"PK\x03\x04", "txt": b""}
    with suppress(UnacceptableFile):
        assert examine(starts.get(ending, b"") + content, name=f"a.{ending}", accept=PAPERS).extension == ending


@given(st.data())
def test_a_damaged_office_file_never_crashes(data):
    content = bytearray(samples.docx(**{"word/media/a.bin": b"abc" * 50}))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(archives.Damaged, archives.Bomb, archives.Dangerous):
        archives.refuse_bad(bytes(content))

from io import BytesIO

import pytest
import typst
from pypdf import PdfReader

from kimpass.ui import pdf

WORDS = {
    "ar": ("rtl", "موافقة"),
    "ps": ("rtl", "څخه"),
    "ti": ("ltr", "ስምምዕ"),
    "uk": ("ltr", "Згода ґ"),
    "tr": ("ltr", "Danışma ığ"),
    "ro": ("ltr", "încuviințare ș"),
}


def sample(**values):
    data = {
        "title": "Probe",
        "sender": "Kreis Musterland",
        "note": "Hinweis",
        "number": "X-1",
        "facts": [["Stelle", "Jobcenter"]],
        "head": ["Wer", "Was"],
        "rows": [["Amt", "Antrag"]],
        "words": [{"language": key, "direction": way, "text": text} for key, (way, text) in WORDS.items()],
    }
    return pdf.compile("ui/sample.typ", data | values)


def read(content):
    return PdfReader(BytesIO(content))


def fonts_of(reader):
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
    return [font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts]


def test_the_words_of_every_script_can_be_copied_out():
    text = read(sample()).pages[0].extract_text()
    for _way, word in WORDS.values():
        assert word in text


def test_the_document_is_tagged_and_says_language_and_title():
    root = read(sample()).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "de"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


def test_every_font_is_embedded_and_ours():
    found = fonts_of(read(sample()))
    assert len(found) > 3
    for descriptor in found:
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)
        assert "NotoSans" in descriptor["/FontName"]


def test_data_is_never_read_as_markup():
    text = read(sample(note='#read("/config/settings.py") *fett* $x$')).pages[0].extract_text()
    assert '#read("/config/settings.py") *fett* $x$' in text


@pytest.mark.parametrize("name", ["ui/nothing.typ", "ui/../../config/settings.py", "ui/", "/etc/passwd"])
def test_only_templates_of_ours_are_read(name):
    with pytest.raises(FileNotFoundError):
        pdf.compile(name, {})


def test_a_template_that_misses_data_is_an_error():
    with pytest.raises(typst.TypstError):
        pdf.compile("ui/sample.typ", {"title": "Probe"})

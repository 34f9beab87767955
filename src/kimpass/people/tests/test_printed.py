"""The papers as people get them, in every language."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from kimpass.people.models import ConsentText
from kimpass.people.models.wordings import GERMAN, LANGUAGES, data_of, direction_of, supply
from kimpass.people.selectors import printed
from kimpass.people.selectors.consent_texts import BLANK, Named, filled
from tests.support.cast import TODAY

PLACEHOLDERS = {
    "data_processing": {"{body}"},
    "confidentiality_release": {"{body}", "{recipients}", "{purpose}", "{until}"},
}


@pytest.fixture
def wordings(musterland):
    ConsentText.objects.all().delete()
    supply(musterland.office)
    return {(text.purpose, text.language): text for text in ConsentText.objects.select_related("translates")}


def read(content):
    return PdfReader(BytesIO(content))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_parts_with_the_same_places_to_fill(language):
    german, other = data_of(GERMAN), data_of(language)
    assert other["language"] == language
    assert other["direction"] == direction_of(language)
    assert set(other["labels"]) == set(german["labels"])
    assert set(other["pictures"]) == set(german["pictures"])
    for purpose, marks in PLACEHOLDERS.items():
        assert len(other[purpose]["parts"]) == len(german[purpose]["parts"])
        for mine, theirs in zip(german[purpose]["parts"], other[purpose]["parts"], strict=True):
            for mark in marks:
                assert (mark in mine[1]) == (mark in theirs[1]), (language, mine[0], mark)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_papers_fit_on_three_pages_and_their_words_can_be_copied_out(wordings, language):
    named = (
        Named(1, "Jobcenter Musterland", "Leistungen zum Lebensunterhalt"),
        Named(2, "Jugendamt Musterstadt", "Kitaplatz", TODAY + timedelta(days=60)),
    )
    sheets = [
        printed.Sheet(wordings["data_processing", language]),
        printed.Sheet(wordings["confidentiality_release", language], named, TODAY + timedelta(days=90)),
    ]
    writer = printed.Writer("Haddad, Rania · رانيا حداد", "14.03.1990", custodian=True, signs_too=True)
    reader = read(printed.to_sign(sheets, writer))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert len(pages) == 3
    assert "Einverständnis" in pages[0]
    assert "Jobcenter Musterland" in pages[1]
    assert f"{TODAY + timedelta(days=59):%d.%m.%Y}" in pages[1]
    assert "Bildern" in pages[2]
    title = data_of(language)["data_processing"]["title"]
    assert all(word in pages[0] for word in title.split() if direction_of(language) == "ltr")
    if direction_of(language) == "rtl":
        letters = {letter for letter in title if letter.isalpha()}
        assert letters <= set(pages[0])
    warned = "maschinell erstellt" in pages[0]
    assert warned == data_of(language)["machine_made"]
    assert all(("maschinell erstellt" in page) == warned for page in pages)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "Haddad" not in str(reader.metadata)


def test_an_empty_form_has_lines_to_write_on(wordings):
    text = wordings["confidentiality_release", "de"]
    page = read(printed.to_sign([printed.Sheet(text)], printed.Writer())).pages[0].extract_text()
    assert BLANK in page
    assert "{" not in page


def test_bodies_with_different_subjects_are_told_apart(wordings):
    text = wordings["confidentiality_release", "de"]
    words = filled(text, [Named(1, "A-Amt", "Wohnen"), Named(2, "B-Amt", "Schule")], None)
    assert "A-Amt: Wohnen; B-Amt: Schule" in words
    assert "kein fester Tag" in words

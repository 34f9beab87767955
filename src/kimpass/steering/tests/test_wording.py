from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.steering.selectors.wording import found_in, personal_traces
from kimpass.steering.selectors.wording.names import ADDRESSED, SCRIPT

MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]


@pytest.mark.parametrize(
    "text",
    [
        "geb. am 3. April 1990",
        "der dritte April neunzehnhundertneunzig",
        "٣/٤/١٩٩٠",
        "April 3, 1990",
        "Termin am 14.03.2026",
        "19900403 steht im Pass",
        "*1.1.1990",
        "0176/12345678",
        "+49 (0) 5251 308-4711",
        "null eins sieben sechs fünf vier drei zwei eins",
        "Handy: 176 555",
        "٠١٧٦١٢٣٤٥٦٧",
        "amal (at) example (punkt) org",
        "amal＠example.org",
        "Bahnhofstr. 12a",
        "BAHNHOFSTRASSE 12",
        "mühlenweg hausnummer 7",
        "33098 Paderborn",
        "wohnt Am Anger 4",
        "DE12 5001 0517 0648 4898 90",
        "D E 1 2 5 0 0 1 0 5 1 7 0 6 4 8 4 8 9 8 9 0",
        "ML–26–7F3K2–Q",
        "BAMF 1234567-423",
        "AZR-Nummer 123456789012",
        "Reisepass C01X00T47",
        "Versichertennummer T123456789",
        "65 170839 J 003",
        "Kundennummer 317A123456",
        "Mohammeds Antrag",
        "die Sache Schewtschenko",
        "Yılmaz wartet",
        "Herr M. hat keinen Platz",
        "K. Haddad wartet",
        "محمد",
        "Шевченко",
        "ተስፋይ",
        "Tеsfay mit einem kyrillischen e",
        "Dr. Berg verweigert",
        "Klientin Amalthea",
        "eine Frau namens Tulpe",
    ],
)
def test_traces_of_a_person_are_found(text):
    assert personal_traces(f"Es ging um {text}, immer wieder.")


@pytest.mark.parametrize(
    "text",
    [
        "Die Regelung gilt seit dem 1. August 2026 und endet am 31.12.2027.",
        "2023/24 waren es 1.222.800 Euro, 2024/2025 rund 75000 Euro.",
        "Von 12000 Einwohnern kamen 33098 Menschen nicht.",
        "Nach § 25b Abs. 1 Satz 2 Nr. 3 AufenthG und Anlage 2 zu § 3 BeschV.",
        "Das St. Josef Krankenhaus und die Elisabeth-Schule helfen, z. B. Kurse.",
        "Für jede Familie Wohnraum, für jede Frau Zugang, für jeden Klienten Hilfe.",
        "Am Marktplatz fehlen 3 Plätze, der Bahnhof ist 12 Minuten entfernt.",
        "Niveau B. Danach folgt C1; die Gruppe A. Das reicht nicht.",
        "Es fehlen 0,5 VZÄ; 4,25 von 10 Stellen sind besetzt.",
        "Montags von 8:30 bis 12:00 Uhr, Hotline nur auf Deutsch.",
    ],
)
def test_ordinary_office_language_passes(text):
    assert personal_traces(text) == []


@given(day=st.dates(date(1930, 1, 1), date(2014, 12, 31)))
def test_every_birth_of_an_earlier_year_is_found(day):
    for written in (
        f"{day:%d.%m.%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
        day.isoformat(),
    ):
        assert personal_traces(f"Das war am {written} schon so."), written


@given(text=st.text(max_size=300))
def test_any_text_can_be_read(text):
    assert isinstance(personal_traces(text), list)


def test_a_place_says_what_and_why_and_never_shows_the_words_when_printed():
    places = found_in("Frau Berg fragt", "محمد علي fragt")
    assert [place.kind for place in places][:1] == [ADDRESSED]
    assert any(place.kind == SCRIPT for place in places)
    assert "Berg" in places[0].sentence
    assert "Berg" not in repr(places[0])


def test_the_writer_may_explain_only_what_merely_looks_like_a_name():
    certain = {place.certain for place in found_in("amal@example.org, Frau Berg, 0176 1234567")}
    assert certain == {True}
    assert {place.certain for place in found_in("Die Rania-Klausel")} <= {False}

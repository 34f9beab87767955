import unicodedata
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from kimpass.ui.fields import (
    ChipsField,
    CleanCharField,
    CleanTextField,
    GermanDateField,
    GermanDecimalField,
    MultipleChipsField,
    SelectField,
)

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def refusal(field, value):
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return " ".join(caught.value.messages)


@pytest.mark.parametrize("text", ["Schewtschenko", "Шевченко", "الأحمد محمد", "ተስፋይ", "O’Neill-Ğöł", "👩‍👧", "می‌خواهم"])
def test_every_script_is_kept(text):
    assert CleanCharField().clean(text) == unicodedata.normalize("NFC", text)


def test_text_is_trimmed_and_composed():
    assert CleanCharField().clean("  Mu\u0308ller \u00a0") == "Müller"


@pytest.mark.parametrize("text", ["a\x00b", "a\x07b", "a\x1bb", "a\x85b", "a\x7fb", "\x00"])
def test_control_characters_are_refused(text):
    assert "Steuerzeichen" in refusal(CleanCharField(), text)
    assert "Steuerzeichen" in refusal(CleanTextField(), text)


@pytest.mark.parametrize("letter", TURNING)
def test_characters_that_turn_the_reading_order_are_refused(letter):
    assert "Leserichtung" in refusal(CleanCharField(), f"Muster{letter}mann")
    assert "Leserichtung" in refusal(CleanTextField(), f"Muster{letter}mann")


@pytest.mark.parametrize("half", ["\ud800", "a\udc80b"])
def test_half_characters_are_refused(half):
    assert "beschädigt" in refusal(CleanCharField(), half)


def test_one_line_stays_one_line():
    assert "Steuerzeichen" in refusal(CleanCharField(), "a\nb")
    assert CleanTextField().clean("a\r\nb\tc") == "a\nb\tc"


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u200d", "\u00ad"])
def test_what_cannot_be_seen_is_nothing(text):
    assert refusal(CleanCharField(), text) == "Bitte füllen Sie dieses Feld aus."
    assert CleanCharField(required=False).clean(text) == ""


def test_length_counts_what_is_stored():
    assert CleanCharField(max_length=3).clean("u\u0308" * 3) == "üüü"
    assert "3" in refusal(CleanCharField(max_length=3), "üüüü")


@given(st.text())
def test_text_is_clean_or_refused_but_never_an_error(text):
    try:
        kept = CleanTextField(max_length=10**6, required=False).clean(text)
    except ValidationError:
        return
    kept.encode()
    assert "\x00" not in kept
    assert not set(kept) & set(TURNING)
    assert CleanTextField(max_length=10**6, required=False).clean(kept) == kept


@pytest.mark.parametrize("text", ["24.12.2026", " 24.12.2026 ", "2026-12-24", "24,12,2026"])
def test_days_are_read(text):
    assert GermanDateField().clean(text) == date(2026, 12, 24)


def test_a_day_that_is_already_a_day_stays_one():
    assert GermanDateField().clean(date(2026, 3, 1)) == date(2026, 3, 1)
    assert GermanDateField().clean(datetime(2026, 3, 1, 9)) == date(2026, 3, 1)


@pytest.mark.parametrize("text", ["31.02.2026", "29.02.2025", "00.01.2026", "12.13.2026", "2026-02-30", "01.01.0000"])
def test_days_that_do_not_exist_are_refused(text):
    assert f"Den Tag {text} gibt es nicht" in refusal(GermanDateField(), text)


@pytest.mark.parametrize(
    "text", ["12/24/2026", "24.12.26", "heute", "٢٤.١٢.٢٠٢٦", "24.12.2026\x00", "1", "2026-1-1", "²4.12.2026"]
)
def test_other_spellings_are_refused_with_an_example(text):
    assert "zum Beispiel 24.12.2026" in refusal(GermanDateField(), text)


def test_days_out_of_reach_are_refused_with_the_limits():
    assert "zwischen 01.01.1900 und" in refusal(GermanDateField(), "01.01.1026")
    field = GermanDateField(latest=date(2026, 11, 23))
    assert "23.11.2026" in refusal(field, "24.11.2026")
    assert field.clean("23.11.2026") == date(2026, 11, 23)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_a_day_shown_can_be_read_back(day):
    field = GermanDateField()
    assert field.clean(field.widget.format_value(day)) == day


@given(st.text(max_size=12))
def test_days_are_read_or_refused_but_never_an_error(text):
    try:
        day = GermanDateField(required=False).clean(text)
    except ValidationError:
        return
    assert day is None or date(1900, 1, 1) <= day <= date(2199, 12, 31)


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.222.800,50", "1222800.50"), ("0,5", "0.5"), ("14", "14"), ("−3,50", "-3.50"), ("1000", "1000")],
)
def test_numbers_are_read(text, number):
    assert GermanDecimalField().clean(text) == Decimal(number)


@pytest.mark.parametrize("text", ["1.22", "1,2,3", "abc", "1e5", "NaN", "Infinity", "٣", "1 000", ".", "1.2.3", "--1"])
def test_numbers_are_never_guessed(text):
    assert "mit Komma" in refusal(GermanDecimalField(), text)


def test_a_number_with_too_many_places_is_refused():
    assert refusal(GermanDecimalField(decimal_places=2), "1,234")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**8), max_value=10**8))
def test_a_number_shown_can_be_read_back(number):
    field = GermanDecimalField()
    assert field.clean(field.widget.format_value(number)) == number


@pytest.mark.parametrize("kind", [ChipsField, SelectField])
def test_choices_refuse_what_was_not_offered(kind):
    field = kind(choices=[("1", "Eins"), ("2", "Zwei")], coerce=int)
    assert field.clean("2") == 2
    assert refusal(field, "") == "Bitte wählen Sie aus."
    assert refusal(field, "3")


def test_several_chips():
    field = MultipleChipsField(choices=[("a", "A"), ("b", "B")])
    assert field.clean(["a", "b"]) == ["a", "b"]
    assert refusal(field, []) == "Bitte wählen Sie aus."
    assert refusal(field, ["c"])

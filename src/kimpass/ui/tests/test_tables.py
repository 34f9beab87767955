import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from kimpass.ui.tables import FORMULA, as_csv, as_xlsx, guarded, unguarded

DANGEROUS = ["=1+1", "+49 151", "-2", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0", "'=1", "''", "\uff1d1"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_begins_like_a_formula(text):
    assert not guarded(text).startswith(FORMULA)
    assert unguarded(guarded(text)) == text


@given(st.text(max_size=20) | st.tuples(st.sampled_from([*FORMULA, "'"]), st.text(max_size=5)).map("".join))
def test_what_was_guarded_comes_back(text):
    assert not guarded(text).startswith(FORMULA)
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["'t Hooft", "Ümit", "", "12.05.2026"])
def test_what_is_harmless_stays_as_it_is(text):
    assert guarded(text) == text


def test_csv_opens_in_a_german_excel():
    content = as_csv(["Name", "Tag"], [['Ömer; "Bey"', date(2026, 3, 1)], [None, Decimal("-2.5")], ["=1", 7]])
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 4
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows == [["Name", "Tag"], ['Ömer; "Bey"', "01.03.2026"], ["", "-2,5"], ["'=1", "7"]]


def test_xlsx_holds_text_numbers_and_days_and_no_formula():
    rows = [[text, 3, date(2026, 3, 1), Decimal("1.5"), None] for text in DANGEROUS]
    book = load_workbook(BytesIO(as_xlsx(["=Kopf", "Zahl", "Tag", "Anteil", "leer"], rows, title="Fälle")))
    sheet = book.active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert [sheet.cell(row, 1).value for row in (2, 3)] == DANGEROUS[:2]
    assert sheet.cell(2, 1).quotePrefix
    assert (sheet.cell(2, 2).value, sheet.cell(2, 3).value.date()) == (3, date(2026, 3, 1))


def test_an_empty_table_has_its_head():
    assert load_workbook(BytesIO(as_xlsx(["A"], [], title="x" * 40))).active.cell(1, 1).value == "A"
    assert as_csv(["A"], []) == b"\xef\xbb\xbfA\r\n"

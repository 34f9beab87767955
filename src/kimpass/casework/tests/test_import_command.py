"""The command that takes over lists, and the sheet it gives out."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from kimpass.casework.importer.columns import COLUMNS, HEADS, REQUIRED
from kimpass.casework.importer.template import template
from kimpass.casework.models import Case
from kimpass.casework.tests.sheets import LINE, as_csv, take


def test_the_template_is_the_sheet_and_can_be_taken_over(musterland, tmp_path, capsys):
    path = tmp_path / "vorlage.xlsx"
    call_command("import_cases", template=str(path), verbosity=0)
    book = load_workbook(path)
    assert [cell.value for cell in book.worksheets[0][1]] == [column.head for column in COLUMNS]
    assert len(list(book.worksheets[1].rows)) == len(COLUMNS) + 1
    report = take(musterland, content=template(), name="vorlage.xlsx", dry_run=True)
    assert [problem.column for problem in report.problems] == [HEADS["unit"]], "only the place is the district's own"


def test_the_sheet_is_documented():
    words = (Path(__file__).parents[4] / "docs" / "import-cases.md").read_text()
    assert [column.head for column in COLUMNS if f"| {column.head} |" not in words] == []
    assert set(REQUIRED) <= set(HEADS)


def run(path, **options):
    values = {"tenant": "musterland", "staff": "alice.musterland", "verbosity": 0} | options
    call_command("import_cases", str(path), **values)


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "liste.csv"
    path.write_bytes(as_csv([LINE]))
    return path


def test_the_command_tries_takes_over_and_takes_over_nothing_twice(musterland, sheet, capsys):
    run(sheet, dry_run=True)
    assert "1 Fälle, 1 Personen kämen dazu" in capsys.readouterr().out
    assert not Case.objects.asked_for().exists()
    run(sheet)
    assert "Übernommen: 1 Fälle" in capsys.readouterr().out
    run(sheet, as_of=date(2026, 11, 24))
    assert "1 Zeilen waren schon da" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"tenant": "nirgends"}, "gibt es hier nicht"),
        ({"staff": "niemand"}, "niemand mit diesem Anmeldenamen"),
        ({"staff": "diana.musterland"}, "Case Management"),
        ({"staff": None}, "Bitte Tabelle"),
    ],
)
def test_the_command_says_what_is_wrong_with_its_use(musterland, sheet, options, words):
    with pytest.raises(CommandError, match=words):
        run(sheet, **options)


def test_the_command_lists_problems_and_takes_over_nothing(musterland, sheet, capsys):
    sheet.write_bytes(as_csv([LINE | {"Geburtsdatum": "31.02.1990"}]))
    with pytest.raises(CommandError, match="Nichts wurde übernommen"):
        run(sheet)
    assert "Zeile 2, Geburtsdatum: Den Tag 31.02.1990 gibt es nicht." in capsys.readouterr().out
    with pytest.raises(CommandError, match="lässt sich nicht lesen"):
        run(sheet.with_name("fehlt.csv"))

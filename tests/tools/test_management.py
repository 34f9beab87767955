from argparse import ArgumentParser
from pathlib import Path

import pytest
from django.core.management import BaseCommand, CommandError

from kimtools import management
from kimtools.errors import ToolError, UsageError


class Report(BaseCommand):
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("district")
        parser.add_argument("--format", choices=["json", "csv"], default="json")

    def handle(self, *args: str, **options: str) -> None:
        district = options["district"]
        if district == "nirgendwo":
            raise CommandError("Diesen Kreis gibt es nicht.")
        if district == "gesperrt":
            raise CommandError("Dieser Bericht ist\ngesperrt.", returncode=2)
        if district == "kaputt":
            raise ZeroDivisionError("division by zero")
        self.stdout.write(f"{district} {options['format']}")


@pytest.fixture(autouse=True)
def _command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(management, "get_commands", lambda: {"report": Report()})
    monkeypatch.setattr(management, "TRACE", tmp_path / "last-error.txt")


def test_a_command_runs_with_its_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    assert management.run_command("report", ["musterland", "--format", "csv"]) == 0
    assert capsys.readouterr().out == "musterland csv\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Es fehlt: district."),
        (["musterland", "--format", "pdf"], "'pdf' gibt es nicht"),
        (["musterland", "--colour"], "Unbekannte Angabe: --colour."),
    ],
)
def test_wrong_arguments_are_wrong_use(arguments: list[str], words: str) -> None:
    with pytest.raises(UsageError, match=words) as refusal:
        management.run_command("report", arguments)
    assert refusal.value.exit_code == 2
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("district", "said", "code"),
    [("nirgendwo", "Diesen Kreis gibt es nicht.", 1), ("gesperrt", "Dieser Bericht ist gesperrt.", 2)],
)
def test_a_refusal_is_one_line_with_its_exit_code(district: str, said: str, code: int) -> None:
    with pytest.raises(ToolError) as refusal:
        management.run_command("report", [district])
    assert (str(refusal.value), refusal.value.exit_code) == (said, code)


def test_an_unforeseen_error_is_one_line_and_its_trace_is_kept_for_the_owner() -> None:
    with pytest.raises(ToolError, match="ZeroDivisionError") as refusal:
        management.run_command("report", ["kaputt"])
    assert "\n" not in str(refusal.value)
    assert "Traceback" in management.TRACE.read_text()
    assert management.TRACE.stat().st_mode & 0o077 == 0


def test_a_command_that_does_not_exist_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="kennt „journey“ noch nicht"):
        management.run_command("journey", [])

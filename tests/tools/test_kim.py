import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kimtools.__main__ import COMMANDS, main
from kimtools.places import ROOT

KIM = ROOT / "kim"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(KIM), *arguments], capture_output=True, text=True, timeout=30, check=False)


def test_the_script_is_plain_sh() -> None:
    assert KIM.read_text().startswith("#!/bin/sh\n")
    assert subprocess.run(["sh", "-n", str(KIM)], check=False).returncode == 0


def test_without_a_command_all_commands_are_listed() -> None:
    shown = run()
    assert shown.returncode == 0
    assert set(re.findall(r"^  ([a-z]+) ", shown.stdout, flags=re.MULTILINE)) == set(COMMANDS)


def test_every_command_has_an_environment() -> None:
    kinds = re.findall(r"^    ([a-z |]+)\) kind=", KIM.read_text(), flags=re.MULTILINE)
    assert {name for kind in kinds for name in kind.split(" | ")} == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_function(command: str) -> None:
    module, function = COMMANDS[command].split(".")
    assert callable(getattr(importlib.import_module(f"kimtools.{module}"), function))


def test_an_unknown_command_is_one_line_and_wrong_use() -> None:
    refused = run("nonsense")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.splitlines() == [
        "KIMpass: Der Befehl „nonsense“ ist unbekannt. ./kim ohne Angaben zeigt alle Befehle."
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nonsense"], "gibt es nicht"),
        (["check", "--fast"], "kennt keine Angaben"),
        (["fix", "x"], "kennt keine Angaben"),
        (["lock", "--now"], "--upgrade"),
        (["backup"], "genau eine Datei"),
        (["restore", "a", "b"], "genau eine Datei"),
        (["demo", "--port", "0"], "--port: '0' ist kein gültiger Wert."),
        (["demo", "--port"], "--port: Es fehlt der Wert."),
        (["demo", "--colour", "red"], "Unbekannte Angabe: --colour red."),
    ],
)
def test_wrong_use_is_one_german_line(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert words in said.err


def test_the_package_can_be_started() -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "kimtools"],
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'tools'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_check_before_landing_is_what_a_person_runs() -> None:
    lines = Path(ROOT / ".ci/run").read_text().splitlines()
    assert [line for line in lines if "kim" in line] == ["exec ./kim test"]

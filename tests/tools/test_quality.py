from pathlib import Path

import pytest

from kimtools import chromium, office, packages, postgres, quality
from kimtools.errors import ToolError
from kimtools.places import python


@pytest.fixture
def run(tmp_path: Path) -> quality.Run:
    return quality.Run(tmp_path)


def test_all_steps_run_and_the_last_line_is_the_sum(run: quality.Run, capfd: pytest.CaptureFixture[str]) -> None:
    run.check(quality.Step("Erstes", python("-c", "raise SystemExit(3)")))
    run.check(quality.Step("Zweites", python("-c", "print('ran')")))
    assert run.close() == 1
    lines = capfd.readouterr().out.splitlines()
    assert "ran" in lines
    assert lines[-2:] == ["Nicht bestanden: Erstes", "1 passed, 1 failed"]


def test_a_run_without_failures_succeeds(run: quality.Run, capfd: pytest.CaptureFixture[str]) -> None:
    run.check(quality.Step("Erstes", python("-c", "")))
    assert run.close() == 0
    assert capfd.readouterr().out.splitlines()[-1] == "1 passed, 0 failed"


def test_a_run_without_any_test_fails(run: quality.Run) -> None:
    assert run.close() == 1


def test_a_missing_server_or_browser_is_a_failure(run: quality.Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "may_install", lambda: False)
    monkeypatch.setattr(postgres, "programs", lambda: None)
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setattr(run, "tests", lambda title, arguments, *, selected: None)
    run.tests_on_both([], selected=False)
    run.tests_in_browser("Browser", [], selected=False)
    assert run.failures == ["Tests auf PostgreSQL", "Browser"]
    assert run.sum.failed == 2


@pytest.mark.slow
def test_both_databases_are_tested_at_once_and_both_are_counted(
    run: quality.Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "test_one.py").write_text(
        "import os\ndef test_one():\n    assert os.environ.get('KIMPASS_TEST_DATABASE', '') == ''\n"
    )
    monkeypatch.setattr(quality, "ROOT", tmp_path)
    run.tests_on_both(["-p", "no:django", "-o", "addopts=", "test_one.py"], selected=False)
    out = capfd.readouterr().out
    assert "1 passed" in out
    assert "1 failed" in out
    assert (run.sum.passed, run.sum.failed) == (1, 1)
    assert run.failures == ["Tests auf PostgreSQL"]


def test_the_environment_of_the_tests_is_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIMPASS_DATABASE_URL", "postgres://live.example/kimpass")
    environment = quality.Run(tmp_path).environment
    assert "KIMPASS_DATABASE_URL" not in environment
    assert environment["KIMPASS_DATA_DIR"].startswith(str(tmp_path))


def test_tests_are_told_where_libreoffice_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find", lambda: "/opt/soffice")
    assert quality.Run(tmp_path).environment["KIMPASS_SOFFICE"] == "/opt/soffice"


def test_a_missing_libreoffice_is_installed_or_said(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(office, "find", lambda: "/usr/bin/soffice" if asked else None)
    monkeypatch.setattr(packages, "install", lambda *names: asked.extend(names))
    monkeypatch.setattr(packages, "may_install", lambda: False)
    with pytest.raises(ToolError, match="LibreOffice"):
        office.executable()
    monkeypatch.setattr(packages, "may_install", lambda: True)
    assert office.executable() == "/usr/bin/soffice"
    assert asked == list(office.DEBIAN)


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        ([], ["-m", "browser"]),
        (["-k", "name", "-x"], ["-m", "browser", "-k", "name", "-x"]),
        (["-x", "-m", "slow", "-k", "a"], ["-m", "(browser) and (slow)", "-x", "-k", "a"]),
        (["-m"], ["-m", "browser", "-m"]),
    ],
)
def test_a_marker_narrows_the_step_and_does_not_replace_it(arguments: list[str], given: list[str]) -> None:
    assert quality.marked("browser", arguments) == given

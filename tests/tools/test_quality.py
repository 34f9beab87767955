from pathlib import Path

import pytest

from kimtools import chromium, lanes, office, packages, postgres, quality
from kimtools.errors import ToolError
from kimtools.places import STATE, python


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


def test_a_run_keeps_what_was_compiled_for_the_next(run: quality.Run) -> None:
    assert Path(run.environment["PYTHONPYCACHEPREFIX"]).parent == STATE
    assert "PYTHONDONTWRITEBYTECODE" not in run.environment


def test_everything_is_every_check_and_the_tests_on_both_engines_without_and_with_a_browser(
    run: quality.Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs: list[lanes.Job] = []
    monkeypatch.setattr(lanes.Lanes, "run", lambda self, given: jobs.extend(given))
    monkeypatch.setattr(chromium, "find", lambda: "/opt/chromium")
    run.everything()
    assert {step.title for step in quality.STATIC} < {job.title for job in jobs}
    asked = {(job.command[job.command.index("-m", 2) + 1 :][-1], job.on_postgres) for job in jobs if job.is_pytest}
    assert asked == {
        (quality.NOT_BROWSER, False),
        (quality.ON_POSTGRES, True),
        (quality.BROWSER, False),
        (quality.BROWSER, True),
    }
    assert [job.environment for job in jobs if job.is_pytest and job.command[-1] == quality.BROWSER] == [
        {"KIMPASS_CHROMIUM": "/opt/chromium"}
    ] * 2


def test_without_a_browser_the_others_run_and_that_is_a_failure(
    run: quality.Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs: list[lanes.Job] = []
    monkeypatch.setattr(lanes.Lanes, "run", lambda self, given: jobs.extend(given))
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setattr(packages, "may_install", lambda: False)
    run.everything()
    assert run.failures == ["Tests im Browser"]
    assert sum(job.is_pytest for job in jobs) == 2


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

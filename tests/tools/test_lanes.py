"""The runs of ./kim test beside each other: all of them end, each is told of, and none is lost."""

import time
from pathlib import Path

import pytest

from kimtools import lanes, postgres
from kimtools.counts import Counts
from kimtools.errors import ToolError
from kimtools.places import python

ONE = "def test_one():\n    assert {}\n"


class Heard(dict[str, Counts]):
    """What was told of the runs."""

    def lanes(self, folder: Path, width: int = 2) -> lanes.Lanes:
        return lanes.Lanes(folder, {"PATH": "/usr/bin:/bin"}, self.__setitem__, width=width)


@pytest.fixture
def heard() -> Heard:
    return Heard()


def check(title: str, code: str) -> lanes.Job:
    return lanes.Job(title, python("-c", code))


def run_of_tests(folder: Path, title: str, holds: object) -> lanes.Job:
    file = folder / f"test_{title}.py"
    file.write_text(ONE.format(holds))
    return lanes.pytest(title, ["-p", "no:django", "-o", "addopts=", "--rootdir", str(folder), str(file)])


def test_checks_and_tests_are_counted_and_a_failure_is_told(
    heard: Heard, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    jobs = [check("gut", "print('ran')"), check("schlecht", "raise SystemExit(3)")]
    heard.lanes(tmp_path).run([*jobs, run_of_tests(tmp_path, "wahr", True), run_of_tests(tmp_path, "falsch", False)])
    assert heard == {
        "gut": Counts(passed=1),
        "schlecht": Counts(failed=1),
        "wahr": Counts(passed=1),
        "falsch": Counts(failed=1),
    }
    out = capfd.readouterr().out
    assert "== gut ==\nran\n-- gut: bestanden" in out
    assert "-- schlecht: nicht bestanden" in out
    assert "-- falsch: nicht bestanden" in out


def test_runs_go_on_beside_each_other(heard: Heard, tmp_path: Path) -> None:
    """Each waits for the other's file: one after the other they would wait for ever."""
    wait = "import pathlib, time\nmine, other = map(pathlib.Path, {!r})\nmine.touch()\n"
    wait += (
        "for _ in range(600):\n    time.sleep(0.05)\n    if other.exists(): raise SystemExit(0)\nraise SystemExit(1)"
    )
    files = [str(tmp_path / "a"), str(tmp_path / "b")]
    heard.lanes(tmp_path).run([check("a", wait.format(files)), check("b", wait.format(files[::-1]))])
    assert heard == {"a": Counts(passed=1), "b": Counts(passed=1)}


def test_each_run_has_a_data_folder_of_its_own(heard: Heard, tmp_path: Path) -> None:
    alone = "import os, pathlib\npathlib.Path(os.environ['KIMPASS_DATA_DIR'], 'mine').touch(exist_ok=False)"
    heard.lanes(tmp_path).run([check("a", alone), check("b", alone)])
    assert heard == {"a": Counts(passed=1), "b": Counts(passed=1)}


def test_a_run_that_is_killed_is_a_failure_and_says_so(
    heard: Heard, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    job = run_of_tests(tmp_path, "weg", "__import__('os').kill(__import__('os').getpid(), 9)")
    heard.lanes(tmp_path).run([job])
    assert heard == {"weg": Counts(failed=1)}
    assert "Von außen beendet (SIGKILL)" in capfd.readouterr().out


def test_a_missing_server_is_a_failure_of_the_run_that_needs_it(
    heard: Heard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def missing() -> None:
        raise ToolError("Für Prüfungen auf PostgreSQL fehlt der Server.")

    monkeypatch.setattr(postgres, "throwaway_server", missing)
    heard.lanes(tmp_path).run([lanes.pytest("dort", [], on_postgres=True), check("hier", "")])
    assert heard == {"dort": Counts(failed=1), "hier": Counts(passed=1)}
    assert "fehlt der Server" in capfd.readouterr().out


def test_whatever_ends_the_call_early_ends_the_runs(heard: Heard, tmp_path: Path) -> None:
    def interrupted(_title: str, _result: Counts) -> None:
        raise KeyboardInterrupt

    begun = time.monotonic()
    jobs = [check("kurz", ""), check("lang", "import time; time.sleep(120)"), check("nie", "")]
    with pytest.raises(KeyboardInterrupt):
        lanes.Lanes(tmp_path, {"PATH": "/usr/bin:/bin"}, interrupted, width=2).run(jobs)
    assert time.monotonic() - begun < 60

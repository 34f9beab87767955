"""The checks of ./kim test, check and fix: one after the other, all of them, one sum at the end."""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from kimtools import chromium, counts, lanes, office, postgres
from kimtools.counts import Counts
from kimtools.errors import ToolError, UsageError, say
from kimtools.places import ROOT, STATE, python

NOT_BROWSER = "not browser"
ON_POSTGRES = "not browser and not one_engine"
QUICK = "not browser and not slow"
BROWSER = "browser"
IMPORT_LINTER = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"


@dataclass(frozen=True, slots=True)
class Step:
    """One program that passes or fails."""

    title: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


STATIC = (
    Step("Format", python("-m", "ruff", "format", "--check", ".")),
    Step("Regeln", python("-m", "ruff", "check", ".")),
    Step("Vorlagen", python("-m", "djlint", "--lint", "--quiet", "src/kimpass")),
    # Without a cache: with Django's plug-in a cache filled by a look at a part of the sources gives false errors.
    Step("Typen", python("-m", "mypy", f"--cache-dir={os.devnull}")),
    Step("Architektur", python("-c", IMPORT_LINTER)),
    Step(
        "Migrationen",
        python("-m", "django", "makemigrations", "--check", "--dry-run"),
        {"DJANGO_SETTINGS_MODULE": "kimpass.config.settings_test"},
    ),
)


@dataclass(frozen=True, slots=True)
class Beside:
    """A run of pytest that goes on while another one prints."""

    process: "subprocess.Popen[bytes]"
    junit: Path
    log: Path

    def counts(self, *, selected: bool) -> Counts:
        """Wait for the end, print what it said, and return what it counted."""
        code = self.process.wait()
        print(self.log.read_text(errors="replace"), flush=True)
        return counts.of_pytest(code, self.junit, selected=selected)


class Run:
    """Runs steps, prints a header and the time for each, and keeps the sum."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sum = Counts()
        self.failures: list[str] = []
        data = folder / "data"
        data.mkdir()
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("KIMPASS_")}
        kept = {
            name: os.environ[name]
            for name in ("KIMPASS_CHROMIUM", "KIMPASS_EXAMPLES", "KIMPASS_LAW_EXAMPLES")
            if name in os.environ
        }
        if soffice := office.find():
            kept["KIMPASS_SOFFICE"] = soffice
        self.environment = inherited | kept | {"KIMPASS_DATA_DIR": str(data), "PYTHONWARNINGS": ""}
        # Compiled once for all runs, now and later; thousands of modules are half a minute of every one.
        self.environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self.environment["PYTHONPYCACHEPREFIX"] = str(STATE / "pycache")

    def check(self, step: Step) -> None:
        """Run a check that is not made of tests."""
        with self._counted(step.title) as results:
            results.append(counts.of_check(self._call(step.command, step.environment)))

    def tests(self, title: str, arguments: Sequence[str], *, selected: bool, **environment: str) -> None:
        """Run pytest."""
        with self._counted(title) as results:
            junit = self.folder / f"{len(self.failures)}-{time.monotonic_ns()}.xml"
            command = python("-m", "pytest", f"--junitxml={junit}", "--continue-on-collection-errors", *arguments)
            results.append(counts.of_pytest(self._call(command, environment), junit, selected=selected))

    def tests_on_both(
        self,
        arguments: Sequence[str],
        *,
        selected: bool,
        what: str = "Tests",
        on_postgres: Sequence[str] | None = None,
        **environment: str,
    ) -> None:
        """Run pytest on both databases at once, one on each core; a missing server is a failure, never a pass."""
        beside = arguments if on_postgres is None else on_postgres
        try:
            with (
                postgres.throwaway_server() as url,
                self._beside(beside, KIMPASS_TEST_DATABASE=url, **environment) as other,
            ):
                self.tests(f"{what} auf SQLite", arguments, selected=selected, **environment)
                with self._counted(f"{what} auf PostgreSQL") as results:
                    results.append(other.counts(selected=selected))
        except ToolError as error:
            self._failed(f"{what} auf PostgreSQL", error)
            self.tests(f"{what} auf SQLite", arguments, selected=selected, **environment)

    @contextmanager
    def _beside(self, arguments: Sequence[str], **environment: str) -> Iterator["Beside"]:
        folder = Path(tempfile.mkdtemp(prefix="beside-", dir=self.folder))
        data, junit, log = folder / "data", folder / "junit.xml", folder / "log"
        data.mkdir()
        command = python("-m", "pytest", f"--junitxml={junit}", "--continue-on-collection-errors", *arguments)
        own = self.environment | environment | {"KIMPASS_DATA_DIR": str(data)}
        with log.open("wb") as output:
            started = subprocess.Popen(command, cwd=ROOT, env=own, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield Beside(started, junit, log)
        finally:
            if started.poll() is None:
                started.terminate()
                started.wait()

    def tests_in_browser(self, title: str, arguments: Sequence[str], *, selected: bool) -> None:
        """Run pytest with Chromium on both databases; a missing browser is a failure, never a silent pass."""
        try:
            path = chromium.executable()
        except ToolError as error:
            self._failed(title, error)
        else:
            self.tests_on_both(arguments, selected=selected, what=title, KIMPASS_CHROMIUM=path)

    def everything(self) -> None:
        """Run all checks side by side: the long runs first, then what is short, then the browser on both engines."""
        jobs = [
            lanes.pytest("Tests auf PostgreSQL", ["-m", ON_POSTGRES], on_postgres=True),
            lanes.pytest("Tests auf SQLite", ["-m", NOT_BROWSER]),
            *(lanes.Job(step.title, step.command, step.environment) for step in STATIC),
        ]
        title = "Tests im Browser"
        try:
            path = chromium.executable()
        except ToolError as error:
            self._failed(title, error)
        else:
            jobs += [
                lanes.pytest(f"{title} auf SQLite", ["-m", BROWSER], KIMPASS_CHROMIUM=path),
                lanes.pytest(f"{title} auf PostgreSQL", ["-m", BROWSER], on_postgres=True, KIMPASS_CHROMIUM=path),
            ]
        lanes.Lanes(self.folder, self.environment, self._add).run(jobs)

    def _add(self, title: str, result: Counts) -> None:
        self.sum += result
        if result.failed:
            self.failures.append(title)

    def close(self) -> int:
        """Print what failed and the sum, and return the exit code."""
        if self.failures:
            print(f"Nicht bestanden: {', '.join(self.failures)}")
        if not self.sum.total:
            print("Kein Test passt zu dieser Auswahl.")
        print(self.sum.line(), flush=True)
        return 1 if self.sum.failed or not self.sum.total else 0

    @contextmanager
    def _counted(self, title: str) -> Iterator[list[Counts]]:
        print(f"\n== {title} ==", flush=True)
        started = time.monotonic()
        results: list[Counts] = []
        yield results
        result = sum(results, Counts())
        self._add(title, result)
        word = "nicht bestanden" if result.failed else "bestanden"
        print(f"-- {title}: {word}, {time.monotonic() - started:.1f} s", flush=True)

    def _failed(self, title: str, error: ToolError) -> None:
        with self._counted(title) as results:
            say(str(error))
            results.append(counts.ONE_FAILED)

    def _call(self, command: Sequence[str], environment: Mapping[str, str]) -> int:
        return subprocess.run(command, cwd=ROOT, env=self.environment | dict(environment), check=False).returncode


@contextmanager
def _new_run() -> Iterator[Run]:
    with tempfile.TemporaryDirectory(prefix="kimpass-check-") as folder:
        yield Run(Path(folder))


def marked(markers: str, arguments: Sequence[str]) -> list[str]:
    """Return the arguments for pytest with a step's markers, which an `-m` of the caller narrows, not replaces."""
    rest = list(arguments)
    while "-m" in rest[:-1]:
        at = rest.index("-m")
        markers = f"({markers}) and ({rest[at + 1]})"
        del rest[at : at + 2]
    return ["-m", markers, *rest]


def prepare_programs() -> None:
    """Install what is missing before the first test, so that none of them waits for a download."""
    for ensure in (postgres.ensure_programs, chromium.executable, office.executable):
        # What cannot be had is a failure of the step that needs it; the others still run.
        with suppress(ToolError):
            ensure()


def test(arguments: Sequence[str]) -> int:
    """Run every check; with arguments only the tests, and the arguments choose among them."""
    prepare_programs()
    with _new_run() as run:
        if arguments:
            on_postgres = marked(ON_POSTGRES, arguments)
            run.tests_on_both(marked(NOT_BROWSER, arguments), selected=True, on_postgres=on_postgres)
            run.tests_in_browser("Tests im Browser", marked(BROWSER, arguments), selected=True)
        else:
            run.everything()
        return run.close()


def check(arguments: Sequence[str]) -> int:
    """
    Run the quick checks.

    :raises UsageError: an argument was given.
    """
    if arguments:
        raise UsageError("check kennt keine Angaben; einzelne Tests laufen mit: ./kim test -k NAME")
    with _new_run() as run:
        for step in STATIC:
            run.check(step)
        run.tests("Schnelle Tests auf SQLite", marked(QUICK, ()), selected=False)
        return run.close()


def fix(arguments: Sequence[str]) -> int:
    """
    Correct format and simple objections.

    :raises UsageError: an argument was given.
    """
    if arguments:
        raise UsageError("fix kennt keine Angaben.")
    commands = (python("-m", "ruff", "check", "--fix", "."), python("-m", "ruff", "format", "."))
    return max(subprocess.run(command, cwd=ROOT, check=False).returncode for command in commands)

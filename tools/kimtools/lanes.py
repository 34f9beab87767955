"""Several runs at once: one for each core and one more, because a browser waits for its server half of the time."""

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from kimtools import counts, postgres
from kimtools.counts import Counts
from kimtools.errors import ToolError, say
from kimtools.places import ROOT, python


@dataclass(frozen=True, slots=True)
class Job:
    """One program that runs beside others: a check, or pytest with these arguments."""

    title: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    is_pytest: bool = False
    on_postgres: bool = False


def pytest(title: str, arguments: Sequence[str], *, on_postgres: bool = False, **environment: str) -> Job:
    """Return the job that runs pytest."""
    command = ("-m", "pytest", "--continue-on-collection-errors", *arguments)
    return Job(title, python(*command), environment, is_pytest=True, on_postgres=on_postgres)


class Lanes:
    """Runs jobs side by side, the first ones first, and tells of each when it has ended."""

    def __init__(
        self,
        folder: Path,
        environment: Mapping[str, str],
        told: Callable[[str, Counts], None],
        *,
        width: int | None = None,
    ) -> None:
        self.folder, self.environment, self.told = folder, environment, told
        self.width = width or (os.cpu_count() or 1) + 1
        self._running: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._is_over = False

    def run(self, jobs: Sequence[Job]) -> None:
        """Run all jobs; whatever ends this call early ends them too."""
        say(f"{self.width} Läufe nebeneinander: {', '.join(job.title for job in jobs)}")
        with ThreadPoolExecutor(self.width) as pool:
            try:
                for waiting in [pool.submit(self._job, job) for job in jobs]:
                    waiting.result()
            finally:
                self._end_what_runs()
                pool.shutdown(cancel_futures=True)

    def _job(self, job: Job) -> None:
        started = time.monotonic()
        folder = Path(tempfile.mkdtemp(prefix="lane-", dir=self.folder))
        log, junit = folder / "log", folder / "junit.xml"
        log.touch()
        try:
            code = self._call(job, folder, log, junit)
        except ToolError as error:
            result, said = counts.ONE_FAILED, str(error)
        else:
            result = counts.of_pytest(code, junit, selected=False) if job.is_pytest else counts.of_check(code)
            said = log.read_text(errors="replace").rstrip()
            if code < 0:  # somebody, or a machine without memory, ended it: not a word of that stands in its log
                said += f"\nVon außen beendet ({signal.Signals(-code).name}); was danach käme, ist nicht gelaufen."
        with self._lock:
            word = "nicht bestanden" if result.failed else "bestanden"
            print(f"\n== {job.title} ==", said, sep="\n")
            print(f"-- {job.title}: {word}, {time.monotonic() - started:.1f} s", flush=True)
            self.told(job.title, result)

    def _call(self, job: Job, folder: Path, log: Path, junit: Path) -> int:
        data = folder / "data"
        data.mkdir()
        environment = {**self.environment, **job.environment, "KIMPASS_DATA_DIR": str(data)}
        command = [*job.command, f"--junitxml={junit}"] if job.is_pytest else job.command
        with ExitStack() as stack:
            if job.on_postgres:
                environment["KIMPASS_TEST_DATABASE"] = stack.enter_context(postgres.throwaway_server())
            output = stack.enter_context(log.open("wb"))
            with self._lock:
                if self._is_over:
                    raise ToolError("abgebrochen")
                process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
                self._running.add(process)
            try:
                return process.wait()
            finally:
                self._running.discard(process)

    def _end_what_runs(self) -> None:
        with self._lock:
            self._is_over = True
            for process in self._running:
                process.terminate()

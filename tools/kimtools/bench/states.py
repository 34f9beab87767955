"""
The rules of a case under thousands of random lives, on both databases: not one may break.

The machine, its rules and its model stand in `tests/states`; `./kim test` lets it live 200 lives of 40 steps that are
always the same, this measurement as many new ones as one asks for.
"""

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kimtools.bench._result import Goal, Result, progress
from kimtools.errors import ToolError
from kimtools.places import ROOT, python
from kimtools.postgres import throwaway_server

STEPS = 40


def main(arguments: Sequence[str]) -> int:
    """Live the lives on both engines and print one object."""
    parser = argparse.ArgumentParser(prog="./kim bench states", description="Die Regeln eines Falls prüfen.")
    parser.add_argument("--runs", type=int, default=2000, help="Leben zu je 40 Schritten")
    parser.add_argument("--engine", choices=["sqlite", "postgresql"], help="nur eine Datenbank")
    parser.add_argument("--json", action="store_true", help="Ausgabe als JSON (immer der Fall)")
    options = parser.parse_args(arguments)
    result = Result("states")
    for engine in [options.engine] if options.engine else ["sqlite", "postgresql"]:
        progress(f"== {engine}, {options.runs} Leben zu je {STEPS} Schritten ==")
        lived = _on_sqlite(options.runs) if engine == "sqlite" else _on_postgresql(options.runs)
        result.goals += [
            Goal("broken", "rules broken", engine, lived["broken"], 0, "rules"),
            Goal("runs", "lives lived", engine, lived.get("runs", 0), options.runs, "lives", least=True),
        ]
        result.details[engine] = lived
    return result.print()


def _on_sqlite(runs: int) -> dict[str, Any]:
    return _live(runs, {})


def _on_postgresql(runs: int) -> dict[str, Any]:
    with throwaway_server() as url:
        return _live(runs, {"KIMPASS_TEST_DATABASE": url})


def _live(runs: int, database: dict[str, str]) -> dict[str, Any]:
    """
    Run the machine in a process of its own.

    :raises ToolError: it could not be run at all.
    """
    with tempfile.TemporaryDirectory(prefix="kimpass-states-") as folder:
        report = Path(folder, "report.json")
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("KIMPASS_")}
        environment = inherited | database | {"KIMPASS_STATE_RUNS": str(runs), "KIMPASS_STATE_REPORT": str(report)}
        environment["KIMPASS_DATA_DIR"] = folder
        command = python("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/states/test_states.py")
        started = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        seconds = round(time.monotonic() - started, 1)
        if done.returncode not in {0, 1}:
            raise ToolError(f"Die Prüfung der Zustände ließ sich nicht starten:\n{done.stdout[-2000:]}")
        if done.returncode == 1:
            progress(done.stdout[-6000:])
            return {"broken": 1, "seconds": seconds}
        return {"broken": 0, "seconds": seconds, "steps": runs * STEPS, **json.loads(report.read_text())}

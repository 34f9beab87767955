"""Re-checking stored facts under a new text of the law: rate and peak memory, nothing written."""

import argparse
import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kimtools.bench._result import Goal, Result, progress
from kimtools.errors import ToolError
from kimtools.places import ROOT, python
from kimtools.postgres import throwaway_server

CHECKS, SEED = 100_000, 2026
RATE, MEMORY, GROWTH = 200, 400, 60


def main(arguments: Sequence[str]) -> int:
    """Measure and print one object."""
    parser = argparse.ArgumentParser(prog="./kim bench residence", description="Gespeicherte Angaben neu prüfen.")
    parser.add_argument("--checks", type=int, default=CHECKS, help="gespeicherte Angaben (je Person und Vorschrift)")
    parser.add_argument("--seed", type=int, default=SEED, help="Startwert des Zufalls")
    parser.add_argument("--engine", choices=["sqlite", "postgresql"], default="sqlite", help="Datenbank")
    parser.add_argument("--json", action="store_true", help="Ausgabe als JSON (immer der Fall)")
    options = parser.parse_args(arguments)
    if options.checks < 1:
        raise ToolError("Es muss mindestens eine gespeicherte Angabe sein.")
    result = Result("residence")
    progress(f"== {options.engine}, {options.checks} gespeicherte Vorprüfungen ==")
    sent = [str(options.checks), str(options.seed)]
    measured = _on_sqlite(sent) if options.engine == "sqlite" else _on_postgresql(sent)
    result.goals += goals(options.engine, measured)
    result.details[options.engine] = measured
    return result.print()


def goals(engine: str, measured: dict[str, Any]) -> list[Goal]:
    """Hold the figures against the limits."""
    return [
        Goal("rechecked", "stored facts examined under the new text", engine, measured["checks"], measured["stored"],
             "sets of facts", least=True),
        Goal("changed", "results that change are found", engine, measured["changed"], 1, "results", least=True),
        Goal("rate", "examined in a second", engine, measured["rate"], RATE, "sets of facts/s", least=True),
        Goal("memory", "peak memory of the process", engine, measured["memory_mb"], MEMORY, "MB"),
        Goal("growth", "memory the run itself adds", engine, measured["memory_added_mb"], GROWTH, "MB"),
    ]  # fmt: skip


def _on_sqlite(arguments: list[str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="kimpass-bench-") as folder:
        return _measure(f"sqlite:///{Path(folder) / 'bench.sqlite3'}", folder, arguments)


def _on_postgresql(arguments: list[str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="kimpass-bench-") as folder, throwaway_server() as url:
        return _measure(url, folder, arguments)


def _measure(url: str, folder: str, arguments: list[str]) -> dict[str, Any]:
    environment = os.environ | {
        "KIMPASS_DATABASE_URL": url,
        "KIMPASS_DATA_DIR": folder,
        "KIMPASS_LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "kimpass.config.settings",
    }
    # A process of its own for each: what filling holds in memory is none of the run's.
    _stage("fill", arguments, environment)
    answer: dict[str, Any] = json.loads(_stage("recheck", arguments, environment))
    return answer


def _stage(stage: str, arguments: list[str], environment: dict[str, str]) -> str:
    command = python("-m", "kimtools.bench._residence_run", stage, *arguments)
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise ToolError("Die Messung ist abgebrochen; die Meldung steht darüber.")
    return done.stdout

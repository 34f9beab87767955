"""
The pages people use all day, held against their floor in the same run, on both databases (performance.md P1–P4, P6).

Quoted is the processor time of a request, server and database together, as the median of three repeats; statements are
counted without transaction control and without the frame of a signed-in request.
"""

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

# At this stage the ratios may be half as large again as the goal; the factor falls to 1 as the pages mature.
ALLOWANCE = 1.5
LIMITS = {
    "P1": ("case list, 50 rows, full layout", 1.5, 6),
    "P2": ("case page with timeline, goals, 20 newest notes", 2.5, 12),
    "P3": ("search as you type", 1.5, None),
    "P4": ("contact note saved, durable, with trail", 4.0, 10),
    "P6": ("Heute", 2.5, 12),
}


def main(arguments: Sequence[str]) -> int:
    """Measure on both engines and print one object."""
    parser = argparse.ArgumentParser(prog="./kim bench pages", description="Seiten gegen ihren Boden messen.")
    parser.add_argument("--cases", type=int, default=10_000, help="Fälle im Bestand")
    parser.add_argument("--engine", choices=["sqlite", "postgresql"], help="nur eine Datenbank")
    parser.add_argument("--json", action="store_true", help="Ausgabe als JSON (immer der Fall)")
    options = parser.parse_args(arguments)
    result = Result("pages")
    for engine in [options.engine] if options.engine else ["sqlite", "postgresql"]:
        progress(f"== {engine}, {options.cases} Fälle ==")
        measured = _on_sqlite(options.cases) if engine == "sqlite" else _on_postgresql(options.cases)
        result.goals += goals(engine, measured)
        result.details[engine] = measured
    return result.print()


def goals(engine: str, measured: dict[str, Any]) -> list[Goal]:
    """Hold the figures of one engine against the limits."""
    found = []
    for key, (what, ratio, statements) in LIMITS.items():
        page = measured[key]
        found.append(Goal(f"{key}-cpu", what, engine, page["ratio"], ratio * ALLOWANCE, "x floor"))
        if statements is not None:
            found.append(Goal(f"{key}-statements", what, engine, page["statements"], statements, "statements"))
    growth = measured["P1"]["statements_at_200"] - measured["P1"]["statements_at_10"]
    found.append(Goal("P1-rows", "statements at 200 rows more than at 10", engine, growth, 0, "statements"))
    return found


def _on_sqlite(cases: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="kimpass-bench-") as folder:
        return _measure(f"sqlite:///{Path(folder) / 'bench.sqlite3'}", folder, cases)


def _on_postgresql(cases: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="kimpass-bench-") as folder, throwaway_server(durable=True) as url:
        return _measure(url, folder, cases)


def _measure(url: str, folder: str, cases: int) -> dict[str, Any]:
    environment = os.environ | {
        "KIMPASS_DATABASE_URL": url,
        "KIMPASS_DATA_DIR": folder,
        "KIMPASS_LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "kimpass.config.settings",
    }
    command = python("-m", "kimtools.bench._pages_run", str(cases))
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise ToolError("Die Messung ist abgebrochen; die Meldung steht darüber.")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer

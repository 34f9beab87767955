"""
Finding people by name across transliterations: recall, precision and cost of the look-up (docs/names.md).

People and look-ups are spelled by rules that had no part in making the keys; `--set FILE` takes name groups instead.
"""

import argparse
import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kimtools.bench._names_people import DEVELOPMENT, HELD_OUT, SEED
from kimtools.bench._names_plan import read_groups
from kimtools.bench._result import Goal, Result, progress
from kimtools.errors import ToolError
from kimtools.places import ROOT, python
from kimtools.postgres import throwaway_server

RECALL, PRECISION, RATIO = 0.97, 0.90, 2.0
PEOPLE, LOOK_UPS = 100_000, 2000


def main(arguments: Sequence[str]) -> int:
    """Measure on both engines and print one object."""
    parser = argparse.ArgumentParser(prog="./kim bench names", description="Personensuche über Schreibweisen messen.")
    parser.add_argument("--people", type=int, default=PEOPLE, help="Personen im Bestand")
    parser.add_argument("--look-ups", type=int, default=LOOK_UPS, help="nachgeschlagene Namen")
    parser.add_argument("--seed", type=int, default=SEED, help="Startwert des Zufalls")
    parser.add_argument("--set", type=Path, metavar="DATEI", help="Namensgruppen (YAML) statt der eigenen Regeln")
    parser.add_argument("--development", action="store_true", help="die Namen, an denen die Schlüssel entstanden sind")
    parser.add_argument("--engine", choices=["sqlite", "postgresql"], help="nur eine Datenbank")
    parser.add_argument("--json", action="store_true", help="Ausgabe als JSON (immer der Fall)")
    options = parser.parse_args(arguments)
    if options.people < 1 or options.look_ups < 1:
        raise ToolError("Bestand und nachgeschlagene Namen müssen mindestens 1 sein.")
    groups = options.set.resolve() if options.set else None
    if groups is not None:
        read_groups(groups)  # an error in the file is told before anything is filled
    rules = DEVELOPMENT if options.development else HELD_OUT
    sent = [str(options.people), str(options.look_ups), str(options.seed), str(rules), str(groups or "")]
    result = Result("names")
    for engine in [options.engine] if options.engine else ["sqlite", "postgresql"]:
        progress(f"== {engine}, {options.people} Personen ==")
        measure = _on_sqlite if engine == "sqlite" else _on_postgresql
        measured = measure(sent)
        result.goals += goals(engine, measured, with_groups=groups is not None)
        result.details[engine] = measured
    return result.print()


def goals(engine: str, measured: dict[str, Any], *, with_groups: bool) -> list[Goal]:
    """Hold the figures of one engine against the limits."""
    found = [
        Goal(
            "recall-at-10", "found among the first ten", engine, measured["recall_at_10"], RECALL, "share", least=True
        ),
        Goal(
            "precision-at-1",
            "the first hit is right",
            engine,
            measured["precision_at_1"],
            PRECISION,
            "share",
            least=True,
        ),
    ]
    for key, what in (("speed", "look-up among all"), ("speed_of_own_households", "look-up among own households")):
        found.append(
            Goal(f"{key}-p95", f"{what}, p95", engine, measured[key]["ratio_p95"], RATIO, "x bare key look-up")
        )
        found.append(
            Goal(
                f"{key}-total",
                f"{what}, all together",
                engine,
                measured[key]["ratio_total"],
                RATIO,
                "x bare key look-up",
            )
        )
    if with_groups:
        found.append(
            Goal("not-same", "names that are not the same above", engine, measured["not_same_above"], 0, "names")
        )
    return found


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
    command = python("-m", "kimtools.bench._names_run", *arguments)
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise ToolError("Die Messung ist abgebrochen; die Meldung steht darüber.")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer

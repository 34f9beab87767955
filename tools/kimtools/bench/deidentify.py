"""
Is a finding that speaks of a person stopped before it is released, and does ordinary writing pass?

Invented cases let names, days, numbers and addresses slip into texts in many spellings and scripts; other texts mean
nobody. Names and sentences had no part in making the detectors (docs/deidentify.md). Pure reading, no database: the
same two functions the actions ask.
"""

import argparse
import os
from collections import Counter
from collections.abc import Sequence
from typing import Any

from kimtools.bench._deidentify_clean import DEVELOPMENT as DEVELOPMENT_SENTENCES
from kimtools.bench._deidentify_clean import HELD_OUT as HELD_OUT_SENTENCES
from kimtools.bench._names_people import DEVELOPMENT, HELD_OUT, Speller
from kimtools.bench._result import Goal, Result, progress
from kimtools.errors import ToolError
from kimtools.management import set_up

STOPPED, FALSE_ALARMS = 0.99, 0.05
TEXTS = 500
SEED, DEVELOPMENT_SEED = 20_261_127, 1


def main(arguments: Sequence[str]) -> int:
    """Measure and print one object."""
    parser = argparse.ArgumentParser(prog="./kim bench deidentify", description="Prüfung vor der Freigabe messen.")
    parser.add_argument("--cases", type=int, default=TEXTS, help="Texte mit und ohne Angaben zu einer Person, je")
    parser.add_argument("--seed", type=int, help="Startwert des Zufalls")
    parser.add_argument(
        "--development", action="store_true", help="Namen und Sätze, an denen die Prüfung entstanden ist"
    )
    parser.add_argument("--json", action="store_true", help="Ausgabe als JSON (immer der Fall)")
    options = parser.parse_args(arguments)
    if options.cases < 1:
        raise ToolError("Es muss mindestens ein Text geprüft werden.")
    seed = options.seed or (DEVELOPMENT_SEED if options.development else SEED)
    measured = measure(options.cases, seed, development=options.development)
    result = Result("deidentify", goals(measured), measured)
    return result.print()


def goals(measured: dict[str, Any]) -> list[Goal]:
    """Hold the figures against the limits."""
    return [
        Goal(
            "stopped", "texts that speak of a person, stopped", "-", measured["stopped"], STOPPED, "share", least=True
        ),
        Goal("false-alarms", "ordinary texts, stopped", "-", measured["false_alarms"], FALSE_ALARMS, "share"),
    ]


def measure(texts: int, seed: int, *, development: bool = False) -> dict[str, Any]:
    """Return shares of stopped texts, and of what kind those were that passed; never more than kinds and spellings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kimpass.config.settings")
    set_up()
    from kimtools.bench._deidentify_run import Desk  # noqa: PLC0415 - needs the settings

    names = Speller(DEVELOPMENT if development else HELD_OUT)
    sentences = DEVELOPMENT_SENTENCES if development else HELD_OUT_SENTENCES
    desk = Desk(seed, names, sentences)
    progress(f"== {texts} Texte mit Angaben zu einer Person, {texts} ohne ==")
    total: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for _ in range(texts):
        slip, stopped = desk.careless()
        total[slip.kind] += 1
        if not stopped:
            passed[f"{slip.kind}: {slip.how}"] += 1
    alarms = Counter(kind for _ in range(texts) for kind in [desk.ordinary()] if kind)
    return {
        "texts": texts,
        "seed": seed,
        "stopped": round(1 - passed.total() / texts, 4),
        "false_alarms": round(alarms.total() / texts, 4),
        "by_kind": dict(sorted(total.items())),
        "passed": dict(sorted(passed.items())),
        "alarms": dict(sorted(alarms.items())),
    }

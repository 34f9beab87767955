"""
Can small counts be worked out of what a district released? Random tables, and an attacker who tries (adr/0024).

The attack shares no code with the protection. That it can succeed is measured too: on tables in which only the small
numbers themselves are hidden, and on releases that were protected without looking at the earlier ones.
"""

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from kimtools.bench._disclosure_attack import Attack
from kimtools.bench._disclosure_world import WAYS, District, draw, read
from kimtools.bench._result import Goal, Result, progress

TABLES, SEED = 210, 2026
# The attack on releases that ignore each other takes as long as on the others; a part shows that it succeeds.
LIMITS = {"together": 1.0, "primary": 1.0, "apart": 0.2}


@dataclass
class _Count:
    districts: int = 0
    tables: int = 0
    withheld: int = 0
    cells: int = 0
    hidden: int = 0
    small: int = 0
    recovered: int = 0
    broken_districts: int = 0
    seconds: float = 0.0


def _attack(count: _Count, district: District, way: str) -> None:
    released = WAYS[way](district)
    count.districts += 1
    count.tables += len(released)
    count.withheld += sum(table.is_withheld for table in released)
    count.cells += sum(len(table.counts) for table in released)
    count.hidden += sum(len(table.hidden) for table in released)
    count.small += district.small
    pages = read(released)
    found = Attack(pages).recovered() if pages else []
    count.recovered += len(found)
    count.broken_districts += bool(found)


def measure(way: str, tables: int, seed: int = SEED, *, seconds: float = 100.0) -> _Count:
    """Attack random districts until so many tables were released, or time is up."""
    count, started, number = _Count(), time.monotonic(), 0
    while count.tables < tables and time.monotonic() - started < seconds:
        _attack(count, draw(Random(f"{seed}-{number}")), way)  # noqa: S311 - not for secrets
        number += 1
        if number % 25 == 0:
            progress(f"{way}: {count.tables} von {tables} Tabellen, {count.recovered} Zellen errechnet")
    count.seconds = round(time.monotonic() - started, 1)
    return count


def main(arguments: Sequence[str]) -> int:
    """Attack all three ways and print one object."""
    parser = argparse.ArgumentParser(prog="./kim bench disclosure", description="Kleine Zahlen zurückrechnen.")
    parser.add_argument("--tables", type=int, default=TABLES, help="Zahl der Tabellen")
    parser.add_argument("--seed", type=int, default=SEED, help="Anfang der Zufallsfolge")
    parser.add_argument("--json", action="store_true", help="Ausgabe als JSON (immer der Fall)")
    options = parser.parse_args(arguments)
    result = Result("disclosure")
    counts = {}
    for way, share in LIMITS.items():
        progress(f"== {way} ==")
        counts[way] = measure(way, max(1, round(options.tables * share)), options.seed, seconds=90.0 * share + 10)
        result.details[way] = vars(counts[way])
    done = counts["together"]
    result.goals = [
        Goal("recovered", "cells recovered from all releases", "any", done.recovered, 0, "cells"),
        Goal("tables", "random tables attacked", "any", done.tables, options.tables, "tables", least=True),
        Goal("withheld", "tables wholly withheld", "any", round(done.withheld / done.tables, 3), 0.1, "share"),
        Goal("attack-primary", "cells the attack recovers where only small ones are hidden", "any",
             counts["primary"].recovered, 1, "cells", least=True),
        Goal("attack-apart", "cells the attack recovers where releases ignore each other", "any",
             counts["apart"].recovered, 1, "cells", least=True),
    ]  # fmt: skip
    return result.print()

"""Examine all stored facts under another text of the law: counts, rate and memory; nothing stored is changed."""

import json
import resource
import time
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kimpass.kernel.tenancy import bound
from kimpass.law.errors import Refused
from kimpass.law.rulebook import Rulebook, load, shipped, versions
from kimpass.organisation.models import Tenant
from kimpass.people.selectors import rule_changes
from kimpass.people.selectors.rule_changes import CHUNK, Comparison


class Command(BaseCommand):
    help = "Prüft alle gespeicherten Angaben unter einem anderen Rechtsstand und zählt, was sich ändert."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--old", default="", help="bisheriger Rechtsstand (Name oder Ordner)")
        parser.add_argument("--new", default="", help="neuer Rechtsstand (Name oder Ordner)")
        parser.add_argument("--day", type=date.fromisoformat, help="Stichtag; ohne: der Tag jeder Vorprüfung")
        parser.add_argument("--json", action="store_true", help="Ausgabe als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            new = _book(options["new"] or versions()[-1])
            old = _book(options["old"] or _earlier(new))
        except (Refused, OSError) as error:
            raise CommandError(str(error)) from error
        started = time.perf_counter()
        found = self._run(old, new, options["day"], quiet=options["verbosity"] == 0)
        answer = _answer(found, time.perf_counter() - started)
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
            return
        words = (
            "{checks} Vorprüfungen mit {facts} Angaben geprüft, {changed} Ergebnisse ändern sich; "
            "{rate} in der Sekunde, {memory_mb} MB"
        )
        self.stdout.write(words.format(**answer))

    def _run(self, old: Rulebook, new: Rulebook, day: date | None, *, quiet: bool) -> Comparison:
        found = Comparison(old.version, new.version)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), disable=quiet) as progress:
            for tenant in Tenant.objects.order_by("pk"):
                with bound(tenant.pk):
                    total = rule_changes.stored(tenant.pk).count()
                bar = progress.add_task(tenant.key, total=total)
                after, number = 0, CHUNK
                while number == CHUNK:
                    # A transaction for each chunk: nobody waits for the whole run.
                    with bound(tenant.pk):
                        after, number = rule_changes.next_chunk(
                            found, old, new, tenant_id=tenant.pk, on=day, after=after
                        )
                    progress.advance(bar, number)
        return found


def _book(name: str) -> Rulebook:
    return shipped(name) if name in versions() else load(Path(name))


def _earlier(new: Rulebook) -> str:
    known = versions()
    return known[max(known.index(new.version) - 1, 0)] if new.version in known else known[-1]


def _answer(found: Comparison, seconds: float) -> dict[str, Any]:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "old": found.old,
        "new": found.new,
        "checks": found.checks,
        "facts": found.facts,
        "changed": found.changed,
        "days_moved": found.days_moved,
        "seconds": round(seconds, 2),
        "rate": round(found.checks / seconds) if seconds else 0,
        "memory_mb": round(memory),
        "changes": {" ".join(key): count for key, count in sorted(found.changes.items())},
    }

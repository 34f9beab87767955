"""Make the demonstration's data, once."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from kimpass.kernel.access import RuleViolation
from kimpass.web.demo import generator


class Command(BaseCommand):
    help = "Legt die erfundenen Daten der Vorführung an; was schon da ist, bleibt"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--today", type=date.fromisoformat, default=None, help="Tag, bis zu dem erzählt wird")

    def handle(self, *args: Any, **options: Any) -> None:
        if generator.is_seeded():
            self.stderr.write(_("Die Daten der Vorführung sind schon da."))
            return
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        console = Console(stderr=True)
        with Progress(*columns, console=console, disable=options["verbosity"] == 0) as progress:
            bar = progress.add_task(_("Kreise und Fälle"), total=generator.total_steps())

            def tick(name: str) -> None:
                progress.update(bar, advance=1, description=name)

            try:
                generator.seed(today=options["today"] or localdate(), tick=tick)
            except RuleViolation as refused:
                reason = {"reason": "; ".join(refused.reasons)}
                raise CommandError(_("Die Vorführung ließ sich nicht anlegen: %(reason)s") % reason) from refused

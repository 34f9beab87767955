"""Walk the whole loop once and tell what each step produced."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from kimpass.web.journey.loop import journey
from kimpass.web.journey.told import JourneyBroken


class Command(BaseCommand):
    help = "Einmal der ganze Weg vom Zugang bis zur Rückmeldung, in einer Wegwerf-Datenbank"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="Ausgabe als JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            story = journey()
        except JourneyBroken as broken:
            raise CommandError(_("Der Weg ist unterbrochen: %(step)s") % {"step": broken}) from broken
        if options["json"]:
            self.stdout.write(json.dumps(story, ensure_ascii=False, indent=2))
            return
        for step in story["journey"]:
            self.stdout.write(f"{step['number']:>3}  {step['on']}  {step['actor']}: {step['step']} -> {step['state']}")

"""Open a place, or the Land, with its first account: `open_place AGS --name NAME --login LOGIN`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from kimpass.kernel.access import RuleViolation
from kimpass.organisation.actions.tenants import FirstAdmin, open_place_here


class Command(BaseCommand):
    help = "Eröffnet einen der 54 Standorte, oder mit AGS 05 das Land, und zeigt einmal das erste Passwort."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ags", help="amtlicher Schlüssel, zum Beispiel 05570; 05 ist das Land")
        parser.add_argument("--name", required=True, help="Name der ersten Administration")
        parser.add_argument("--login", required=True, help="ihr Anmeldename")

    def handle(self, *_args: Any, **options: Any) -> None:
        first = FirstAdmin(options["name"], options["login"])
        try:
            opened = open_place_here(ags=options["ags"], first=first, on=localdate())
        except RuleViolation as refused:
            raise CommandError("\n".join(refused.reasons)) from refused
        self.stdout.write(f"{opened.tenant.name} ist eröffnet.")
        self.stdout.write(f"Anmeldename: {opened.username}")
        self.stdout.write(f"Einmalpasswort: {opened.password}")

"""Import a district's profile: `import_district FILE [--replace]`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from kimpass.controlling.actions.districts import import_district
from kimpass.controlling.importer.profile import shipped
from kimpass.controlling.importer.refusal import ProfileRefused
from kimpass.kernel.access import RuleViolation


class Command(BaseCommand):
    help = "Liest einen Kreis aus seinem Profil ein: ganz oder gar nicht."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="YAML-Datei, oder der Schlüssel eines mitgelieferten Kreises")
        parser.add_argument("--replace", action="store_true", help="ersetzen, solange dort niemand arbeitet")

    def handle(self, *_args: Any, **options: Any) -> None:
        path = shipped(options["file"]) or Path(options["file"])
        try:
            content = path.read_bytes()
        except (OSError, ValueError) as error:
            raise CommandError(f"Die Datei „{path.name}“ lässt sich nicht lesen.") from error
        try:
            tenant = import_district(content=content, file=path.name, on=localdate(), replace=options["replace"])
        except ProfileRefused as refused:
            raise CommandError("\n".join(refused.reasons)) from refused
        except RuleViolation as refused:
            raise CommandError(f"{path.name}: {refused}") from refused
        self.stdout.write(f"{tenant.name} ist eingelesen.")

"""Print all rights: `print_rights`."""

from typing import Any

from django.core.management.base import BaseCommand

from kimpass.organisation.selectors.rights import exclusions, rights, roles


class Command(BaseCommand):
    help = "Gibt alle Rechte aus: eine Zeile je Recht, eine Spalte je Rolle."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write("\t".join(["Recht", *(role.key for role in roles())]))
        for right in rights():
            self.stdout.write("\t".join([right.key, *("x" if held else "-" for held in right.held)]))
        for role, others in exclusions():
            self.stdout.write(f"{role.key} nie zusammen mit: {', '.join(other.key for other in others)}")

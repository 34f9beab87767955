"""Draw a report: `report DISTRICT KIND [--as-of DATE] [--period P] --format json|html [-o FILE]`."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.utils.timezone import localdate

from kimpass.controlling.actions.districts import import_district
from kimpass.controlling.importer.profile import shipped
from kimpass.controlling.selectors.figures import Report
from kimpass.controlling.selectors.reports import KINDS, draw
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import Tenant

WRONG_USE = 2


class Command(BaseCommand):
    help = "Gibt einen Bericht aus; ein mitgelieferter, noch nicht eingelesener Kreis kommt aus seinem Profil."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("district", help="Schlüssel des Kreises, zum Beispiel warendorf")
        parser.add_argument("kind", help=" oder ".join(KINDS))
        parser.add_argument("--as-of", help="Stichtag, JJJJ-MM-TT")
        parser.add_argument("--period", help="Zeitraum, zum Beispiel 2022/23")
        parser.add_argument("--format", choices=("json", "html"), default="json")
        parser.add_argument("-o", "--output", help="Datei statt Ausgabe")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["kind"] not in KINDS:
            raise CommandError(f"Den Bericht gibt es nicht. Möglich: {', '.join(KINDS)}.", returncode=WRONG_USE)
        as_of = self._day(options["as_of"])
        report = self._draw(options["district"], options["kind"], as_of, options["period"])
        text = (
            json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n"
            if options["format"] == "json"
            else render_to_string("controlling/reports/file.html", {"report": report})
        )
        if not options["output"]:
            self.stdout.write(text, ending="")
            return
        try:
            Path(options["output"]).write_text(text, encoding="utf-8")
        except (OSError, ValueError) as error:
            raise CommandError(f"Die Datei lässt sich nicht schreiben: {options['output']}") from error

    def _day(self, text: str | None) -> date | None:
        try:
            return None if text is None else date.fromisoformat(text)
        except ValueError as error:
            raise CommandError(
                "Der Stichtag ist kein Tag der Form JJJJ-MM-TT, zum Beispiel 2022-11-21.", returncode=WRONG_USE
            ) from error

    def _draw(self, key: str, kind: str, as_of: date | None, period: str | None) -> Report:
        if not connection.introspection.table_names():
            # Nothing at all is there yet: a new file may be filled, a filled one is never touched.
            call_command("migrate", verbosity=0, interactive=False)
        tenant = Tenant.objects.filter(key=key).first()
        if tenant is not None:
            return self._from(tenant, kind, as_of, period)
        path = shipped(key)
        if path is None:
            raise CommandError(f"Den Kreis „{key}“ gibt es hier nicht.", returncode=WRONG_USE)
        with transaction.atomic():
            tenant = import_district(content=path.read_bytes(), file=path.name, on=localdate())
            report = self._from(tenant, kind, as_of, period)
            transaction.set_rollback(True)
        return report

    def _from(self, tenant: Tenant, kind: str, as_of: date | None, period: str | None) -> Report:
        try:
            with bound(tenant.pk):
                return draw(tenant, kind, today=localdate(), as_of=as_of, period=period)
        except RuleViolation as refused:
            raise CommandError(str(refused), returncode=WRONG_USE) from refused

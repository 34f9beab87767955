"""Draw a report: `report DISTRICT KIND [--as-of DATE] [--known-at INSTANT] [--period P] --format FORMAT [-o FILE]`."""

import sys
from argparse import ArgumentParser
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils.timezone import is_naive, localdate, make_aware, now

from kimpass.controlling.actions.districts import import_district
from kimpass.controlling.importer.profile import shipped
from kimpass.controlling.selectors.documents import bare
from kimpass.controlling.selectors.outputs import BINARY, FORMATS, made
from kimpass.controlling.selectors.reports import KINDS, draw
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import Tenant

WRONG_USE = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for."""

    kind: str
    as_of: date | None
    period: str | None
    known_at: datetime | None
    file_format: str


class Command(BaseCommand):
    help = "Gibt einen Bericht aus; ein mitgelieferter, noch nicht eingelesener Kreis kommt aus seinem Profil."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("district", help="Schlüssel des Kreises, zum Beispiel warendorf")
        parser.add_argument("kind", help=" oder ".join(KINDS))
        parser.add_argument("--as-of", help="Stichtag, JJJJ-MM-TT")
        parser.add_argument("--known-at", help="wie bekannt in diesem Augenblick, JJJJ-MM-TTThh:mm[:ss]; sonst jetzt")
        parser.add_argument("--period", help="Zeitraum, zum Beispiel 2022/23")
        parser.add_argument("--format", choices=tuple(FORMATS), default="json")
        parser.add_argument("-o", "--output", help="Datei statt Ausgabe")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["kind"] not in KINDS:
            raise CommandError(f"Den Bericht gibt es nicht. Möglich: {', '.join(KINDS)}.", returncode=WRONG_USE)
        as_of, known_at = self._day(options["as_of"]), self._instant(options["known_at"])
        wanted = Wanted(options["kind"], as_of, options["period"], known_at, options["format"])
        content = self._draw(options["district"], wanted)
        if not options["output"]:
            self._print(content, options["format"])
            return
        try:
            Path(options["output"]).write_bytes(content)
        except (OSError, ValueError) as error:
            raise CommandError(f"Die Datei lässt sich nicht schreiben: {options['output']}") from error

    def _print(self, content: bytes, file_format: str) -> None:
        if file_format not in BINARY:
            self.stdout.write(content.decode(), ending="")
        elif sys.stdout.isatty():
            raise CommandError(
                f"{file_format.upper()} gehört in eine Datei: bitte -o DATEI angeben.", returncode=WRONG_USE
            )
        else:
            sys.stdout.buffer.write(content)

    def _day(self, text: str | None) -> date | None:
        try:
            return None if text is None else date.fromisoformat(text)
        except ValueError as error:
            raise CommandError(
                "Der Stichtag ist kein Tag der Form JJJJ-MM-TT, zum Beispiel 2022-11-21.", returncode=WRONG_USE
            ) from error

    def _instant(self, text: str | None) -> datetime | None:
        try:
            instant = None if text is None else datetime.fromisoformat(text)
        except ValueError as error:
            raise CommandError(
                "Der Augenblick hat nicht die Form JJJJ-MM-TTThh:mm, zum Beispiel 2022-11-21T14:30.",
                returncode=WRONG_USE,
            ) from error
        if instant is not None and is_naive(instant):
            instant = make_aware(instant)
        if instant is not None and instant > now():
            raise CommandError(
                "Der Augenblick liegt in der Zukunft; was dann bekannt ist, weiß niemand.", returncode=WRONG_USE
            )
        return instant

    def _draw(self, key: str, wanted: Wanted) -> bytes:
        if not connection.introspection.table_names():
            # Nothing at all is there yet: a new file may be filled, a filled one is never touched.
            call_command("migrate", verbosity=0, interactive=False)
        tenant = Tenant.objects.filter(key=key).first()
        if tenant is not None:
            return self._from(tenant, wanted)
        path = shipped(key)
        if path is None:
            raise CommandError(f"Den Kreis „{key}“ gibt es hier nicht.", returncode=WRONG_USE)
        if wanted.known_at is not None:
            raise CommandError(
                "Der Kreis ist hier noch nicht eingelesen; bis dahin ist nichts bekannt.", returncode=WRONG_USE
            )
        with transaction.atomic():
            tenant = import_district(content=path.read_bytes(), file=path.name, on=localdate())
            content = self._from(tenant, wanted)
            transaction.set_rollback(True)
        return content

    def _from(self, tenant: Tenant, wanted: Wanted) -> bytes:
        try:
            with bound(tenant.pk):
                drawn = draw(
                    tenant,
                    wanted.kind,
                    today=localdate(),
                    as_of=wanted.as_of,
                    period=wanted.period,
                    known_at=wanted.known_at,
                )
        except RuleViolation as refused:
            raise CommandError(str(refused), returncode=WRONG_USE) from refused
        return made(bare(drawn, wanted.known_at), wanted.file_format)

"""Take over a list of cases: `import_cases FILE --tenant KEY --staff USERNAME [--dry-run] [--as-of DATE]`."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from kimpass.accounts.models import User
from kimpass.casework.actions.case_import import ImportRefused, import_cases
from kimpass.casework.importer.problems import Report
from kimpass.casework.importer.template import template
from kimpass.kernel.access import Actor, RuleViolation
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import Tenant
from kimpass.organisation.selectors.actors import NoStaffMember, resolve_actor

WRONG_USE = 2


class Command(BaseCommand):
    help = "Übernimmt Fälle aus einer Tabelle (Excel oder CSV): ganz oder gar nicht, und keine Zeile zweimal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", help="Tabelle, .xlsx oder .csv")
        parser.add_argument("--tenant", help="Schlüssel des Kreises, zum Beispiel paderborn")
        parser.add_argument("--staff", help="Anmeldename der Fachkraft, die die Fälle führt")
        parser.add_argument("--dry-run", action="store_true", help="nur prüfen: nennt alles, was nicht passt")
        parser.add_argument("--as-of", type=date.fromisoformat, help="als wäre heute JJJJ-MM-TT")
        parser.add_argument("--template", metavar="DATEI", help="leere Tabelle zum Ausfüllen schreiben")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["template"]:
            self._write_template(Path(options["template"]))
            return
        if not (options["file"] and options["tenant"] and options["staff"]):
            raise CommandError(
                _("Bitte Tabelle, --tenant und --staff angeben, oder --template DATEI."), returncode=WRONG_USE
            )
        path = Path(options["file"])
        try:
            content = path.read_bytes()
        except (OSError, ValueError) as error:
            raise CommandError(_("Die Tabelle lässt sich nicht lesen.")) from error
        tenant = Tenant.objects.filter(key=options["tenant"]).first()
        if tenant is None:
            raise CommandError(_("Den Kreis „%(key)s“ gibt es hier nicht.") % {"key": options["tenant"]})
        with bound(tenant.pk):
            actor = self._actor(tenant, options["staff"], options["as_of"] or timezone.localdate())
            report = self._import(actor, content, path.name, options)
        self._tell(report, dry_run=options["dry_run"])

    def _write_template(self, path: Path) -> None:
        try:
            path.write_bytes(template())
        except (OSError, ValueError) as error:
            raise CommandError(_("Die Vorlage lässt sich nicht schreiben.")) from error
        self.stdout.write(_("Die leere Tabelle ist geschrieben; das zweite Blatt erklärt jede Spalte."))

    def _actor(self, tenant: Tenant, username: str, today: date) -> Actor:
        user = User.objects.filter(username=username).first()
        try:
            if user is None:
                raise NoStaffMember
            return resolve_actor(user_id=user.pk, tenant_id=tenant.pk, today=today)
        except NoStaffMember as error:
            raise CommandError(_("In diesem Kreis arbeitet niemand mit diesem Anmeldenamen.")) from error

    def _import(self, actor: Actor, content: bytes, name: str, options: dict[str, Any]) -> Report:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True), disable=options["verbosity"] == 0) as progress:
            bar = progress.add_task(_("Haushalte"), total=None)

            def tick(done: int, total: int) -> None:
                progress.update(bar, completed=done, total=total)

            try:
                return import_cases(
                    actor=actor,
                    content=content,
                    name=name,
                    at=timezone.now(),
                    dry_run=options["dry_run"],
                    tick=tick,
                )
            except ImportRefused as refused:
                progress.stop()
                self._tell(refused.report, dry_run=True)
                raise CommandError(_("Nichts wurde übernommen.")) from refused
            except PermissionDenied as refused:
                raise CommandError(str(refused)) from refused
            except RuleViolation as refused:
                raise CommandError("\n".join(refused.reasons)) from refused

    def _tell(self, report: Report, *, dry_run: bool) -> None:
        for notice in sorted(report.notices):
            self.stdout.write(_("Hinweis – %(words)s") % {"words": notice})
        for problem in sorted(report.problems):
            self.stdout.write(_("Fehler – %(words)s") % {"words": problem})
        counts = {"cases": report.cases, "persons": report.persons, "known": report.known}
        if report.problems:
            words = _("%(number)s Fehler. Bitte in der Tabelle beheben und noch einmal starten.")
            self.stdout.write(words % {"number": len(report.problems)})
        elif dry_run:
            words = _("Alles passt: %(cases)s Fälle, %(persons)s Personen kämen dazu; %(known)s Zeilen sind schon da.")
            self.stdout.write(words % counts)
        else:
            words = _("Übernommen: %(cases)s Fälle, %(persons)s Personen; %(known)s Zeilen waren schon da.")
            self.stdout.write(words % counts)

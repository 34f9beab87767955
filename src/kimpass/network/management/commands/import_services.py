"""Take in offers: `import_services FILE --tenant KEY [--staff USERNAME] [--field CODE] [--dry-run] [--integreat]`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.accounts.models import User
from kimpass.kernel.access import Actor, RuleViolation
from kimpass.kernel.tenancy import bound
from kimpass.network.actions.hsds import import_services
from kimpass.network.actions.integreat import import_integreat
from kimpass.network.actions.taking_in import ImportRefused
from kimpass.network.importer.integreat import fetch
from kimpass.network.importer.offers import Report
from kimpass.network.selectors import directory
from kimpass.organisation.models import RoleAssignment, Tenant
from kimpass.organisation.selectors.actors import NoStaffMember, resolve_actor


class Command(BaseCommand):
    help = "Übernimmt Angebote (HSDS 3.1: JSON oder ZIP; --integreat: Orte einer Region): ganz oder gar nicht."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="Datei; mit --integreat auch eine Adresse (https)")
        parser.add_argument("--tenant", required=True, help="Schlüssel des Kreises, zum Beispiel paderborn")
        parser.add_argument("--staff", default="", help="Anmeldename; sonst die Koordinierende Stelle des Kreises")
        parser.add_argument("--field", default="", help="Code des Handlungsfelds für Angebote ohne Zuordnung")
        parser.add_argument("--dry-run", action="store_true", help="nur prüfen: nennt alles, was nicht passt")
        parser.add_argument("--integreat", action="store_true", help="Orte einer Integreat-Region (API v3)")

    def handle(self, *_args: Any, **options: Any) -> None:
        tenant = Tenant.objects.filter(key=options["tenant"]).first()
        if tenant is None:
            raise CommandError(_("Den Kreis „%(key)s“ gibt es hier nicht.") % {"key": options["tenant"]})
        try:
            content = self._content(options["file"], remote=options["integreat"])
            with bound(tenant.pk):
                actor = self._actor(tenant, options["staff"])
                report = self._take(actor, content, options)
        except ImportRefused as refused:
            self._tell(refused.report)
            raise CommandError(_("Nichts wurde übernommen.")) from refused
        except PermissionDenied as refused:
            raise CommandError(str(refused)) from refused
        except RuleViolation as refused:
            raise CommandError("\n".join(refused.reasons)) from refused
        self._tell(report)
        counts = {"new": report.created, "changed": report.changed, "same": report.unchanged, "ended": report.ended}
        words = _("%(new)s neu, %(changed)s geändert, %(same)s unverändert, %(ended)s beendet.") % counts
        self.stdout.write(_("Es würde: %(words)s") % {"words": words} if options["dry_run"] else words)

    def _content(self, source: str, *, remote: bool) -> bytes:
        if remote and source.startswith(("https://", "http://")):
            return fetch(source)
        try:
            return Path(source).read_bytes()
        except (OSError, ValueError) as error:
            raise CommandError(_("Die Datei lässt sich nicht lesen.")) from error

    def _actor(self, tenant: Tenant, username: str) -> Actor:
        today = timezone.localdate()
        if username:
            user_id = User.objects.filter(username=username).values_list("pk", flat=True).first()
        else:
            roles = RoleAssignment.objects.asked_for().filter(tenant=tenant).on(today).filter(role_key="coordinator")
            rows = roles.filter(staff_member__user__isnull=False, staff_member__is_active=True).order_by("pk")
            user_id = rows.values_list("staff_member__user_id", flat=True).first()
        try:
            if user_id is None:
                raise NoStaffMember
            return resolve_actor(user_id=user_id, tenant_id=tenant.pk, today=today)
        except NoStaffMember as error:
            raise CommandError(_("In diesem Kreis arbeitet niemand mit diesem Anmeldenamen.")) from error

    def _take(self, actor: Actor, content: bytes, options: dict[str, Any]) -> Report:
        fields = {code: pk for code, _label, pk in directory.fields_by_code(actor)}
        if options["field"] and options["field"] not in fields:
            raise CommandError(_("Das Handlungsfeld „%(code)s“ gibt es hier nicht.") % {"code": options["field"]})
        take = import_integreat if options["integreat"] else import_services
        field_id = fields.get(options["field"])
        return take(actor=actor, content=content, field_id=field_id, dry_run=options["dry_run"])

    def _tell(self, report: Report) -> None:
        for notice in sorted(set(report.notices)):
            self.stdout.write(_("Hinweis – %(words)s") % {"words": notice})
        for problem in sorted(set(report.problems)):
            self.stdout.write(_("Fehler – %(words)s") % {"words": problem})

"""Change the keys: wrap the data keys with a new master key, or encrypt everything with new data keys."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import Progress

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import Tenant
from kimpass.vault import drafts, files, keys
from kimpass.vault.models import StoredFile


class Command(BaseCommand):
    help = (
        "Verpackt die Datenschlüssel mit dem Hauptschlüssel neu (der alte steht in KIMPASS_PREVIOUS_MASTER_KEYS); "
        "mit --data-keys bekommt jeder Mandant einen neuen Datenschlüssel, und alles wird damit neu verschlüsselt"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--data-keys", action="store_true", help="auch neue Datenschlüssel, alles neu verschlüsseln"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            for tenant in Tenant.objects.order_by("pk"):
                self._rotate(tenant, data_keys=options["data_keys"], quiet=options["verbosity"] == 0)
        except keys.KeyUnusable as error:
            raise CommandError(str(error)) from error
        except RuleViolation as refusal:
            raise CommandError("; ".join(refusal.reasons)) from refusal

    def _rotate(self, tenant: Tenant, *, data_keys: bool, quiet: bool) -> None:
        with bound(tenant.pk):
            wrapped = keys.rewrap(tenant.pk)
        renewed = self._encrypt_anew(tenant, quiet=quiet) if data_keys else 0
        words = _("%(tenant)s: %(keys)s Schlüssel neu verpackt, %(files)s Dateien und Entwürfe neu verschlüsselt")
        self.stdout.write(words % {"tenant": tenant.key, "keys": wrapped, "files": renewed})

    def _encrypt_anew(self, tenant: Tenant, *, quiet: bool) -> int:
        with bound(tenant.pk):
            # Committed before anything is encrypted with it: a key that is lost loses what it locked.
            key = keys.next_generation(tenant.pk)
        with bound(tenant.pk):
            rows = StoredFile.objects.asked_for().filter(tenant_id=tenant.pk, key_generation__lt=key.generation)
            ids = list(rows.order_by("pk").values_list("pk", flat=True))
        with Progress(console=Console(stderr=True), disable=quiet) as progress:
            bar = progress.add_task(tenant.key, total=len(ids))
            for pk in ids:
                with bound(tenant.pk):
                    stored = StoredFile.objects.asked_for().select_for_update().filter(pk=pk).first()
                    if stored is not None:
                        files.reseal(stored, key)
                progress.advance(bar)
        with bound(tenant.pk):
            return len(ids) + drafts.reseal(tenant.pk, key)

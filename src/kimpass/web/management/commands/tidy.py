"""What every night clears away, and what becomes effective: drafts, form marks, orphaned files, moved caseloads."""

from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import Tenant
from kimpass.vault import drafts, files, once

# A content may be older than its row by the length of one request, never by a day.
ORPHAN_AFTER = timedelta(days=1)


class Command(BaseCommand):
    help = (
        "Räumt auf: alte Entwürfe, verbrauchte Formularmarken, Dateien ohne Eintrag; "
        "lässt Aufgaben übergebenen Fällen folgen; erstellt liegen gebliebene Dateien von Berichten. "
        "Jede Nacht einmal aufrufen"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        orphans = (now - ORPHAN_AFTER).timestamp()
        for tenant in Tenant.objects.order_by("pk"):
            with bound(tenant.pk):
                counts = {
                    "tenant": tenant.key,
                    "drafts": drafts.sweep(tenant.pk, at=now),
                    "marks": once.sweep(tenant.pk, at=now),
                    "files": files.sweep(tenant.pk, older_than=orphans),
                }
            self.stdout.write(
                _("%(tenant)s: %(drafts)s Entwürfe, %(marks)s Formularmarken, %(files)s Dateien ohne Eintrag entfernt")
                % counts
            )
        call_command("carry_caseloads", stdout=self.stdout)
        call_command("make_report_files", stdout=self.stdout)

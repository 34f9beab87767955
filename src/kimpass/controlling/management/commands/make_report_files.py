"""Make the files of reports that still wait, also those a stopped program left half made."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.controlling.actions.report_files import make_file
from kimpass.controlling.models import ReportFile
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import Tenant

# Nothing is made for so long: whoever began it was stopped.
GIVEN_UP_AFTER = timedelta(hours=1)


class Command(BaseCommand):
    help = "Erstellt die Dateien von Berichten, die noch warten oder liegen geblieben sind."

    def handle(self, *_args: Any, **_options: Any) -> None:
        late = timezone.now() - GIVEN_UP_AFTER
        done = failed = 0
        for tenant in Tenant.objects.order_by("pk"):
            with bound(tenant.pk):
                rows = ReportFile.objects.asked_for().filter(tenant_id=tenant.pk)
                rows.filter(state=ReportFile.State.RUNNING, asked_at__lt=late).update(state=ReportFile.State.WAITING)
                waiting = list(rows.filter(state=ReportFile.State.WAITING).order_by("pk").values_list("pk", flat=True))
            for file_id in waiting:
                try:
                    done += make_file(tenant.pk, file_id)
                except RuleViolation:
                    # The row says that it failed; the others are made all the same.
                    failed += 1
        told = {"done": done, "failed": failed}
        self.stdout.write(_("Berichte: %(done)s Dateien erstellt, %(failed)s nicht möglich") % told)

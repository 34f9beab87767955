"""Let tasks follow the caseloads whose day has come; meant to run every night, harmless to run twice."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from kimpass.casework.actions.caseload_moves import carry_caseload
from kimpass.casework.selectors.kept import due_moves
from kimpass.kernel.access import Actor, Permission
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import Tenant

RIGHTS = frozenset({(Permission.CASELOAD_MOVE, None), (Permission.CASE_FIGURES, None)})


class Command(BaseCommand):
    help = "Lässt Aufgaben und Termine den Fällen folgen, deren Übergang heute oder früher wirksam wurde."

    def handle(self, *args: Any, **options: Any) -> None:
        today, done = localdate(), 0
        for tenant in Tenant.objects.order_by("pk"):
            with bound(tenant.pk):
                for move in due_moves(tenant.pk, today):
                    # Whoever decided the move stands behind it; the night only carries it out.
                    actor = Actor(0, tenant.pk, move.moved_by_id, today, frozenset({"night"}), RIGHTS)
                    carry_caseload(actor=actor, move_id=move.pk)
                    done += 1
        self.stdout.write(f"{done} Übergänge ausgeführt")

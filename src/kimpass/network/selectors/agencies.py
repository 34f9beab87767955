"""Who acts in the network, and with how many offers (DIR-07)."""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from kimpass.kernel.access import Actor
from kimpass.network.models import Service
from kimpass.organisation.models import Agency


def agency_list(actor: Actor, kind: str = "") -> Any:
    """Return the organisations with the number of their running offers, in one statement."""
    rows = Agency.objects.visible_to(actor).select_related("unit")
    if kind:
        rows = rows.filter(kind=kind)
    running = Service.objects.for_tenant(actor).filter(agency=OuterRef("pk"), ended_on__isnull=True)
    count = running.order_by().values("agency").annotate(number=Count("pk")).values("number")
    offers = Coalesce(Subquery(count, output_field=IntegerField()), 0)
    return rows.annotate(offers=offers).order_by("name", "pk")

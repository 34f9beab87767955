"""The directory of offers, and what cases found missing."""

from typing import Any

from django.db.models import Q, Sum

from kimpass.kernel.access import Actor
from kimpass.network.models import NeedSignal, Service
from kimpass.organisation.models import Agency, CatalogueEntry, Tenant, Unit

Choices = list[tuple[str, str]]
Keyed = list[tuple[str, str, int]]


def service_list(actor: Actor, *, field_id: int | None = None, unit_id: int | None = None, query: str = "") -> Any:
    """Return the offers that exist; those for the whole Kreis belong to every municipality."""
    rows = Service.objects.visible_to(actor).filter(ended_on__isnull=True)
    if field_id is not None:
        rows = rows.filter(field_id=field_id)
    if unit_id is not None:
        rows = rows.filter(Q(unit_id=unit_id) | Q(unit__isnull=True))
    if query:
        rows = rows.filter(
            Q(name__icontains=query)
            | Q(programme__icontains=query)
            | Q(languages__icontains=query)
            | Q(agency__name__icontains=query)
        )
    return rows.select_related("agency", "field", "unit").order_by("field__sort", "name", "pk")


def unmet_needs(actor: Actor, service: Service) -> str:
    """Return how often no fitting offer was found in the service's field and place; a small number stays vague."""
    rows = NeedSignal.objects.for_tenant(actor).filter(
        field_id=service.field_id, kind=NeedSignal.Kind.NO_SUITABLE_OFFER
    )
    if service.unit_id is not None:
        rows = rows.filter(unit_id=service.unit_id)
    total = int(rows.aggregate(total=Sum("count"))["total"] or 0)
    minimum = Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=actor.tenant_id)
    return f"< {minimum}" if 0 < total < minimum else str(total)


def field_choices(actor: Actor) -> Choices:
    """Return the tenant's fields of action."""
    rows = CatalogueEntry.objects.for_tenant(actor).filter(catalogue="field_of_action", valid_until__isnull=True)
    return [(str(pk), label) for pk, label in rows.order_by("sort", "label_de").values_list("pk", "label_de")]


def fields_by_code(actor: Actor) -> Keyed:
    """Return code, label and number of the fields of action: an address carries the code."""
    rows = CatalogueEntry.objects.for_tenant(actor).filter(catalogue="field_of_action", valid_until__isnull=True)
    return list(rows.order_by("sort", "label_de").values_list("code", "label_de", "pk"))


def units_by_key(actor: Actor) -> Keyed:
    """Return key, name and number of the units: an address carries the key."""
    return list(Unit.objects.for_tenant(actor).order_by("name").values_list("key", "name", "pk"))


def unit_choices(actor: Actor) -> Choices:
    """Return the tenant's municipalities and other units."""
    return [(str(pk), name) for pk, name in Unit.objects.for_tenant(actor).order_by("name").values_list("pk", "name")]


def agency_choices(actor: Actor) -> Choices:
    """Return the agencies that act in the tenant."""
    rows = Agency.objects.for_tenant(actor).order_by("name").values_list("pk", "name")
    return [(str(pk), name) for pk, name in rows]

"""What can be chosen in forms and filters: fields, municipalities, agencies."""

from kimpass.kernel.access import Actor, Permission
from kimpass.organisation.models import Agency, CatalogueEntry, Region, Unit
from kimpass.steering import policy

Choices = list[tuple[str, str]]
Keyed = list[tuple[str, str, int]]


def fields_of_action(actor: Actor) -> Choices:
    """Return the tenant's fields of action (Handlungsfelder)."""
    rows = CatalogueEntry.objects.for_tenant(actor).filter(catalogue="field_of_action", valid_until__isnull=True)
    return [(str(pk), label) for pk, label in rows.order_by("sort", "label_de").values_list("pk", "label_de")]


def fields_by_code(actor: Actor) -> Keyed:
    """Return code, label and number of the fields of action: an address carries the code."""
    rows = CatalogueEntry.objects.for_tenant(actor).filter(catalogue="field_of_action", valid_until__isnull=True)
    return list(rows.order_by("sort", "label_de").values_list("code", "label_de", "pk"))


def units_by_key(actor: Actor) -> Keyed:
    """Return key, name and number of the units, the Kreis first: an address carries the key."""
    rows = Unit.objects.for_tenant(actor).order_by("name").values_list("key", "name", "pk", "kind")
    ordered = sorted(rows, key=lambda row: row[3] != Unit.Kind.DISTRICT_OFFICE)
    return [(key, name, pk) for key, name, pk, _kind in ordered]


def units(actor: Actor) -> Choices:
    """Return the tenant's units, the Kreis first."""
    rows = Unit.objects.for_tenant(actor).order_by("name").values_list("pk", "name", "kind")
    ordered = sorted(rows, key=lambda row: row[2] != Unit.Kind.DISTRICT_OFFICE)
    return [(str(pk), name) for pk, name, _kind in ordered]


def reporting_units(actor: Actor) -> Choices:
    """Return the units for which the actor may report findings."""
    own = actor.units_with(Permission.FINDING_REPORT)
    return [(pk, name) for pk, name in units(actor) if own is None or int(pk) in own]


def agencies(actor: Actor) -> Choices:
    """Return the agencies that act in the tenant."""
    rows = Agency.objects.for_tenant(actor).order_by("name").values_list("pk", "name")
    return [(str(pk), name) for pk, name in rows]


def legal_domains(actor: Actor) -> Keyed:
    """Return code, label and number of the tenant's legal domains (Rechtskreise)."""
    rows = CatalogueEntry.objects.for_tenant(actor).filter(catalogue="legal_domain", valid_until__isnull=True)
    return list(rows.order_by("sort", "label_de").values_list("code", "label_de", "pk"))


def regions_by_key(actor: Actor) -> Keyed:
    """Return key, name and number of the regions."""
    return list(Region.objects.for_tenant(actor).order_by("name").values_list("key", "name", "pk"))


def reporting_units_by_key(actor: Actor) -> Keyed:
    """Return the units for which the actor may report findings; a member of a body may for all."""
    own = actor.units_with(Permission.FINDING_REPORT)
    everywhere = own is None or policy.sits_in_a_body(actor)
    return [row for row in units_by_key(actor) if everywhere or (own is not None and row[2] in own)]

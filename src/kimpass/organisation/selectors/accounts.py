"""Lists for the pages of the administration."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils.functional import Promise

from kimpass.kernel.access import Actor
from kimpass.organisation.models import CatalogueEntry, Delegation, RoleAssignment, StaffMember
from kimpass.organisation.roles import ROLES


@dataclass(frozen=True, slots=True)
class Held:
    """A role somebody holds, in words."""

    pk: int
    label: str | Promise
    reach: str
    valid_from: date


def _reach(row: RoleAssignment) -> str:
    place = row.unit or row.region or row.agency
    return place.name if place is not None else str(RoleAssignment.Scope.TENANT.label)


def held_roles(member: StaffMember) -> list[Held]:
    """Return the roles of a member of `staff_list`, in words."""
    return [
        Held(row.pk, ROLES[row.role_key].label if row.role_key in ROLES else row.role_key, _reach(row), row.valid_from)
        for row in member.roles.all()
    ]


def staff_list(actor: Actor) -> QuerySet[StaffMember]:
    """Return everybody with an account, with the roles of today and those to come."""
    live = Q(superseded_at__isnull=True) & (Q(valid_until__isnull=True) | Q(valid_until__gt=actor.today))
    rows = RoleAssignment.objects.asked_for().filter(live).select_related("unit", "region", "agency")
    members: QuerySet[StaffMember] = (
        StaffMember.objects.visible_to(actor)
        .filter(user__isnull=False)
        .select_related("user", "agency", "unit")
        .prefetch_related(Prefetch("roles", queryset=rows.order_by("valid_from", "pk")))
        .order_by("-is_active", "name", "pk")
    )
    return members


def delegations(actor: Actor, *, everybody: bool) -> list[Delegation]:
    """Return the deputyships that hold or will; only the actor's own unless he administers."""
    rows = Delegation.objects.for_tenant(actor).current().filter(valid_until__gt=actor.today)
    if not everybody:
        rows = rows.filter(Q(from_staff_id=actor.staff_id) | Q(to_staff_id=actor.staff_id))
    return list(rows.select_related("from_staff", "to_staff").order_by("valid_from", "pk"))


def colleagues(actor: Actor) -> list[StaffMember]:
    """Return everybody who can sign in here."""
    rows = StaffMember.objects.visible_to(actor).filter(is_active=True, user__isnull=False)
    return list(rows.order_by("name", "pk"))


def catalogue_sizes(actor: Actor) -> list[tuple[str, int]]:
    """Return the catalogues with the number of their codes."""
    keys = CatalogueEntry.objects.visible_to(actor).values_list("catalogue", flat=True)
    return sorted(Counter(keys).items())


def catalogue_entries(actor: Actor, catalogue: str) -> list[CatalogueEntry]:
    """Return the codes of a catalogue in their order."""
    return list(CatalogueEntry.objects.visible_to(actor).filter(catalogue=catalogue).order_by("sort", "code"))

"""The shelf of solutions all districts share (TEN-07)."""

from dataclasses import dataclass

from django.db.models import Q

from kimpass.controlling.models import SharedSolution, SolutionAdopted
from kimpass.kernel.access import Actor
from kimpass.organisation.models import CatalogueEntry, Tenant
from kimpass.steering.models import Measure


@dataclass(frozen=True, slots=True)
class Shelved:
    """A solution with what the own district has to do with it."""

    solution: SharedSolution
    field: str
    is_own: bool
    measure: Measure | None
    is_adopted: bool


def ags_of(actor: Actor) -> str:
    """Return the official key of the actor's district."""
    return Tenant.objects.get(pk=actor.tenant_id).ags


def fields_of(actor: Actor) -> dict[str, str]:
    """Return the district's own words for the fields of action, by code."""
    rows = CatalogueEntry.objects.for_tenant(actor).filter(catalogue="field_of_action").order_by("sort", "pk")
    return dict(rows.values_list("code", "label_de"))


def shelf(actor: Actor, *, field: str = "", query: str = "") -> list[Shelved]:
    """Return what stands on the shelf, the newest first, narrowed by field and words."""
    rows = SharedSolution.objects.on_the_shelf()
    if field:
        rows = rows.filter(field_code=field)
    if query:
        rows = rows.filter(Q(title__icontains=query) | Q(problem__icontains=query) | Q(solution__icontains=query))
    return _beside(actor, list(rows.order_by("-shared_on", "-pk")))


def shelved(actor: Actor, public_id: str) -> Shelved | None:
    """Return one solution; a withdrawn one only at home and where it was taken up."""
    solution = SharedSolution.objects.asked_for().filter(public_id=public_id).first()
    if solution is None:
        return None
    [found] = _beside(actor, [solution])
    return found if solution.withdrawn_on is None or found.is_own or found.is_adopted else None


def _beside(actor: Actor, solutions: list[SharedSolution]) -> list[Shelved]:
    own, fields = ags_of(actor), fields_of(actor)
    keys = [solution.public_id for solution in solutions]
    rows = SolutionAdopted.objects.for_tenant(actor).filter(solution__in=keys).select_related("measure")
    adopted = {row.solution: row.measure for row in rows}
    return [
        Shelved(
            solution,
            fields.get(solution.field_code, ""),
            solution.from_ags == own,
            adopted.get(solution.public_id),
            solution.public_id in adopted,
        )
        for solution in solutions
    ]


def shared_from(actor: Actor, measure: Measure) -> SharedSolution | None:
    """Return what was shared from a measure of the own district, on the shelf or withdrawn."""
    rows = SharedSolution.objects.shared_by(ags_of(actor))
    found: SharedSolution | None = rows.filter(sender_reference=measure.public_id).first()
    return found

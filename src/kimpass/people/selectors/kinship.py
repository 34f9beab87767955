"""Who is related to a person, as far as the reader may know it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.people.models import Kinship, Person

TURNED = {
    Kinship.Relation.PARENT: _("Kind von"),
    Kinship.Relation.CUSTODIAN: _("in der Sorge von"),
    Kinship.Relation.GRANDPARENT: _("Enkelkind von"),
}


@dataclass(frozen=True, slots=True)
class Kin:
    """One relation seen from one person; `other` is None where somebody else keeps her now."""

    id: int
    label: str
    other: Person | None
    row: Kinship

    @property
    def key(self) -> str:
        """Return what names the relation within one person, without row numbers."""
        side = "von" if self.other is not None and self.other.pk == self.row.person_id else "zu"
        return f"{self.row.relation}-{side}-{self.other.public_id if self.other else ''}"


def _label(row: Kinship, person: Person) -> str:
    if row.person_id == person.pk:
        return str(Kinship.Relation(row.relation).label)
    return str(TURNED.get(Kinship.Relation(row.relation), Kinship.Relation(row.relation).label))


def kin_of(actor: Actor, person: Person) -> list[Kin]:
    """Return the open relations of a person the actor has been shown, in two statements."""
    rows: QuerySet[Any, Any] = (
        Kinship.objects.asked_for()
        .current()
        .filter(Q(person=person) | Q(other=person), tenant_id=person.tenant_id, valid_until__isnull=True)
        .order_by("pk")
    )
    found = list(rows)
    ids = {row.other_id if row.person_id == person.pk else row.person_id for row in found}
    seen = {other.pk: other for other in Person.objects.visible_to(actor).filter(pk__in=ids)} if ids else {}
    return [
        Kin(row.pk, _label(row, person), seen.get(row.other_id if row.person_id == person.pk else row.person_id), row)
        for row in found
    ]


def kin_to_choose(actor: Actor, person: Person) -> list[Person]:
    """Return everybody the actor keeps but the person, those of her household first."""
    rows: QuerySet[Any, Any] = Person.objects.visible_to(actor).exclude(pk=person.pk)
    household = set(
        Person.objects.visible_to(actor)
        .filter(memberships__household__members__person=person, memberships__valid_until__isnull=True)
        .values_list("pk", flat=True)
    )
    return sorted(rows, key=lambda other: (other.pk not in household, other.display_name.casefold(), other.pk))

"""Who is related to whom; it holds wherever they live."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.people import policy
from kimpass.people.models import Kinship, Person

BOTH_WAYS = frozenset({Kinship.Relation.PARTNER, Kinship.Relation.SIBLING, Kinship.Relation.OTHER})
DESCENT = frozenset({Kinship.Relation.PARENT, Kinship.Relation.GRANDPARENT})


class KinshipRefused(RuleViolation):
    """Two people cannot be related like this."""


def _open(actor: Actor) -> Q:
    return Q(tenant_id=actor.tenant_id, superseded_at__isnull=True, valid_until__isnull=True)


def _is_ancestor(actor: Actor, elder_id: int, younger_id: int) -> bool:
    """Test whether one person is recorded as parent, grandparent or further up of another."""
    level, seen = {younger_id}, {younger_id}
    while level:
        rows = Kinship.objects.asked_for().filter(_open(actor), other_id__in=level, relation__in=DESCENT)
        level = set(rows.values_list("person_id", flat=True)) - seen
        if elder_id in level:
            return True
        seen |= level
    return False


def _refuse_impossible(actor: Actor, person: Person, other: Person, relation: str) -> None:
    if relation not in Kinship.Relation.values:
        raise KinshipRefused(_("Bitte wählen Sie die Beziehung."))
    if person.pk == other.pk:
        raise KinshipRefused(_("Niemand ist mit sich selbst verwandt. Bitte wählen Sie eine andere Person."))
    rows = Kinship.objects.asked_for().filter(_open(actor), relation=relation)
    same = Q(person=person, other=other)
    turned = Q(person=other, other=person)
    if rows.filter(same | turned if relation in BOTH_WAYS else same).exists():
        raise KinshipRefused(_("Diese Beziehung ist bereits eingetragen."))
    if relation in BOTH_WAYS:
        return
    if rows.filter(turned).exists() or (relation in DESCENT and _is_ancestor(actor, other.pk, person.pk)):
        raise KinshipRefused(_("Umgekehrt ist es bereits eingetragen: Beides zugleich kann nicht stimmen."))
    born, theirs = person.birth_year, other.birth_year
    if relation in DESCENT and born is not None and theirs is not None and born >= theirs:
        raise KinshipRefused(_("Nach den Geburtsjahren ist die Person dafür zu jung. Bitte prüfen Sie die Angaben."))


def _pair(actor: Actor, person_id: int, other_id: int) -> tuple[Person, Person]:
    """Return both people, locked in one order so that two forms cannot wait for each other."""
    visible = Person.objects.visible_to(actor).select_for_update(of=("self",))
    found = {pk: visible.get(pk=pk) for pk in sorted({person_id, other_id})}
    return found[person_id], found[other_id]


@transaction.atomic
def record_kinship(*, actor: Actor, person_id: int, other_id: int, relation: str, on: date) -> Kinship:
    """
    Record what a person is to another from this day; both are people the actor keeps.

    :raises PermissionDenied: the policy refuses this actor.
    :raises KinshipRefused: it is the same person, recorded already, or contradicts what is recorded.
    """
    person, other = _pair(actor, person_id, other_id)
    require(policy.record_kinship(actor, person))
    if on > actor.today:
        raise KinshipRefused(_("Das Datum liegt in der Zukunft."))
    _refuse_impossible(actor, person, other, relation)
    recorded: Kinship = Kinship.objects.create(
        tenant_id=actor.tenant_id, person=person, other=other, relation=relation, valid_from=on
    )
    log.record(actor, "kinship.recorded", recorded, person=person.pk, other=other.pk, relation=relation)
    return recorded


@transaction.atomic
def end_kinship(*, actor: Actor, person_id: int, kinship_id: int, on: date) -> Kinship:
    """
    Record that a relation ended, or was never right when it ends on its first day.

    :raises PermissionDenied: the policy refuses this actor.
    :raises KinshipRefused: it ended before, or is no relation of this person.
    """
    person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.end_kinship(actor, person))
    rows = Kinship.objects.asked_for().filter(_open(actor), Q(person=person) | Q(other=person), pk=kinship_id)
    found: Kinship | None = rows.select_for_update(of=("self",)).first()
    if found is None:
        raise KinshipRefused(_("Diese Beziehung ist bereits beendet."))
    if found.valid_from >= on:
        found.superseded_at = timezone.now()  # entered and corrected on one day: it never held
    else:
        found.valid_until = on
    found.save(update_fields=["superseded_at", "valid_until"])
    log.record(actor, "kinship.ended", found, person=person.pk, relation=found.relation)
    return found

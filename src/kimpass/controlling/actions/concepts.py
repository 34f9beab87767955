"""Concepts of the district and of Kommunen, edition by edition, on their way to adoption (REP-09, F-09, F-21)."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.controlling import policy
from kimpass.controlling.models import Concept
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Unit
from kimpass.steering.selectors.office_text import person_in


class ConceptRefused(RuleViolation):
    """The edition cannot be recorded like that."""


@dataclass(frozen=True, slots=True)
class ConceptData:
    """What is known about an edition; a day the paper does not give stays open."""

    kind: str
    title: str
    edition: str
    state: str = Concept.State.IN_WORK
    unit_id: int | None = None
    dated_on: date | None = None
    decided_on: date | None = None
    decided_by: str = ""
    source: str = ""

    def _decision_obstacles(self, today: date) -> list[str]:
        if self.state != Concept.State.ADOPTED:
            told = self.decided_on or self.decided_by.strip()
            return [_("Tag und Gremium des Beschlusses gehören zu einer beschlossenen Fassung.")] if told else []
        if self.decided_on and self.decided_on > today:
            return [_("Der Tag des Beschlusses liegt in der Zukunft.")]
        return []

    def obstacles(self, actor: Actor) -> list[str]:
        """Return what stands against the edition; a decision older than its date is remarked and not refused."""
        reasons = []
        if not self.title.strip() or not self.edition.strip():
            reasons.append(_("Bitte geben Sie Titel und Fassung an."))
        if self.kind not in Concept.Kind.values or self.state not in Concept.State.values:
            reasons.append(_("Bitte wählen Sie Art und Stand aus der Liste."))
        if self.kind == Concept.Kind.SOCIAL_SPACE and self.unit_id is None:
            reasons.append(_("Ein sozialräumliches Konzept gehört zu einer Kommune."))
        kommunen = Unit.objects.for_tenant(actor).filter(kind__in=Unit.PLACES)
        if self.unit_id is not None and not kommunen.filter(pk=self.unit_id).exists():
            reasons.append(_("Diese Kommune gibt es hier nicht."))
        return [*reasons, *self._decision_obstacles(actor.today), *person_in(self.title, self.edition, self.source)]

    def values(self) -> dict[str, object]:
        """Return the fields as they are stored."""
        return {name: value.strip() if isinstance(value, str) else value for name, value in asdict(self).items()}


@transaction.atomic
def add_concept(*, actor: Actor, concept: ConceptData) -> Concept:
    """
    Record an edition of a concept.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ConceptRefused: something is missing or does not fit together.
    """
    require(policy.add_concept(actor))
    if reasons := concept.obstacles(actor):
        raise ConceptRefused.because(reasons)
    row: Concept = Concept.objects.create(tenant_id=actor.tenant_id, **concept.values())
    log.record(actor, "concept.added", row, kind=row.kind, state=row.state)
    return row


@transaction.atomic
def change_concept(*, actor: Actor, concept_id: int, version: int, concept: ConceptData) -> Concept:
    """
    Change what is recorded about an edition, such as that it was adopted.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ConceptRefused: something is missing or does not fit together, or somebody was quicker.
    """
    row: Concept = Concept.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=concept_id)
    require(policy.change_concept(actor, row))
    if row.version != version:
        raise ConceptRefused(_("Die Fassung wurde inzwischen geändert. Beide Stände stehen unten."))
    if reasons := concept.obstacles(actor):
        raise ConceptRefused.because(reasons)
    values = concept.values()
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*(name.removesuffix("_id") for name in values), "version"])
    log.record(actor, "concept.changed", row, kind=row.kind, state=row.state)
    return row

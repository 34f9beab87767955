"""The programme in a district as a tree: regions, Kommunen, target-group units, and who employs (ORG-23)."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.kernel.sums import total
from kimpass.organisation.models import PostFunction, TenantModule, Unit
from kimpass.organisation.selectors.participation import Commune, participating
from kimpass.organisation.selectors.posts import PostLine, post_lines
from kimpass.organisation.selectors.words import words_of


@dataclass(frozen=True, slots=True)
class Leaf:
    """A unit or an employer with the approved full-time equivalents that stand there; None is unknown."""

    name: str
    fte: Decimal | None
    posts: int
    public_id: str = ""
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class Branch:
    """What belongs together: a region, the Kommunen without one, target groups, employers."""

    name: str
    leaves: tuple[Leaf, ...]


def _sum(lines: list[PostLine]) -> Decimal | None:
    return total(line.approved for line in lines)


def _serving(lines: list[PostLine], unit_id: int) -> list[PostLine]:
    return [line for line in lines if unit_id in line.place_ids and not line.diverted_to]


def _commune(commune: Commune, lines: list[PostLine]) -> Leaf:
    own = _serving(lines, commune.unit.pk)
    # A post shared by several units counts once in each: the number of posts says so, the size would not add up.
    alone = [line for line in own if len(line.place_ids) == 1]
    size = _sum(alone) if len(alone) == len(own) else None
    return Leaf(commune.unit.name, size, len(own), commune.unit.public_id, commune.is_active)


def structure_chart(actor: Actor, as_of: date, known_at: datetime | None = None) -> list[Branch]:
    """Return the branches of a day as they were known; empty ones are left out."""
    lines = [line for line in post_lines(actor, as_of, known_at) if not line.is_gone]
    advice = [line for line in lines if line.post.function == PostFunction.CASE_MANAGEMENT]
    communes = participating(actor, as_of, known_at).communes
    grouped = actor.works_with(TenantModule.Part.REGIONS)
    names = sorted({commune.region for commune in communes if commune.region and grouped})
    branches = [Branch(name, tuple(_commune(c, advice) for c in communes if c.region == name)) for name in names]
    alone = tuple(_commune(c, advice) for c in communes if c.region not in names)
    words = words_of(actor)
    branches.append(Branch(words.fill(_("%(places)s ohne Zuordnung")) if names else words.places, alone))
    branches.append(Branch(_("Zielgruppenspezifische Einheiten"), _targets(actor, advice)))
    branches.append(Branch(_("Anstellungsträger"), _employers(lines)))
    return [branch for branch in branches if branch.leaves]


def _targets(actor: Actor, lines: list[PostLine]) -> tuple[Leaf, ...]:
    units = Unit.objects.for_tenant(actor).filter(kind=Unit.Kind.TARGET_GROUP_UNIT).order_by("name")
    found = [(unit, _serving(lines, unit.pk)) for unit in units]
    return tuple(Leaf(unit.name, _sum(own), len(own)) for unit, own in found)


def _employers(lines: list[PostLine]) -> tuple[Leaf, ...]:
    by_name: dict[str, list[PostLine]] = {}
    for line in lines:
        body = line.terms.employing_body if line.terms else None
        by_name.setdefault(body.name if body else _("unbekannt"), []).append(line)
    return tuple(Leaf(name, _sum(own), len(own)) for name, own in sorted(by_name.items()))

"""The bodies as a picture: who founded whom, on which level (BOD-01)."""

from dataclasses import dataclass, field

from kimpass.kernel.access import Actor
from kimpass.steering.models import Body
from kimpass.steering.selectors.bodies import BodyCard, body_cards


@dataclass(slots=True)
class Node:
    """A body and the bodies it founded."""

    card: BodyCard
    children: list["Node"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Level:
    """A level and the bodies on it that no other body founded."""

    label: str
    nodes: tuple[Node, ...]


def _founder(body: Body) -> int | None:
    return body.founded_by.agenda_item.session.body_id if body.founded_by else None


def _leads_back(body_id: int, founders: dict[int, int | None]) -> bool:
    """Test whether a body would stand below itself, which files may claim."""
    seen: set[int] = set()
    at: int | None = body_id
    while at is not None and at not in seen:
        seen.add(at)
        at = founders.get(at)
    return at is not None


def body_chart(actor: Actor) -> list[Level]:
    """Return the bodies of today by level, each below the one that founded it; the Land first."""
    nodes = {card.body.pk: Node(card) for card in body_cards(actor)}
    founders = {pk: _founder(node.card.body) for pk, node in nodes.items()}
    roots = []
    for pk, node in nodes.items():
        above = nodes.get(founders[pk] or 0)
        if above is None or _leads_back(pk, founders):
            roots.append(node)
        else:
            above.children.append(node)
    order = (Body.Level.STATE, Body.Level.DISTRICT, Body.Level.LOCAL)
    levels = [(level, tuple(node for node in roots if node.card.body.level == level)) for level in order]
    return [Level(str(level.label), found) for level, found in levels if found]

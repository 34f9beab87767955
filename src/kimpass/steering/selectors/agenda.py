"""What may come before a body: themes that enough cases stand behind (SYS-12), and what fits its agenda."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from kimpass.kernel.access import Actor
from kimpass.organisation.models import Tenant
from kimpass.steering.models import AgendaItem, Session, Theme, ThemeEvidence, ThemeFinding
from kimpass.steering.selectors.themes import ThemeCard, theme_cards

T = TypeVar("T")
UP, DOWN = "up", "down"


def swapped(rows: Sequence[T], at: int, direction: str) -> list[T]:
    """Return the rows with one of them a place higher or lower; the first and the last stay where there is no place."""
    to = at - 1 if direction == UP else at + 1
    moved = list(rows)
    if 0 <= to < len(moved):
        moved[at], moved[to] = moved[to], moved[at]
    return moved


def minimum_of(actor: Actor) -> int:
    """Return from how many cases on the tenant shows a group."""
    found: int = Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=actor.tenant_id)
    return found


def too_small_for_bodies(actor: Actor, theme_ids: Iterable[int]) -> set[int]:
    """
    Return the themes no body may see: cases stand behind them, but fewer than the minimum, and a finding among them
    was not marked harmless. What cases never showed has no group that could be too small.
    """
    wanted = list(theme_ids)
    minimum = minimum_of(actor)
    counted = dict(
        ThemeEvidence.objects.for_tenant(actor).filter(theme__in=wanted).values_list("theme_id", "case_count")
    )
    links = ThemeFinding.objects.for_tenant(actor).current().filter(theme__in=wanted, valid_until__isnull=True)
    largest: dict[int, int] = dict(counted)
    not_harmless: set[int] = set()
    for theme_id, cases, reason in links.values_list("theme_id", "finding__case_count", "finding__harmless_reason"):
        # A case may stand behind several findings, so counts are never added up here.
        largest[theme_id] = max(largest.get(theme_id, 0), cases)
        if cases and not reason:
            not_harmless.add(theme_id)
    return {theme_id for theme_id in not_harmless if 0 < largest[theme_id] < minimum}


def themes_for_agenda(actor: Actor, session: Session) -> list[tuple[ThemeCard, bool]]:
    """Return the themes that could come on an agenda, those on the step of this kind of body first and marked."""
    there = AgendaItem.objects.for_tenant(actor).filter(session=session, theme__isnull=False)
    taken = set(there.values_list("theme_id", flat=True))
    cards = [card for card in theme_cards(actor) if card.theme.pk not in taken]
    small = too_small_for_bodies(actor, [card.theme.pk for card in cards])
    kind = session.body.kind
    offered = []
    for card in cards:
        if card.theme.pk in small or (card.step is not None and card.step.step.is_end):
            continue
        here = card.step is not None and kind in {card.step.step.key, card.step.step.body_kind}
        offered.append((card, here))
    return sorted(offered, key=lambda pair: not pair[1])


def is_too_small(actor: Actor, theme: Theme) -> bool:
    """Test whether no body may see a theme."""
    return theme.pk in too_small_for_bodies(actor, [theme.pk])

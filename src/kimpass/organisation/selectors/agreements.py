"""Contracts in their chain of forwarding, and what about them deserves a second look (FUN-06 to FUN-08)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.organisation.models import (
    Agreement,
    AgreementClause,
    AgreementParty,
    AgreementPost,
    FundingLine,
)
from kimpass.organisation.selectors.funding import NOT_SAID, Standing, granted_of, is_granted, standings, words_of
from kimpass.ui.components.values import de_money

ZERO = Decimal(0)
State = Agreement.State
FORWARDING = frozenset({Agreement.Kind.FORWARDING, Agreement.Kind.BOTH})
# A contract in one of these states binds nobody any more.
OVER = frozenset({State.ENDED})


@dataclass(frozen=True, slots=True)
class Link:
    """One contract of a chain: how deep it lies, and what deserves a second look."""

    agreement: Agreement
    depth: int
    warnings: tuple[str, ...] = ()

    @property
    def parties(self) -> list[str]:
        """Return the names of the parties in their order."""
        return [party.label for party in self.agreement.parties.all()]

    @property
    def block(self) -> str:
        """Return the Baustein a contract belongs to, by its money or else its posts; nothing for several (ORG-01)."""
        if self.agreement.funding_line is not None:
            return self.agreement.funding_line.building_block
        blocks = {row.post.building_block for row in self.agreement.posts.all()}
        return blocks.pop() if len(blocks) == 1 else ""

    @property
    def arrows(self) -> str:
        """Return a sign of how deep the link lies, for eyes only."""
        return "↳" * min(self.depth, 6)


def _rows(actor: Actor) -> "QuerySet[Agreement]":
    parties = AgreementParty.objects.asked_for().order_by("pk").select_related("agency")
    posts = AgreementPost.objects.asked_for().order_by("post__number").select_related("post")
    clauses = AgreementClause.objects.asked_for().order_by("sort", "pk")
    rows: QuerySet[Agreement] = Agreement.objects.for_tenant(actor).select_related("funding_line")
    hung: list[Prefetch[Any, Any, Any]] = [
        Prefetch("parties", queryset=parties),
        Prefetch("posts", queryset=posts),
        Prefetch("clauses", queryset=clauses),
    ]
    return rows.prefetch_related(*hung)


def passes_money_on(agreement: Agreement) -> bool:
    """Test whether a contract that still holds passes money on."""
    return agreement.kind in FORWARDING and agreement.state not in OVER


def forwarded(agreements: Iterable[Agreement]) -> Decimal:
    """Return what contracts pass on, as far as their amounts are known."""
    return sum((row.amount for row in agreements if passes_money_on(row) and row.amount is not None), ZERO)


def _sides(agreement: Agreement) -> frozenset[object]:
    return frozenset(party.agency_id or party.label.casefold() for party in agreement.parties.all())


def _overlap(one: Agreement, other: Agreement) -> bool:
    """Test whether two terms have a day in common; a missing end is open."""
    begins, ends = max(one.starts_on or date.min, other.starts_on or date.min), date.max
    return begins <= min(one.ends_on or ends, other.ends_on or ends)


def _term_warnings(row: Agreement, today: date) -> list[str]:
    found = []
    if row.state == State.SIGNED and row.ends_on is not None and row.ends_on < today:
        found.append(_("Die Laufzeit ist abgelaufen, beendet ist die Vereinbarung nicht."))
    if row.state not in {State.SIGNED, State.ENDED, State.UNKNOWN} and row.starts_on and row.starts_on <= today:
        found.append(_("Die Laufzeit hat begonnen, unterzeichnet ist noch nicht."))
    if len(row.parties.all()) < 2:
        found.append(_("Nur eine Partei ist genannt."))
    return found


def _post_warnings(row: Agreement) -> list[str]:
    amounts = [post.amount for post in row.posts.all()]
    if row.amount is None or not amounts or None in amounts:
        return []
    gap = sum(amounts, ZERO) - row.amount
    told = _("Die Beträge der Stellen ergeben %(gap)s mehr als der Vertrag.")
    less = _("Die Beträge der Stellen ergeben %(gap)s weniger als der Vertrag.")
    return [(told if gap > 0 else less) % {"gap": de_money(abs(gap))}] if gap else []


def _chain_warnings(row: Agreement, parent: Agreement | None, siblings: Sequence[Agreement]) -> list[str]:
    found = []
    if parent is not None and passes_money_on(row) and not _sides(row) & _sides(parent):
        found.append(_("Keine der Parteien steht im vorgelagerten Vertrag: Ein Glied der Kette fehlt."))
    twins = [
        other
        for other in siblings
        if other.pk != row.pk and passes_money_on(other) and _sides(other) == _sides(row) and _overlap(row, other)
    ]
    if passes_money_on(row) and twins and row.funding_line_id in {other.funding_line_id for other in twins}:
        found.append(_("Für dieses Glied der Kette gibt es noch einen Vertrag mit derselben Laufzeit."))
    return found


def _money_warnings(row: Agreement, children: Sequence[Agreement]) -> list[str]:
    passed = forwarded(children)
    if row.amount is None or passed <= row.amount:
        return []
    told = _("Weitergegeben sind %(passed)s, das sind %(gap)s mehr als der Vertrag.")
    return [told % {"passed": de_money(passed), "gap": de_money(passed - row.amount)}]


def _line_warnings(row: Agreement, siblings: Sequence[Agreement], told: dict[int, Standing]) -> list[str]:
    """Warn when the first links of a line pass on more than was granted, or pass on what is not granted yet."""
    line = row.funding_line
    if line is None or row.parent_id is not None or not passes_money_on(row):
        return []
    standing = told.get(line.pk, NOT_SAID)
    worth = granted_of(line, standing)
    passed = forwarded(other for other in siblings if other.funding_line_id == line.pk)
    found = []
    if passed > worth:
        text = _("Aus „%(line)s“ sind %(passed)s weitergeleitet, bewilligt sind %(worth)s.")
        values = {"line": f"{words_of(line)} {line.year}", "passed": de_money(passed), "worth": de_money(worth)}
        found.append(text % values)
    if standing.state is not None and not is_granted(standing):
        found.append(_("Das Geld ist noch nicht bewilligt: Stand „%(state)s“.") % {"state": standing.label})
    return found


def in_chains(rows: Sequence[Agreement]) -> list[tuple[Agreement, int]]:
    """Return contracts below the one they hang on; whatever hangs in a circle comes last."""
    below: dict[int | None, list[Agreement]] = {}
    known = {row.pk for row in rows}
    for row in rows:
        below.setdefault(row.parent_id if row.parent_id in known else None, []).append(row)
    found: list[tuple[Agreement, int]] = []
    waiting = [(row, 0) for row in reversed(below.get(None, []))]
    while waiting:
        row, depth = waiting.pop()
        found.append((row, depth))
        waiting += [(child, depth + 1) for child in reversed(below.get(row.pk, []))]
    seen = {row.pk for row, _depth in found}
    return found + [(row, 0) for row in rows if row.pk not in seen]


def chains(actor: Actor, *, only: Iterable[int] | None = None) -> list[Link]:
    """Return the contracts as chains, each link below the one it hangs on, with warnings; in a few statements."""
    rows = list(_rows(actor).order_by("kind", "starts_on", "pk"))
    lines = [row.funding_line for row in rows if row.funding_line is not None]
    told = standings(actor.tenant_id, lines)
    by_id = {row.pk: row for row in rows}
    below: dict[int | None, list[Agreement]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    wanted = None if only is None else set(only)
    links = []
    for row, depth in in_chains(rows):
        if wanted is not None and row.pk not in wanted:
            continue
        siblings = below.get(row.parent_id, [])
        warnings = [
            *_line_warnings(row, siblings, told),
            *_money_warnings(row, below.get(row.pk, [])),
            *_chain_warnings(row, by_id.get(row.parent_id or 0), siblings),
            *_post_warnings(row),
            *_term_warnings(row, actor.today),
        ]
        links.append(Link(row, depth, tuple(warnings)))
    return links


def whole(actor: Actor, agreement: Agreement) -> Agreement:
    """Return a contract with its parties, posts and clauses, as a page or a form shows it."""
    return _rows(actor).get(pk=agreement.pk)


def chain_of(actor: Actor, agreement: Agreement) -> list[Link]:
    """Return the whole chain a contract belongs to, from the first link down."""
    links = chains(actor)
    parents = {link.agreement.pk: link.agreement.parent_id for link in links}
    top, seen = agreement.pk, {agreement.pk}
    while (upper := parents.get(top)) is not None and upper not in seen:
        top = upper
        seen.add(upper)
    found: list[Link] = []
    for link in links:
        if link.agreement.pk == top:
            found = [link]
        elif found and link.depth > found[0].depth:
            found.append(link)
        elif found:
            break
    return found


def agreements_on(actor: Actor, line: FundingLine) -> list[Link]:
    """Return the contracts that pass on the money of a line."""
    ids = Agreement.objects.for_tenant(actor).filter(funding_line=line).values_list("pk", flat=True)
    return chains(actor, only=ids)

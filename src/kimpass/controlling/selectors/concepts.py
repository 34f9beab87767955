"""Concepts in their editions: what stands, what contradicts itself, which Kommunen have one (REP-09, F-09, F-21)."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from kimpass.controlling.models import Concept
from kimpass.controlling.selectors.figures import COUNT, Figure, ProofRow
from kimpass.controlling.selectors.municipalities import municipality_names
from kimpass.controlling.selectors.sessions import words as session_words
from kimpass.kernel.access import Actor
from kimpass.kernel.period import Period
from kimpass.organisation.models import Unit
from kimpass.organisation.selectors.words import COMMON, words_at
from kimpass.steering.models import AgendaItem, Decision, Session

# Handed in or decided: it is there to work by. In work is not there yet.
AVAILABLE = (Concept.State.SUBMITTED, Concept.State.ADOPTED)


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of a concept with what a reader must know about it."""

    concept: Concept
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Station:
    """A session that had the concept on its agenda, and what came of it there."""

    body: str
    when: str
    session: str
    results: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """All editions of one concept, oldest first, and the bodies that dealt with it."""

    title: str
    kind: str
    place: str
    editions: tuple[Edition, ...]
    path: tuple[Station, ...] = ()


def _same(row: Concept) -> tuple[str, int | None, str]:
    return (row.kind, row.unit_id, row.title.casefold())


def _order(row: Concept) -> tuple[date, int]:
    return (row.dated_on or row.decided_on or date.max, row.pk)


def _two_dates(row: Concept, beside: Sequence[Concept]) -> list[str]:
    days = sorted({each.dated_on for each in beside if each.edition == row.edition and each.dated_on})
    if len(days) < 2:
        return []
    told = ", ".join(f"{day:%d.%m.%Y}" for day in days)
    return [_("Für diese Fassung nennen die Quellen verschiedene Daten: %(days)s. Bitte prüfen.") % {"days": told}]


def _decision_of_another(row: Concept, before: Sequence[Concept]) -> list[str]:
    if row.decided_on and row.dated_on and row.decided_on < row.dated_on:
        days = {"decided": f"{row.decided_on:%d.%m.%Y}", "dated": f"{row.dated_on:%d.%m.%Y}"}
        return [
            _("Beschlossen am %(decided)s, die Fassung ist vom %(dated)s: Sie lag dem Beschluss so nicht vor.") % days
        ]
    decided = [each.decided_on for each in before if each.decided_on]
    if row.decided_on is None and decided:
        day = {"day": f"{max(decided):%d.%m.%Y}"}
        return [_("Der Beschluss vom %(day)s gilt einer früheren Fassung; zu dieser ist keiner erfasst.") % day]
    return []


def groups_of(rows: Sequence[Concept]) -> list[Group]:
    """Return concepts with their editions and what contradicts itself in them; pure."""
    found: dict[tuple[str, int | None, str], list[Concept]] = defaultdict(list)
    for row in sorted(rows, key=_order):
        found[_same(row)].append(row)
    groups = []
    for editions in found.values():
        marked = tuple(
            Edition(row, (*_two_dates(row, editions), *_decision_of_another(row, editions[:place])))
            for place, row in enumerate(editions)
        )
        first = editions[0]
        groups.append(Group(first.title, str(first.get_kind_display()), _place(first), marked))
    return groups


def _station(item: AgendaItem) -> Station:
    results = tuple(str(decision.get_result_display()) for decision in item.decisions.all())
    return Station(item.session.body.name, session_words(item.session), item.session.public_id, results)


def paths_of(actor: Actor, titles: Collection[str]) -> dict[str, tuple[Station, ...]]:
    """Return the way each concept took through bodies: held sessions with a point of its title, by time."""
    rows = AgendaItem.objects.for_tenant(actor).filter(title__in=titles, session__state=Session.State.HELD)
    results = Prefetch("decisions", queryset=Decision.objects.for_tenant(actor).order_by("pk"))
    rows = rows.select_related("session__body").prefetch_related(results)
    found: dict[str, list[Station]] = defaultdict(list)
    for item in rows.order_by("session__held_on", "pk"):
        found[item.title].append(_station(item))
    return {title: tuple(stations) for title, stations in found.items()}


def concept_groups(actor: Actor) -> list[Group]:
    """Return all concepts of the district with their way to adoption, those of the whole district first."""
    rows = Concept.objects.visible_to(actor).select_related("unit").order_by("kind", "unit__name", "title", "pk")
    groups = groups_of(list(rows))
    paths = paths_of(actor, {group.title for group in groups if not group.place})
    # A Kommune's concept bears the same title everywhere; its way is not the district's.
    told = [group if group.place else replace(group, path=paths.get(group.title, ())) for group in groups]
    return sorted(told, key=lambda group: (group.place != "", group.place))


def kommunen_without(actor: Actor) -> list[str]:
    """Return the Kommunen for which no social-space concept is recorded, not even one in work."""
    rows = Concept.objects.visible_to(actor).filter(kind=Concept.Kind.SOCIAL_SPACE, unit__isnull=False)
    having = set(rows.values_list("unit__name", flat=True))
    return [name for name in municipality_names(actor.tenant_id) if name not in having]


def _place(row: Concept) -> str:
    return row.unit.name if row.unit else ""


def _known_from(row: Concept) -> date | None:
    return row.decided_on or row.dated_on


def _there(row: Concept, until: date) -> bool:
    day = _known_from(row)
    return row.state in AVAILABLE and (day is None or day <= until)


def concepts_figure(
    key: str, tenant_id: int, period: Period, scope: str, as_of: date, unit_id: int | None = None
) -> Figure:
    """Return how many Kommunen have a social-space concept at the end of the period; with none recorded, unknown."""
    everything = Concept.objects.asked_for().filter(
        tenant_id=tenant_id, kind=Concept.Kind.SOCIAL_SPACE, unit__kind__in=Unit.PLACES
    )
    rows = list(everything.select_related("unit").order_by("unit__name", "dated_on", "pk"))
    until = min(as_of, period.last_day) if period.last_day else as_of
    there = {row.unit_id: row for row in rows if _there(row, until) and unit_id in {None, row.unit_id}}
    proof = tuple(
        ProofRow(_place(row), None, _known_from(row), f"{row.title}, {row.edition}: {row.get_state_display()}")
        for row in there.values()
    )
    undated = [_place(row) for row in there.values() if _known_from(row) is None]
    remarks = [_("Ohne Datum: %(names)s.") % {"names": ", ".join(undated)}] if undated else []
    if not rows:
        remarks.append(_("Sozialräumliche Konzepte sind noch nicht erfasst."))
    words, label = words_at(tenant_id), _("%(places)s mit sozialräumlichem Konzept")
    return Figure(
        key,
        words.fill(label),
        Decimal(len(there)) if rows else None,
        COUNT,
        words.fill(
            _("%(places)s, deren sozialräumliches Konzept am Ende des Zeitraums vorgelegt oder beschlossen ist")
        ),
        scope,
        as_of,
        proof,
        tuple(remarks),
        common=COMMON.fill(label),
    )

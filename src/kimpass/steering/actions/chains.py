"""Draw process chains: who acts after whom today, where it breaks, how it should be (SYS-15)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import CatalogueEntry, Unit
from kimpass.steering import policy
from kimpass.steering.models import ChainStation, ProcessChain, Theme
from kimpass.steering.selectors.naming import named_reasons

MOST = 40
# Numbers a station never has: while an order is written, two would collide.
ASIDE = 10_000


class ChainNotPossible(RuleViolation):
    """The chain cannot be drawn that way."""


@dataclass(frozen=True, slots=True)
class ChainData:
    """What a chain is about."""

    title: str
    drawn_on: date
    purpose: str = ""
    field_id: int | None = None
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class StationData:
    """Who does what at a station, whether the way breaks before it, what is missing there."""

    actor: str
    step: str
    is_breaking_point: bool = False
    gap: str = ""
    theme_id: int | None = None


def _chain(actor: Actor, chain_id: int) -> ProcessChain:
    chain: ProcessChain = ProcessChain.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=chain_id)
    return chain


def _same(chain: ProcessChain, version: int) -> None:
    if chain.version != version:
        raise ChainNotPossible(_("Die Kette wurde inzwischen geändert. Bitte sehen Sie sie sich noch einmal an."))


def _count_up(actor: Actor, chain: ProcessChain, event: str) -> None:
    chain.version += 1
    chain.save(update_fields=["version"])
    log.record(actor, event, chain)


def _check(actor: Actor, data: ChainData) -> None:
    reasons = named_reasons(data.title, data.purpose)
    fields = CatalogueEntry.objects.for_tenant(actor).filter(catalogue="field_of_action")
    if data.field_id is not None and not fields.filter(pk=data.field_id).exists():
        reasons.append(_("Dieses Handlungsfeld gibt es nicht."))
    if data.unit_id is not None and not Unit.objects.for_tenant(actor).filter(pk=data.unit_id).exists():
        reasons.append(_("Bitte wählen Sie eine Kommune."))
    if data.drawn_on > actor.today:
        reasons.append(_("Der Tag liegt in der Zukunft."))
    if reasons:
        raise ChainNotPossible.because(reasons)


@transaction.atomic
def draw_chain(*, actor: Actor, data: ChainData) -> ProcessChain:
    """
    Begin a chain without stations.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ChainNotPossible: field or unit is unknown, the day lies ahead, or a text names a person.
    """
    require(policy.draw_chain(actor))
    _check(actor, data)
    values = {name: getattr(data, name) for name in data.__slots__}
    chain: ProcessChain = ProcessChain.objects.create(tenant_id=actor.tenant_id, **values)
    log.record(actor, "chain.drawn", chain)
    return chain


@transaction.atomic
def change_chain(*, actor: Actor, chain_id: int, version: int, data: ChainData, ended_on: date | None) -> ProcessChain:
    """
    Change what a chain is about, end it or take it up again.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ChainNotPossible: as for drawing, or somebody changed it in between.
    """
    chain = _chain(actor, chain_id)
    require(policy.change_chain(actor, chain))
    if chain.version != version:
        raise ChainNotPossible(_("Inzwischen hat jemand anderes gespeichert. Beide Fassungen stehen unten."))
    _check(actor, data)
    values = {**{name: getattr(data, name) for name in data.__slots__}, "ended_on": ended_on}
    for name, value in values.items():
        setattr(chain, name, value)
    chain.save(update_fields=list(values))
    _count_up(actor, chain, "chain.changed")
    return chain


def _stations(actor: Actor, chain: ProcessChain, track: str) -> list[ChainStation]:
    rows = ChainStation.objects.for_tenant(actor).filter(chain=chain, version=track)
    return list(rows.select_for_update(of=("self",)).order_by("sort"))


def _station(stations: list[ChainStation], place: int) -> ChainStation:
    found = next((row for row in stations if row.sort == place), None)
    if found is None:
        raise ChainNotPossible(_("Diese Station gibt es nicht (mehr)."))
    return found


def _write_order(actor: Actor, stations: list[ChainStation]) -> None:
    """Number stations 1, 2, 3 in this order; in two strides, so that no number is given twice meanwhile."""
    rows = ChainStation.objects.for_tenant(actor)
    for stride in (ASIDE, 0):
        for place, row in enumerate(stations, 1):
            row.sort = stride + place
        rows.bulk_update(stations, ["sort"])


def _check_station(actor: Actor, chain: ProcessChain, data: StationData, track: str) -> None:
    reasons = named_reasons(data.actor, data.step, data.gap)
    if track not in ChainStation.Version.values:
        reasons.append(_("Bitte wählen Sie, ob die Station heute oder künftig steht."))
    if data.theme_id is not None and not Theme.objects.visible_to(actor).filter(pk=data.theme_id).exists():
        reasons.append(_("Dieses Thema gibt es nicht."))
    if reasons:
        raise ChainNotPossible.because(reasons)


def _values(data: StationData) -> dict[str, object]:
    return {name: getattr(data, name) for name in data.__slots__}


@transaction.atomic
def add_station(
    *, actor: Actor, chain_id: int, version: int, track: str, data: StationData, after: int | None = None
) -> ChainStation:
    """
    Put a station into the chain of today or the one aimed at: at its end, or after the station of this number.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ChainNotPossible: the chain was changed meanwhile or is long enough, or a text names a person.
    """
    chain = _chain(actor, chain_id)
    require(policy.add_station(actor, chain))
    _same(chain, version)
    _check_station(actor, chain, data, track)
    stations = _stations(actor, chain, track)
    if len(stations) >= MOST:
        raise ChainNotPossible(_("Eine Kette hat höchstens %(most)s Stationen.") % {"most": MOST})
    place = len(stations) if after is None else min(max(after, 0), len(stations))
    row: ChainStation = ChainStation.objects.create(
        tenant_id=actor.tenant_id, chain=chain, version=track, sort=ASIDE * 2, **_values(data)
    )
    stations.insert(place, row)
    _write_order(actor, stations)
    _count_up(actor, chain, "chain.station_added")
    return row


@transaction.atomic
def change_station(
    *, actor: Actor, chain_id: int, version: int, track: str, place: int, data: StationData
) -> ChainStation:
    """
    Change what a station says.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ChainNotPossible: the chain was changed meanwhile, there is no such station, or a text names a person.
    """
    chain = _chain(actor, chain_id)
    require(policy.change_station(actor, chain))
    _same(chain, version)
    _check_station(actor, chain, data, track)
    row = _station(_stations(actor, chain, track), place)
    values = _values(data)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    _count_up(actor, chain, "chain.station_changed")
    return row


@transaction.atomic
def move_station(*, actor: Actor, chain_id: int, version: int, track: str, place: int, earlier: bool) -> ProcessChain:
    """
    Let a station change places with the one before or after it; at the end of the chain nothing changes.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ChainNotPossible: the chain was changed meanwhile, or there is no such station.
    """
    chain = _chain(actor, chain_id)
    require(policy.move_station(actor, chain))
    _same(chain, version)
    stations = _stations(actor, chain, track)
    at = stations.index(_station(stations, place))
    to = at - 1 if earlier else at + 1
    if 0 <= to < len(stations):
        stations[at], stations[to] = stations[to], stations[at]
        _write_order(actor, stations)
        _count_up(actor, chain, "chain.station_moved")
    return chain


@transaction.atomic
def remove_station(*, actor: Actor, chain_id: int, version: int, track: str, place: int) -> ProcessChain:
    """
    Take a station out of the chain; those after it move up.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ChainNotPossible: the chain was changed meanwhile, or there is no such station.
    """
    chain = _chain(actor, chain_id)
    require(policy.remove_station(actor, chain))
    _same(chain, version)
    stations = _stations(actor, chain, track)
    row = _station(stations, place)
    stations.remove(row)
    row.delete()
    _write_order(actor, stations)
    _count_up(actor, chain, "chain.station_removed")
    return chain


@transaction.atomic
def copy_stations(*, actor: Actor, chain_id: int, version: int) -> ProcessChain:
    """
    Begin the chain aimed at with today's stations, without their breaks.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ChainNotPossible: it has stations already, or today's chain has none.
    """
    chain = _chain(actor, chain_id)
    require(policy.copy_stations(actor, chain))
    _same(chain, version)
    today = _stations(actor, chain, ChainStation.Version.CURRENT)
    if not today or _stations(actor, chain, ChainStation.Version.TARGET):
        raise ChainNotPossible(_("Übernehmen lässt sich nur eine gezeichnete Kette in eine noch leere."))
    ChainStation.objects.bulk_create(
        ChainStation(
            tenant_id=actor.tenant_id,
            chain=chain,
            version=ChainStation.Version.TARGET,
            sort=row.sort,
            actor=row.actor,
            step=row.step,
        )
        for row in today
    )
    _count_up(actor, chain, "chain.stations_copied")
    return chain

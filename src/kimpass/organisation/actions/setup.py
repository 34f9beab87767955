"""Set a new district up: its places, offices, bodies, words and regions; few steps, in any order (promise 18)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.events import publish
from kimpass.organisation import policy
from kimpass.organisation.actions import participation
from kimpass.organisation.data.reference import municipalities_of
from kimpass.organisation.events import EmployingBodyAdded
from kimpass.organisation.models import (
    Agency,
    Municipality,
    MunicipalityFeature,
    Region,
    RegionMembership,
    Tenant,
    Term,
    Unit,
    YesNo,
)
from kimpass.organisation.selectors.setup import STEPS, free_key
from kimpass.organisation.selectors.words import LOCAL_WORDS


class SetUpRefused(RuleViolation):
    """A step of the set-up cannot be done like this; nothing was written."""


@dataclass(frozen=True, slots=True)
class BodyData:
    """An authority or a body as it is entered in the set-up; contact data follow in the network."""

    name: str
    kind: str
    is_employing_body: bool = False
    unit_id: int | None = None


def _tenant(actor: Actor) -> Tenant:
    """Lock the tenant: one set-up at a time, so that no name is entered twice."""
    return Tenant.objects.select_for_update().get(pk=actor.tenant_id)


def _add_agency(actor: Actor, key: str, data: BodyData) -> Agency:
    agency: Agency = Agency.objects.create(
        tenant_id=actor.tenant_id,
        key=key,
        name=data.name,
        kind=data.kind,
        is_employing_body=data.is_employing_body,
        unit_id=data.unit_id,
    )
    if agency.is_employing_body:
        publish(EmployingBodyAdded(tenant_id=actor.tenant_id, agency_id=agency.pk))
    return agency


@transaction.atomic
def add_municipalities(*, actor: Actor, chosen: Sequence[str], employ: bool = False) -> list[Unit]:
    """
    Enter Kommunen of the official list by their AGS, each with its administration.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SetUpRefused: nothing was chosen, or something that is not of this district or entered already.
    """
    require(policy.add_municipalities(actor))
    tenant = _tenant(actor)
    known = {place.ags: place for place in municipalities_of(tenant.ags)}
    taken = set(Unit.objects.for_tenant(actor).exclude(ags="").values_list("ags", flat=True))
    if not chosen:
        raise SetUpRefused(_("Bitte wählen Sie mindestens eine Kommune."))
    foreign = [ags for ags in chosen if ags not in known]
    if foreign:
        raise SetUpRefused(_("Der AGS „%(ags)s“ gehört nicht zu diesem Kreis.") % {"ags": foreign[0][:12]})
    again = [known[ags].name for ags in chosen if ags in taken]
    if again:
        raise SetUpRefused(_("Schon eingetragen: %(names)s.") % {"names": ", ".join(again)})
    units = []
    for ags in dict.fromkeys(chosen):
        name = known[ags].name
        key = free_key(Unit.objects.with_social_areas(actor), name, 60)
        unit: Unit = Unit.objects.create(tenant=tenant, kind=Unit.Kind.MUNICIPALITY, key=key, name=name, ags=ags)
        Municipality.objects.create(tenant=tenant, unit=unit)
        own = BodyData(name, Agency.Kind.AUTHORITY, employ, unit.pk)
        _add_agency(actor, free_key(Agency.objects.for_tenant(actor), f"kommune {name}", 80), own)
        log.record(actor, "setup.place_added", unit, ags=ags)
        units.append(unit)
    return units


def _named(actor: Actor, kind: str, names: Sequence[str]) -> list[Unit]:
    """Enter units by name; a name that is there already is refused."""
    wanted = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    if not wanted:
        raise SetUpRefused(_("Bitte nennen Sie mindestens einen Namen."))
    there = {name.casefold() for name in Unit.objects.for_tenant(actor).values_list("name", flat=True)}
    again = [name for name in wanted if name.casefold() in there]
    if again or len({name.casefold() for name in wanted}) < len(wanted):
        raise SetUpRefused(_("Schon eingetragen: %(names)s.") % {"names": ", ".join(again or wanted)})
    if any(len(name) > 120 for name in wanted):
        raise SetUpRefused(_("Ein Name hat höchstens 120 Zeichen."))
    units = []
    for name in wanted:
        key = free_key(Unit.objects.with_social_areas(actor), name, 60)
        unit: Unit = Unit.objects.create(tenant_id=actor.tenant_id, kind=kind, key=key, name=name)
        log.record(actor, "setup.place_added", unit)
        units.append(unit)
    return units


@transaction.atomic
def add_city_districts(*, actor: Actor, names: Sequence[str]) -> list[Unit]:
    """
    Enter the parts of a city by name; they stand wherever a Kreis has Kommunen (TEN-03).

    :raises PermissionDenied: the policy refuses this actor.
    :raises SetUpRefused: no name, or one that is there already.
    """
    require(policy.add_city_districts(actor))
    _tenant(actor)
    return _named(actor, Unit.Kind.CITY_DISTRICT, names)


@transaction.atomic
def add_target_units(*, actor: Actor, names: Sequence[str]) -> list[Unit]:
    """
    Enter units for a target group, such as the track for young refugees (ORG-12).

    :raises PermissionDenied: the policy refuses this actor.
    :raises SetUpRefused: no name, or one that is there already.
    """
    require(policy.add_target_units(actor))
    _tenant(actor)
    return _named(actor, Unit.Kind.TARGET_GROUP_UNIT, names)


@transaction.atomic
def set_own_offices(*, actor: Actor, answers: Mapping[int, Mapping[str, str]]) -> int:
    """
    Say which offices Kommunen have of their own, from today on, and return how many answers changed (ORG-03).

    :raises PermissionDenied: the policy refuses this actor.
    :raises SetUpRefused: there is no such Kommune.
    :raises ParticipationRefused: an office or an answer is none.
    """
    require(policy.set_own_offices(actor))
    _tenant(actor)
    units = set(Unit.objects.for_tenant(actor).filter(kind=Unit.Kind.MUNICIPALITY).values_list("pk", flat=True))
    current = MunicipalityFeature.objects.for_tenant(actor).on(actor.today)
    held = {(row.unit_id, row.feature): row.value for row in current}
    changed = 0
    for unit_id, told in answers.items():
        new = {name: value for name, value in told.items() if value != held.get((unit_id, name), YesNo.UNKNOWN)}
        if unit_id not in units:
            raise SetUpRefused(_("Diese Kommune gibt es hier nicht."))
        if new:
            participation.record_features(actor=actor, unit_id=unit_id, answers=new, valid_from=actor.today)
        changed += len(new)
    return changed


@transaction.atomic
def add_region(*, actor: Actor, name: str, unit_ids: Sequence[int]) -> Region:
    """
    Group Kommunen under a name from today on; who belonged to another region leaves it (ORG-10).

    :raises PermissionDenied: the policy refuses this actor.
    :raises SetUpRefused: no name, or one that is there already.
    """
    require(policy.add_region(actor))
    _tenant(actor)
    name, regions = name.strip(), Region.objects.for_tenant(actor)
    if not name or name.casefold() in {known.casefold() for known in regions.values_list("name", flat=True)}:
        raise SetUpRefused(_("Bitte nennen Sie einen Namen, den es noch nicht gibt."))
    region: Region = Region.objects.create(tenant_id=actor.tenant_id, key=free_key(regions, name, 20), name=name)
    log.record(actor, "setup.region_added", region, members=len(unit_ids))
    _assign(actor, region, unit_ids)
    return region


@transaction.atomic
def change_region(*, actor: Actor, region_id: int, unit_ids: Sequence[int]) -> Region:
    """
    Say which Kommunen belong to a region from today on.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ParticipationRefused: a unit is no Kommune.
    """
    region: Region = Region.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=region_id)
    require(policy.change_region(actor, region))
    _assign(actor, region, unit_ids)
    log.record(actor, "setup.region_changed", region, members=len(unit_ids))
    return region


def _assign(actor: Actor, region: Region, unit_ids: Sequence[int]) -> None:
    rows = RegionMembership.objects.for_tenant(actor).on(actor.today).filter(region=region)
    now, wanted = set(rows.values_list("unit_id", flat=True)), set(unit_ids)
    for unit_id in sorted(now ^ wanted):
        goal = region.pk if unit_id in wanted else None
        participation.assign_region(actor=actor, unit_id=unit_id, region_id=goal, valid_from=actor.today)


@transaction.atomic
def add_body(*, actor: Actor, body: BodyData) -> Agency:
    """
    Enter an authority or a body; one that employs case managers gets papers of its own.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SetUpRefused: no name, one that is there already, or an unknown kind or place.
    """
    require(policy.add_body(actor))
    _tenant(actor)
    name = body.name.strip()
    agencies = Agency.objects.for_tenant(actor)
    reasons = []
    if not name:
        reasons.append(_("Bitte nennen Sie den Namen der Stelle."))
    if body.kind not in Agency.Kind.values:
        reasons.append(_("Bitte wählen Sie die Art der Stelle."))
    if name.casefold() in {known.casefold() for known in agencies.values_list("name", flat=True)}:
        reasons.append(_("Eine Stelle dieses Namens steht schon da."))
    if body.unit_id is not None and not Unit.objects.for_tenant(actor).filter(pk=body.unit_id).exists():
        reasons.append(_("Diesen Ort gibt es hier nicht."))
    if reasons:
        raise SetUpRefused.because(reasons)
    data = BodyData(name, body.kind, body.is_employing_body, body.unit_id)
    agency = _add_agency(actor, free_key(agencies, name, 80), data)
    log.record(actor, "setup.body_added", agency, kind=agency.kind)
    return agency


@transaction.atomic
def set_words(*, actor: Actor, words: Mapping[str, str]) -> int:
    """
    Choose the district's own words; an empty one leads back to the usual word (TEN-04).

    :raises PermissionDenied: the policy refuses this actor.
    :raises SetUpRefused: there is no such word to choose.
    """
    require(policy.set_words(actor))
    tenant = _tenant(actor)
    if not words.keys() <= LOCAL_WORDS.keys():
        raise SetUpRefused(_("Dieses Wort lässt sich nicht wählen."))
    held = {row.key: row for row in Term.objects.for_tenant(actor)}
    changed = 0
    for key, told in words.items():
        label = told.strip()[:80]
        row = held.get(key)
        if (row.label if row else "") == label:
            continue
        changed += 1
        if not label:
            Term.objects.for_tenant(actor).filter(key=key).delete()
        elif row is None:
            Term.objects.create(tenant=tenant, key=key, label=label)
        else:
            row.label = label
            row.save(update_fields=["label"])
    log.record(actor, "setup.words_set", tenant, count=changed)
    return changed


@transaction.atomic
def finish_step(*, actor: Actor, step: str) -> None:
    """
    Tick a step off that may stay as it is, such as words or the ladder.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SetUpRefused: there is no such step.
    """
    require(policy.finish_step(actor))
    if step not in STEPS:
        raise SetUpRefused(_("Diesen Schritt gibt es nicht."))
    log.record(actor, "setup.step_done", _tenant(actor), step=step)

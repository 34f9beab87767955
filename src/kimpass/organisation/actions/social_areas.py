"""Sozialräume: the optional level inside a Kommune that a post may serve (ORG-12)."""

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation import policy
from kimpass.organisation.models import Unit
from kimpass.organisation.selectors.setup import free_key
from kimpass.organisation.selectors.social_areas import was_ever_served

LONGEST = 120


class SocialAreaRefused(RuleViolation):
    """The social area cannot be like this."""


def _locked(actor: Actor, unit_id: int) -> Unit:
    rows = Unit.objects.with_social_areas(actor).select_for_update(of=("self",))
    unit: Unit = rows.get(pk=unit_id)
    return unit


def _area(actor: Actor, area_id: int) -> Unit:
    """Lock the Kommune before its social area: names inside it are given one after the other."""
    found: Unit = Unit.objects.social_areas(actor).get(pk=area_id)
    _locked(actor, found.place.pk)
    area: Unit = Unit.objects.social_areas(actor).select_for_update(of=("self",)).get(pk=area_id)
    return area


def _named(actor: Actor, place: Unit, name: str, *, renamed: Unit | None = None) -> str:
    """Return the name without blanks around it, or refuse it."""
    told = " ".join(name.split())
    if not told:
        raise SocialAreaRefused(_("Bitte nennen Sie den Namen des Sozialraums."))
    if len(told) > LONGEST:
        raise SocialAreaRefused(_("Ein Name hat höchstens 120 Zeichen."))
    beside = Unit.objects.social_areas(actor).filter(parent=place)
    # Compared here and not in the database: SQLite knows no capital umlauts.
    if told.casefold() in {other.name.casefold() for other in beside if other != renamed}:
        raise SocialAreaRefused(_("Einen Sozialraum dieses Namens gibt es hier schon."))
    return told


@transaction.atomic
def add_social_area(*, actor: Actor, unit_id: int, name: str) -> Unit:
    """
    Enter a social area of a Kommune, or of a city district; posts may serve it from then on (ORG-12).

    :raises PermissionDenied: the policy refuses this actor.
    :raises SocialAreaRefused: the unit is no Kommune, or the name is missing, too long or taken inside it.
    """
    place = _locked(actor, unit_id)
    require(policy.add_social_area(actor, place))
    if not place.is_place:
        raise SocialAreaRefused(_("Sozialräume liegen in einer Kommune oder einem Stadtbezirk."))
    told = _named(actor, place, name)
    area: Unit = Unit.objects.create(
        tenant_id=actor.tenant_id,
        kind=Unit.Kind.SOCIAL_AREA,
        key=free_key(Unit.objects.with_social_areas(actor), f"{place.name} {told}", 60),
        name=told,
        parent=place,
    )
    log.record(actor, "social_area.added", area, place=place.pk)
    return area


@transaction.atomic
def rename_social_area(*, actor: Actor, area_id: int, name: str) -> Unit:
    """
    Give a social area another name; it stays the same area, for posts of all days.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SocialAreaRefused: the name is missing, too long or taken inside the Kommune.
    """
    area = _area(actor, area_id)
    require(policy.rename_social_area(actor, area))
    area.name = _named(actor, area.place, name, renamed=area)
    area.version += 1
    area.save(update_fields=["name", "version"])
    log.record(actor, "social_area.renamed", area)
    return area


@transaction.atomic
def remove_social_area(*, actor: Actor, area_id: int) -> None:
    """
    Take a social area from the list that no post ever served; the trail keeps that it stood there.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SocialAreaRefused: a post serves it, will serve it or has served it.
    """
    area = _area(actor, area_id)
    require(policy.remove_social_area(actor, area))
    if was_ever_served(actor, area):
        raise SocialAreaRefused(
            _("Diesen Sozialraum versorgt eine Stelle, jetzt, später oder früher. Er bleibt, damit nichts fehlt.")
        )
    log.record(actor, "social_area.removed", area, place=area.place.pk)
    area.delete()

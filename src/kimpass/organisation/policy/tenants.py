"""Who opens districts, who sets one up, and which parts of the programme it carries out."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.organisation.models import Region, Tenant, TenantModule

ONLY_LAND = _("Kreise und Städte eröffnet die Landeskoordinierung.")
ONLY_SET_UP = _("Den Kreis richtet die Administration ein.")
NOT_THE_LAND = _("Das Land hat keine Kommunen und keine Programmteile; eingerichtet werden Kreise und Städte.")


def _at_the_land(actor: Actor) -> bool:
    return actor.tenant_kind == Tenant.Kind.STATE and actor.may(Permission.TENANT_OPEN)


def see_places(actor: Actor) -> Decision:
    """Decide who sees which of the 54 places are open: the Land, nobody inside a district (TEN-01)."""
    return ALLOW if _at_the_land(actor) else deny(str(ONLY_LAND))


def open_place(actor: Actor) -> Decision:
    """Decide who opens a district with its first account."""
    return see_places(actor)


def renew_first_password(actor: Actor) -> Decision:
    """Decide who makes a new one-time password for a first account nobody has used."""
    return see_places(actor)


def open_place_here() -> Decision:
    """Decide that whoever runs the program on its machine opens places too: there may be no Land yet."""
    return ALLOW


def set_up(actor: Actor) -> Decision:
    """Decide who sets up the district: its administration; the Land has nothing to set up."""
    if not actor.may(Permission.DISTRICT_SETUP):
        return deny(str(ONLY_SET_UP))
    return deny(str(NOT_THE_LAND)) if actor.tenant_kind == Tenant.Kind.STATE else ALLOW


def see_set_up(actor: Actor) -> Decision:
    """Decide who sees how far the set-up has come: whoever does it, and the management that goes on with it."""
    if actor.tenant_kind != Tenant.Kind.STATE and actor.may(Permission.ORGANISATION_WORK):
        return ALLOW
    return set_up(actor)


def add_municipalities(actor: Actor) -> Decision:
    """Decide who enters Kommunen; a city has none (TEN-03)."""
    if actor.tenant_kind == Tenant.Kind.INDEPENDENT_CITY:
        return deny(str(_("Eine kreisfreie Stadt hat keine Kommunen; an ihre Stelle treten Stadtbezirke.")))
    return set_up(actor)


def add_city_districts(actor: Actor) -> Decision:
    """Decide who enters the parts of a city, which stand where a Kreis has Kommunen (TEN-03)."""
    if actor.tenant_kind == Tenant.Kind.DISTRICT:
        return deny(str(_("Stadtbezirke gibt es in kreisfreien Städten; ein Kreis hat Kommunen.")))
    return set_up(actor)


def add_target_units(actor: Actor) -> Decision:
    """Decide who enters units for a target group (ORG-12)."""
    return set_up(actor)


def set_own_offices(actor: Actor) -> Decision:
    """Decide who says which offices a Kommune has of its own (ORG-03)."""
    return set_up(actor)


def add_body(actor: Actor) -> Decision:
    """Decide who enters authorities and bodies while setting up."""
    return set_up(actor)


def set_words(actor: Actor) -> Decision:
    """Decide who chooses the district's own words (TEN-04)."""
    return set_up(actor)


def add_region(actor: Actor) -> Decision:
    """Decide who groups Kommunen; not where the district does without (TEN-05)."""
    return carries_out(actor, TenantModule.Part.REGIONS) if set_up(actor) else set_up(actor)


def change_region(actor: Actor, region: Region) -> Decision:
    """Decide who says which Kommunen belong to a region."""
    return add_region(actor) if region.tenant_id == actor.tenant_id else deny(str(ONLY_SET_UP))


def see_parts(actor: Actor) -> Decision:
    """Decide who sees what is switched off: who sets up, the management, and the coordinating office."""
    if actor.tenant_kind != Tenant.Kind.STATE and actor.may(Permission.PROCEDURE_SET):
        return ALLOW
    return see_set_up(actor)


def switch_part(actor: Actor) -> Decision:
    """Decide who switches a part of the programme off or on (TEN-05)."""
    return set_up(actor)


def finish_step(actor: Actor) -> Decision:
    """Decide who ticks off a step of the set-up that leaves no row behind."""
    return set_up(actor)


def carries_out(actor: Actor, part: str) -> Decision:
    """Decide whether new work of a part is possible: not where it is switched off; what is there stays readable."""
    if actor.works_with(part):
        return ALLOW
    label: str | Promise = TenantModule.Part(part).label
    return deny(
        str(_("„%(part)s“ ist hier abgeschaltet. Was schon da ist, bleibt lesbar; Neues wird nicht begonnen."))
        % {"part": label}
    )

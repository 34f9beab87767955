"""How far the set-up of a district has come: read from what is there, so it can be left and found again."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimpass.audit.models import Event
from kimpass.kernel.access import Actor
from kimpass.organisation.data.reference import Place, municipalities_of, slug
from kimpass.organisation.models import (
    Agency,
    MunicipalityFeature,
    Post,
    Region,
    RegionMembership,
    RoleAssignment,
    StaffingFigure,
    Tenant,
    TenantModule,
    Term,
    Unit,
)

# Steps that may stay as they are: somebody says that they were looked at.
STEPS = ("offices", "regions", "words", "parts", "ladder")
LEADING = ("programme_manager", "coordinator")


@dataclass(frozen=True, slots=True)
class SetUpStep:
    """One step: what it is for, where it is done, and whether it is."""

    key: str
    title: str | Promise
    text: str | Promise
    route: str
    done: bool
    told: str = ""
    may_stay: bool = False


def free_key(rows: QuerySet[Any], name: str, most: int) -> str:
    """Return a key made of a name that no row has yet."""
    base = slug(name)[: most - 4].strip("-") or "name"
    taken = set(rows.filter(key__startswith=base).values_list("key", flat=True))
    return next(key for key in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if key not in taken)


def places(actor: Actor) -> list[Unit]:
    """Return the Kommunen of a Kreis or the districts of a city, by name."""
    return list(Unit.objects.for_tenant(actor).filter(kind__in=Unit.PLACES).order_by("name", "pk"))


def missing_municipalities(actor: Actor) -> list[Place]:
    """Return the Kommunen of the official list that are not entered yet."""
    tenant = Tenant.objects.get(pk=actor.tenant_id)
    there = set(Unit.objects.for_tenant(actor).exclude(ags="").values_list("ags", flat=True))
    return [place for place in municipalities_of(tenant.ags) if place.ags not in there]


def own_offices(actor: Actor) -> dict[tuple[int, str], str]:
    """Return what is known about own offices today; what is not there is unknown."""
    rows = MunicipalityFeature.objects.for_tenant(actor).on(actor.today)
    return {(row.unit_id, row.feature): row.value for row in rows}


def regions(actor: Actor) -> list[tuple[Region, list[Unit]]]:
    """Return the regions with the Kommunen that belong to them today."""
    members = RegionMembership.objects.for_tenant(actor).on(actor.today).select_related("unit")
    inside: dict[int, list[Unit]] = {}
    for row in members.order_by("unit__name"):
        inside.setdefault(row.region_id, []).append(row.unit)
    return [(region, inside.get(region.pk, [])) for region in Region.objects.for_tenant(actor).order_by("name", "pk")]


def bodies(actor: Actor) -> list[Agency]:
    """Return authorities and bodies other than the administrations of the Kommunen."""
    own = Q(kind=Agency.Kind.AUTHORITY, unit__kind=Unit.Kind.MUNICIPALITY)
    return list(Agency.objects.for_tenant(actor).exclude(own).order_by("name", "pk"))


def _ticked(actor: Actor) -> set[str]:
    rows = Event.objects.for_tenant(actor).filter(event="setup.step_done").values_list("facts", flat=True)
    return {str(facts.get("step")) for facts in rows}


def _any(model: Any, actor: Actor, **where: Any) -> bool:
    return bool(model.objects.for_tenant(actor).filter(**where).exists())


def _is_led(actor: Actor) -> bool:
    held = RoleAssignment.objects.for_tenant(actor).on(actor.today).filter(role_key__in=LEADING)
    return bool(held.exists())


def _has_figures(actor: Actor) -> bool:
    return _any(Post, actor) or _any(StaffingFigure, actor, superseded_at__isnull=True)


def is_at_work(actor: Actor) -> bool:
    """Test, in two statements, whether the district has come to people and posts: then nobody needs to be reminded."""
    return _is_led(actor) and _has_figures(actor)


def steps(actor: Actor) -> list[SetUpStep]:
    """Return the steps in the order in which they make sense, each with whether it is done."""
    is_city = actor.tenant_kind == Tenant.Kind.INDEPENDENT_CITY
    ticked, number = _ticked(actor), len(places(actor))
    own = _any(MunicipalityFeature, actor, superseded_at__isnull=True) or "offices" in ticked
    found = [
        SetUpStep(
            "places",
            _("Stadtbezirke") if is_city else _("Kommunen"),
            _("Die Teile der Stadt; sie stehen überall dort, wo ein Kreis seine Kommunen hat.")
            if is_city
            else _("Städte und Gemeinden aus dem amtlichen Verzeichnis."),
            "organisation:set_up_places",
            number > 0,
            str(number),
        ),
        SetUpStep(
            "offices",
            _("Eigene Behörden"),
            _("Welche Kommune eine eigene Ausländerbehörde, ein Jugendamt, einen Integrationsrat hat."),
            "organisation:set_up_offices",
            own,
            may_stay=True,
        ),
        SetUpStep(
            "bodies",
            _("Stellen und Träger"),
            _("Ämter, Jobcenter, Wohlfahrtsverbände; und wer Case Management anstellt."),
            "organisation:set_up_bodies",
            len(bodies(actor)) > 1,
            str(len(bodies(actor))),
        ),
        SetUpStep(
            "words",
            _("Unsere Wörter"),
            _("Region oder Cluster, Arbeitsgruppe oder Projektgruppe, Baustein oder Modul."),
            "organisation:set_up_words",
            _any(Term, actor) or "words" in ticked,
            may_stay=True,
        ),
        SetUpStep(
            "parts",
            _("Programmteile"),
            _("Was hier nicht geführt wird, verschwindet aus den Seiten für neue Arbeit."),
            "organisation:parts",
            _any(TenantModule, actor) or "parts" in ticked,
            may_stay=True,
        ),
        SetUpStep(
            "regions",
            _("Regionen"),
            _("Kommunen zu Gruppen zusammenfassen, wenn Sie so arbeiten."),
            "organisation:set_up_regions",
            _any(Region, actor) or "regions" in ticked,
            may_stay=True,
        ),
        SetUpStep(
            "ladder",
            _("Stufen und Kataloge"),
            _("Der Weg eines Themas bis zum Land, und die Auswahllisten: beides ist gefüllt und lässt sich anpassen."),
            "organisation:set_up_ladder",
            "ladder" in ticked,
            may_stay=True,
        ),
        SetUpStep(
            "people",
            _("Erste Kolleginnen und Kollegen"),
            _("Mindestens Geschäftsführung oder Koordinierende Stelle, damit es weitergeht."),
            "organisation:accounts",
            _is_led(actor),
        ),
        SetUpStep(
            "posts",
            _("Erste Stellen und Zahlen"),
            _("Bewilligte und besetzte Stellen; die trägt die Geschäftsführung ein."),
            "posts:posts",
            _has_figures(actor),
        ),
    ]
    without = {"offices"} if is_city else set()
    if not actor.works_with(TenantModule.Part.REGIONS):
        without.add("regions")
    return [step for step in found if step.key not in without]

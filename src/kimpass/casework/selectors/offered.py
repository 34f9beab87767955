"""What the forms of the record offer to choose from."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from kimpass.casework.models import Case, CaseMember, GoalStep
from kimpass.kernel.access import Actor
from kimpass.network.models import Service
from kimpass.organisation.models import Agency, CatalogueEntry
from kimpass.people.models import Person


def _catalogue(actor: Actor, name: str) -> list[CatalogueEntry]:
    day = actor.today
    valid = (Q(valid_from__isnull=True) | Q(valid_from__lte=day)) & (
        Q(valid_until__isnull=True) | Q(valid_until__gt=day)
    )
    rows = CatalogueEntry.objects.for_tenant(actor).filter(valid, catalogue=name)
    return list(rows.order_by("sort", "label_de"))


def fields_of_action(actor: Actor) -> list[CatalogueEntry]:
    """Return the fields of action in use today."""
    return _catalogue(actor, "field_of_action")


def life_areas(actor: Actor) -> list[CatalogueEntry]:
    """Return the life areas in use today."""
    return _catalogue(actor, "life_area")


def members(case: Case, on: date) -> list[Person]:
    """Return the people of a case on a day."""
    rows: QuerySet[Any] = CaseMember.objects.of(case).on(on).select_related("person")
    return [row.person for row in rows.order_by("pk")]


def agencies(actor: Actor) -> list[Agency]:
    """Return the bodies somebody may be referred to."""
    return list(Agency.objects.for_tenant(actor).order_by("name", "pk"))


def services(actor: Actor) -> list[Service]:
    """Return the offers that exist today."""
    running = Q(ended_on__isnull=True) | Q(ended_on__gt=actor.today)
    rows = Service.objects.for_tenant(actor).filter(running).select_related("agency", "field")
    return list(rows.order_by("field__sort", "name", "pk"))


def open_steps(case: Case) -> list[GoalStep]:
    """Return the steps still to be done."""
    rows: QuerySet[Any] = GoalStep.objects.of(case).filter(done_on__isnull=True)
    return list(rows.order_by("pk"))

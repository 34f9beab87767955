"""Let goals of the programme count every indicator: entered here, because indicators build on what goals count."""

from dataclasses import replace

from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import Figure
from kimpass.controlling.selectors.indicators.base import GROUPS, INDICATORS, Group, Indicator
from kimpass.controlling.selectors.metrics import COUNTABLE, Countable, Scene
from kimpass.organisation.models import Tenant, Unit


def _asked(scene: Scene) -> Asked:
    units = Unit.objects.asked_for().filter(tenant_id=scene.tenant_id)
    unit = units.filter(pk=scene.unit_id).first() if scene.unit_id is not None else None
    tenant = Tenant.objects.get(pk=scene.tenant_id)
    return Asked(tenant, scene.as_of, scene.as_of, scene.known_at, scene.period, unit=unit)


def _as_countable(found: Indicator) -> Countable:
    def count(scene: Scene, key: str) -> Figure:
        return replace(found(_asked(scene)), key=key)

    return Countable(found.key, found.label, GROUPS[found.group], count, found.by_unit)


def offer_to_goals() -> None:
    """Enter every indicator a goal may count; those about goals would count themselves."""
    for found in INDICATORS.values():
        if found.group != Group.GOALS:
            COUNTABLE[found.key] = _as_countable(found)

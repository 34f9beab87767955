"""What the communes agreed to document at least, version by version (CM-20)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from kimpass.kernel.access import Actor
from kimpass.kernel.prepared import prepared
from kimpass.organisation.data.facts import FACTS, REQUIRED
from kimpass.organisation.data.phases import PHASES, is_due
from kimpass.organisation.models import ExtraField, MinimumDocumentation
from kimpass.organisation.selectors.extra_fields import label_of

Rules = Mapping[str, Mapping[str, str]]
EXTRA = "extra"


@prepared
def _versions(tenant_id: int) -> Any:
    rows = MinimumDocumentation.objects.asked_for().filter(tenant_id=tenant_id)
    return rows.order_by("-valid_from", "-document_version")


def versions(actor: Actor) -> list[MinimumDocumentation]:
    """Return all versions, the newest first."""
    rows = MinimumDocumentation.objects.visible_to(actor).select_related("set_by")
    return list(rows.order_by("-document_version"))


def version_on(tenant_id: int, on: date) -> MinimumDocumentation | None:
    """Return the version that holds on a day; None before the first one."""
    return next((row for row in _versions(tenant_id) if row.valid_from <= on), None)


def newest_number(actor: Actor) -> int:
    """Return the number of the newest version, 0 when there is none."""
    rows = MinimumDocumentation.objects.for_tenant(actor).order_by("-document_version")
    return rows.values_list("document_version", flat=True).first() or 0


def due_facts(rules: Rules, phase: str) -> dict[str, bool]:
    """Return the names of what must be there in a phase, and whether the phase cannot begin without it."""
    found: dict[str, bool] = {}
    for since, names in rules.items():
        if is_due(since, phase):
            for name, manner in names.items():
                found[name] = found.get(name, False) or manner == REQUIRED
    return found


def fact_name(field: ExtraField) -> str:
    """Return the name under which a district's own field stands in the rules."""
    return f"{EXTRA}:{field.target}:{field.key}"


def fact_labels(fields: Iterable[ExtraField]) -> dict[str, str]:
    """Return the words for every name a version may hold: the common facts, then the district's own fields."""
    own = {
        fact_name(field): f"{label_of(field)} ({field.get_target_display()})"
        for field in fields
        if field.target != ExtraField.Target.CONTACT
    }
    return {name: str(label) for name, label in FACTS.items()} | own


def by_phase(version: MinimumDocumentation, labels: Mapping[str, str]) -> list[tuple[str, list[tuple[str, bool]]]]:
    """Return a version as a page lists it: phase, and what it asks for in words."""
    return [
        (
            str(label),
            [(labels.get(name, name), manner == REQUIRED) for name, manner in version.rules.get(phase, {}).items()],
        )
        for phase, label in PHASES.items()
        if version.rules.get(phase)
    ]

"""One's own filters of a list."""

from typing import Any

from kimpass.casework.models import SavedFilter
from kimpass.kernel.access import Actor
from kimpass.kernel.prepared import prepared


@prepared
def _filters(actor: Actor, page: str) -> Any:
    return SavedFilter.objects.visible_to(actor).filter(page=page).order_by("name", "pk")


def saved_filters(actor: Actor, page: str) -> list[SavedFilter]:
    """Return the filters the actor saved for a list, by name."""
    return list(_filters(actor, page))

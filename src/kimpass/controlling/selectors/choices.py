"""Lists to choose from that several forms of this area share."""

from kimpass.kernel.access import Actor
from kimpass.organisation.models import Unit


def kommunen(actor: Actor) -> list[Unit]:
    """Return the Kommunen of the actor's district by name."""
    return list(Unit.objects.visible_to(actor).filter(kind__in=Unit.PLACES).order_by("name"))

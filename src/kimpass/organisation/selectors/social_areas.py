"""The social areas of a Kommune, and what was told about their number (ORG-12)."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.organisation.models import Municipality, PostArea, Unit


@dataclass(frozen=True, slots=True)
class SocialAreas:
    """The social areas of a Kommune beside the number a source told; None is not told."""

    rows: list[Unit]
    told: int | None

    @property
    def remark(self) -> str:
        """Return what differs between list and told number; it is to be looked at and stops nothing."""
        if self.told is None or self.told == len(self.rows):
            return ""
        numbers = {"told": self.told, "listed": len(self.rows)}
        return _("Gemeldete Zahl der Sozialräume: %(told)s, hier aufgeführt: %(listed)s.") % numbers


def _served(actor: Actor) -> Exists:
    return Exists(PostArea.objects.for_tenant(actor).filter(unit_id=OuterRef("pk")))


def social_areas_of(actor: Actor, unit: Unit) -> SocialAreas:
    """Return the social areas of a Kommune by name; `is_served` says whether one has to stay."""
    rows = Unit.objects.social_areas(actor).filter(parent=unit).annotate(is_served=_served(actor))
    told = Municipality.objects.for_tenant(actor).filter(unit=unit).values_list("social_area_count", flat=True).first()
    return SocialAreas(list(rows.order_by("name", "pk")), told)


def was_ever_served(actor: Actor, area: Unit) -> bool:
    """Test whether a post serves it, will serve it, has served it or was once believed to."""
    return PostArea.objects.for_tenant(actor).filter(unit=area).exists()

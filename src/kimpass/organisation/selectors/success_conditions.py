"""The conditions of success of the district, and those the concepts name (ORG-22)."""

from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.organisation.models import SuccessCondition


def suggested() -> list[str]:
    """Return what the concept of Paderborn asks to heed (S2)."""
    return [
        _("Schlanke Strukturen"),
        _("Unterstützung durch die Leitungsebene („top-down“)"),
        _("Freiwilligkeit der Teilnahme"),
        _("Alle beteiligten Stellen sind angesprochen"),
    ]


def conditions(actor: Actor) -> list[SuccessCondition]:
    """Return the conditions in their order."""
    return list(SuccessCondition.objects.for_tenant(actor).order_by("sort", "pk"))

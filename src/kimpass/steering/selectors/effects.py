"""Which effect checks are due, and which days they may have (SYS-16)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.steering.models import Measure


def day_obstacles(today: date, began_on: date | None, on: date, again_on: date | None) -> list[str]:
    """Return what stands against the days of a check: none lies ahead, and the next one comes after this one."""
    reasons = []
    if on > today:
        reasons.append(_("Das Datum liegt in der Zukunft."))
    if began_on is not None and on < began_on:
        reasons.append(_("Die Prüfung liegt vor dem Beginn der Maßnahme."))
    if again_on is not None and again_on <= on:
        reasons.append(_("Die nächste Prüfung liegt nicht nach dieser."))
    return reasons


def checks_due(actor: Actor, until: date) -> Any:
    """Return the measures whose effect should be looked at until a day, the longest overdue first."""
    over = (Measure.State.IDEA, Measure.State.DROPPED)
    rows = Measure.objects.for_tenant(actor).filter(check_effect_on__lte=until).exclude(state__in=over)
    return rows.order_by("check_effect_on", "pk")

"""What the pages of events, training and induction share."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor, Decision
from kimpass.kernel.http import Request
from kimpass.steering import policy
from kimpass.ui.parts import Tab

Rule = Callable[[Actor], Decision]


def learning(request: Request, current: str) -> list[Tab]:
    """Return the second row of tabs: events, series, training, induction."""
    tabs: tuple[tuple[str, str, Rule], ...] = (
        ("events", _("Veranstaltungen"), policy.view_events),
        ("event_series", _("Reihen"), policy.view_events),
        ("trainings", _("Qualifizierung"), policy.view_trainings),
        ("inductions", _("Einarbeitung"), policy.view_inductions),
    )
    return [
        Tab(label, reverse(f"steering:{route}"), current=route == current)
        for route, label, rule in tabs
        if rule(request.actor)
    ]

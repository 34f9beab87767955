"""What the pages of Baustein 3 share: tabs, and a form that calls one action."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request
from kimpass.organisation.models import AddressedModel
from kimpass.organisation.selectors.edits import standing
from kimpass.residence import policy
from kimpass.ui.htmx import show
from kimpass.ui.parts import Tab
from kimpass.ui.pressing import carry_out


def sections(request: Request, current: str) -> list[Tab]:
    """Return the tabs of this area that the actor may open."""
    tabs = [
        ("backlog", _("Antragsstau"), policy.view_backlog),
        ("proceedings", _("Verfahrensregister"), policy.view_proceedings),
        ("deadlines", _("Fristen"), policy.view_proceedings),
        ("received_handovers", _("Übergaben"), policy.view_received_handovers),
        ("checklists", _("Checklisten"), policy.view_checklists),
        ("campaigns", _("Kampagne"), policy.view_campaigns),
        ("naturalisations", _("Einbürgerungen"), policy.view_backlog),
    ]
    found = [
        Tab(label, reverse(f"residence:{name}"), current=name == current)
        for name, label, rule in tabs
        if rule(request.actor)
    ]
    return found if len(found) > 1 else []


def work(
    request: Request,
    form: forms.Form,
    act: Callable[[Any], str],
    *,
    title: str,
    back: str,
    success: str,
    button: str = "",
    row: AddressedModel | None = None,
    lead: str = "",
) -> HttpResponse:
    """
    Show a form; sent and valid, call `act`, which does the one thing and returns where to go.

    With `row` the form replaces what is stored there: whoever was not the first sees both versions.
    """
    done = carry_out(request, form, lambda: act(form), success=success)
    if done is not None:
        return done
    values: dict[str, Any] = {"form": form, "title": title, "button": button or _("Speichern"), "back": back}
    values["lead"] = lead
    if row is not None:
        values |= standing(request, form, row)
    return show(request, "residence/dialog.html", values, invalid=bool(form.errors))

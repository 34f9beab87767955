"""What the pages of Baustein 3 share: tabs, and a form that calls one action."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request
from kimpass.organisation.models import AddressedModel
from kimpass.organisation.selectors.edits import last_change
from kimpass.residence import policy
from kimpass.ui import editing
from kimpass.ui.htmx import go_to, show
from kimpass.ui.parts import Tab
from kimpass.ui.pressing import posted_version


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


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, None when the form is only opened."""
    return request.POST if request.method == "POST" else None


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
    editing.take_stored(request, form)
    if request.method == "POST" and form.is_valid():
        try:
            target = act(form)
        except RuleViolation as refusal:
            form.add_error(None, [*refusal.reasons])
        else:
            messages.success(request, success)
            return go_to(request, target)
    values: dict[str, Any] = {"form": form, "title": title, "button": button or _("Speichern"), "back": back}
    values["lead"] = lead
    if row is not None:
        values["version"] = row.version
        if request.method == "POST" and posted_version(request) != row.version:
            values["clash"] = editing.clash(form, last_change(request.actor, row))
    return show(request, "residence/dialog.html", values, invalid=bool(form.errors))


def press(request: Request, act: Callable[[], object], *, back: str, success: str, to: str = "") -> HttpResponse:
    """Call an action behind a single button; a refusal is said on the page it came from."""
    if request.method != "POST":
        return go_to(request, back)
    try:
        act()
    except RuleViolation as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return go_to(request, back)
    messages.success(request, success)
    return go_to(request, to or back)

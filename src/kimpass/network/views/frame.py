"""What the pages of this area share: tabs, and a form that calls one action."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request
from kimpass.network import policy
from kimpass.organisation.models import AddressedModel
from kimpass.organisation.selectors.edits import standing
from kimpass.ui import editing
from kimpass.ui.htmx import show
from kimpass.ui.parts import Tab
from kimpass.ui.pressing import carry_out

FILE_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def sections(request: Request, current: str) -> list[Tab]:
    """Return the tabs of this area that the actor may open."""
    tabs = [
        ("directory", _("Angebote"), policy.view_services),
        ("agencies", _("Akteure"), policy.view_agencies),
        ("map", _("Karte"), policy.view_map),
        ("needs", _("Bedarf"), policy.view_needs),
        ("demarcations", _("Abgrenzung"), policy.view_demarcations),
        ("context_figures", _("Rahmenzahlen"), policy.view_context_figures),
        ("materials", _("Materialien"), policy.view_materials),
        ("interpreters", _("Dolmetschen"), policy.view_interpreters),
    ]
    return [
        Tab(label, reverse(f"network:{name}"), current=name == current)
        for name, label, rule in tabs
        if rule(request.actor)
    ]


def refuse(form: forms.Form, refusal: RuleViolation) -> None:
    """Show why the action refused; what was typed stays."""
    form.add_error(None, [*refusal.reasons])


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
    guard_values: bool = False,
) -> HttpResponse:
    """
    Show a form; sent and valid, call `act`, which does the one thing and returns where to go.

    With `row` the form replaces what is stored there: whoever was not the first sees both versions. `guard_values`
    does the same for rows that count no versions.
    """
    stale = editing.refuse_stale(request, form, editing.Change()) if guard_values and form.is_bound else None
    done = carry_out(request, form, lambda: act(form), success=success)
    if done is not None:
        return done
    values: dict[str, Any] = {"form": form, "title": title, "button": button or _("Speichern"), "back": back}
    values |= {"lead": lead, "guard_values": guard_values, "clash": stale}
    if row is not None:
        values |= standing(request, form, row)
    return show(request, "network/dialog.html", values, invalid=bool(form.errors))


def download(content: bytes, name: str) -> HttpResponse:
    """Send a file as a download, with a name that says nothing about anybody."""
    response = HttpResponse(content, content_type=FILE_TYPES[name.rpartition(".")[2]])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response

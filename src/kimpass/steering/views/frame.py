"""What the pages of this area share: tabs, filters, and a form that calls one action."""

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request
from kimpass.organisation.models import AddressedModel
from kimpass.organisation.selectors.edits import standing
from kimpass.steering import policy
from kimpass.steering.forms.common import FilterForm
from kimpass.steering.selectors.board import months_back
from kimpass.steering.selectors.findings import FindingFilter
from kimpass.ui.htmx import show
from kimpass.ui.parts import Tab
from kimpass.ui.pressing import carry_out

KEY = re.compile(r"[0-9a-z_-]{1,40}")


def sections(request: Request, current: str) -> list[Tab]:
    """Return the tabs of this area that the actor may open."""
    tabs = [
        ("board", _("Hinweise"), reverse("steering:board"), policy.view_findings),
        ("themes", _("Themen"), reverse("steering:themes"), policy.view_findings),
        ("bodies", _("Gremien"), reverse("steering:bodies"), policy.view_bodies),
        ("sessions", _("Sitzungen"), reverse("steering:sessions"), policy.view_bodies),
        ("papers", _("Vorlagen"), reverse("steering:papers"), policy.view_papers),
        ("measures", _("Maßnahmen"), reverse("steering:measures"), policy.view_findings),
        (
            "reconstructions",
            _("Rekonstruktionen"),
            reverse("steering:reconstructions"),
            policy.view_reconstructions,
        ),
        ("chains", _("Prozessketten"), reverse("steering:chains"), policy.view_chains),
        ("events", _("Veranstaltungen"), reverse("steering:events"), policy.view_events),
        ("state", _("Anliegen"), reverse("steering:state_issues"), policy.view_state_issues),
        ("mine", _("Meine Hinweise"), reverse("steering:my_findings"), policy.view_own_findings),
    ]
    return [Tab(label, url, current=key == current) for key, label, url, rule in tabs if rule(request.actor)]


def filters(request: Request) -> tuple[FilterForm, FindingFilter]:
    """Read the filters from the address; what does not fit counts as not chosen."""
    form = FilterForm(request.actor, request.GET)
    form.is_valid()
    asked = form.cleaned_data
    months = asked.get("zeitraum")
    months = 12 if months is None else months
    narrowed = FindingFilter(
        field_id=asked.get("feld"),
        unit_id=asked.get("kommune"),
        since=months_back(request.actor.today, months) if months else None,
        query=asked.get("q") or "",
        no_unit=request.GET.get("ohne_kommune") == "1",
    )
    return form, narrowed


def asked(request: HttpRequest, name: str) -> str:
    """Return a key or public id from the address, nothing when it cannot be one."""
    text = request.GET.get(name, "")
    return text if KEY.fullmatch(text) else ""


def work(
    request: Request,
    form: forms.Form,
    act: Callable[[dict[str, Any]], str],
    *,
    title: str,
    button: str,
    back: str,
    success: str,
    template: str = "steering/dialog.html",
    row: AddressedModel | None = None,
    **context: Any,
) -> HttpResponse:
    """
    Show a form; sent and valid, call `act`, which does the one thing and returns where to go.

    With `row` the form replaces what is stored there: whoever was not the first sees both versions.
    """
    done = carry_out(request, form, lambda: act(form.cleaned_data), success=success)
    if done is not None:
        return done
    values = {"form": form, "title": title, "button": button, "back": back, **context}
    if row is not None:
        values |= standing(request, form, row)
    return show(request, template, values, invalid=bool(form.errors))


def upwards(request: HttpRequest) -> bool:
    """
    Return whether a row is to change places with the one before it.

    :raises BadRequest: neither "hoch" nor "runter" was sent.
    """
    said = request.POST.get("richtung", "")
    if request.method == "POST" and said not in {"hoch", "runter"}:
        raise BadRequest
    return said == "hoch"

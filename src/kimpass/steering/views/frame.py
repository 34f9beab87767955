"""What the pages of this area share: tabs, filters, and a form that calls one action."""

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request
from kimpass.steering import policy
from kimpass.steering.forms.common import FilterForm
from kimpass.steering.selectors.board import months_back
from kimpass.steering.selectors.findings import FindingFilter
from kimpass.ui.htmx import go_to, show
from kimpass.ui.parts import Tab

KEY = re.compile(r"[0-9a-z_-]{1,40}")


def sections(request: Request, current: str) -> list[Tab]:
    """Return the tabs of this area that the actor may open."""
    state = reverse("steering:themes") + "?stufe=state"
    tabs = [
        ("board", _("Hinweise"), reverse("steering:board"), policy.view_findings),
        ("themes", _("Themen"), reverse("steering:themes"), policy.view_findings),
        ("bodies", _("Gremien"), reverse("steering:bodies"), policy.view_bodies),
        ("sessions", _("Sitzungen"), reverse("steering:sessions"), policy.view_bodies),
        ("measures", _("Maßnahmen"), reverse("steering:measures"), policy.view_findings),
        ("state", _("Anliegen an das Land"), state, policy.view_findings),
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


def posted_version(request: HttpRequest) -> int:
    """Return the version a form was filled in for, 0 when it says none."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


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
    **context: Any,
) -> HttpResponse:
    """Show a form; sent and valid, call `act`, which does the one thing and returns where to go."""
    if request.method == "POST" and form.is_valid():
        try:
            target = act(form.cleaned_data)
        except RuleViolation as refusal:
            form.add_error(None, [*refusal.reasons])
        else:
            messages.success(request, success)
            return go_to(request, target)
    values = {"form": form, "title": title, "button": button, "back": back, **context}
    return show(request, template, values, invalid=bool(form.errors))


def press(request: Request, act: Callable[[], object], *, back: str, success: str) -> HttpResponse:
    """Call an action behind a single button; a refusal is said on the page it came from."""
    if request.method != "POST":
        return go_to(request, back)
    try:
        act()
    except RuleViolation as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, success)
    return go_to(request, back)

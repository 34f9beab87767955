"""What the pages on posts share: tabs, and a form that calls one action."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request
from kimpass.organisation.models.base import TenantModel
from kimpass.organisation.selectors import edits
from kimpass.ui.htmx import show
from kimpass.ui.parts import Tab
from kimpass.ui.pressing import carry_out

DIALOG = "organisation/posts/dialog.html"


def sections(current: str) -> list[Tab]:
    """Return the tabs of this area; whoever may open one may open all."""
    tabs = [
        ("posts", _("Stellen")),
        ("staffing_figures", _("Gemeldete Stellen")),
        ("entitlement", _("Anspruch")),
        ("participation", _("Teilnahme am Programm")),
        ("structure_chart", _("Schaubild")),
        ("working_modes", _("Erreichbarkeit")),
        ("turnover", _("Stellenwechsel")),
        ("success_conditions", _("Gelingensbedingungen")),
    ]
    return [Tab(label, reverse(f"posts:{name}"), current=name == current) for name, label in tabs]


def work(
    request: Request,
    form: forms.Form,
    act: Callable[[], object],
    *,
    title: str,
    button: str,
    back: str,
    success: str,
    replaces: TenantModel | None = None,
    template: str = DIALOG,
    **context: Any,
) -> HttpResponse:
    """
    Show a form; sent and valid, call `act`, which does the one thing.

    With `replaces` the form stands for what is stored: whoever was not the first sees both versions.
    """
    clash = edits.refuse_stale(request, form, replaces) if replaces is not None else None

    def do() -> str:
        act()
        return back

    done = carry_out(request, form, do, success=success)
    if done is not None:
        return done
    values = {
        "form": form,
        "title": title,
        "button": button,
        "back": back,
        "clash": clash,
        "guards": replaces is not None,
        **context,
    }
    return show(request, template, values, invalid=bool(form.errors))

"""What the pages of money and contracts share: tabs, and a form that calls one action."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request
from kimpass.organisation import policy
from kimpass.organisation.models import AddressedModel
from kimpass.organisation.selectors import funding
from kimpass.organisation.selectors.edits import standing
from kimpass.ui.htmx import show
from kimpass.ui.parts import Tab
from kimpass.ui.pressing import carry_out

FORM = "organisation/funding/form.html"


def sections(request: Request, current: str) -> list[Tab]:
    """Return the tabs of this area that the actor may open."""
    tabs = [
        ("funding", _("Förderung"), policy.see_funding),
        ("funding_forecast", _("Prognose"), policy.see_funding),
        ("grant_notices", _("Bescheide"), policy.see_funding),
        ("statements_of_use", _("Verwendungsnachweise"), policy.see_funding),
        ("external_advice", _("Externe Begleitung"), policy.see_funding),
        ("agreements", _("Vereinbarungen"), policy.see_agreements),
    ]
    return [
        Tab(label, reverse(f"money:{name}"), current=name == current)
        for name, label, rule in tabs
        if rule(request.actor)
    ]


def asked_year(request: Request, years: list[int]) -> int:
    """Return the year of the address when there is money for it; else this year, or the newest before it."""
    text = request.GET.get("jahr", "")
    if text.isascii() and text.isdigit() and len(text) == 4 and int(text) in years:
        return int(text)
    filled = [year for year in years if year <= request.actor.today.year and year != request.actor.today.year]
    this = request.actor.today.year
    has_money = bool(funding.lines_of_year(request.actor.tenant_id, this))
    return this if has_money or not filled else filled[0]


def work(
    request: Request,
    form: forms.Form,
    act: Callable[[], str],
    *,
    title: str,
    back: str,
    success: str,
    button: str = "",
    template: str = FORM,
    row: AddressedModel | None = None,
    version: int | None = None,
    lead: str = "",
) -> HttpResponse:
    """
    Show a form; sent and valid, call `act`, which does the one thing and returns where to go.

    With `row` the form replaces what is stored there: whoever was not the first sees both versions. A `version` of
    nought stands for something that is not stored yet.
    """
    done = carry_out(request, form, act, success=success)
    if done is not None:
        return done
    stands = row.version if row is not None else version
    values: dict[str, Any] = {"form": form, "title": title, "button": button or _("Speichern"), "back": back}
    values |= {"lead": lead, "version": stands}
    if row is not None:
        values |= standing(request, form, row)
    return show(request, template, values, invalid=bool(form.errors))

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed, guarded, typed
from kimpass.organisation import policy
from kimpass.organisation.actions import setup as actions
from kimpass.organisation.forms import setup as setup_forms
from kimpass.organisation.models import Region, Tenant
from kimpass.organisation.selectors import setup as selectors
from kimpass.organisation.selectors import words
from kimpass.ui.htmx import go_to
from kimpass.ui.pressing import posted
from kimpass.vault.once import once

FOLDER = "organisation/setup"


@allowed(policy.see_set_up)
def set_up(request: Request) -> HttpResponse:
    rows = selectors.steps(request.actor)
    context = {
        "steps": rows,
        "done": sum(row.done for row in rows),
        "next": next((row.key for row in rows if not row.done), ""),
        "may_set_up": policy.set_up(request.actor),
        "may_staff": policy.manage_users(request.actor),
        "may_post": policy.work_on_posts(request.actor),
    }
    return render(request, f"{FOLDER}/set_up.html", context)


def _data(request: Request) -> Any:
    """Return what was sent, also where nothing was ticked."""
    return posted(request)


def _send(form: forms.Form, act: Callable[[], Any]) -> Any:
    """Do what a form asks for; what stands against it is said in the form, and None comes back."""
    if not form.is_valid():
        return None
    try:
        return act()
    except RuleViolation as refusal:
        form.add_error(None, refusal.reasons)
        return None


def _page(request: Request, name: str, form: forms.Form, **context: Any) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, f"{FOLDER}/{name}.html", {"form": form, **context}, status=status)


@allowed(policy.set_up)
@once
def set_up_places(request: Request) -> HttpResponse:
    actor = request.actor
    is_city = actor.tenant_kind == Tenant.Kind.INDEPENDENT_CITY
    data = _data(request)
    form = (
        setup_forms.NamesForm(_("Namen der Stadtbezirke"), data)
        if is_city
        else setup_forms.MunicipalitiesForm(actor, data)
    )

    def act() -> Any:
        if isinstance(form, setup_forms.NamesForm):
            return actions.add_city_districts(actor=actor, names=form.lines())
        return actions.add_municipalities(actor=actor, **form.cleaned_data)

    if (units := _send(form, act)) is not None:
        number = len(units)
        messages.success(
            request,
            ngettext("Ein Ort ist eingetragen.", "%(number)s Orte sind eingetragen.", number) % {"number": number},
        )
        return go_to(request, "organisation:set_up_places")
    return _page(request, "places", form, is_city=is_city, places=selectors.places(actor))


@allowed(policy.add_target_units)
@once
def set_up_target_units(request: Request) -> HttpResponse:
    form = setup_forms.NamesForm(_("Namen der Einheiten"), _data(request))
    act = lambda: actions.add_target_units(actor=request.actor, names=form.lines())  # noqa: E731 - one line, used once
    if _send(form, act) is not None:
        messages.success(request, _("Eingetragen."))
        return go_to(request, "organisation:set_up_places")
    return _page(request, "target_units", form)


@allowed(policy.set_own_offices)
@once
def set_up_offices(request: Request) -> HttpResponse:
    form = setup_forms.OfficesForm(request.actor, _data(request))
    if _send(form, lambda: actions.set_own_offices(actor=request.actor, answers=form.answers())) is not None:
        messages.success(request, _("Die Angaben zu eigenen Behörden sind gespeichert."))
        return go_to(request, "organisation:set_up")
    return _page(request, "offices", form, offices=setup_forms.OFFICES)


@allowed(policy.add_body)
@once
def set_up_bodies(request: Request) -> HttpResponse:
    form = setup_forms.BodyForm(request.actor, _data(request))
    if (body := _send(form, lambda: actions.add_body(actor=request.actor, body=form.told()))) is not None:
        messages.success(request, _("„%(name)s“ ist eingetragen.") % {"name": body.name})
        return go_to(request, "organisation:set_up_bodies")
    return _page(request, "bodies", form, bodies=selectors.bodies(request.actor))


@allowed(policy.set_words)
@once
def set_up_words(request: Request) -> HttpResponse:
    form = setup_forms.WordsForm(request.actor, _data(request))
    if _send(form, lambda: actions.set_words(actor=request.actor, words=form.words())) is not None:
        messages.success(request, _("Ihre Wörter gelten ab sofort."))
        return go_to(request, "organisation:set_up")
    return _page(request, "words", form)


@allowed(policy.set_up)
def set_up_regions(request: Request) -> HttpResponse:
    context = {
        "rows": selectors.regions(request.actor),
        "can_add": policy.add_region(request.actor),
        "word": words.word(request.actor, "region"),
    }
    return render(request, f"{FOLDER}/regions.html", context)


@allowed(policy.add_region)
@once
def add_region(request: Request) -> HttpResponse:
    actor = request.actor
    form = setup_forms.RegionForm(actor, _data(request))

    def act() -> Any:
        return actions.add_region(actor=actor, name=form.cleaned_data["name"], unit_ids=form.unit_ids())

    if _send(form, act) is not None:
        messages.success(request, _("Eingetragen."))
        return go_to(request, "organisation:set_up_regions")
    return _page(request, "region", form, word=words.word(actor, "region"))


@guarded(Region, policy.change_region)
@once
def change_region(request: Request, region: Region) -> HttpResponse:
    actor = request.actor
    inside = dict((row.pk, units) for row, units in selectors.regions(actor)).get(region.pk, [])
    form = setup_forms.RegionForm(actor, _data(request), region=region, inside=inside)

    def act() -> Any:
        return actions.change_region(actor=actor, region_id=region.pk, unit_ids=form.unit_ids())

    if _send(form, act) is not None:
        messages.success(request, _("Geändert ab heute; frühere Tage bleiben, wie sie waren."))
        return go_to(request, "organisation:set_up_regions")
    return _page(request, "region", form, region=region, word=words.word(actor, "region"))


@allowed(policy.set_up)
def set_up_ladder(request: Request) -> HttpResponse:
    return render(request, f"{FOLDER}/ladder.html", {})


@allowed(policy.finish_step)
@once
def finish_step(request: Request) -> HttpResponse:
    if request.method == "POST":
        try:
            actions.finish_step(actor=request.actor, step=typed(request, "schritt", most=20))
        except RuleViolation as refusal:
            messages.error(request, " ".join(refusal.reasons))
    return go_to(request, "organisation:set_up")

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.organisation import policy
from kimpass.organisation.actions import extra_fields as actions
from kimpass.organisation.data.phases import PHASES
from kimpass.organisation.forms.extra_fields import ChangeFieldForm, DefineFieldForm, MoveFieldForm
from kimpass.organisation.models import ExtraField
from kimpass.organisation.selectors import edits
from kimpass.organisation.selectors import extra_fields as selectors
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once

HOME = "organisation:extra_fields"


@allowed(policy.manage_extra_fields)
def extra_fields(request: Request) -> HttpResponse:
    found = selectors.visible_fields(request.actor)
    groups = [
        (key, label, [(field, PHASES.get(field.required_from_phase, "")) for field in found if field.target == key])
        for key, label in ExtraField.Target.choices
    ]
    return render(request, "organisation/extra_fields/extra_fields.html", {"groups": groups})


@allowed(policy.define_extra_field)
@once
def define_extra_field(request: Request) -> HttpResponse:
    form = DefineFieldForm(request.POST or None, initial={"target": request.GET.get("fuer", ExtraField.Target.CASE)})
    if form.is_valid():
        try:
            actions.define_extra_field(actor=request.actor, **form.values())
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Das Feld ist da und wird ab sofort erfasst."))
            return go_to(request, reverse(HOME))
    page = {"form": form, "title": _("Zusatzfeld anlegen"), "submit": _("Anlegen"), "back": reverse(HOME)}
    return show(request, "organisation/extra_fields/define_extra_field.html", page, invalid=bool(form.errors))


@guarded(ExtraField, policy.change_extra_field)
@once
def change_extra_field(request: Request, field: ExtraField) -> HttpResponse:
    if request.method == "POST":
        field = edits.held(request.actor, field)
    form = ChangeFieldForm(request.POST or None, field=field)
    clash = edits.refuse_stale(request, form, field, version=field.version)
    if form.is_valid():
        try:
            actions.change_extra_field(actor=request.actor, extra_field_id=field.pk, **form.values())
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Das Feld ist geändert."))
            return go_to(request, reverse(HOME))
    page = {"form": form, "field": field, "back": reverse(HOME), "clash": clash}
    return show(request, "organisation/extra_fields/change_extra_field.html", page, invalid=bool(form.errors))


@guarded(ExtraField, policy.move_extra_field)
@once
def move_extra_field(request: Request, field: ExtraField) -> HttpResponse:
    form = MoveFieldForm(request.POST or None)
    if form.is_valid():
        up = form.cleaned_data["way"] == "up"
        actions.move_extra_field(actor=request.actor, extra_field_id=field.pk, up=up)
        return go_to(request, reverse(HOME))
    page = {"field": field, "back": reverse(HOME)}
    return show(request, "organisation/extra_fields/move_extra_field.html", page, invalid=bool(form.errors))


@guarded(ExtraField, policy.end_extra_field)
@once
def end_extra_field(request: Request, field: ExtraField) -> HttpResponse:
    reasons: list[str] = []
    if request.method == "POST":
        try:
            actions.end_extra_field(actor=request.actor, extra_field_id=field.pk)
        except RuleViolation as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("Das Feld wird nicht mehr erfasst. Was darin steht, bleibt lesbar."))
            return go_to(request, reverse(HOME))
    page = {"field": field, "back": reverse(HOME), "reasons": reasons}
    return show(request, "organisation/extra_fields/end_extra_field.html", page, invalid=bool(reasons))

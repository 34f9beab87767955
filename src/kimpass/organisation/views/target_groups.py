from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed
from kimpass.organisation import policy
from kimpass.organisation.actions import target_groups as actions
from kimpass.organisation.forms.target_groups import EndTargetGroupForm, TargetGroupForm
from kimpass.organisation.selectors import target_groups as selectors
from kimpass.organisation.selectors.target_groups import Group
from kimpass.ui import editing
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once

FORM = "organisation/target_groups/target_group_form.html"


@allowed(policy.manage_target_groups)
def target_groups(request: Request) -> HttpResponse:
    labels = selectors.code_labels(request.actor)
    rows = [(group, selectors.rule_words(group.rule, labels)) for group in selectors.all_groups(request.actor)]
    return render(request, "organisation/target_groups/target_groups.html", {"rows": rows})


@allowed(policy.add_target_group)
@once
def add_target_group(request: Request) -> HttpResponse:
    form = TargetGroupForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        try:
            actions.add_target_group(actor=request.actor, data=form.group(), valid_from=form.cleaned_data["valid_from"])
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Zielgruppe ist angelegt."))
            return go_to(request, "organisation:target_groups")
    context = {"form": form, "title": _("Zielgruppe anlegen"), "submit": _("Anlegen")}
    return show(request, FORM, context, invalid=bool(form.errors))


def _running(request: Request, key: str) -> Group:
    """Return the group as it holds now or will hold."""
    found = [group for group in selectors.all_groups(request.actor) if group.key == key and group.is_running]
    if not found:
        raise Http404
    return found[0]


@allowed(policy.change_target_group)
@once
def change_target_group(request: Request, key: str) -> HttpResponse:
    group = _running(request, key)
    form = TargetGroupForm(request.POST or None, actor=request.actor, group=group)
    clash = editing.refuse_stale(request, form, editing.Change())
    if form.is_valid():
        try:
            actions.change_target_group(
                actor=request.actor, key=key, data=form.group(), valid_from=form.cleaned_data["valid_from"]
            )
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Zielgruppe ist geändert. Zahlen für frühere Tage bleiben, wie sie waren."))
            return go_to(request, "organisation:target_groups")
    context = {"form": form, "title": _("Zielgruppe ändern"), "submit": _("Ändern"), "group": group, "clash": clash}
    return show(request, FORM, context, invalid=bool(form.errors))


@allowed(policy.end_target_group)
@once
def end_target_group(request: Request, key: str) -> HttpResponse:
    group = _running(request, key)
    form = EndTargetGroupForm(request.POST or None, initial={"last_day": max(request.actor.today, group.valid_from)})
    if form.is_valid():
        try:
            actions.end_target_group(actor=request.actor, key=key, **form.cleaned_data)
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Zielgruppe ist beendet."))
            return go_to(request, "organisation:target_groups")
    context = {"form": form, "title": _("Zielgruppe beenden"), "submit": _("Beenden"), "group": group}
    return show(request, FORM, context, invalid=bool(form.errors))

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import follow_ups
from kimpass.casework.forms.follow_ups import ConfirmForm, FollowUpForm, PostponeForm
from kimpass.casework.models import Case, FollowUp
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded
from kimpass.ui.htmx import go_to, show
from kimpass.ui.pressing import posted
from kimpass.vault.once import once

WORK = "casework/record/work.html"


def _page(form: Any, case: Case, title: str, submit: str, **more: Any) -> dict[str, Any]:
    return {"form": form, "case": case, "title": title, "submit": submit, "back": case.get_absolute_url(), **more}


@guarded(Case, policy.set_follow_up)
@once
def set_follow_up(request: Request, case: Case) -> HttpResponse:
    form = FollowUpForm(request.POST or None, today=request.actor.today)
    if form.is_valid():
        try:
            follow_ups.set_follow_up(actor=request.actor, case_id=case.pk, **form.cleaned_data)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Die Wiedervorlage ist gesetzt."))
            return go_to(request, case)
    page = _page(form, case, _("Wiedervorlage setzen"), _("Setzen"))
    return show(request, WORK, page, invalid=bool(form.errors))


@guarded(FollowUp, policy.complete_follow_up)
@once
def complete_follow_up(request: Request, follow_up: FollowUp) -> HttpResponse:
    form = ConfirmForm(posted(request))
    if form.is_valid():
        try:
            follow_ups.complete_follow_up(actor=request.actor, follow_up_id=follow_up.pk, on=request.actor.today)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Die Wiedervorlage ist erledigt."))
            return go_to(request, follow_up.case)
    page = _page(form, follow_up.case, _("Wiedervorlage erledigen"), _("Erledigt"), lead=follow_up.text)
    return show(request, WORK, page, invalid=bool(form.errors))


@guarded(FollowUp, policy.postpone_follow_up)
@once
def postpone_follow_up(request: Request, follow_up: FollowUp) -> HttpResponse:
    form = PostponeForm(request.POST or None, follow_up=follow_up, today=request.actor.today)
    if form.is_valid() and form.cleaned_data["version"] != follow_up.version:
        words = {"there": f"{follow_up.due_on:%d.%m.%Y}", "here": f"{form.cleaned_data['due_on']:%d.%m.%Y}"}
        form.add_error(
            None,
            _(
                "Jemand hat diese Wiedervorlage inzwischen auf den %(there)s gelegt; Sie wollten den %(here)s. "
                "Bitte laden Sie die Seite neu und verschieben Sie dann."
            )
            % words,
        )
    if form.is_valid():
        try:
            follow_ups.postpone_follow_up(
                actor=request.actor, follow_up_id=follow_up.pk, due_on=form.cleaned_data["due_on"]
            )
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Die Wiedervorlage ist verschoben."))
            return go_to(request, follow_up.case)
    page = _page(form, follow_up.case, _("Wiedervorlage verschieben"), _("Verschieben"), lead=follow_up.text)
    return show(request, WORK, page, invalid=bool(form.errors))

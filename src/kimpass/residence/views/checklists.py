"""Checklists in editions, and what is new in one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.residence import policy
from kimpass.residence.actions import checklists as actions
from kimpass.residence.forms.checklists import ChecklistForm, write_points
from kimpass.residence.models import Checklist
from kimpass.residence.selectors import checklists as found
from kimpass.residence.views.frame import sections, work
from kimpass.ui.htmx import go_to
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault.once import once


def page_of(row: Checklist) -> str:
    return reverse("residence:checklist", args=[row.public_id])


@allowed(policy.view_checklists)
def list_checklists(request: Request) -> HttpResponse:
    context = {
        "tabs": sections(request, "checklists"),
        "kinds": found.editions(request.actor),
        "today": request.actor.today,
        "may_write": policy.write_checklist(request.actor),
    }
    return render(request, "residence/checklists/checklists.html", context)


@guarded(Checklist, policy.view_checklist)
def checklist(request: Request, row: Checklist) -> HttpResponse:
    actor = request.actor
    others = found.other_editions(actor, row)
    asked = request.GET.get("vergleich", "")
    earlier = next((one for one in others if one.edition < row.edition), None)
    other = next((one for one in others if one.public_id == asked), earlier)
    points = found.points_of(actor, row)
    changes = found.differences(found.points_of(actor, other), points) if other else []
    context = {
        "row": row,
        "points": points,
        "others": others,
        "other": other,
        "changes": changes,
        "same_only": all(change.kind == "same" for change in changes),
        "is_draft": row.released_on is None,
        "in_force": row.released_on is not None
        and row.valid_from <= actor.today
        and (row.ended_on is None or row.ended_on > actor.today),
        "can_change": policy.change_checklist(actor, row),
    }
    return render(request, "residence/checklists/checklist.html", context)


@allowed(policy.write_checklist)
@once
def write_checklist(request: Request) -> HttpResponse:
    template = None
    if asked := request.GET.get("nach", ""):
        template = Checklist.objects.visible_to(request.actor).filter(public_id=asked[:20]).first()
    initial: dict[str, Any] = {}
    if template is not None:
        points = write_points(found.points_of(request.actor, template))
        initial = {"kind": template.kind, "title": template.title, "note": template.note, "points": points}
    initial["valid_from"] = request.actor.today
    form = ChecklistForm(request.actor, posted(request), initial=initial)

    def act(form: ChecklistForm) -> str:
        return page_of(actions.write_checklist(actor=request.actor, data=form.told()))

    back, success = reverse("residence:checklists"), _("Der Entwurf ist gespeichert.")
    return work(request, form, act, title=_("Neue Ausgabe schreiben"), back=back, success=success)


@guarded(Checklist, policy.change_checklist)
@once
def change_checklist(request: Request, row: Checklist) -> HttpResponse:
    if row.released_on is not None:
        messages.error(request, _("Eine freigegebene Ausgabe bleibt, wie sie ist. Bitte beginnen Sie eine neue."))
        return go_to(request, page_of(row))
    points = write_points(found.points_of(request.actor, row))
    initial = {"title": row.title, "note": row.note, "valid_from": row.valid_from, "points": points}
    form, version = ChecklistForm(request.actor, posted(request), row=row, initial=initial), posted_version(request)

    def act(form: ChecklistForm) -> str:
        actions.change_checklist(actor=request.actor, checklist_id=row.pk, version=version, data=form.told())
        return page_of(row)

    success = _("Der Entwurf ist gespeichert.")
    return work(request, form, act, title=_("Entwurf ändern"), back=page_of(row), success=success, row=row)


@guarded(Checklist, policy.release_checklist)
@once
def release_checklist(request: Request, row: Checklist) -> HttpResponse:
    version = posted_version(request)

    def act() -> None:
        actions.release_checklist(actor=request.actor, checklist_id=row.pk, version=version)

    success = _("Die Ausgabe ist freigegeben. Das Case Management liest sie jetzt.")
    return press(request, act, back=page_of(row), success=success)


@guarded(Checklist, policy.end_checklist)
@once
def end_checklist(request: Request, row: Checklist) -> HttpResponse:
    def act() -> None:
        actions.end_checklist(actor=request.actor, checklist_id=row.pk)

    gone = reverse("residence:checklists") if row.released_on is None else ""
    success = _("Der Entwurf ist verworfen.") if gone else _("Die Ausgabe ist beendet.")
    return press(request, act, back=page_of(row), success=success, to=gone)

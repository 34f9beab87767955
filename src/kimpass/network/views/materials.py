"""Flyers, posters and pages: editions, languages, files, and where copies went."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.network import policy
from kimpass.network.actions import materials as actions
from kimpass.network.forms.materials import (
    ChangeVersionForm,
    EditionForm,
    IssueForm,
    MaterialForm,
    NewMaterialForm,
    NewVersionForm,
)
from kimpass.network.models import Material, MaterialVersion
from kimpass.network.selectors import materials
from kimpass.network.views import frame
from kimpass.ui.htmx import go_to
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault import files
from kimpass.vault.once import once


def _list() -> str:
    return reverse("network:materials")


def page_of(row: Material) -> str:
    return reverse("network:material", args=[row.public_id])


@allowed(policy.view_materials)
def list_materials(request: Request) -> HttpResponse:
    languages, sheets = materials.sheets(request.actor)
    context = {
        "languages": languages,
        "sheets": sheets,
        "may_add": policy.add_material(request.actor),
        "tabs": frame.sections(request, "materials"),
    }
    return render(request, "network/materials/materials.html", context)


@guarded(Material, policy.view_material)
def material(request: Request, row: Material) -> HttpResponse:
    issues = materials.issues(request.actor, row)
    runs = row.ended_on is None
    context = {
        "sheet": materials.sheet(request.actor, row),
        "row": row,
        "issues": issues,
        "totals": materials.totals(issues),
        "may_change": runs and policy.change_material(request.actor, row),
        "may_issue": runs and policy.issue_material(request.actor, row),
    }
    return render(request, "network/materials/material.html", context)


@allowed(policy.add_material)
@once
def add_material(request: Request) -> HttpResponse:
    def act(form: NewMaterialForm) -> str:
        return page_of(actions.add_material(actor=request.actor, **form.cleaned_data))

    data = posted(request)
    form = NewMaterialForm(data, initial={"edition_on": request.actor.today})
    title, success = _("Material eintragen"), _("Das Material steht im Verzeichnis.")
    return frame.work(request, form, act, title=title, back=_list(), success=success)


@guarded(Material, policy.change_material)
@once
def change_material(request: Request, row: Material) -> HttpResponse:
    def act(form: MaterialForm) -> str:
        version = posted_version(request)
        actions.change_material(actor=request.actor, material_id=row.pk, version=version, **form.cleaned_data)
        return page_of(row)

    data = posted(request)
    form = MaterialForm(data, initial={"kind": row.kind, "title": row.title})
    success = _("Das Material ist geändert.")
    return frame.work(request, form, act, title=_("Material ändern"), back=page_of(row), success=success, row=row)


@guarded(Material, policy.renew_material)
@once
def renew_material(request: Request, row: Material) -> HttpResponse:
    def act(form: EditionForm) -> str:
        actions.renew_material(actor=request.actor, material_id=row.pk, **form.cleaned_data)
        return page_of(row)

    data = posted(request)
    form = EditionForm(data, initial={"edition_on": request.actor.today})
    title, success = _("Neue Auflage"), _("Die neue Auflage ist eingetragen; ältere Sprachfassungen sind markiert.")
    return frame.work(request, form, act, title=title, back=page_of(row), success=success)


@guarded(Material, policy.end_material)
@once
def end_material(request: Request, row: Material) -> HttpResponse:
    return press(
        request,
        lambda: actions.end_material(actor=request.actor, material_id=row.pk),
        back=page_of(row),
        success=_("Das Material wird nicht mehr verwendet."),
    )


@guarded(Material, policy.add_material_version)
@once
def add_material_version(request: Request, row: Material) -> HttpResponse:
    held = {edition.language for edition in materials.sheet(request.actor, row).there}

    def act(form: NewVersionForm) -> str:
        told = form.told(form.cleaned_data["language"])
        actions.add_material_version(actor=request.actor, material_id=row.pk, data=told)
        return page_of(row)

    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = NewVersionForm(request.actor, *sent, without=held, wanted=request.GET.get("sprache", "")[:12])
    title, success = _("Sprachfassung hinzufügen"), _("Die Sprachfassung ist eingetragen.")
    return frame.work(request, form, act, title=title, back=page_of(row), success=success)


@guarded(MaterialVersion, policy.change_material_version)
@once
def change_material_version(request: Request, row: MaterialVersion) -> HttpResponse:
    back = page_of(row.material)

    def act(form: ChangeVersionForm) -> str:
        told = {"data": form.told(row.language), "is_current": form.cleaned_data["is_current"]}
        version = posted_version(request)
        actions.change_material_version(actor=request.actor, version_id=row.pk, version=version, **told)
        return back

    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    current = row.edition >= row.material.edition
    initial = {"title": row.title, "state": row.state, "address": row.address, "is_current": current}
    form = ChangeVersionForm(*sent, initial=initial)
    title, success = _("Sprachfassung ändern"), _("Die Sprachfassung ist geändert.")
    return frame.work(request, form, act, title=title, back=back, success=success, row=row)


@guarded(MaterialVersion, policy.view_material_version)
def material_file(request: Request, row: MaterialVersion) -> HttpResponse:
    """Send the file as a download: no browser shows it inside our pages, whatever it claims to be."""
    if row.file is None:
        raise Http404
    try:
        content = files.read(row.file)
    except files.FileUnreadable as refusal:
        messages.error(request, refusal.reasons[0])
        return go_to(request, page_of(row.material))
    response = HttpResponse(content, content_type=row.file.content_type)
    response["Content-Disposition"] = f'attachment; filename="material-{row.language}.{row.file.extension}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


@guarded(Material, policy.issue_material)
@once
def issue_material(request: Request, row: Material) -> HttpResponse:
    def act(form: IssueForm) -> str:
        actions.issue_material(actor=request.actor, material_id=row.pk, issue=form.told())
        return page_of(row)

    form = IssueForm(request.actor, posted(request))
    title, success = _("Ausgabe eintragen"), _("Die Ausgabe ist eingetragen.")
    return frame.work(request, form, act, title=title, back=page_of(row), success=success)

"""Ways through the system: list, page, behind which theme."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.steering import policy
from kimpass.steering.actions import reconstruction
from kimpass.steering.forms.reconstruction import AttachForm
from kimpass.steering.models import ReconstructionCopy
from kimpass.steering.selectors.reconstruction import place_of, released_copies, told_copy
from kimpass.steering.views.frame import sections, work
from kimpass.ui.pressing import posted
from kimpass.vault.once import once

PAGE = 25


def page_of(row: ReconstructionCopy) -> str:
    return reverse("steering:reconstruction", args=[row.public_id])


@allowed(policy.view_reconstructions)
def reconstruction_register(request: Request) -> HttpResponse:
    page = Paginator(released_copies(request.actor), PAGE).get_page(request.GET.get("seite"))
    rows = [(row, place_of(row)) for row in page.object_list]
    values = {"tabs": sections(request, "reconstructions"), "page": page, "rows": rows}
    return render(request, "steering/reconstruction/reconstructions.html", values)


@guarded(ReconstructionCopy, policy.view_reconstruction)
def show_reconstruction(request: Request, row: ReconstructionCopy) -> HttpResponse:
    values = {"told": told_copy(row), "copy": row, "may_attach": policy.attach_copy(request.actor, row)}
    return render(request, "steering/reconstruction/reconstruction.html", values)


@guarded(ReconstructionCopy, policy.attach_copy)
@once
def attach_copy(request: Request, row: ReconstructionCopy) -> HttpResponse:
    form = AttachForm(request.actor, posted(request), copy=row)

    def act(values: dict[str, Any]) -> str:
        reconstruction.attach_copy(actor=request.actor, copy_id=row.pk, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Hinter ein Thema stellen"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Die Zuordnung ist gespeichert."),
    )

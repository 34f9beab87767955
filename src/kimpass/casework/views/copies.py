from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import copies
from kimpass.casework.forms.follow_ups import ConfirmForm
from kimpass.casework.forms.reconstruction import CopyForm
from kimpass.casework.models import CaseReconstruction
from kimpass.casework.selectors import reconstruction as told
from kimpass.casework.views.acting import act
from kimpass.casework.views.reconstruction import page_of
from kimpass.kernel.http import Request, guarded
from kimpass.steering.selectors.reconstruction import told_copy
from kimpass.ui.htmx import go_to
from kimpass.ui.pressing import posted
from kimpass.vault.once import once


def _preview_of(row: CaseReconstruction) -> str:
    return reverse("casework:preview_copy", args=[row.public_id])


@guarded(CaseReconstruction, policy.draft_copy)
@once
def draft_copy(request: Request, row: CaseReconstruction) -> HttpResponse:
    stretches = told.with_length(told.stations(row), request.actor.today)
    form = CopyForm(posted(request), reconstruction=row, stretches=stretches)

    def do(_values: dict[str, Any]) -> str:
        copies.draft_copy(actor=request.actor, reconstruction_id=row.pk, rewritten=form.rewritten())
        return _preview_of(row)

    return act(
        request,
        form,
        do,
        case=row.case,
        title=_("Kopie ohne Personen schreiben"),
        submit=_("Prüfen und Vorschau"),
        back=page_of(row),
        success=_("Die Kopie ist gespeichert. Prüfen Sie die Vorschau; freigegeben ist sie noch nicht."),
        template="casework/reconstruction/draft_copy.html",
    )


@guarded(CaseReconstruction, policy.draft_copy)
def preview_copy(request: Request, row: CaseReconstruction) -> HttpResponse:
    if row.copy is None:
        messages.error(request, _("Es gibt noch keine Kopie. Schreiben Sie sie zuerst."))
        return go_to(request, page_of(row))
    values = {
        "reconstruction": row,
        "case": row.case,
        "told": told_copy(row.copy),
        "is_open": row.case.closed_on is None,
        "back": page_of(row),
    }
    return render(request, "casework/reconstruction/preview_copy.html", values)


@guarded(CaseReconstruction, policy.release_copy)
@once
def release_copy(request: Request, row: CaseReconstruction) -> HttpResponse:
    def do(_values: dict[str, Any]) -> str:
        copies.release_copy(actor=request.actor, reconstruction_id=row.pk)
        return _preview_of(row)

    return act(
        request,
        ConfirmForm(posted(request)),
        do,
        case=row.case,
        title=_("Kopie freigeben"),
        submit=_("Freigeben"),
        back=_preview_of(row),
        success=_("Die Fallrekonstruktion ist freigegeben und steht unter Struktur."),
        lead=_("Alle, die Strukturhinweise lesen dürfen, lesen danach die Kopie. Zum Fall führt nichts zurück."),
    )


@guarded(CaseReconstruction, policy.withdraw_copy)
@once
def withdraw_copy(request: Request, row: CaseReconstruction) -> HttpResponse:
    def do(_values: dict[str, Any]) -> str:
        copies.withdraw_copy(actor=request.actor, reconstruction_id=row.pk)
        return _preview_of(row)

    return act(
        request,
        ConfirmForm(posted(request)),
        do,
        case=row.case,
        title=_("Kopie zurückziehen"),
        submit=_("Zurückziehen"),
        back=_preview_of(row),
        success=_("Die Kopie ist zurückgezogen. Niemand sonst liest sie mehr."),
        lead=_("Eine Kopie, die schon hinter einem Thema steht, bleibt bestehen."),
    )

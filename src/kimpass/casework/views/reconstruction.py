from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kimpass.casework import policy, presenters
from kimpass.casework.actions import reconstruction
from kimpass.casework.forms.follow_ups import ConfirmForm
from kimpass.casework.forms.reconstruction import BeginForm, StationForm, SummaryForm
from kimpass.casework.models import Case, CaseReconstruction, GuidedInterview, ReconstructionStation
from kimpass.casework.selectors import offered
from kimpass.casework.selectors import reconstruction as told
from kimpass.casework.views.acting import act, section_of, seen_version
from kimpass.kernel.http import Request, guarded
from kimpass.ui.pressing import posted
from kimpass.vault.once import once

RULES = ("add_station", "fill_reconstruction", "change_reconstruction", "draft_copy")


def page_of(row: CaseReconstruction) -> str:
    return reverse("casework:reconstruction", args=[row.public_id])


@guarded(Case, policy.begin_reconstruction)
@once
def begin_reconstruction(request: Request, case: Case) -> HttpResponse:
    people = offered.members(case, request.actor.today)
    form = BeginForm(posted(request), people=people, interviews=told.interviews(case))
    return act(
        request,
        form,
        lambda values: page_of(reconstruction.begin_reconstruction(actor=request.actor, case_id=case.pk, **values)),
        case=case,
        title=_("Fallrekonstruktion beginnen"),
        submit=_("Beginnen"),
        back=section_of(case, "gespraeche"),
        success=_("Die Fallrekonstruktion ist angelegt."),
    )


@guarded(CaseReconstruction, policy.view_reconstruction)
def show_reconstruction(request: Request, row: CaseReconstruction) -> HttpResponse:
    today = request.actor.today
    stretches = told.with_length(told.stations(row), today)
    values = {
        "reconstruction": row,
        "case": row.case,
        "stretches": stretches,
        "chart": presenters.reconstruction_chart(stretches, today),
        "waited": told.waiting_months(stretches),
        "breaks": sum(each.station.kind == ReconstructionStation.Kind.BREAK for each in stretches),
        "can": {name: getattr(policy, name)(request.actor, row) for name in RULES},
        "is_open": row.case.closed_on is None,
        "back": section_of(row.case, "gespraeche"),
    }
    return render(request, "casework/reconstruction/reconstruction.html", values)


@guarded(CaseReconstruction, policy.fill_reconstruction)
@once
def fill_reconstruction(request: Request, row: CaseReconstruction) -> HttpResponse:
    def do(_values: dict[str, Any]) -> str:
        made = reconstruction.fill_reconstruction(actor=request.actor, reconstruction_id=row.pk)
        words = ngettext("%(count)s Station ist neu.", "%(count)s Stationen sind neu.", made) % {"count": made}
        messages.success(request, words)
        return page_of(row)

    return act(
        request,
        ConfirmForm(posted(request)),
        do,
        case=row.case,
        title=_("Aus der Akte ergänzen"),
        submit=_("Ergänzen"),
        back=page_of(row),
        success="",
        lead=_("Neu hinzu kommt, was die Akte seitdem gelernt hat; was schon dasteht, bleibt, wie es ist."),
    )


@guarded(CaseReconstruction, policy.change_reconstruction)
@once
def change_reconstruction(request: Request, row: CaseReconstruction) -> HttpResponse:
    def do(values: dict[str, Any]) -> str:
        reconstruction.change_reconstruction(
            actor=request.actor, reconstruction_id=row.pk, seen_version=seen_version(request), **values
        )
        return page_of(row)

    form = SummaryForm(posted(request), summary=row.summary)
    return act(
        request,
        form,
        do,
        case=row.case,
        title=_("Zusammenfassung"),
        submit=_("Speichern"),
        back=page_of(row),
        success=_("Die Zusammenfassung ist gespeichert."),
        row=row,
    )


def _answer(request: Request, row: CaseReconstruction) -> str:
    """Return the answer a station is to be made of; the address names interview and question, never the words."""
    pid, question = request.GET.get("interview", ""), request.GET.get("frage", "")
    rows: Any = GuidedInterview.objects.of(row.case)
    found = rows.filter(public_id=pid[:12]).first() if pid else None
    if found is None:
        return ""
    words = next((each["text"] for each in found.answers if each["question"] == question), "")
    return " ".join(words.split())[: told.LONGEST]


@guarded(CaseReconstruction, policy.add_station)
@once
def add_station(request: Request, row: CaseReconstruction) -> HttpResponse:
    actor = request.actor
    form = StationForm(
        posted(request),
        agencies=told.agencies(actor),
        fields=offered.fields_of_action(actor),
        text=_answer(request, row),
    )

    def do(_values: dict[str, Any]) -> str:
        reconstruction.add_station(actor=actor, reconstruction_id=row.pk, station=form.station())
        return page_of(row)

    return act(
        request,
        form,
        do,
        case=row.case,
        title=_("Station hinzufügen"),
        submit=_("Hinzufügen"),
        back=page_of(row),
        success=_("Die Station ist eingetragen."),
    )


@guarded(ReconstructionStation, policy.change_station)
@once
def change_station(request: Request, row: ReconstructionStation) -> HttpResponse:
    actor = request.actor
    form = StationForm(
        posted(request), agencies=told.agencies(actor), fields=offered.fields_of_action(actor), station=row
    )

    def do(_values: dict[str, Any]) -> str:
        station, version = form.station(), seen_version(request)
        reconstruction.change_station(actor=actor, station_id=row.pk, station=station, seen_version=version)
        return page_of(row.reconstruction)

    return act(
        request,
        form,
        do,
        case=row.case,
        title=_("Station ändern"),
        submit=_("Speichern"),
        back=page_of(row.reconstruction),
        success=_("Die Station ist geändert."),
        row=row,
    )


@guarded(ReconstructionStation, policy.remove_station)
@once
def remove_station(request: Request, row: ReconstructionStation) -> HttpResponse:
    parent = row.reconstruction

    def do(_values: dict[str, Any]) -> str:
        reconstruction.remove_station(actor=request.actor, station_id=row.pk)
        return page_of(parent)

    return act(
        request,
        ConfirmForm(posted(request)),
        do,
        case=row.case,
        title=_("Station entfernen"),
        submit=_("Entfernen"),
        back=page_of(parent),
        success=_("Die Station ist entfernt."),
        lead=row.text,
    )

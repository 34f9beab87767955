"""Trainings: own blocks, the overview colleague by block, programmes, attendances."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.steering import policy
from kimpass.steering.actions import trainings
from kimpass.steering.forms.trainings import CorrectTrainingForm, ProgrammeForm, RecordTrainingForm
from kimpass.steering.models import TrainingProgramme
from kimpass.steering.selectors.trainings import own_records, programme_cards, records_by_key
from kimpass.steering.views.frame import sections, work
from kimpass.steering.views.learning import learning
from kimpass.ui.htmx import go_to
from kimpass.ui.pressing import posted, posted_version
from kimpass.vault.once import once


def page_of(programme: TrainingProgramme) -> str:
    return reverse("steering:training_programme", args=[programme.public_id])


@allowed(policy.view_trainings)
def training_register(request: Request) -> HttpResponse:
    actor = request.actor
    oversees = policy.oversee_trainings(actor)
    context = {
        "tabs": sections(request, "events"),
        "learning": learning(request, "trainings"),
        "cards": programme_cards(actor) if oversees else [],
        "own": own_records(actor),
        "oversees": oversees,
    }
    return render(request, "steering/trainings/trainings.html", context)


@guarded(TrainingProgramme, policy.view_training_programme)
def training_programme(request: Request, row: TrainingProgramme) -> HttpResponse:
    actor = request.actor
    oversees = policy.oversee_trainings(actor)
    context = {
        "programme": row,
        "card": programme_cards(actor, row)[0] if oversees else None,
        "own": next((blocks for programme, blocks in own_records(actor) if programme.pk == row.pk), ()),
        "oversees": oversees,
    }
    return render(request, "steering/trainings/programme.html", context)


@allowed(policy.add_training_programme)
@once
def add_training_programme(request: Request) -> HttpResponse:
    form = ProgrammeForm(request.actor, posted(request))

    def act(_values: dict[str, Any]) -> str:
        return page_of(trainings.add_training_programme(actor=request.actor, data=form.programme))

    return work(
        request,
        form,
        act,
        title=_("Programm eintragen"),
        button=_("Eintragen"),
        back=reverse("steering:trainings"),
        success=_("Das Programm ist eingetragen."),
    )


@guarded(TrainingProgramme, policy.change_training_programme)
@once
def change_training_programme(request: Request, row: TrainingProgramme) -> HttpResponse:
    form, version = ProgrammeForm(request.actor, posted(request), row=row), posted_version(request)

    def act(_values: dict[str, Any]) -> str:
        trainings.change_training_programme(
            actor=request.actor, programme_id=row.pk, version=version, data=form.programme, ended_on=form.ended_on
        )
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Programm ändern"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Das Programm ist geändert."),
        row=row,
    )


@guarded(TrainingProgramme, policy.record_training)
@once
def record_training(request: Request, row: TrainingProgramme) -> HttpResponse:
    form = RecordTrainingForm(request.actor, posted(request), programme=row)

    def act(_values: dict[str, Any]) -> str:
        trainings.record_training(
            actor=request.actor, programme_id=row.pk, staff_ids=form.staff_ids, attended=form.attended
        )
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Teilnahme an einem Block eintragen"),
        button=_("Eintragen"),
        back=page_of(row),
        success=_("Die Teilnahme ist eingetragen."),
    )


@guarded(TrainingProgramme, policy.correct_training)
@once
def correct_training(request: Request, row: TrainingProgramme) -> HttpResponse:
    entries = records_by_key(request.actor, row)
    wanted = request.GET.get("eintrag", "")
    if not entries:
        return go_to(request, page_of(row))
    words, record = next(((words, one) for key, words, one in entries if key == wanted), entries[0][1:])
    form = CorrectTrainingForm(request.actor, posted(request), record=record)

    def act(values: dict[str, Any]) -> str:
        trainings.correct_training(
            actor=request.actor,
            programme_id=row.pk,
            staff_id=record.staff_member_id,
            block=record.block,
            attended=None if values["is_wrong"] else form.attended,
        )
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Eintrag berichtigen: %(entry)s") % {"entry": words},
        button=_("Speichern"),
        back=page_of(row),
        success=_("Der Eintrag ist berichtigt."),
    )

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import tasks
from kimpass.casework.forms.follow_ups import ConfirmForm
from kimpass.casework.forms.tasks import AssigneeForm, DoneForm, StandardTaskForm, TaskForm
from kimpass.casework.models import Case, CaseTask, Phase, StandardTask
from kimpass.casework.selectors import appointments as found
from kimpass.casework.selectors import keepers
from kimpass.casework.selectors.record import ids_of
from kimpass.casework.views.acting import act, section_of
from kimpass.kernel.http import Request, allowed, guarded, note_reads
from kimpass.ui.pressing import posted
from kimpass.vault.once import once

SHOWN = 50


def _section_of(case: Case) -> str:
    return section_of(case, "termine")


@allowed(policy.list_tasks)
def list_tasks(request: Request) -> HttpResponse:
    overdue = request.GET.get("nur") == "ueberfaellig"
    page = Paginator(found.open_tasks(request.actor, overdue=overdue), SHOWN).get_page(request.GET.get("seite", ""))
    note_reads(request, CaseTask, ids_of(page.object_list))
    values = {"page": page, "overdue": overdue, "today": request.actor.today}
    return render(request, "casework/tasks/list_tasks.html", values)


@guarded(Case, policy.set_task)
@once
def set_task(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    form = TaskForm(posted(request), staff=keepers.assignable(case, actor), chosen=actor.staff_id)

    def do(values: dict[str, Any]) -> str:
        tasks.set_task(actor=actor, case_id=case.pk, **values)
        return _section_of(case)

    return act(
        request,
        form,
        do,
        case=case,
        title=_("Aufgabe setzen"),
        submit=_("Setzen"),
        back=_section_of(case),
        success=_("Die Aufgabe ist gesetzt."),
    )


@guarded(CaseTask, policy.assign_task)
@once
def assign_task(request: Request, row: CaseTask) -> HttpResponse:
    form = AssigneeForm(posted(request), staff=keepers.assignable(row.case, request.actor), chosen=row.assignee_id)

    def do(values: dict[str, Any]) -> str:
        tasks.assign_task(actor=request.actor, task_id=row.pk, **values)
        return _section_of(row.case)

    return act(
        request,
        form,
        do,
        case=row.case,
        title=_("Aufgabe weitergeben"),
        submit=_("Weitergeben"),
        back=_section_of(row.case),
        success=_("Die Aufgabe ist weitergegeben."),
        lead=row.text,
    )


@guarded(CaseTask, policy.complete_task)
@once
def complete_task(request: Request, row: CaseTask) -> HttpResponse:
    def do(values: dict[str, Any]) -> str:
        tasks.complete_task(actor=request.actor, task_id=row.pk, **values)
        return _section_of(row.case)

    return act(
        request,
        DoneForm(posted(request), today=request.actor.today),
        do,
        case=row.case,
        title=_("Aufgabe erledigen"),
        submit=_("Erledigt"),
        back=_section_of(row.case),
        success=_("Die Aufgabe ist erledigt."),
        lead=row.text,
    )


@guarded(CaseTask, policy.reopen_task)
@once
def reopen_task(request: Request, row: CaseTask) -> HttpResponse:
    def do(_values: dict[str, Any]) -> str:
        tasks.reopen_task(actor=request.actor, task_id=row.pk)
        return _section_of(row.case)

    return act(
        request,
        ConfirmForm(posted(request)),
        do,
        case=row.case,
        title=_("Aufgabe wieder öffnen"),
        submit=_("Wieder öffnen"),
        back=_section_of(row.case),
        success=_("Die Aufgabe ist wieder offen."),
        lead=row.text,
    )


@allowed(policy.list_standard_tasks)
def list_standard_tasks(request: Request) -> HttpResponse:
    labels = dict(Phase.choices)
    rows = [(row, labels.get(row.phase, row.phase)) for row in found.standard_tasks(request.actor)]
    return render(request, "casework/tasks/list_standard_tasks.html", {"rows": rows})


@allowed(policy.set_standard_task)
@once
def set_standard_task(request: Request) -> HttpResponse:
    back = reverse("casework:standard_tasks")

    def do(values: dict[str, Any]) -> str:
        tasks.set_standard_task(actor=request.actor, **values)
        return back

    return act(
        request,
        StandardTaskForm(posted(request)),
        do,
        title=_("Standardaufgabe festlegen"),
        submit=_("Festlegen"),
        back=back,
        success=_("Die Standardaufgabe gilt ab dem nächsten Phasenwechsel."),
    )


@guarded(StandardTask, policy.end_standard_task)
@once
def end_standard_task(request: Request, row: StandardTask) -> HttpResponse:
    back = reverse("casework:standard_tasks")

    def do(_values: dict[str, Any]) -> str:
        tasks.end_standard_task(actor=request.actor, standard_id=row.pk)
        return back

    return act(
        request,
        ConfirmForm(posted(request)),
        do,
        title=_("Standardaufgabe beenden"),
        submit=_("Beenden"),
        back=back,
        success=_("Die Standardaufgabe entsteht nicht mehr. Aufgaben, die es schon gibt, bleiben."),
        lead=row.text,
    )

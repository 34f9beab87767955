from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import deputy as actions
from kimpass.casework.forms.deputy import DeputyNoteForm
from kimpass.casework.models import Case, DeputyNote
from kimpass.casework.selectors import deputy
from kimpass.casework.views.referrals import WORK, services_of
from kimpass.casework.views.sheets import pdf_answer
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded, note_reads
from kimpass.organisation.models import StaffMember
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@guarded(StaffMember, policy.view_deputy_sheet)
def deputy_sheet(request: Request, member: StaffMember) -> HttpResponse:
    found = deputy.deputy_sheet(request.actor, member)
    note_reads(request, Case, found.case_ids)
    page = {"found": found, "member": member, "is_self": member.pk == request.actor.staff_id}
    return render(request, "casework/deputy/deputy_sheet.html", page)


def _day(value: Any) -> str:
    return f"{value:%d.%m.%Y}" if value else ""


def _case_on_paper(sheet: deputy.Sheet) -> dict[str, Any]:
    return {
        "number": sheet.case.number,
        "family": sheet.family,
        "phase": sheet.phase,
        "unit": sheet.case.unit.name,
        "due": [{"words": each.words, "on": _day(each.on), "late": each.late} for each in sheet.due],
        "appointments": [
            {"at": f"{localtime(each.starts_at):%d.%m.%Y %H:%M}", "place": each.place, "remark": each.remark}
            for each in sheet.appointments
        ],
        "waiting": [{"words": each.words, "on": _day(each.on)} for each in sheet.waiting],
        "agreements": sheet.agreements,
        "do_not": sheet.do_not,
        "risks": sheet.risks,
    }


@guarded(StaffMember, policy.view_deputy_sheet)
def deputy_sheet_pdf(request: Request, member: StaffMember) -> HttpResponse:
    found = deputy.deputy_sheet(request.actor, member)
    note_reads(request, Case, found.case_ids)
    values = {
        "title": _("Übergabeblatt für die Vertretung"),
        "sender": request.actor.tenant_name,
        "member": member.name,
        "deputy": request.actor.staff_name,
        "on": _day(found.on),
        "last_day": _day(found.last_day),
        "cases": [_case_on_paper(sheet) for sheet in found.cases],
    }
    return pdf_answer(values, template="casework/deputy.typ", name="uebergabeblatt")


@guarded(Case, policy.note_for_deputy)
@once
def note_for_deputy(request: Request, case: Case) -> HttpResponse:
    form = DeputyNoteForm(request.POST or None)
    if form.is_valid():
        try:
            actions.note_for_deputy(actor=request.actor, case_id=case.pk, **form.cleaned_data)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Der Hinweis steht auf dem Übergabeblatt."))
            return go_to(request, services_of(case))
    page = {
        "form": form,
        "case": case,
        "title": _("Hinweis für die Vertretung"),
        "submit": _("Aufnehmen"),
        "back": services_of(case),
    }
    return show(request, WORK, page, invalid=bool(form.errors))


@guarded(DeputyNote, policy.end_deputy_note)
@once
def end_deputy_note(request: Request, note: DeputyNote) -> HttpResponse:
    if request.method == "POST":
        try:
            actions.end_deputy_note(actor=request.actor, note_id=note.pk)
        except RuleViolation as refusal:
            messages.error(request, " ".join(refusal.reasons))
        else:
            messages.success(request, _("Der Hinweis ist vom Übergabeblatt genommen."))
    return go_to(request, services_of(note.case))

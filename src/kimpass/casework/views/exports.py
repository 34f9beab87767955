from django.http import HttpResponse
from django.urls import reverse

from kimpass.casework import policy
from kimpass.casework.actions import exports as actions
from kimpass.casework.forms.caseload import CaseloadFilterForm
from kimpass.casework.forms.exports import ExportForm
from kimpass.casework.models import Case
from kimpass.casework.selectors.caseload import units_to_choose
from kimpass.casework.selectors.exports import columns
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed, note_reads
from kimpass.ui.htmx import show
from kimpass.vault.once import once

TYPES = {
    actions.Format.CSV: "text/csv; charset=utf-8",
    actions.Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@allowed(policy.export_caseload)
@once
def export_caseload(request: Request) -> HttpResponse:
    actor = request.actor
    narrowed = CaseloadFilterForm(request.GET, units=units_to_choose(actor))
    form = ExportForm(request.POST or None, offered=columns(actor))
    if form.is_valid():
        try:
            export = actions.export_caseload(actor=actor, wanted=narrowed.wanted(), **form.cleaned_data)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            note_reads(request, Case, export.case_ids)
            file_format = actions.Format(form.cleaned_data["file_format"])
            response = HttpResponse(export.content, content_type=TYPES[file_format])
            day = f"{actor.today:%Y-%m-%d}"
            response["Content-Disposition"] = f'attachment; filename="faelle-{day}.{file_format}"'
            return response
    back = f"{reverse('casework:caseload')}?{request.GET.urlencode()}".rstrip("?")
    page = {"form": form, "back": back, "action": request.get_full_path()}
    return show(request, "casework/exports/export_caseload.html", page, invalid=bool(form.errors))

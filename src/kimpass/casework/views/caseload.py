from django.http import HttpResponse
from django.shortcuts import render

from kimpass.casework import policy
from kimpass.casework.forms.caseload import CaseloadFilterForm
from kimpass.casework.markup import case_rows
from kimpass.casework.models import Case
from kimpass.casework.selectors.caseload import CaseloadFilter, caseload, page_size, units_to_choose
from kimpass.kernel.http import Request, allowed, note_reads


@allowed(policy.list_cases)
def list_cases(request: Request) -> HttpResponse:
    form = CaseloadFilterForm(request.GET, units=units_to_choose(request.actor))
    wanted = form.wanted()
    found = caseload(
        request.actor, wanted, page=request.GET.get("seite", "1"), size=page_size(request.GET.get("zeilen", ""))
    )
    note_reads(request, Case, [row.id for row in found.rows])
    context = {
        "form": form,
        "found": found,
        "rows": case_rows(found.rows),
        "is_filtered": wanted != CaseloadFilter(),
        "can": {
            "begin_intake": policy.begin_intake(request.actor),
            "list_access_requests": policy.list_access_requests(request.actor),
        },
    }
    return render(request, "casework/caseload/list_cases.html", context)

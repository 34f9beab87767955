from django.http import HttpResponse
from django.shortcuts import render

from kimpass.casework import policy
from kimpass.casework.actions.saved_filters import CASELOAD
from kimpass.casework.forms.caseload import CaseloadFilterForm
from kimpass.casework.markup import case_rows
from kimpass.casework.models import Case
from kimpass.casework.selectors.caseload import CaseloadFilter, caseload, page_size, units_to_choose
from kimpass.casework.selectors.saved_filters import saved_filters
from kimpass.kernel.http import Request, allowed, note_reads
from kimpass.organisation.selectors.words import words_of


@allowed(policy.list_cases)
def list_cases(request: Request) -> HttpResponse:
    form = CaseloadFilterForm(request.GET, units=units_to_choose(request.actor))
    form.fields["kommune"].label = words_of(request.actor).place
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
        "saved": [(each, each.query == form.query()) for each in saved_filters(request.actor, CASELOAD)],
        "query": form.query(),
        "can": {
            "begin_intake": policy.begin_intake(request.actor),
            "list_access_requests": policy.list_access_requests(request.actor),
            "export_caseload": policy.export_caseload(request.actor),
            "list_caseload_moves": policy.list_caseload_moves(request.actor),
        },
    }
    return render(request, "casework/caseload/list_cases.html", context)

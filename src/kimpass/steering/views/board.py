"""What hurts, where, and on which step it stands."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kimpass.kernel.http import Request, allowed
from kimpass.steering import policy
from kimpass.steering.selectors import board as boards
from kimpass.steering.selectors.counts import counter
from kimpass.steering.selectors.findings import FindingFilter
from kimpass.steering.selectors.heat import heat_map
from kimpass.steering.views.frame import filters, sections


@allowed(policy.view_findings)
def board(request: Request) -> HttpResponse:
    form, narrowed = filters(request)
    writer = counter(request.actor)
    query = request.GET.copy()
    for name in ("feld", "kommune", "ohne_kommune", "q", "seite"):
        query.pop(name, None)
    context = {
        "tabs": sections(request, "board"),
        "form": form,
        "columns": boards.board(request.actor, narrowed),
        "heat": heat_map(request.actor, FindingFilter(since=narrowed.since), writer.minimum),
        "since": narrowed.since,
        "small": writer.small(),
        "minimum": writer.minimum,
        "query": request.GET.urlencode(),
        "period_query": query.urlencode(),
        "may_report": policy.report_finding(request.actor),
        "bundle_url": f"{reverse('steering:bundle_findings')}?{request.GET.urlencode()}",
        "may_bundle": policy.bundle_findings(request.actor),
    }
    return render(request, "steering/board/board.html", context)

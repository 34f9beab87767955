"""The search field of every page."""

from django.http import HttpResponse
from django.shortcuts import render

from kimpass.casework.models import Case
from kimpass.kernel.http import Request, allowed, note_reads, searching
from kimpass.people.models import Person
from kimpass.web import policy
from kimpass.web.search import find


@allowed(policy.search)
@searching
def search(request: Request) -> HttpResponse:
    """Answer as a page, or as a list of hits while somebody types; what is typed stands in no address."""
    answer = find(request.actor, request.POST.get("q", ""))
    note_reads(request, Person, answer.person_ids)
    note_reads(request, Case, answer.case_ids)
    if request.htmx:
        if answer.is_too_short:
            return HttpResponse("")
        return render(request, "web/search/hits.html", {"answer": answer})
    return render(request, "web/search/search.html", {"answer": answer})

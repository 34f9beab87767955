from django.http import HttpResponse
from django.shortcuts import render

from kimpass.casework import policy
from kimpass.casework.selectors.counting import own_counts
from kimpass.kernel.http import Request, allowed


@allowed(policy.view_counting)
def counting(request: Request) -> HttpResponse:
    context = {"counts": own_counts(request.actor), "today": request.actor.today}
    return render(request, "casework/counting/counting.html", context)

from django.http import HttpResponse
from django.shortcuts import render

from kimpass.kernel.http import Request, allowed
from kimpass.organisation import policy
from kimpass.organisation.selectors.rights import exclusions, rights, roles


@allowed(policy.manage_users)
def administration(request: Request) -> HttpResponse:
    can = {"manage_catalogues": policy.manage_catalogues(request.actor)}
    return render(request, "organisation/administration/administration.html", {"can": can})


@allowed(policy.see_rights)
def rights_page(request: Request) -> HttpResponse:
    context = {"roles": roles(), "rights": rights(), "exclusions": exclusions()}
    return render(request, "organisation/administration/rights.html", context)

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from kimpass.casework import policy
from kimpass.casework.selectors.referral_figures import referral_figures as figures_of
from kimpass.kernel.http import Request, allowed

YEARS = 5


@allowed(policy.view_referral_figures)
def referral_figures(request: Request) -> HttpResponse:
    this_year = request.actor.today.year
    asked = request.GET.get("jahr", "")
    known = {str(year): year for year in range(this_year - YEARS + 1, this_year + 1)}
    year = known.get(asked, this_year)
    page = {
        "figures": figures_of(request.actor, date(year, 1, 1), date(year, 12, 31)),
        "year": year,
        "years": sorted(known.values(), reverse=True),
    }
    return render(request, "casework/referrals/referral_figures.html", page)

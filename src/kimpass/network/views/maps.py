from django.http import HttpResponse
from django.shortcuts import render

from kimpass.kernel.http import Request, allowed
from kimpass.network import policy
from kimpass.network.selectors import maps
from kimpass.network.views import frame


@allowed(policy.view_map)
def view_map(request: Request) -> HttpResponse:
    context = {"map": maps.draw(request.actor), "tabs": frame.sections(request, "map")}
    return render(request, "network/maps/map.html", context)

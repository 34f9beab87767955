"""Help for the page one stands on, the words of the field, and the tour."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kimpass.kernel.http import Request, allowed
from kimpass.ui.htmx import show
from kimpass.ui.words import WORDS
from kimpass.vault.once import once
from kimpass.web import policy
from kimpass.web.guide import pages, tour

SESSION_KEY = "rundgang"


def _known(view_name: str) -> str:
    return view_name if view_name in pages.PAGES or view_name.partition(":")[0] in pages.AREAS else "web:today"


@allowed(policy.view_help)
@require_safe
def help_page(request: Request) -> HttpResponse:
    """Explain the page one comes from, and the words of the field."""
    view_name = _known(request.GET.get("seite", ""))
    values = {
        "text": pages.help_for(view_name),
        "words": sorted(WORDS.values(), key=lambda word: str(word[0]).lower()),
        "steps": len(tour.stops_for(request.actor)),
        "back": reverse("web:today"),
    }
    return show(request, "web/guide/help.html", values)


def step_of(request: Request) -> int:
    """Return the number of the step one is at, 0 outside a tour."""
    step = request.session.get(SESSION_KEY, 0)
    return step if isinstance(step, int) else 0


@allowed(policy.take_tour)
@require_POST
@once
def take_tour(request: Request) -> HttpResponse:
    """Go to a step of the tour; beyond the last, or at a word that is no number, the tour ends."""
    stops = tour.stops_for(request.actor)
    wanted = request.POST.get("schritt", "")
    step = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 4 else 0
    if not 1 <= step <= len(stops):
        request.session.pop(SESSION_KEY, None)
        return redirect("web:today")
    request.session[SESSION_KEY] = step
    return redirect(stops[step - 1][1])

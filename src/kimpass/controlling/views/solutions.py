"""The shelf of solutions: read, share, take up, take back."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.controlling import policy
from kimpass.controlling.actions import solutions
from kimpass.controlling.forms.solutions import AdoptForm, ShareForm, ShelfForm
from kimpass.controlling.models import SharedSolution
from kimpass.controlling.selectors.solutions import Shelved, shared_from, shelf, shelved
from kimpass.controlling.views.frame import work
from kimpass.kernel.access import require
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.steering.models import Measure
from kimpass.ui.pressing import posted, press
from kimpass.vault.once import once

PAGE = 20


def solution_page(solution: SharedSolution) -> str:
    return reverse("controlling:solution", args=[solution.public_id])


def _shelved(request: Request, public_id: str) -> Shelved:
    """The shelf stands outside every tenant: what is not on it for this district is not there."""
    found = shelved(request.actor, public_id)
    if found is None:
        raise Http404
    return found


@allowed(policy.see_solutions)
def solution_list(request: Request) -> HttpResponse:
    form = ShelfForm(request.actor, request.GET)
    form.is_valid()
    asked = form.cleaned_data
    rows = shelf(request.actor, field=asked.get("feld") or "", query=asked.get("q") or "")
    page = Paginator(rows, PAGE).get_page(request.GET.get("seite"))
    return render(request, "controlling/solutions/solution_list.html", {"form": form, "page": page})


@allowed(policy.see_solutions)
def solution(request: Request, solution: str) -> HttpResponse:
    found = _shelved(request, solution)
    on_shelf = found.solution.withdrawn_on is None
    context = {
        "row": found,
        "solution": found.solution,
        "can_adopt": on_shelf
        and not found.is_own
        and not found.is_adopted
        and policy.adopt_solution(request.actor, found.solution),
        "can_withdraw": on_shelf and found.is_own and policy.withdraw_solution(request.actor, found.solution),
    }
    return render(request, "controlling/solutions/solution.html", context)


@guarded(Measure, policy.share_solution)
@once
def share_solution(request: Request, row: Measure) -> HttpResponse:
    there = shared_from(request.actor, row)
    theme = row.theme
    initial = (
        {name: getattr(there, name) for name in ("title", "problem", "solution", "effect", "field_code")}
        if there
        else {"title": row.title, "problem": theme.summary if theme else "", "effect": row.effect}
    )
    form = ShareForm(request.actor, posted(request), initial=initial)

    def act(_values: dict[str, Any]) -> str:
        made = solutions.share_solution(actor=request.actor, measure_id=row.pk, data=form.typed())
        return solution_page(made)

    return work(
        request,
        form,
        act,
        title=_("Lösung mit allen teilen"),
        button=_("Teilen"),
        back=reverse("steering:measure", args=[row.public_id]),
        success=_("Die Lösung steht jetzt allen Kreisen und Städten offen."),
    )


@allowed(policy.see_solutions)
@once
def adopt_solution(request: Request, solution: str) -> HttpResponse:
    found = _shelved(request, solution)
    require(policy.adopt_solution(request.actor, found.solution))

    def act(values: dict[str, Any]) -> str:
        made = solutions.adopt_solution(actor=request.actor, solution_id=found.solution.pk, **values)
        return reverse("steering:measure", args=[made.public_id])

    return work(
        request,
        AdoptForm(posted(request)),
        act,
        title=_("Als eigene Maßnahme übernehmen"),
        button=_("Übernehmen"),
        back=solution_page(found.solution),
        success=_("Die Lösung ist als Idee unter Ihren Maßnahmen angelegt."),
        hint=found.solution.title,
    )


@allowed(policy.see_solutions)
@once
def withdraw_solution(request: Request, solution: str) -> HttpResponse:
    found = _shelved(request, solution)
    require(policy.withdraw_solution(request.actor, found.solution))
    return press(
        request,
        lambda: solutions.withdraw_solution(actor=request.actor, solution_id=found.solution.pk),
        back=solution_page(found.solution),
        success=_("Die Lösung steht nicht mehr im Regal."),
    )

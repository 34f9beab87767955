from contextlib import suppress
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from kimpass.kernel.http import Request, allowed, note_reads, searching, typed
from kimpass.people import policy
from kimpass.people.models import Person
from kimpass.people.presenters import born, seen_mark
from kimpass.people.selectors import names, persons
from kimpass.people.selectors.births import read_birth

PAGE_SIZE = 25
MOST_HITS = 50


def _rows(request: Request, found: list[Any], alike: set[int]) -> list[dict[str, Any]]:
    note_reads(request, Person, [person.pk for person in found])
    return [
        {
            "person": person,
            "born": born(person, request.actor.today),
            "household": person.today[0].household if person.today else None,
            "sounds_alike": person.pk in alike,
        }
        for person in found
    ]


@allowed(policy.search_people)
@searching
def search(request: Request) -> HttpResponse:
    query = typed(request, "q", most=200).strip()
    if query:
        hits = names.find_people(request.actor, query, limit=MOST_HITS)
        found = persons.with_households(request.actor, [hit.person for hit in hits])
        rows = _rows(request, found, {hit.person.pk for hit in hits if hit.sounds_alike})
        return render(request, "people/search/search.html", {"query": query, "rows": rows, "most": MOST_HITS})
    page = Paginator(persons.kept_persons(request.actor), PAGE_SIZE).get_page(request.GET.get("seite"))
    context = {"query": "", "rows": _rows(request, list(page.object_list), set()), "page": page}
    return render(request, "people/search/search.html", context)


def _birth_year(request: Request) -> int | None:
    """Return the year of birth as far as it has been typed; half a date is no error here."""
    with suppress(ValueError):
        return read_birth(request.POST.get("birth", "")[:30]).year
    return None


@allowed(policy.possible_duplicates)
@searching
def possible_duplicates(request: Request) -> HttpResponse:
    hints = names.possible_duplicates(
        request.actor,
        family_name=typed(request, "family_name", most=120),
        given_names=typed(request, "given_names", most=120),
        birth_year=_birth_year(request),
    )
    note_reads(request, Person, [hint.person_id for hint in hints])
    return render(
        request,
        "people/search/_duplicates.html",
        {"hints": hints, "today": request.actor.today, "seen": seen_mark(hints)},
    )

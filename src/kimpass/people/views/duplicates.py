from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded, note_reads
from kimpass.people import policy
from kimpass.people.actions import duplicates
from kimpass.people.forms.merging import OtherPersonForm
from kimpass.people.models import Person
from kimpass.people.presenters import born
from kimpass.people.selectors import merging
from kimpass.people.selectors.duplicates import Pair, pairs_of, possible_pairs
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


def in_words(request: Request, pairs: list[Pair]) -> list[dict[str, Any]]:
    """Return pairs as the list shows them, and note whom it names."""
    note_reads(request, Person, sorted({one.pk for pair in pairs for one in (pair.person, pair.other)}))
    today = request.actor.today
    return [{"pair": pair, "born": born(pair.person, today), "other_born": born(pair.other, today)} for pair in pairs]


@allowed(policy.list_duplicates)
def list_duplicates(request: Request) -> HttpResponse:
    rows = in_words(request, possible_pairs(request.actor))
    return render(request, "people/duplicates/list_duplicates.html", {"rows": rows})


def other_rows(request: Request, person: Person) -> dict[str, Any]:
    """Return who may be chosen beside a person, the likeliest first, as the forms take it."""
    likely = {pair.other.pk: pair.score for pair in pairs_of(request.actor, person)}
    others = sorted(
        merging.with_whom(request.actor, person),
        key=lambda other: (-likely.get(other.pk, 0), other.family_name, other.given_names, other.pk),
    )
    note_reads(request, Person, [other.pk for other in others])
    return {
        "others": others,
        "labels": {other.pk: f"{other.display_name}, {born(other, request.actor.today)}" for other in others},
    }


@guarded(Person, policy.keep_apart)
@once
def keep_apart(request: Request, person: Person) -> HttpResponse:
    form = OtherPersonForm(request.POST or None, **other_rows(request, person))
    if form.is_valid():
        try:
            duplicates.keep_apart(actor=request.actor, person_id=person.pk, on=request.actor.today, **form.cleaned_data)
        except duplicates.PairCannotBeDecided as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request, _("Gemerkt: Das sind zwei verschiedene Personen. Der Hinweis erscheint nicht mehr.")
            )
            return go_to(request, reverse("people:list_duplicates"))
    context = {"person": person, "form": form}
    return show(request, "people/duplicates/keep_apart.html", context, invalid=bool(form.errors))

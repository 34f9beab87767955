from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded, note_reads
from kimpass.people import policy, presenters
from kimpass.people.actions import households
from kimpass.people.forms.persons import NewPersonForm
from kimpass.people.models import Household, Person
from kimpass.people.selectors import history, papers, persons
from kimpass.ui.htmx import go_to
from kimpass.vault.once import once


@guarded(Household, policy.view_household)
def household(request: Request, household: Household) -> HttpResponse:
    today = request.actor.today
    members = list(persons.members(household, today))
    note_reads(request, Person, [member.person_id for member in members])
    stays = history.stays(request.actor, household)
    signed = {row.person.pk: row for row in papers.papers_of([member.person for member in members], today)}
    context = {
        "household": household,
        "unit": household.unit,
        "kind": household.kind,
        "rows": [
            {
                "member": member,
                "person": member.person,
                "born": presenters.born(member.person, today),
                "facts": presenters.target_facts(member.person),
                "missing": signed[member.person_id].missing,
            }
            for member in members
        ],
        "stays": stays if history.has_changed(stays, today) else [],
        "keepers": list(persons.open_keepers(household)),
        "can": {
            "add_person": policy.add_person(request.actor, household),
            "change_reference_person": policy.change_reference_person(request.actor, household),
        },
    }
    return render(request, "people/households/household.html", context)


@guarded(Household, policy.add_person)
@once
def add_person(request: Request, household: Household) -> HttpResponse:
    known = presenters.language_choices(persons.entries(request.actor, "language"), [])
    form = NewPersonForm(
        request.POST or None,
        initial={"since": request.actor.today},
        languages=known,
        countries=presenters.country_choices(),
    )
    if form.is_valid():
        try:
            added = households.add_person(
                actor=request.actor,
                household_id=household.pk,
                person=form.person(),
                relation=form.cleaned_data["relation"],
                on=form.cleaned_data["since"],
            )
        except households.PersonDataRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Person ist aufgenommen."))
            return go_to(request, added)
    context = {"household": household, "form": form}
    return render(request, "people/households/add_person.html", context, status=422 if form.errors else 200)

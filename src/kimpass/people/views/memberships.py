from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded, note_reads
from kimpass.people import policy
from kimpass.people.actions import memberships
from kimpass.people.forms.memberships import MoveOutForm, MovePersonForm, ReferencePersonForm
from kimpass.people.models import Household, HouseholdMember, Person
from kimpass.people.selectors import persons
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


def _other_households(request: Request, person: Person) -> list[HouseholdMember]:
    """Return where a person may move to, by who stands for the household."""
    current = persons.membership_of(person, request.actor.today)
    rows = persons.kept_households_by_name(request.actor)
    note_reads(request, Person, [row.person_id for row in rows])
    return [row for row in rows if current is None or row.household_id != current.household_id]


@guarded(Person, policy.move_person)
@once
def move_person(request: Request, person: Person) -> HttpResponse:
    form = MovePersonForm(
        request.POST or None, initial={"on": request.actor.today}, households=_other_households(request, person)
    )
    if form.is_valid():
        try:
            memberships.move_person(actor=request.actor, person_id=person.pk, **form.cleaned_data)
        except memberships.MembershipRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Der Umzug ist eingetragen."))
            return go_to(request, person)
    context = {"person": person, "form": form}
    return show(request, "people/memberships/move_person.html", context, invalid=bool(form.errors))


@guarded(Person, policy.move_out)
@once
def move_out(request: Request, person: Person) -> HttpResponse:
    form = MoveOutForm(request.POST or None, initial={"on": request.actor.today})
    if form.is_valid():
        try:
            left = memberships.move_out(actor=request.actor, person_id=person.pk, **form.cleaned_data)
        except memberships.MembershipRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Der Auszug ist eingetragen."))
            return go_to(request, left.household)
    context = {"person": person, "form": form}
    return show(request, "people/memberships/move_out.html", context, invalid=bool(form.errors))


@guarded(Household, policy.change_reference_person)
@once
def change_reference_person(request: Request, household: Household) -> HttpResponse:
    rows = [row for row in persons.members(household, request.actor.today) if not row.is_reference]
    note_reads(request, Person, [row.person_id for row in rows])
    form = ReferencePersonForm(
        request.POST or None,
        initial={"on": request.actor.today},
        members=rows,
    )
    if form.is_valid():
        try:
            memberships.change_reference_person(actor=request.actor, household_id=household.pk, **form.cleaned_data)
        except memberships.MembershipRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Bezugsperson ist geändert. Bitte prüfen Sie die übrigen Beziehungen."))
            return go_to(request, household)
    context = {"household": household, "form": form}
    return show(request, "people/memberships/change_reference_person.html", context, invalid=bool(form.errors))

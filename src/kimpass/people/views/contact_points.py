from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded
from kimpass.people import policy
from kimpass.people.actions import contact_points
from kimpass.people.forms.contact_points import ContactPointForm, EndContactPointForm
from kimpass.people.models import Person
from kimpass.people.selectors import addresses
from kimpass.people.views.revealing import hides
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@guarded(Person, policy.add_contact_point)
@once
def add_contact_point(request: Request, person: Person) -> HttpResponse:
    form = ContactPointForm(request.POST or None, initial={"on": request.actor.today, "kind": "phone"})
    if form.is_valid():
        try:
            contact_points.add_contact_point(actor=request.actor, person_id=person.pk, **form.cleaned_data)
        except contact_points.ContactPointRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Der Kontaktweg ist eingetragen."))
            return go_to(request, person)
    context = {"person": person, "form": form}
    return show(request, "people/contact_points/add_contact_point.html", context, invalid=bool(form.errors))


@guarded(Person, policy.end_contact_point)
@once
def end_contact_point(request: Request, person: Person) -> HttpResponse:
    points = [] if hides(request, person) else addresses.open_contact_points(person)
    form = EndContactPointForm(request.POST or None, initial={"last_day": request.actor.today}, points=points)
    if form.is_valid():
        try:
            contact_points.end_contact_point(
                actor=request.actor,
                person_id=person.pk,
                point_id=form.cleaned_data["point_id"],
                on=form.first_day_without(),
            )
        except contact_points.ContactPointRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Das Ende des Kontaktwegs ist eingetragen."))
            return go_to(request, person)
    context = {"person": person, "form": form, "nothing": not points}
    return show(request, "people/contact_points/end_contact_point.html", context, invalid=bool(form.errors))

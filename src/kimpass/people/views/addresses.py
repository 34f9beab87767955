from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded
from kimpass.organisation.models import Unit
from kimpass.organisation.selectors.words import words_of
from kimpass.people import policy
from kimpass.people.actions import addresses as actions
from kimpass.people.forms.addresses import AddressForm, EndAddressForm
from kimpass.people.models import Person
from kimpass.people.selectors import addresses
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@guarded(Person, policy.record_address)
@once
def record_address(request: Request, person: Person) -> HttpResponse:
    units = list(Unit.objects.for_tenant(request.actor).filter(kind__in=Unit.PLACES).order_by("name"))
    form = AddressForm(request.POST or None, initial={"valid_from": request.actor.today, "kind": "home"}, units=units)
    form.fields["unit_id"].label = words_of(request.actor).place
    if form.is_valid():
        try:
            actions.record_address(actor=request.actor, person_id=person.pk, **form.values())
        except actions.AddressRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Anschrift ist eingetragen."))
            return go_to(request, person)
    context = {"person": person, "form": form}
    return show(request, "people/addresses/record_address.html", context, invalid=bool(form.errors))


@guarded(Person, policy.end_address)
@once
def end_address(request: Request, person: Person) -> HttpResponse:
    open_rows = addresses.open_addresses(person)
    form = EndAddressForm(request.POST or None, initial={"last_day": request.actor.today}, addresses=open_rows)
    if form.is_valid():
        try:
            actions.end_address(
                actor=request.actor, person_id=person.pk, kind=form.cleaned_data["kind"], on=form.first_day_without()
            )
        except actions.AddressRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Das Ende der Anschrift ist eingetragen."))
            return go_to(request, person)
    context = {"person": person, "form": form, "nothing": not open_rows}
    return show(request, "people/addresses/end_address.html", context, invalid=bool(form.errors))

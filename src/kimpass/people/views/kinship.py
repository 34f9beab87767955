from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded, note_reads
from kimpass.people import policy
from kimpass.people.actions import kinship as actions
from kimpass.people.forms.kinship import EndKinshipForm, KinshipForm
from kimpass.people.models import Person
from kimpass.people.selectors import kinship
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@guarded(Person, policy.record_kinship)
@once
def record_kinship(request: Request, person: Person) -> HttpResponse:
    others = kinship.kin_to_choose(request.actor, person)
    note_reads(request, Person, [other.pk for other in others])
    form = KinshipForm(request.POST or None, initial={"on": request.actor.today}, others=others)
    if form.is_valid():
        try:
            actions.record_kinship(actor=request.actor, person_id=person.pk, **form.cleaned_data)
        except actions.KinshipRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Beziehung ist eingetragen."))
            return go_to(request, person)
    context = {"person": person, "form": form}
    return show(request, "people/kinship/record_kinship.html", context, invalid=bool(form.errors))


@guarded(Person, policy.end_kinship)
@once
def end_kinship(request: Request, person: Person) -> HttpResponse:
    kin = kinship.kin_of(request.actor, person)
    note_reads(request, Person, [row.other.pk for row in kin if row.other is not None])
    form = EndKinshipForm(request.POST or None, initial={"last_day": request.actor.today}, kin=kin)
    if form.is_valid():
        try:
            actions.end_kinship(
                actor=request.actor,
                person_id=person.pk,
                kinship_id=form.cleaned_data["kinship_id"],
                on=form.first_day_without(),
            )
        except actions.KinshipRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Das Ende der Beziehung ist eingetragen."))
            return go_to(request, person)
    context = {"person": person, "form": form, "nothing": not kin}
    return show(request, "people/kinship/end_kinship.html", context, invalid=bool(form.errors))

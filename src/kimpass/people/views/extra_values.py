from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded
from kimpass.organisation.models import ExtraField
from kimpass.organisation.presenters import ExtraForm
from kimpass.organisation.selectors import extra_fields
from kimpass.people import policy
from kimpass.people.actions import extra_values
from kimpass.people.models import Person
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@guarded(Person, policy.record_person_values)
@once
def record_person_values(request: Request, person: Person) -> HttpResponse:
    actor = request.actor
    fields = extra_fields.fields_in_use(actor.tenant_id, ExtraField.Target.PERSON, actor.today)
    form = ExtraForm(request.POST or None, extra=fields, values=person.extra)
    if form.is_valid():
        try:
            extra_values.record_person_values(actor=actor, person_id=person.pk, **form.said())
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
            form.has_seen(person.extra)
        else:
            messages.success(request, _("Die weiteren Angaben sind gespeichert."))
            return go_to(request, person)
    page = {"person": person, "form": form, "has_fields": bool(fields)}
    return show(request, "people/extra_values/record_person_values.html", page, invalid=bool(form.errors))

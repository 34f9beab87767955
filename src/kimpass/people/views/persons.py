from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded, note_reads
from kimpass.organisation.models import ExtraField
from kimpass.organisation.selectors import extra_fields
from kimpass.organisation.selectors.edits import last_change
from kimpass.people import policy, presenters
from kimpass.people.actions import households
from kimpass.people.forms.persons import PersonForm, stored_values
from kimpass.people.models import Person
from kimpass.people.selectors import papers, persons, stretches
from kimpass.people.views.revealing import hides
from kimpass.ui import editing
from kimpass.ui.htmx import go_to
from kimpass.vault.once import once


@guarded(Person, policy.view_person)
def person(request: Request, person: Person) -> HttpResponse:
    actor = request.actor
    facts = persons.facts_of(actor, person, actor.today)
    note_reads(request, Person, [member.person_id for member in facts.members])
    note_reads(request, Person, [row.other.pk for row in facts.kin if row.other is not None])
    entries = persons.entries(actor, "language")
    own = extra_fields.of_target(extra_fields.all_fields(person.tenant_id), ExtraField.Target.PERSON)
    context = {
        "person": person,
        "facts": facts,
        "born": presenters.born(person, actor.today),
        "nationalities": [presenters.country_name(code) for code in facts.nationalities],
        "languages": presenters.languages_in_words(facts.languages, entries),
        "interpreter": presenters.interpreter_need(facts.languages),
        "papers": papers.papers_of([person], actor.today)[0],
        "today": actor.today,
        "hidden": hides(request, person),
        "gaps": stretches.gaps([row.days for row in facts.residence]),
        "domain_gaps": stretches.gaps([row.days for row in facts.legal_domains]),
        "overlaps": stretches.overlaps([(row.domain.label_de, row.days) for row in facts.legal_domains]),
        "target_facts": presenters.target_facts(person),
        "extra_rows": extra_fields.shown(own, person.extra, actor.today),
        "has_extra_fields": bool(extra_fields.in_use(own, actor.today)),
        "has_open_domain": any(row.valid_until is None for row in facts.legal_domains),
        "can": {
            "change_person": policy.change_person(actor, person),
            "record_person_values": policy.record_person_values(actor, person),
            "move_person": policy.move_person(actor, person),
            "record_facts": policy.record_address(actor, person),
            "record_legal_domain": policy.record_legal_domain(actor, person),
            "record_residence_status": policy.record_residence_status(actor, person),
            "record_consent": policy.record_consent(actor, person),
        },
    }
    return render(request, "people/persons/person.html", context)


@guarded(Person, policy.change_person)
@once
def change_person(request: Request, person: Person) -> HttpResponse:
    today = request.actor.today
    stored = stored_values(person, persons.nationalities_of(person))
    form = PersonForm(request.POST or None, initial=stored, countries=presenters.country_choices())
    clash = None
    editing.take_stored(request, form)
    if form.is_valid():
        try:
            households.change_person(
                actor=request.actor,
                person_id=person.pk,
                version=form.cleaned_data["version"],
                person=form.person(),
                on=today,
            )
        except households.PersonChangedMeanwhile as stale:
            form.add_error(None, stale.reasons)
            clash = editing.clash(form, last_change(request.actor, person))
            # Whoever has seen both and saves again, decides.
            form.data = request.POST.copy()
            form.data["version"] = str(stale.person.version)
        except households.PersonDataRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Angaben sind gespeichert."))
            return go_to(request, person)
    context = {"person": person, "form": form, "clash": clash}
    return render(request, "people/persons/change_person.html", context, status=422 if form.errors else 200)

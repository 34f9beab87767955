from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kimpass.kernel.http import Request, allowed, guarded, note_reads
from kimpass.organisation.models import Agency, CatalogueEntry
from kimpass.people import policy
from kimpass.people.actions import legal_domains
from kimpass.people.forms.legal_domains import (
    ChangeForManyForm,
    ChangeLegalDomainForm,
    EndLegalDomainForm,
    LegalDomainForm,
)
from kimpass.people.models import Person
from kimpass.people.selectors import persons, stretches
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


def _agencies(request: Request) -> list[Agency]:
    return list(Agency.objects.visible_to(request.actor).order_by("name"))


@guarded(Person, policy.record_legal_domain)
@once
def record_legal_domain(request: Request, person: Person) -> HttpResponse:
    form = LegalDomainForm(
        request.POST or None,
        domains=persons.entries(request.actor, "legal_domain"),
        agencies=_agencies(request),
    )
    if form.is_valid():
        try:
            legal_domains.record_legal_domain(actor=request.actor, person_id=person.pk, **form.values())
        except legal_domains.LegalDomainRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Der Rechtskreis ist eingetragen."))
            return go_to(request, person)
    context = {"person": person, "form": form}
    return show(request, "people/legal_domains/record_legal_domain.html", context, invalid=bool(form.errors))


@guarded(Person, policy.end_legal_domain)
@once
def end_legal_domain(request: Request, person: Person) -> HttpResponse:
    periods = [row for row in persons.legal_domains_of(person) if row.valid_until is None]
    form = EndLegalDomainForm(request.POST or None, periods=periods)
    if form.is_valid():
        try:
            legal_domains.end_legal_domain(
                actor=request.actor, period_id=form.cleaned_data["period_id"], on=form.first_day_without()
            )
        except legal_domains.LegalDomainRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Das Ende des Rechtskreises ist eingetragen."))
            return go_to(request, person)
    context = {"person": person, "form": form}
    return show(request, "people/legal_domains/end_legal_domain.html", context, invalid=bool(form.errors))


@guarded(Person, policy.change_legal_domain)
@once
def change_legal_domain(request: Request, person: Person) -> HttpResponse:
    form = ChangeLegalDomainForm(
        request.POST or None,
        initial={"on": request.actor.today},
        periods=[row for row in persons.legal_domains_of(person) if row.valid_until is None],
        domains=persons.entries(request.actor, "legal_domain"),
        agencies=_agencies(request),
    )
    if form.is_valid():
        try:
            legal_domains.change_legal_domain(actor=request.actor, person_id=person.pk, **form.cleaned_data)
        except legal_domains.LegalDomainRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Der Rechtskreiswechsel ist eingetragen."))
            return go_to(request, person)
    context = {"person": person, "form": form}
    return show(request, "people/legal_domains/change_legal_domain.html", context, invalid=bool(form.errors))


def _leaving(request: Request) -> CatalogueEntry | None:
    """Return the legal domain people leave, as the address names it."""
    code = request.GET.get("von", "")[:40].replace("\x00", "")
    entries = persons.entries(request.actor, "legal_domain") if code else []
    return next((entry for entry in entries if entry.code == code), None)


@allowed(policy.change_legal_domain_for_many)
@once
def change_legal_domain_for_many(request: Request) -> HttpResponse:
    actor, leaving = request.actor, _leaving(request)
    if leaving is None:
        found = stretches.domains_with_people(actor)
        return render(request, "people/legal_domains/choose_legal_domain.html", {"domains": found})
    people = stretches.people_in(actor, leaving)
    note_reads(request, Person, [person.pk for person in people])
    form = ChangeForManyForm(
        request.POST or None,
        initial={"on": actor.today},
        people=people,
        domains=[entry for entry in persons.entries(actor, "legal_domain") if entry.pk != leaving.pk],
        agencies=_agencies(request),
    )
    if form.is_valid():
        try:
            changed = legal_domains.change_legal_domain_for_many(actor=actor, from_id=leaving.pk, **form.cleaned_data)
        except legal_domains.LegalDomainRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            words = ngettext(
                "Der Rechtskreiswechsel ist für %(count)s Person eingetragen.",
                "Der Rechtskreiswechsel ist für %(count)s Personen eingetragen.",
                len(changed),
            )
            messages.success(request, words % {"count": len(changed)})
            return go_to(request, "people:change_legal_domain_for_many")
    context = {"form": form, "leaving": leaving, "people": people}
    return render(
        request, "people/legal_domains/change_legal_domain_for_many.html", context, status=422 if form.errors else 200
    )

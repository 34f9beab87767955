from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded
from kimpass.organisation.models import Agency
from kimpass.people import policy
from kimpass.people.actions import consents
from kimpass.people.forms.consents import ConsentForm, ReleaseForm
from kimpass.people.models import ConsentText, Person
from kimpass.people.presenters import wording_name
from kimpass.people.selectors import consent_texts, persons
from kimpass.people.views.going_back import way_back
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


def _wordings(request: Request, person: Person, purpose: str) -> list[ConsentText]:
    spoken = [row.language for row in persons.languages_of(person)]
    offered = consent_texts.offered(request.actor, purpose, body_id=person.controller_id)
    return consent_texts.by_language(offered, spoken)


def _done(form: forms.Form, act: Callable[..., Any], **known: Any) -> bool:
    """Carry out what a checked form asks for; a refusal is shown in it and nothing is kept."""
    if not form.is_valid():
        return False
    try:
        act(**known, **form.values())  # type: ignore[attr-defined]
    except RuleViolation as refusal:
        form.add_error(None, refusal.reasons)
        return False
    return True


@guarded(Person, policy.record_consent)
@once
def record_consent(request: Request, person: Person) -> HttpResponse:
    texts = _wordings(request, person, ConsentText.Purpose.DATA_PROCESSING)
    sent = (request.POST or None, request.FILES or None)
    form = ConsentForm(*sent, initial={"signed_on": request.actor.today}, texts=texts, label=wording_name)
    if _done(form, consents.record_consent, actor=request.actor, person_id=person.pk):
        messages.success(request, _("Das Einverständnis ist aufgenommen."))
        return go_to(request, way_back(request) or person)
    context = {"person": person, "form": form, "texts": texts, "next": way_back(request)}
    return show(request, "people/consents/record_consent.html", context, invalid=bool(form.errors))


@guarded(Person, policy.record_release)
@once
def record_release(request: Request, person: Person) -> HttpResponse:
    texts = _wordings(request, person, ConsentText.Purpose.CONFIDENTIALITY_RELEASE)
    form = ReleaseForm(
        request.POST or None,
        request.FILES or None,
        initial={"signed_on": request.actor.today},
        texts=texts,
        label=wording_name,
        agencies=Agency.objects.visible_to(request.actor).order_by("name"),
    )
    if _done(form, consents.record_release, actor=request.actor, person_id=person.pk):
        messages.success(request, _("Die Schweigepflichtentbindung ist aufgenommen."))
        return go_to(request, way_back(request) or person)
    context = {"person": person, "form": form, "texts": texts, "next": way_back(request)}
    return show(request, "people/consents/record_release.html", context, invalid=bool(form.errors))

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded, note_reads
from kimpass.organisation.models import Agency
from kimpass.people import policy
from kimpass.people.actions import consents
from kimpass.people.forms.consents import ConsentForm, ReleaseForm
from kimpass.people.models import (
    ConfidentialityRelease,
    ConsentText,
    DataProcessingConsent,
    Person,
    ReleaseRecipient,
)
from kimpass.people.presenters import language_name, wording_name
from kimpass.people.selectors import papers
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


def _back(request: Request) -> str:
    """Return the page of ours the user came from, empty when there is none: the case page opens these forms too."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    return target if target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None) else ""


@guarded(Person, policy.record_consent)
@once
def record_consent(request: Request, person: Person) -> HttpResponse:
    texts = papers.texts(request.actor, ConsentText.Purpose.DATA_PROCESSING)
    initial = {"signed_on": request.actor.today}
    form = ConsentForm(request.POST or None, initial=initial, texts=[(text.pk, wording_name(text)) for text in texts])
    if form.is_valid():
        try:
            consents.record_consent(actor=request.actor, person_id=person.pk, **form.values())
        except consents.PaperRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Das Einverständnis ist aufgenommen."))
            return go_to(request, _back(request) or person)
    context = {"person": person, "form": form, "texts": texts, "next": _back(request)}
    return show(request, "people/consents/record_consent.html", context, invalid=bool(form.errors))


@guarded(Person, policy.record_release)
@once
def record_release(request: Request, person: Person) -> HttpResponse:
    texts = papers.texts(request.actor, ConsentText.Purpose.CONFIDENTIALITY_RELEASE)
    form = ReleaseForm(
        request.POST or None,
        initial={"signed_on": request.actor.today},
        texts=[(text.pk, wording_name(text)) for text in texts],
        agencies=list(Agency.objects.visible_to(request.actor).order_by("name")),
    )
    if form.is_valid():
        try:
            consents.record_release(actor=request.actor, person_id=person.pk, **form.values())
        except consents.PaperRefused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Schweigepflichtentbindung ist aufgenommen."))
            return go_to(request, _back(request) or person)
    context = {"person": person, "form": form, "texts": texts, "next": _back(request)}
    return show(request, "people/consents/record_release.html", context, invalid=bool(form.errors))


def _person_of(request: Request, paper: DataProcessingConsent | ConfidentialityRelease) -> Person:
    person: Person = Person.objects.visible_to(request.actor).get(pk=paper.person_id)
    note_reads(request, Person, [person.pk])
    return person


@guarded(DataProcessingConsent, policy.withdraw_consent)
@once
def withdraw_consent(request: Request, consent: DataProcessingConsent) -> HttpResponse:
    person, reasons = _person_of(request, consent), []
    if request.method == "POST":
        try:
            consents.withdraw_consent(actor=request.actor, consent_id=consent.pk, at=timezone.now())
        except consents.PaperRefused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("Das Einverständnis ist widerrufen. Der Widerruf gilt ab jetzt."))
            return go_to(request, _back(request) or person)
    context = {"person": person, "paper": consent, "reasons": reasons, "next": _back(request)}
    return show(request, "people/consents/withdraw_consent.html", context, invalid=bool(reasons))


@guarded(ConfidentialityRelease, policy.withdraw_release)
@once
def withdraw_release(request: Request, release: ConfidentialityRelease) -> HttpResponse:
    person, reasons = _person_of(request, release), []
    recipients = list(ReleaseRecipient.objects.of(release).order_by("agency__name"))
    if request.method == "POST":
        try:
            consents.withdraw_release(actor=request.actor, release_id=release.pk, at=timezone.now())
        except consents.PaperRefused as refusal:
            reasons = refusal.reasons
        else:
            values = {"bodies": ", ".join(recipient.agency.name for recipient in recipients)}
            messages.success(request, _("Die Entbindung ist widerrufen. Bitte informieren Sie: %(bodies)s.") % values)
            return go_to(request, _back(request) or person)
    context = {
        "person": person,
        "paper": release,
        "recipients": recipients,
        "reasons": reasons,
        "next": _back(request),
    }
    return show(request, "people/consents/withdraw_release.html", context, invalid=bool(reasons))


@guarded(ConsentText, policy.view_consent_text)
def consent_text(request: Request, text: ConsentText) -> HttpResponse:
    title, _separator, body = text.body_text.partition("\n\n")
    context = {"text": text, "title": title, "body": body, "spoken": language_name(text.language)}
    return render(request, "people/consents/consent_text.html", context)

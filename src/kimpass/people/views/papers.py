from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded, note_reads
from kimpass.organisation.models import Agency, Tenant
from kimpass.people import policy
from kimpass.people.actions import consents
from kimpass.people.forms.consents import PrepareForm, SignForm
from kimpass.people.models import (
    ConfidentialityRelease,
    ConsentText,
    DataProcessingConsent,
    Household,
    Person,
    Signer,
)
from kimpass.people.models.wordings import GERMAN, direction_of, wording_of
from kimpass.people.presenters import wording_name
from kimpass.people.selectors import consent_texts, papers, persons, printed, signing
from kimpass.people.selectors.consent_texts import Named
from kimpass.people.views.going_back import way_back
from kimpass.ui.htmx import go_to, show
from kimpass.vault import files
from kimpass.vault.models import StoredFile
from kimpass.vault.once import once

Purpose = ConsentText.Purpose
WAYS = {"consent": Purpose.DATA_PROCESSING, "release": Purpose.CONFIDENTIALITY_RELEASE}
NAMES = {"pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg"}


def _download(content: bytes, name: str, content_type: str = "application/pdf") -> HttpResponse:
    """Return a file nobody keeps a copy of; its name says nothing about anybody."""
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


@guarded(Household, policy.view_papers)
def household_papers(request: Request, household: Household) -> HttpResponse:
    found = papers.papers_of_household(household, request.actor.today)
    note_reads(request, Person, [row.person.pk for row in found])
    context = {
        "household": household,
        "members": found,
        "can_record": found and bool(policy.record_consent(request.actor, found[0].person)),
        "next": request.get_full_path(),
        "back": way_back(request),
    }
    return render(request, "people/papers/household_papers.html", context)


@dataclass(frozen=True, slots=True)
class _Offer:
    """The wordings of both papers, by language, those of the client's languages first."""

    texts: dict[str, dict[str, ConsentText]]
    languages: list[tuple[str, str]]

    @classmethod
    def to(cls, request: Request, person: Person) -> "_Offer":
        spoken = [row.language for row in persons.languages_of(person)]
        texts = {}
        for purpose in Purpose.values:
            rows = consent_texts.offered(request.actor, purpose, body_id=person.controller_id)
            texts[purpose] = {text.language: text for text in consent_texts.by_language(rows, spoken)}
        in_both = [code for code in texts[Purpose.DATA_PROCESSING] if code in texts[Purpose.CONFIDENTIALITY_RELEASE]]
        return cls(texts, [(code, wording_name(texts[Purpose.DATA_PROCESSING][code])) for code in in_both])


def _signing_age(request: Request) -> int:
    return int(Tenant.objects.values_list("signing_age", flat=True).get(pk=request.actor.tenant_id))


def _named(form: PrepareForm, agencies: list[Agency]) -> tuple[Named, ...]:
    names = {agency.pk: agency.name for agency in agencies}
    subject = form.cleaned_data["subject"]
    return tuple(
        Named(each.agency_id, names[each.agency_id], each.subject or subject, each.expires_on)
        for each in form.recipients()
    )


@guarded(Person, policy.prepare_papers)
@once
def prepare_papers(request: Request, person: Person) -> HttpResponse:
    """Show what can be printed or signed; print both papers, or go on to sign one on the screen."""
    offer = _Offer.to(request, person)
    agencies = list(Agency.objects.visible_to(request.actor).order_by("name"))
    way = request.POST.get("way", "print")
    form = PrepareForm(
        request.POST or None, languages=offer.languages, agencies=agencies, needs_bodies=way == "release"
    )
    if form.is_valid():
        if way in WAYS:
            return _sign_page(request, person, _sheet(offer, form, WAYS[way], agencies), form, SignForm())
        sheets = [_sheet(offer, form, purpose, agencies) for purpose in Purpose]
        writer = printed.writer_of(person, request.actor.today, _signing_age(request))
        return _download(printed.to_sign(sheets, writer), "einverstaendnis.pdf")
    context = {"person": person, "form": form, "offered": offer.languages, "next": way_back(request)}
    return show(request, "people/papers/prepare_papers.html", context, invalid=bool(form.errors))


def _sheet(offer: _Offer, form: PrepareForm, purpose: str, agencies: list[Agency]) -> printed.Sheet:
    text = offer.texts[purpose][form.cleaned_data["language"]]
    if purpose == Purpose.DATA_PROCESSING:
        return printed.Sheet(text, (), form.expires_on)
    return printed.Sheet(text, _named(form, agencies), form.expires_on)


def _sign_page(
    request: Request, person: Person, sheet: printed.Sheet, prepared: PrepareForm, form: SignForm
) -> HttpResponse:
    german = consent_texts.german_of(sheet.text)
    texts = [german] if german.pk == sheet.text.pk else [german, sheet.text]
    needed = signing.clauses(signing.ages_on(person, request.actor.today), _signing_age(request))
    if not form.is_bound:
        form.initial["signer"] = Signer.CUSTODIAN if signing.FOR_MINOR in needed else Signer.PERSON
    context = {
        "person": person,
        "sheet": sheet,
        "columns": [
            {
                "language": GERMAN if text is german else text.language.partition("-")[0],
                "direction": direction_of(text.language),
                "wording": wording_of(sheet.shown(text, blank=False)),
            }
            for text in texts
        ],
        "warning": printed.machine_made_note(sheet.text),
        "also_minor": signing.ALSO_MINOR in needed,
        "unclear": signing.ages_on(person, request.actor.today).is_unclear,
        "carried": _carried(prepared),
        "form": form,
        "way": next(way for way, purpose in WAYS.items() if purpose == sheet.text.purpose),
        "next": way_back(request),
    }
    return render(request, "people/papers/sign_paper.html", context, status=422 if form.errors else 200)


def _carried(form: PrepareForm) -> list[tuple[str, str]]:
    """Return what was entered before the wording was shown, to be sent along with the signature."""
    sent: Any = form.data
    return [(name, value) for name in form.fields if name != "signer" for value in sent.getlist(name) if value]


@guarded(Person, policy.prepare_papers)
@once
def sign_paper(request: Request, person: Person) -> HttpResponse:
    """Record a signature on the screen, under the very wording that was shown."""
    offer = _Offer.to(request, person)
    agencies = list(Agency.objects.visible_to(request.actor).order_by("name"))
    way = request.POST.get("way", "")
    prepared = PrepareForm(
        request.POST or None, languages=offer.languages, agencies=agencies, needs_bodies=way == "release"
    )
    if way not in WAYS or not prepared.is_valid():
        context = {"person": person, "form": prepared, "offered": offer.languages, "next": way_back(request)}
        return show(request, "people/papers/prepare_papers.html", context, invalid=bool(prepared.errors))
    sheet = _sheet(offer, prepared, WAYS[way], agencies)
    form = SignForm(request.POST)
    if form.is_valid():
        try:
            _record(request, person, sheet, prepared, form)
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Unterschrift ist aufgenommen und verschlüsselt abgelegt."))
            return go_to(request, way_back(request) or person)
    return _sign_page(request, person, sheet, prepared, form)


def _record(request: Request, person: Person, sheet: printed.Sheet, prepared: PrepareForm, form: SignForm) -> None:
    common = {
        "actor": request.actor,
        "person_id": person.pk,
        "text_id": sheet.text.pk,
        "signed_on": request.actor.today,
        "signer": form.cleaned_data["signer"],
        "expires_on": prepared.expires_on,
        "evidence": form.evidence(),
        "explained_by_interpreter": form.cleaned_data["explained"],
    }
    if sheet.text.purpose == Purpose.DATA_PROCESSING:
        consents.record_consent(**common)
    else:
        subject = prepared.cleaned_data["subject"]
        consents.record_release(**common, subject=subject, recipients=prepared.recipients())


def _proof(request: Request, stored: StoredFile | None, person_id: int) -> HttpResponse:
    if stored is None:
        return HttpResponse(_("Zu diesem Papier liegt keine Kopie vor."), status=404, content_type="text/plain")
    note_reads(request, Person, [person_id])
    return _download(files.read(stored), f"nachweis.{stored.extension}", NAMES.get(stored.extension, "application/pdf"))


@guarded(DataProcessingConsent, policy.view_signed_consent)
def signed_consent(request: Request, consent: DataProcessingConsent) -> HttpResponse:
    """Hand out the copy or the signature made on the screen."""
    return _proof(request, consent.paper, consent.person_id)


@guarded(ConfidentialityRelease, policy.view_signed_release)
def signed_release(request: Request, release: ConfidentialityRelease) -> HttpResponse:
    """Hand out the copy or the signature made on the screen."""
    return _proof(request, release.paper, release.person_id)


@guarded(ConfidentialityRelease, policy.print_release)
def print_release(request: Request, release: ConfidentialityRelease) -> HttpResponse:
    """Print a recorded release with the bodies it names, in the language it was signed in."""
    person = Person.objects.visible_to(request.actor).get(pk=release.person_id)
    note_reads(request, Person, [person.pk])
    named = [
        Named(row.agency_id, row.agency.name, row.subject, row.expires_on)
        for row in papers.standing_recipients(release)
    ]
    writer = printed.writer_of(person, request.actor.today, _signing_age(request))
    content = printed.to_sign([printed.Sheet(release.text, tuple(named), release.expires_on)], writer)
    return _download(content, "schweigepflichtentbindung.pdf")

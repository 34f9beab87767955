from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.people import policy
from kimpass.people.actions import consent_texts
from kimpass.people.forms.consent_texts import ReleaseTextForm, RewriteTextForm, SupplyTextsForm
from kimpass.people.models import ConsentText
from kimpass.people.models.wordings import direction_of, wording_of
from kimpass.people.presenters import language_name
from kimpass.people.selectors import consent_texts as texts
from kimpass.people.selectors import printed
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@allowed(policy.list_consent_texts)
def list_consent_texts(request: Request) -> HttpResponse:
    bodies = texts.bodies_with_texts(request.actor)
    wanted = request.GET.get("stelle", "")
    body = next((each for each in bodies if each.public_id == wanted), bodies[0] if bodies else None)
    groups = texts.listed(body, all_versions="alle" in request.GET) if body is not None else {}
    context = {
        "bodies": bodies,
        "body": body,
        "groups": [
            {"purpose": purpose, "rows": [(row, language_name(row.language)) for row in rows]}
            for purpose, rows in groups.items()
        ],
        "all_versions": "alle" in request.GET,
        "without": texts.bodies_without_texts(request.actor),
        "can_release": policy.supply_consent_texts(request.actor),
    }
    return render(request, "people/consent_texts/list_consent_texts.html", context)


def _beside(text: ConsentText) -> dict[str, object]:
    """Return a wording and the German one that stands beside it, part by part."""
    german = texts.german_of(text)
    found, other = wording_of(german.body_text), wording_of(text.body_text)
    alone = german.pk == text.pk
    longest = max(len(found.parts), len(other.parts))
    padded = [wording.parts + (("", ""),) * (longest - len(wording.parts)) for wording in (found, other)]
    return {
        "text": text,
        "german": found,
        "other": None if alone else other,
        "pairs": list(zip(*padded, strict=True)),
        "spoken": language_name(text.language),
        "lang": text.language.partition("-")[0],
        "direction": direction_of(text.language),
        "warning": printed.machine_made_note(text),
    }


@guarded(ConsentText, policy.view_consent_text)
def consent_text(request: Request, text: ConsentText) -> HttpResponse:
    context = _beside(text) | {
        "can_release": policy.release_consent_text(request.actor, text),
        "signed": texts.is_signed(text),
    }
    return render(request, "people/consent_texts/consent_text.html", context)


@guarded(ConsentText, policy.view_consent_text)
def print_consent_text(request: Request, text: ConsentText) -> HttpResponse:
    """Print the empty form, without anybody's name."""
    answer = HttpResponse(
        printed.to_sign([printed.Sheet(text)], printed.Writer(custodian=True)), content_type="application/pdf"
    )
    answer["Content-Disposition"] = 'attachment; filename="einverstaendnistext.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


@guarded(ConsentText, policy.release_consent_text)
@once
def release_consent_text(request: Request, text: ConsentText) -> HttpResponse:
    form = ReleaseTextForm(request.POST or None)
    if form.is_valid():
        try:
            consent_texts.release_consent_text(actor=request.actor, text_id=text.pk, remark=form.cleaned_data["remark"])
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Übersetzung ist freigegeben."))
            return go_to(request, "people:consent_text", text.public_id)
    context = _beside(text) | {"form": form}
    return show(request, "people/consent_texts/release_consent_text.html", context, invalid=bool(form.errors))


@guarded(ConsentText, policy.rewrite_consent_text)
@once
def rewrite_consent_text(request: Request, text: ConsentText) -> HttpResponse:
    form = RewriteTextForm(request.POST or None, initial={"body_text": text.body_text})
    if form.is_valid():
        try:
            made = consent_texts.rewrite_consent_text(
                actor=request.actor, text_id=text.pk, body_text=form.cleaned_data["body_text"]
            )
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die neue Fassung ist gespeichert. Die alte bleibt bei den Unterschriften."))
            return go_to(request, "people:consent_text", made.public_id)
    form.fields["body_text"].widget.attrs |= {"lang": text.language.partition("-")[0], "dir": "auto"}
    context = _beside(text) | {"form": form}
    return render(
        request, "people/consent_texts/rewrite_consent_text.html", context, status=422 if form.errors else 200
    )


@allowed(policy.supply_consent_texts)
@once
def supply_consent_texts(request: Request) -> HttpResponse:
    bodies = texts.bodies_without_texts(request.actor)
    form = SupplyTextsForm(request.POST or None, agencies=bodies)
    if form.is_valid():
        try:
            made = consent_texts.supply_consent_texts(actor=request.actor, agency_id=form.chosen)
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("%(count)s Texte sind angelegt.") % {"count": made})
            return go_to(request, "people:list_consent_texts")
    context = {"form": form, "bodies": bodies}
    return show(request, "people/consent_texts/supply_consent_texts.html", context, invalid=bool(form.errors))

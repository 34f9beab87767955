from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import referrals
from kimpass.casework.forms.referrals import AnswerForm, ReferForm, RevokeForm
from kimpass.casework.models import Case, Referral, ServiceLinking
from kimpass.casework.selectors import answer_links, handovers, offered, record, released, sheets
from kimpass.casework.views.sheets import pdf_answer, sheet_page
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded
from kimpass.ui.htmx import go_to, show
from kimpass.ui.pressing import posted
from kimpass.vault.once import once

WORK = "casework/record/work.html"
S = Referral.State


def services_of(case: Case) -> str:
    return f"{case.get_absolute_url()}?abschnitt=leistungen"


def _linking(request: Request, case: Case) -> ServiceLinking | None:
    """Return the planned service the referral starts from, as the address or the form names it."""
    asked = (request.POST.get("linking_id") or request.GET.get("leistung", ""))[:12].replace("\x00", "")
    if not asked:
        return None
    rows: Any = ServiceLinking.objects.of(case).select_related("service__agency", "field")
    found: ServiceLinking | None = rows.filter(public_id=asked).first()
    return found


def _preview(form: ReferForm, request: Request, case: Case) -> dict[str, Any]:
    values = form.cleaned_data
    person = next(each for each in offered.members(case, request.actor.today) if each.pk == values["person_id"])
    release = released.covering(person, values["to_agency_id"], values["on"], request.actor.today)
    return {
        "sheet": sheets.build(case, person, values["fields_passed_on"], request.actor.today),
        "is_released": release is not None,
        "subject": released.subject_of(release, values["to_agency_id"]) if release else "",
    }


@guarded(Case, policy.refer)
@once
def refer(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    form = ReferForm(
        request.POST or None,
        people=offered.members(case, actor.today),
        agencies=handovers.receivers(actor),
        released=record.released_bodies(case, actor.today),
        fields=offered.fields_of_action(actor),
        linking=_linking(request, case),
        today=actor.today,
    )
    page: dict[str, Any] = {"form": form, "case": case, "back": services_of(case)}
    if form.is_valid() and "preview" in request.POST:
        page |= _preview(form, request, case)
    elif form.is_valid():
        values = dict(form.cleaned_data)
        try:
            referrals.refer(actor=actor, case_id=case.pk, fields=values.pop("fields_passed_on"), **values)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Der Verweis ist eingetragen. Die Antwort bleibt auf Ihrer Liste."))
            return go_to(request, services_of(case))
    return show(request, "casework/referrals/refer.html", page, invalid=bool(form.errors))


@guarded(Referral, policy.view_referral)
def referral(request: Request, referral: Referral) -> HttpResponse:
    links = answer_links.links_about(referral)
    page = {
        "referral": referral,
        "case": referral.case,
        "waits": referral.state in answer_links.WAITING[Referral],
        "is_released": released.may_still_be_shown(referral, request.actor.today),
        "subject": released.subject_of(referral.release, referral.to_agency_id),
        "links": [(link, link.state_on(request.actor.today)) for link in links],
        "history": answer_links.history_of(links),
        "back": services_of(referral.case),
    }
    return render(request, "casework/referrals/referral.html", page)


@guarded(Referral, policy.view_referral)
def referral_sheet(request: Request, referral: Referral) -> HttpResponse:
    return pdf_answer(sheet_page(referral, request.actor.today))


@guarded(Referral, policy.answer_referral)
@once
def answer_referral(request: Request, referral: Referral) -> HttpResponse:
    states = [choice for choice in S.choices if referral.may_become(choice[0])]
    form = AnswerForm(request.POST or None, states=states, today=request.actor.today)
    if form.is_valid():
        try:
            referrals.answer_referral(actor=request.actor, referral_id=referral.pk, **form.cleaned_data)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Die Antwort ist eingetragen."))
            return go_to(request, services_of(referral.case))
    page = {
        "form": form,
        "case": referral.case,
        "title": _("Antwort auf den Verweis"),
        "lead": f"{referral.to_agency.name}: {referral.purpose}",
        "submit": _("Eintragen"),
        "back": services_of(referral.case),
    }
    return show(request, WORK, page, invalid=bool(form.errors))


@guarded(Referral, policy.revoke_referral)
@once
def revoke_referral(request: Request, referral: Referral) -> HttpResponse:
    form = RevokeForm(posted(request))
    if form.is_valid():
        try:
            referrals.revoke_referral(
                actor=request.actor, referral_id=referral.pk, at=timezone.now(), **form.cleaned_data
            )
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(
                request, _("Der Verweis ist zurückgenommen. Bitten Sie die Stelle, das Blatt zu vernichten.")
            )
            return go_to(request, services_of(referral.case))
    page = {
        "form": form,
        "case": referral.case,
        "title": _("Verweis zurücknehmen"),
        "lead": _("Ein Link an %(body)s öffnet danach nichts mehr.") % {"body": referral.to_agency.name},
        "submit": _("Zurücknehmen"),
        "back": services_of(referral.case),
    }
    return show(request, WORK, page, invalid=bool(form.errors))

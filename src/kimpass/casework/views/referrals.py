from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import referrals
from kimpass.casework.forms.referrals import AnswerForm, ReferForm
from kimpass.casework.models import Case, Referral
from kimpass.casework.selectors import offered, record
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once

WORK = "casework/record/work.html"


def _services_of(case: Case) -> str:
    return f"{case.get_absolute_url()}?abschnitt=leistungen"


@guarded(Case, policy.refer)
@once
def refer(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    form = ReferForm(
        request.POST or None,
        people=offered.members(case, actor.today),
        agencies=offered.agencies(actor),
        released=record.released_bodies(case, actor.today),
        today=actor.today,
    )
    if form.is_valid():
        values = dict(form.cleaned_data)
        try:
            referrals.refer(actor=actor, case_id=case.pk, fields=values.pop("fields_passed_on"), **values)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Der Verweis ist eingetragen. Die Antwort bleibt auf Ihrer Liste."))
            return go_to(request, _services_of(case))
    page = {
        "form": form,
        "case": case,
        "title": _("Verweis an eine andere Stelle"),
        "submit": _("Verweisen"),
        "back": _services_of(case),
    }
    return show(request, WORK, page, invalid=bool(form.errors))


@guarded(Referral, policy.answer_referral)
@once
def answer_referral(request: Request, referral: Referral) -> HttpResponse:
    form = AnswerForm(request.POST or None, today=request.actor.today)
    if form.is_valid():
        try:
            referrals.answer_referral(actor=request.actor, referral_id=referral.pk, **form.cleaned_data)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Die Antwort ist eingetragen."))
            return go_to(request, _services_of(referral.case))
    page = {
        "form": form,
        "case": referral.case,
        "title": _("Antwort auf den Verweis"),
        "lead": f"{referral.to_agency.name}: {referral.purpose}",
        "submit": _("Eintragen"),
        "back": _services_of(referral.case),
    }
    return show(request, WORK, page, invalid=bool(form.errors))

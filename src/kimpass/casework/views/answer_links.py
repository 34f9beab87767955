"""Links for receivers without an account: making them inside, and the one public page of casework."""

from collections.abc import Callable

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.actions import answer_links as actions
from kimpass.casework.forms.answer_links import CodeForm, LinkAnswerForm
from kimpass.casework.models import AnswerLink, CaseHandover, Referral
from kimpass.casework.selectors import answer_links, released
from kimpass.casework.selectors.kept import contact_on
from kimpass.casework.views.sheets import LinkOnPaper, pdf_answer, sheet_page
from kimpass.kernel.access import Actor, RuleViolation
from kimpass.kernel.http import Read, Request, guarded, public
from kimpass.kernel.scope import strict
from kimpass.organisation.middleware import READING, tenant_transaction
from kimpass.organisation.models import Tenant
from kimpass.ui.htmx import go_to
from kimpass.vault.once import once

PURPOSE = "purpose_bound"


def address_of(request: HttpRequest, token: str, tenant_id: int) -> str:
    key = Tenant.objects.values_list("key", flat=True).get(pk=tenant_id)
    return request.build_absolute_uri(reverse("casework:answer_by_link", kwargs={"tenant_key": key, "token": token}))


def _make(request: Request, sent: Referral | CaseHandover, **subject: int) -> HttpResponse:
    if request.method != "POST":
        return go_to(request, sent)
    try:
        made = actions.make_answer_link(actor=request.actor, at=timezone.now(), **subject)
    except RuleViolation as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return go_to(request, sent)
    address = address_of(request, made.token, request.actor.tenant_id)
    page = {
        "sent": sent,
        "case": sent.case,
        "link": made.link,
        "last_day": made.link.last_day,
        "address": address,
        "token": made.token,
        "code": made.code,
        "code_spoken": " ".join(made.code),
        "qr": segno.make(address, error="m").svg_data_uri(scale=5, border=3, light="#fff"),
    }
    return render(request, "casework/answer_links/made.html", page)


@guarded(Referral, policy.make_answer_link)
@once
def link_for_referral(request: Request, referral: Referral) -> HttpResponse:
    return _make(request, referral, referral_id=referral.pk)


@guarded(CaseHandover, policy.make_answer_link)
@once
def link_for_handover(request: Request, handover: CaseHandover) -> HttpResponse:
    return _make(request, handover, handover_id=handover.pk)


@guarded(AnswerLink, policy.withdraw_answer_link)
@once
def withdraw_answer_link(request: Request, link: AnswerLink) -> HttpResponse:
    if request.method == "POST":
        try:
            actions.withdraw_answer_link(actor=request.actor, link_id=link.pk, at=timezone.now())
        except RuleViolation as refusal:
            messages.error(request, " ".join(refusal.reasons))
        else:
            messages.success(request, _("Der Link öffnet nichts mehr."))
    return go_to(request, link.sent)


@guarded(AnswerLink, policy.withdraw_answer_link)
@once
def print_answer_link(request: Request, link: AnswerLink) -> HttpResponse:
    token = request.POST.get("token", "")[:100]
    if not constant_time_compare(answer_links.hash_of(token), link.token_hash):
        return go_to(request, link.sent)
    on_paper = LinkOnPaper(address_of(request, token, link.tenant_id), f"{link.last_day:%d.%m.%Y}")
    return pdf_answer(sheet_page(link.sent, request.actor.today, link=on_paper))


# --- The public page ------------------------------------------------------------------------


def _nothing(request: HttpRequest) -> HttpResponse:
    """Answer alike whatever is wrong: nobody learns which district, link or case there is."""
    return _sealed(render(request, "casework/answer_links/nothing.html", status=404))


def _sealed(answer: HttpResponse) -> HttpResponse:
    """Let nothing of the page be kept, found or passed on: the address itself is a key."""
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer._has_been_logged = True  # type: ignore[attr-defined]  # Django would write the address into the log
    return answer


def _note_read(actor: Actor, sent: Referral | CaseHandover) -> None:
    """Write down that the sheet is shown, in the transaction that ends before the page leaves (R13, R4)."""
    log.record_reads(actor, "casework:answer_by_link", [Read(sent._meta.label_lower, (sent.pk,))], purpose=PURPOSE)


def _sheet(request: HttpRequest, actor: Actor, link: AnswerLink, form: LinkAnswerForm, status: int) -> HttpResponse:
    sent = link.sent
    _note_read(actor, sent)
    page = {
        "sent": sent,
        "purpose": sent.purpose if isinstance(sent, Referral) else sent.reason,
        "subject": released.subject_of(sent.release, sent.to_agency_id),
        "contact": contact_on(sent.case, actor.today),
        "sender": sent.case.controller.name,
        "unit": sent.case.unit.name,
        "last_day": link.last_day,
        "form": form,
        "is_handover": isinstance(sent, CaseHandover),
    }
    return render(request, "casework/answer_links/sheet.html", page, status=status)


def _open(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    form = CodeForm(request.POST)
    if form.is_valid():
        values = form.cleaned_data
        opening = actions.open_answer_link(actor=actor, token=token, code=values["code"], at=timezone.now())
        if opening.link is not None:
            answer_form = LinkAnswerForm(ticket=answer_links.ticket_of(opening.link))
            return _sheet(request, actor, opening.link, answer_form, 200)
        if opening.tries_left < 1:
            return _nothing(request)
        words = _("Der Code stimmt nicht. Noch %(left)s Versuche, dann ist der Link gesperrt.")
        form.add_error("code", words % {"left": opening.tries_left})
    return render(request, "casework/answer_links/code.html", {"form": form}, status=422)


def _answer(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    link = answer_links.living_link(actor, token)
    ticket = request.POST.get("ticket", "")[:200]
    if link is None or not answer_links.is_ticket(link, ticket):
        return _nothing(request)
    if "print" in request.POST:
        _note_read(actor, link.sent)
        log.record(actor, "answer_link.printed", link, case=link.case_id)
        return pdf_answer(sheet_page(link.sent, actor.today))
    form = LinkAnswerForm(request.POST)
    if form.is_valid():
        try:
            actions.answer_by_link(actor=actor, token=token, at=timezone.now(), **form.cleaned_data)
        except actions.LinkIsDead:
            return _nothing(request)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            state = form.cleaned_data["state"]
            return render(
                request, "casework/answer_links/thanks.html", {"confirmed": state == Referral.State.CONFIRMED}
            )
    return _sheet(request, actor, link, form, 422)


def _ask(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    if answer_links.living_link(actor, token) is None:
        return _nothing(request)
    return render(request, "casework/answer_links/code.html", {"form": CodeForm()})


@csrf_exempt
@public
def answer_by_link(request: HttpRequest, tenant_key: str, token: str) -> HttpResponse:
    """
    Ask for the code, show the sheet, take the answer.

    Exempt from the check against forgery because nothing here rests on a cookie: who can send this form knows token,
    code or ticket, and a page that lets no referrer leave could not pass the check.
    """
    tenant_id = Tenant.objects.filter(key=tenant_key).values_list("pk", flat=True).first()
    if tenant_id is None:
        return _nothing(request)
    actor = answer_links.receiver(tenant_id, localdate())
    step: Callable[[HttpRequest, Actor, str], HttpResponse] = _ask
    if request.method == "POST":
        step = _answer if "ticket" in request.POST else _open
    with tenant_transaction(tenant_id, reading=request.method in READING), strict():
        try:
            return _sealed(step(request, actor, token))
        except actions.LinkIsDead:
            return _nothing(request)

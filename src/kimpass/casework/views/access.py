from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import access
from kimpass.casework.forms.access import RecordAccessRequestForm, ReturnAccessRequestForm
from kimpass.casework.models import AccessRequest
from kimpass.casework.selectors.access import access_requests, case_of, identity_of, reasons_of
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed, guarded, note_reads
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


@allowed(policy.list_access_requests)
def list_access_requests(request: Request) -> HttpResponse:
    waiting = request.GET.get("alle") != "1"
    found = access_requests(request.actor, waiting=waiting, page=request.GET.get("seite", "1"))
    note_reads(request, AccessRequest, [row.id for row in found.rows])
    context = {
        "found": found,
        "waiting": waiting,
        "can": {"record_access_request": policy.record_access_request(request.actor)},
    }
    return render(request, "casework/access/list_access_requests.html", context)


@allowed(policy.record_access_request)
@once
def record_access_request(request: Request) -> HttpResponse:
    form = RecordAccessRequestForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        try:
            access_request = access.record_access_request(actor=request.actor, **form.values())
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Zugangsanfrage ist erfasst."))
            if policy.view_access_request(request.actor, access_request):
                return go_to(request, "casework:access_request", access_request.public_id)
            return go_to(request, "casework:record_access_request")
    template = "casework/access/record_access_request.html"
    return render(request, template, {"form": form}, status=422 if form.errors else 200)


@guarded(AccessRequest, policy.view_access_request)
def access_request(request: Request, access_request: AccessRequest) -> HttpResponse:
    context = {
        "access_request": access_request,
        "is_new": access_request.triage == AccessRequest.Triage.NEW,
        "reasons": reasons_of(access_request),
        "identity": identity_of(access_request),
        "case": case_of(request.actor, access_request),
        "can": {
            "begin_intake": policy.begin_intake(request.actor, access_request.unit_id),
            "return_access_request": policy.return_access_request(request.actor, access_request),
        },
    }
    return render(request, "casework/access/access_request.html", context)


@guarded(AccessRequest, policy.return_access_request)
@once
def return_access_request(request: Request, access_request: AccessRequest) -> HttpResponse:
    form = ReturnAccessRequestForm(request.POST or None)
    if form.is_valid():
        try:
            access.return_access_request(
                actor=request.actor,
                access_request_id=access_request.pk,
                reason=form.cleaned_data["reason"],
                on=request.actor.today,
            )
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die Zugangsanfrage ist zurückgegeben."))
            return go_to(request, "casework:access_request", access_request.public_id)
    context = {"access_request": access_request, "form": form}
    return show(request, "casework/access/return_access_request.html", context, invalid=bool(form.errors))

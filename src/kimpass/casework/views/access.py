from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import access
from kimpass.casework.forms.access import RecordAccessRequestForm, ReturnAccessRequestForm
from kimpass.casework.models import AccessRequest, Case
from kimpass.casework.selectors.access import (
    ALL,
    OWED,
    WAITING,
    access_requests,
    case_of,
    identity_of,
    queue,
    reasons_of,
)
from kimpass.casework.selectors.access_letter import letter
from kimpass.kernel.access import Permission, RuleViolation
from kimpass.kernel.http import Request, allowed, guarded, note_reads
from kimpass.steering.models import Finding
from kimpass.ui.htmx import go_to, show
from kimpass.ui.parts import Tab
from kimpass.vault.once import once

RULES = (
    "return_access_request",
    "join_access_request",
    "pass_on_access_request",
    "assign_access_request",
    "acknowledge_access_request",
    "tell_access_outcome",
    "report_access_finding",
    "name_person",
)


def _tabs(chosen: str) -> list[Tab]:
    words = ((WAITING, _("Wartende")), (OWED, _("Rückmeldung offen")), (ALL, _("Alle")))
    return [Tab(label, f"?zeigen={key}" if key else "?", current=key == chosen) for key, label in words]


@allowed(policy.list_access_requests)
def list_access_requests(request: Request) -> HttpResponse:
    wanted = ALL if request.GET.get("alle") == "1" else request.GET.get("zeigen", "")
    chosen = wanted if wanted in {OWED, ALL} else WAITING
    found = access_requests(request.actor, show=chosen, page=request.GET.get("seite", "1"))
    note_reads(request, AccessRequest, [row.id for row in found.rows])
    context = {
        "found": found,
        "show": chosen,
        "tabs": _tabs(chosen),
        "queue": queue(request.actor) if chosen == WAITING else None,
        "can": {
            "record_access_request": policy.record_access_request(request.actor),
            "see_access_figures": policy.see_access_figures(request.actor),
            "record_office_hour_contact": policy.record_office_hour_contact(request.actor),
        },
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


def _finding(request: Request, access_request: AccessRequest) -> Finding | None:
    if access_request.finding_id is None or not request.actor.may_somewhere(Permission.FINDING_VIEW):
        return None
    found: Finding | None = Finding.objects.visible_to(request.actor).filter(pk=access_request.finding_id).first()
    return found


@guarded(AccessRequest, policy.view_access_request)
def access_request(request: Request, access_request: AccessRequest) -> HttpResponse:
    actor = request.actor
    case = case_of(actor, access_request)
    if case is not None:
        note_reads(request, Case, [case.pk])
    sees = policy.see_access_identity(actor, access_request)
    coordinates = policy.coordinates(actor, access_request)
    reasons = reasons_of(access_request)
    context = {
        "access_request": access_request,
        "is_mine": access_request.is_open and (access_request.triage == AccessRequest.Triage.NEW or coordinates),
        "is_coordination": coordinates and access_request.is_at_coordination,
        "reasons": [reason.get_reason_display() for reason in reasons],
        "is_structural": any(reason.reason == AccessRequest.Reason.STRUCTURAL_DEFICIT for reason in reasons),
        "sees_identity": sees,
        "identity": identity_of(access_request) if sees else None,
        "case": case,
        "finding": _finding(request, access_request),
        "can": {
            "begin_intake": policy.begin_intake(actor, access_request.unit_id),
            **{name: getattr(policy, name)(actor, access_request) for name in RULES},
        },
    }
    return render(request, "casework/access/access_request.html", context)


@guarded(AccessRequest, policy.acknowledge_access_request)
def access_letter(request: Request, access_request: AccessRequest) -> HttpResponse:
    context = {"access_request": access_request, "letter": letter(access_request, request.actor)}
    return render(request, "casework/access/access_letter.html", context)


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

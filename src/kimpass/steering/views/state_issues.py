"""Concerns to the Land: list, page and every step on their way."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.steering import policy
from kimpass.steering.actions import state_issues
from kimpass.steering.forms.state_issues import CoordinateForm, ReplyForm, SendIssueForm, StateIssueForm
from kimpass.steering.models import StateIssue, Theme
from kimpass.steering.presenters.state_issues import state_issue_sheet
from kimpass.steering.views.files import sheet_answer
from kimpass.steering.views.frame import sections, work
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault.once import once

PAGE = 25
State = StateIssue.State
FIELDS = ("title", "recipient", "text", "request")


def page_of(issue: StateIssue) -> str:
    return reverse("steering:state_issue", args=[issue.public_id])


@allowed(policy.view_state_issues)
def state_issue_register(request: Request) -> HttpResponse:
    state = request.GET.get("stand", "")
    rows = StateIssue.objects.for_tenant(request.actor).select_related("theme").order_by("-sent_on", "-pk")
    if state in State.values:
        rows = rows.filter(state=state)
    context = {
        "tabs": sections(request, "state"),
        "page": Paginator(rows, PAGE).get_page(request.GET.get("seite")),
        "states": State.choices,
        "state": state,
        "today": request.actor.today,
    }
    return render(request, "steering/state_issues/state_issues.html", context)


@guarded(StateIssue, policy.view_state_issue)
def state_issue(request: Request, row: StateIssue) -> HttpResponse:
    may = policy.change_state_issue(request.actor, row)
    free = row.state in {State.DRAFT, State.COORDINATED}
    context = {
        "issue": row,
        "late": row.remind_on is not None and row.remind_on <= request.actor.today,
        "can": {
            "change": may and free,
            "coordinate": may and free,
            "send": may and row.state == State.COORDINATED,
            "reply": may and row.state in {State.SENT, State.ANSWERED},
            "close": may and row.state != State.CLOSED,
            "give_feedback": row.state in {State.ANSWERED, State.CLOSED}
            and policy.give_feedback(request.actor, row.theme),
        },
    }
    return render(request, "steering/state_issues/state_issue.html", context)


@guarded(Theme, policy.write_state_issue)
@once
def write_state_issue(request: Request, row: Theme) -> HttpResponse:
    initial = {"title": row.title, "text": row.summary}
    form = StateIssueForm(request.actor, posted(request), initial=initial)

    def act(_values: dict[str, Any]) -> str:
        return page_of(state_issues.write_state_issue(actor=request.actor, theme_id=row.pk, data=form.typed()))

    return work(
        request,
        form,
        act,
        title=_("Anliegen an das Land schreiben"),
        button=_("Speichern"),
        back=reverse("steering:theme", args=[row.public_id]),
        success=_("Das Anliegen ist angelegt."),
    )


@guarded(StateIssue, policy.change_state_issue)
@once
def change_state_issue(request: Request, row: StateIssue) -> HttpResponse:
    stored = {name: getattr(row, name) for name in FIELDS}
    form = StateIssueForm(request.actor, posted(request), initial=stored)

    def act(_values: dict[str, Any]) -> str:
        version = posted_version(request)
        state_issues.change_state_issue(actor=request.actor, issue_id=row.pk, version=version, data=form.typed())
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Anliegen ändern"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Das Anliegen ist geändert."),
        row=row,
    )


@guarded(StateIssue, policy.coordinate_state_issue)
@once
def coordinate_state_issue(request: Request, row: StateIssue) -> HttpResponse:
    form = CoordinateForm(request.actor, posted(request))

    def act(values: dict[str, Any]) -> str:
        state_issues.coordinate_state_issue(actor=request.actor, issue_id=row.pk, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Abgestimmt in der Lenkungsgruppe"),
        button=_("Festhalten"),
        back=page_of(row),
        success=_("Die Abstimmung ist festgehalten."),
    )


@guarded(StateIssue, policy.send_state_issue)
@once
def send_state_issue(request: Request, row: StateIssue) -> HttpResponse:
    form = SendIssueForm(request.actor, posted(request))

    def act(values: dict[str, Any]) -> str:
        state_issues.send_state_issue(actor=request.actor, issue_id=row.pk, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Anliegen weitergeleitet"),
        button=_("Festhalten"),
        back=page_of(row),
        success=_("Das Anliegen ist weitergeleitet; das Thema steht auf der Stufe des Landes."),
    )


@guarded(StateIssue, policy.record_state_reply)
@once
def record_state_reply(request: Request, row: StateIssue) -> HttpResponse:
    form = ReplyForm(request.actor, posted(request))

    def act(values: dict[str, Any]) -> str:
        state_issues.record_state_reply(actor=request.actor, issue_id=row.pk, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Antwort des Landes"),
        button=_("Festhalten"),
        back=page_of(row),
        success=_("Die Antwort ist festgehalten. Geben Sie jetzt allen Rückmeldung, die dazu gemeldet haben."),
    )


@guarded(StateIssue, policy.close_state_issue)
@once
def close_state_issue(request: Request, row: StateIssue) -> HttpResponse:
    return press(
        request,
        lambda: state_issues.close_state_issue(actor=request.actor, issue_id=row.pk),
        back=page_of(row),
        success=_("Das Anliegen ist abgeschlossen."),
    )


@guarded(StateIssue, policy.view_state_issue)
def state_issue_file(request: Request, row: StateIssue) -> HttpResponse:
    return sheet_answer(request, state_issue_sheet(request.actor, row), "anliegen")

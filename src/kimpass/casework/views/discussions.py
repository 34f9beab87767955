from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import discussions
from kimpass.casework.forms.discussions import DiscussionForm
from kimpass.casework.models import Case, CaseConference, CaseDiscussion
from kimpass.casework.selectors import discussions as talks
from kimpass.casework.selectors import offered
from kimpass.casework.selectors.record import ids_of
from kimpass.casework.views.acting import act, section_of, seen_version
from kimpass.kernel.http import Request, allowed, guarded, note_reads
from kimpass.ui.pressing import posted
from kimpass.vault.once import once

SHOWN = 25
TEMPLATE = "casework/discussions/record_discussion.html"


def page_of(row: CaseDiscussion) -> str:
    return reverse("casework:discussion", args=[row.public_id])


@allowed(policy.list_discussions)
def list_discussions(request: Request) -> HttpResponse:
    kind = request.GET.get("art", "")
    page = Paginator(talks.discussions(request.actor, kind), SHOWN).get_page(request.GET.get("seite", ""))
    coming = talks.coming_conferences(request.actor)
    note_reads(request, CaseDiscussion, ids_of(page.object_list))
    note_reads(request, CaseConference, ids_of(coming))
    values = {
        "page": page,
        "coming": coming,
        "kinds": CaseDiscussion.Kind.choices,
        "kind": kind,
        "may_record": policy.record_discussion(request.actor),
    }
    return render(request, "casework/discussions/list_discussions.html", values)


def _record(request: Request, case: Case | None) -> HttpResponse:
    actor = request.actor
    form = DiscussionForm(
        posted(request), agencies=offered.agencies(actor), today=actor.today, on_case=case is not None
    )

    def do(_values: dict[str, Any]) -> str:
        case_id = None if case is None else case.pk
        return page_of(discussions.record_discussion(actor=actor, talk=form.talk(), case_id=case_id))

    return act(
        request,
        form,
        do,
        case=case,
        title=_("Besprechung festhalten"),
        submit=_("Festhalten"),
        back=reverse("casework:discussions") if case is None else section_of(case, "gespraeche"),
        success=_("Die Besprechung ist festgehalten."),
        template=TEMPLATE,
    )


@allowed(policy.record_discussion)
@once
def record_discussion(request: Request) -> HttpResponse:
    return _record(request, None)


@guarded(Case, policy.record_discussion)
@once
def record_case_discussion(request: Request, case: Case) -> HttpResponse:
    return _record(request, case)


@guarded(CaseDiscussion, policy.view_discussion)
def discussion(request: Request, row: CaseDiscussion) -> HttpResponse:
    is_open = row.case is None or row.case.closed_on is None
    report = (
        reverse("steering:report_finding")
        if row.case is None
        else reverse("casework:report_case_finding", args=[row.case.public_id])
    )
    values = {
        "discussion": row,
        "case": row.case,
        "seats": talks.seats_of(row),
        "report_url": report,
        "may_change": is_open and policy.change_discussion(request.actor, row),
        "may_report": is_open and policy.record_discussion(request.actor, row.case),
    }
    return render(request, "casework/discussions/discussion.html", values)


@guarded(CaseDiscussion, policy.change_discussion)
@once
def change_discussion(request: Request, row: CaseDiscussion) -> HttpResponse:
    actor = request.actor
    form = DiscussionForm(
        posted(request),
        agencies=offered.agencies(actor),
        today=actor.today,
        on_case=row.case_id is not None,
        discussion=row,
        seats=talks.seats_of(row),
    )

    def do(_values: dict[str, Any]) -> str:
        talk, version = form.talk(), seen_version(request)
        return page_of(
            discussions.change_discussion(actor=actor, discussion_id=row.pk, talk=talk, seen_version=version)
        )

    return act(
        request,
        form,
        do,
        case=row.case,
        title=_("Besprechung ändern"),
        submit=_("Speichern"),
        back=page_of(row),
        success=_("Die Besprechung ist geändert."),
        template=TEMPLATE,
        row=row,
    )

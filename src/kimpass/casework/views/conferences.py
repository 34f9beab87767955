from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kimpass.casework import policy
from kimpass.casework.actions import conferences, tasks
from kimpass.casework.forms.conferences import ConferenceForm, HoldForm, ReasonForm
from kimpass.casework.forms.follow_ups import ConfirmForm
from kimpass.casework.models import Case, CaseConference
from kimpass.casework.selectors import calendar, offered
from kimpass.casework.selectors import conferences as talks
from kimpass.casework.views.acting import act, section_of, seen_version
from kimpass.casework.views.calendar import as_file
from kimpass.kernel.http import Request, guarded
from kimpass.ui.htmx import go_to
from kimpass.ui.pressing import posted
from kimpass.vault.once import once

RULES = ("change_conference", "hold_conference", "cancel_conference", "take_over_agreements")


def page_of(row: CaseConference) -> str:
    return reverse("casework:conference", args=[row.public_id])


@guarded(Case, policy.plan_conference)
@once
def plan_conference(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    form = ConferenceForm(posted(request), agencies=offered.agencies(actor), today=actor.today)
    return act(
        request,
        form,
        lambda _values: page_of(conferences.plan_conference(actor=actor, case_id=case.pk, plan=form.plan())),
        case=case,
        title=_("Fallkonferenz planen"),
        submit=_("Planen"),
        back=section_of(case, "gespraeche"),
        success=_("Die Fallkonferenz ist geplant."),
        template="casework/conferences/plan_conference.html",
    )


@guarded(CaseConference, policy.view_conference)
def conference(request: Request, row: CaseConference) -> HttpResponse:
    seats = talks.seats(row, request.actor.today)
    is_planned = row.state == CaseConference.State.PLANNED and row.case.closed_on is None
    agreements = talks.agreements(row)
    values = {
        "conference": row,
        "case": row.case,
        "seats": seats,
        "uncovered": [seat for seat in seats if not seat.covered],
        "agreements": agreements,
        "untaken": [each for each in agreements if each.task is None],
        "is_planned": is_planned,
        "can": {name: getattr(policy, name)(request.actor, row) for name in RULES},
        "back": section_of(row.case, "gespraeche"),
    }
    return render(request, "casework/conferences/conference.html", values)


@guarded(CaseConference, policy.change_conference)
@once
def change_conference(request: Request, row: CaseConference) -> HttpResponse:
    actor = request.actor
    form = ConferenceForm(
        posted(request),
        agencies=offered.agencies(actor),
        today=actor.today,
        conference=row,
        seats=talks.seats(row, actor.today),
    )

    def do(_values: dict[str, Any]) -> str:
        plan, version = form.plan(), seen_version(request)
        return page_of(
            conferences.change_conference(actor=actor, conference_id=row.pk, plan=plan, seen_version=version)
        )

    return act(
        request,
        form,
        do,
        case=row.case,
        title=_("Fallkonferenz ändern"),
        submit=_("Speichern"),
        back=page_of(row),
        success=_("Die Fallkonferenz ist geändert."),
        template="casework/conferences/plan_conference.html",
        row=row,
    )


@guarded(CaseConference, policy.hold_conference)
@once
def hold_conference(request: Request, row: CaseConference) -> HttpResponse:
    actor = request.actor
    form = HoldForm(posted(request), conference=row, seats=talks.seats(row, actor.today), today=actor.today)

    def do(values: dict[str, Any]) -> str:
        conferences.hold_conference(
            actor=actor,
            conference_id=row.pk,
            mode=values["mode"],
            on=values["held_on"],
            present=values["present"],
            result=values["result"],
            agreed=form.agreed(),
        )
        return page_of(row)

    return act(
        request,
        form,
        do,
        case=row.case,
        title=_("Ergebnis der Fallkonferenz"),
        submit=_("Festhalten"),
        back=page_of(row),
        success=_("Das Ergebnis ist festgehalten."),
        template="casework/conferences/hold_conference.html",
        conference=row,
    )


@guarded(CaseConference, policy.cancel_conference)
@once
def cancel_conference(request: Request, row: CaseConference) -> HttpResponse:
    def do(values: dict[str, Any]) -> str:
        conferences.cancel_conference(actor=request.actor, conference_id=row.pk, **values)
        return page_of(row)

    return act(
        request,
        ReasonForm(posted(request)),
        do,
        case=row.case,
        title=_("Fallkonferenz absagen"),
        submit=_("Absagen"),
        back=page_of(row),
        success=_("Die Fallkonferenz ist abgesagt. Kalender erfahren es beim nächsten Abruf."),
    )


@guarded(CaseConference, policy.take_over_agreements)
@once
def take_over_agreements(request: Request, row: CaseConference) -> HttpResponse:
    def do(_values: dict[str, Any]) -> str:
        made = tasks.take_over_agreements(actor=request.actor, conference_id=row.pk)
        words = ngettext("%(count)s Aufgabe ist angelegt.", "%(count)s Aufgaben sind angelegt.", made)
        messages.success(request, words % {"count": made})
        return section_of(row.case, "termine")

    return act(
        request,
        ConfirmForm(posted(request)),
        do,
        case=row.case,
        title=_("Vereinbarungen als Aufgaben übernehmen"),
        submit=_("Übernehmen"),
        back=page_of(row),
        success="",
        lead=_("Jede Vereinbarung wird eine Aufgabe der festen Ansprechperson; was schon übernommen ist, bleibt."),
    )


@guarded(CaseConference, policy.view_conference)
def conference_sheet(request: Request, row: CaseConference) -> HttpResponse:
    """Show what may lie on the table: only of an anonymised conference."""
    if row.mode != CaseConference.Mode.ANONYMISED:
        messages.error(request, _("Ein Blatt ohne Identität gibt es nur für eine anonymisierte Fallkonferenz."))
        return go_to(request, page_of(row))
    found = talks.sheet(row, request.actor.today)
    values = {"sheet": found, "conference": row, "back": page_of(row)}
    return render(request, "casework/conferences/sheet.html", values)


@guarded(CaseConference, policy.view_conference)
def conference_calendar(request: Request, row: CaseConference) -> HttpResponse:
    """Hand out the conference for a calendar: neutral title, no place, no case."""
    return as_file([calendar.of_conference(row)], timezone.now(), name="besprechung-kim.ics")

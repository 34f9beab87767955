from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kimpass.casework import policy, presenters
from kimpass.casework.models import Case, Goal
from kimpass.casework.selectors import agreed, contacts, deputy, handovers, kept, record, reported, timeline
from kimpass.casework.selectors.record import Header
from kimpass.casework.selectors.target_groups import hint_for, hint_words
from kimpass.casework.views import appointments, documents, extra_values, interpreting, pre_checks, talks, uma
from kimpass.kernel.http import Request, allowed, guarded, note_reads
from kimpass.people.models import Person

NEWEST = 20
RULES = (
    "record_contact",
    "record_assessment",
    "agree_goals",
    "link_service",
    "refer",
    "start_handover",
    "note_for_deputy",
    "set_follow_up",
    "report_case_finding",
    "move_case",
    "decide_routing",
    "close_case",
    "reopen_case",
    "add_case_member",
    "plan_appointment",
    "request_interpreting",
    "set_task",
    "plan_conference",
    "record_case_values",
    "add_document",
    "write_letter",
)


def _goals(request: Request, head: Header) -> dict[str, Any]:
    return {"goals": agreed.goals(head.case, with_offers=True)}


def _situation(head: Header, goals: Sequence[Goal]) -> dict[str, Any]:
    found = record.situations(head.case)
    return {
        "situation": found,
        "ladder": presenters.ladder(found),
        "rounds": presenters.rounds_line(found),
        "without_goal": presenters.areas_without_goal(found, goals),
    }


def _documented_situation(request: Request, head: Header) -> dict[str, Any]:
    found = _situation(head, agreed.goals(head.case)) | extra_values.documented(head.case, request.actor.today)
    hint = hint_for(request.actor, head.case)
    found["target_hint"] = None if hint is None else hint_words(hint)
    return found | uma.of_case(head.case, request.actor) | pre_checks.section(request, head)


def _overview(request: Request, head: Header) -> dict[str, Any]:
    chosen = request.GET.get("person", "")
    member = next((m for m in head.members if m.person.public_id == chosen), None) or head.reference
    way = None
    if member is not None:
        found = timeline.stretches(head.case, member.person.pk)
        way = presenters.timeline(head, member, found, request.actor.today)
    goals = agreed.goals(head.case)
    return {
        "way": way,
        "chosen": member,
        "follow_ups": record.open_follow_ups(head.case),
        "contacts": contacts.newest_contacts(head.case, NEWEST),
        "goals": goals,
        **_situation(head, goals),
    }


def _services(request: Request, head: Header) -> dict[str, Any]:
    today = request.actor.today
    waiting = [(referral, (today - referral.referred_on).days) for referral in record.referrals(head.case)]
    return {
        "linkings": record.linkings(head.case),
        "referrals": waiting,
        "handovers": handovers.handovers_of(head.case),
        "deputy_notes": deputy.notes_of(head.case),
    }


def _contacts(request: Request, head: Header) -> dict[str, Any]:
    page = contacts.contact_page(head.case, request.GET.get("seite", ""))
    extra_values.show_extra(head.case, page.object_list, request.actor.today)
    return {"page": page}


def _findings(request: Request, head: Header) -> dict[str, Any]:
    return {"findings": reported.reported_findings(head.case)}


def _history(request: Request, head: Header) -> dict[str, Any]:
    return {
        "closures": record.closures(head.case),
        "keepers": kept.keepers_of(head.case),
        "unit_changes": kept.unit_changes_of(head.case),
    }


def _appointments(request: Request, head: Header) -> dict[str, Any]:
    return appointments.section(request, head) | interpreting.section(request, head)


CONTENT: dict[str, Callable[[Request, Header], dict[str, Any]]] = {
    "ueberblick": _overview,
    "lage": _documented_situation,
    "ziele": _goals,
    "leistungen": _services,
    "kontakte": _contacts,
    "termine": _appointments,
    "gespraeche": talks.section,
    "dokumente": documents.of_case,
    "hinweise": _findings,
    "verlauf": _history,
}


@guarded(Case, policy.view_case)
def case(request: Request, case: Case) -> HttpResponse:
    wanted = request.GET.get("abschnitt", "")
    section = wanted if wanted in CONTENT else presenters.FIRST_SECTION
    head = record.header(case, request.actor.today)
    note_reads(request, Person, head.person_ids)
    values = {
        "case": case,
        "head": head,
        "section": section,
        "tabs": presenters.tabs(case, section),
        "steps": presenters.steps(case, head.phases),
        "badges": presenters.badges(head),
        "people": presenters.people_line(head.members),
        "languages": presenters.languages(head),
        "bodies": presenters.release_names(head),
        "can": {name: getattr(policy, name)(request.actor, case) for name in RULES},
        "today": request.actor.today,
        **CONTENT[section](request, head),
    }
    return render(request, "casework/record/case.html", values)


@allowed(policy.choose_case)
def choose_case(request: Request) -> HttpResponse:
    found = record.cases_to_choose(request.actor)
    note_reads(request, Case, record.ids_of(found))
    fragment = "#dialog" if request.htmx else ""
    return render(request, f"casework/record/choose_case.html{fragment}", {"cases": found})

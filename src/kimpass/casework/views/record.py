from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from kimpass.casework import policy, presenters
from kimpass.casework.models import Case
from kimpass.casework.selectors import agreed, record, reported, timeline
from kimpass.casework.selectors.record import Header
from kimpass.kernel.http import Request, allowed, guarded, note_reads
from kimpass.people.models import Person

NEWEST = 20
RULES = (
    "record_contact",
    "record_assessment",
    "agree_goals",
    "link_service",
    "refer",
    "set_follow_up",
    "report_case_finding",
    "move_case",
    "close_case",
    "reopen_case",
    "add_case_member",
)


def _goals(request: Request, head: Header) -> dict[str, Any]:
    return {"goals": agreed.goals(head.case, with_offers=True)}


def _situation(request: Request, head: Header) -> dict[str, Any]:
    found = record.situations(head.case)
    return {"situation": found, "ladder": presenters.ladder(found), "rounds": presenters.rounds_line(found)}


def _overview(request: Request, head: Header) -> dict[str, Any]:
    chosen = request.GET.get("person", "")
    member = next((m for m in head.members if m.person.public_id == chosen), None) or head.reference
    way = None
    if member is not None:
        found = timeline.stretches(head.case, member.person.pk)
        way = presenters.timeline(head, member, found, request.actor.today)
    return {
        "way": way,
        "chosen": member,
        "follow_ups": record.open_follow_ups(head.case),
        "contacts": record.newest_contacts(head.case, NEWEST),
        "goals": agreed.goals(head.case),
        **_situation(request, head),
    }


def _services(request: Request, head: Header) -> dict[str, Any]:
    today = request.actor.today
    waiting = [(referral, (today - referral.referred_on).days) for referral in record.referrals(head.case)]
    return {"linkings": record.linkings(head.case), "referrals": waiting}


def _contacts(request: Request, head: Header) -> dict[str, Any]:
    pages = Paginator(record.contacts(head.case), record.CONTACTS_SHOWN)
    return {"page": pages.get_page(request.GET.get("seite", ""))}


def _findings(request: Request, head: Header) -> dict[str, Any]:
    return {"findings": reported.reported_findings(head.case)}


def _history(request: Request, head: Header) -> dict[str, Any]:
    return {"closures": record.closures(head.case)}


CONTENT: dict[str, Callable[[Request, Header], dict[str, Any]]] = {
    "ueberblick": _overview,
    "lage": _situation,
    "ziele": _goals,
    "leistungen": _services,
    "kontakte": _contacts,
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

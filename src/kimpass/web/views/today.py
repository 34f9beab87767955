"""The first page after signing in: a work list."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kimpass.casework.models import AccessRequest, Case
from kimpass.kernel.access import Permission
from kimpass.kernel.http import Request, allowed, note_reads
from kimpass.people.models import Person
from kimpass.web import policy
from kimpass.web.today import day_of
from kimpass.web.worklist import address

NOON, EVENING = 11, 18


def _greeting(hour: int) -> str:
    if hour < NOON:
        return _("Guten Morgen")
    return _("Guten Tag") if hour < EVENING else _("Guten Abend")


@allowed(policy.view_today)
@require_safe
def today(request: Request) -> HttpResponse:
    """Show what waits for whoever is signed in."""
    actor = request.actor
    day = day_of(actor, all_goals=request.GET.get("ziele") == "alle")
    if day.casework is not None:
        note_reads(request, Case, sorted(day.casework.case_ids))
        note_reads(request, Person, sorted(day.casework.person_ids))
        note_reads(request, AccessRequest, sorted(day.casework.access_request_ids))
    note_reads(request, AccessRequest, sorted(row.id for row in day.access))
    takes_in = actor.may_somewhere(Permission.CASE_WORK)
    new_access = "casework:begin_intake" if takes_in else "casework:record_access_request"
    shortcuts = (
        (Permission.ACCESS_RECORD, new_access, _("Neuer Zugang"), "add"),
        (Permission.CASE_WORK, "casework:choose_case", _("Kontaktnotiz"), "edit"),
        (Permission.ACCESS_RECORD, "casework:office_hour", _("Sprechstunde"), ""),
        (Permission.FINDING_REPORT, "steering:report_finding", _("Strukturhinweis"), "add"),
        (Permission.CASE_FIGURES, "casework:case_figures", _("Fallzahlen"), ""),
        (Permission.PROCEDURE_SET, "casework:standard_tasks", _("Standardaufgaben"), ""),
        (Permission.SESSION_WORK, "steering:bodies", _("Gremien"), ""),
        (Permission.USERS_MANAGE, "organisation:accounts", _("Konten und Rollen"), ""),
    )
    values = {
        "day": day,
        "today": actor.today,
        "caseload_url": address("casework:caseload") if actor.may_somewhere(Permission.CASE_VIEW) else "",
        "greeting": _greeting(localtime().hour),
        "shortcuts": [
            (label, address(route), icon)
            for permission, route, label, icon in shortcuts
            if actor.may_somewhere(permission) and address(route)
        ],
    }
    return render(request, "web/today/today.html", values)

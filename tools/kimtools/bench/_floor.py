"""
The floor: bare pages over the same rows, the least a signed-in Django page can do.

Session, user, standard middleware, the ORM's plainest form, one flat template without layout, no rights and no tenant.
"""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template import engines
from django.urls import path
from django.utils import timezone

from kimpass.casework.models import AssessmentArea, Case, Contact, FollowUp, Goal, GoalStep
from kimpass.organisation.models import StaffMember
from kimpass.people.models import HouseholdMember, Person

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

LIST = """<table>{% for member in members %}<tr><td>
<a href="/fall/{{ member.case.public_id }}/">{{ member.case.number }}</a></td>
<td>{{ member.person.family_name }}, {{ member.person.given_names }}</td><td>{{ member.case.phase }}</td>
<td>{{ member.case.unit.name }}</td><td>{{ member.case.opened_on|date:"d.m.Y" }}</td>
<td>{{ member.case.level }}</td><td>{{ member.case.track }}</td></tr>{% endfor %}</table>"""
CASE = """<h1>{{ case.number }}</h1>
{% for m in members %}<p>{{ m.person.family_name }}, {{ m.person.given_names }}</p>{% endfor %}
<table>{% for area in areas %}<tr><td>{{ area.area.label_de }}</td><td>{{ area.rung }}</td><td>{{ area.need }}</td>
<td>{{ area.wish }}</td></tr>{% endfor %}</table>
{% for goal in goals %}<h2>{{ goal.title }}</h2><p>{{ goal.due_on|date:"d.m.Y" }}</p>{% endfor %}
{% for step in steps %}<p>{{ step.text }} {{ step.who }} {{ step.due_on|date:"d.m.Y" }}</p>{% endfor %}
{% for contact in contacts %}<p>{{ contact.happened_on|date:"d.m.Y" }} {{ contact.kind }} {{ contact.minutes }}</p>
<p>{{ contact.text }}</p>{% endfor %}
{% for due in follow_ups %}<p>{{ due.due_on|date:"d.m.Y" }} {{ due.text }}</p>{% endfor %}"""
TODAY = """<h1>Heute</h1><table>{% for due in follow_ups %}<tr><td>{{ due.due_on|date:"d.m.Y" }}</td>
<td>{{ due.case.number }}</td><td>{{ due.text }}</td></tr>{% endfor %}</table>
<table>{% for goal in goals %}<tr><td>{{ goal.due_on|date:"d.m.Y" }}</td><td>{{ goal.case.number }}</td>
<td>{{ goal.title }}</td></tr>{% endfor %}</table>"""
HITS = (
    """<ul>{% for p in people %}<li>{{ p.family_name }}, {{ p.given_names }} {{ p.birth_year }}</li>{% endfor %}</ul>"""
)

_compiled: dict[str, Any] = {}


def _page(request: HttpRequest, source: str, context: dict[str, Any]) -> HttpResponse:
    if source not in _compiled:
        _compiled[source] = engines["django"].from_string(source)
    return HttpResponse(_compiled[source].render(context, request))


def _user(request: HttpRequest) -> int:
    return int(request.user.pk or 0)


def _own(request: HttpRequest) -> int:
    return StaffMember.objects.values_list("pk", flat=True).get(user_id=_user(request))


@login_required
def case_list(request: HttpRequest) -> HttpResponse:
    """Fifty cases of the signed-in staff member."""
    rows = Case.objects.filter(responsibilities__staff_member__user_id=_user(request)).order_by("-opened_on", "id")
    cases = list(rows.select_related("unit")[:50])
    members = HouseholdMember.objects.filter(household__in=[case.household_id for case in cases])
    by_household = {member.household_id: member for member in members.select_related("person")}
    shown = [{"case": case, "person": by_household[case.household_id].person} for case in cases]
    return _page(request, LIST, {"members": shown})


@login_required
def case(request: HttpRequest, pid: str) -> HttpResponse:
    """One case with members, situation, goals and the twenty newest notes."""
    found = Case.objects.select_related("unit").get(public_id=pid)
    context = {
        "case": found,
        "members": HouseholdMember.objects.filter(household=found.household_id).select_related("person"),
        "areas": AssessmentArea.objects.filter(case=found).select_related("area"),
        "goals": Goal.objects.filter(case=found),
        "steps": GoalStep.objects.filter(case=found),
        "contacts": Contact.objects.filter(case=found).order_by("-happened_on", "-id")[:20],
        "follow_ups": FollowUp.objects.filter(case=found, done_on__isnull=True),
    }
    return _page(request, CASE, context)


@login_required
def today(request: HttpRequest) -> HttpResponse:
    """What is due, of the cases of the signed-in staff member."""
    mine = {"case__responsibilities__staff_member__user_id": _user(request)}
    day = date.fromisoformat(request.GET["am"])
    due = FollowUp.objects.filter(**mine, done_on__isnull=True, due_on__lte=day).select_related("case")
    goals = Goal.objects.filter(**mine, settled_on__isnull=True, due_on__lte=day).select_related("case")
    return _page(request, TODAY, {"follow_ups": due[:50], "goals": goals[:50]})


@login_required
def search(request: HttpRequest) -> HttpResponse:
    """The persons whose numbers are given: the same rows a search would show, without the search."""
    people = Person.objects.filter(pk__in=request.GET["ids"].split(","))
    return _page(request, HITS, {"people": people})


@login_required
def note(request: HttpRequest, pid: str) -> HttpResponse:
    """One durable insert."""
    found = Case.objects.get(public_id=pid)
    Contact.objects.create(
        tenant_id=found.tenant_id,
        case=found,
        happened_on=date.fromisoformat(request.POST["happened_on"]),
        kind="talk",
        text=request.POST["text"],
        recorded_at=timezone.now(),
        recorded_by_id=_own(request),
    )
    return HttpResponseRedirect("/")


def nothing(request: HttpRequest) -> HttpResponse:
    """Where the sign-in would lead."""
    return JsonResponse({})


urlpatterns = [
    path("", nothing, name="account_login"),
    path("liste/", case_list),
    path("fall/<str:pid>/", case),
    path("heute/", today),
    path("suche/", search),
    path("notiz/<str:pid>/", note),
]

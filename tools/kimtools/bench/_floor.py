"""
The floor: bare pages over the same rows, the least a signed-in Django page can do.

Session, user, standard middleware, the ORM's plainest form, one flat template without layout, no rights and no tenant.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template import engines
from django.urls import path
from django.utils import timezone

from kimpass.casework.models import (
    AccessRequest,
    AssessmentArea,
    Case,
    CasePhase,
    Contact,
    FollowUp,
    Goal,
    GoalStep,
    Referral,
    Responsibility,
)
from kimpass.network.models import Service
from kimpass.organisation.models import StaffMember
from kimpass.people.models import (
    DataProcessingConsent,
    HouseholdMember,
    LegalDomainPeriod,
    Person,
    ReleaseRecipient,
    ResidenceStatus,
)
from kimpass.steering.models import Feedback, Finding

SHOWN_CONTACTS = 20
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

LIST = """<table>{% for row in rows %}<tr>
<td><a href="/fall/{{ row.case.public_id }}/">{{ row.person.family_name }}, {{ row.person.given_names }}</a></td>
<td>{{ row.case.number }}</td><td>{{ row.case.phase }}</td><td>{{ row.case.unit.name }}</td>
<td>{{ row.case.opened_on|date:"d.m.Y" }}</td><td>{{ row.keeper.name }}</td>
<td>{{ row.due.due_on|date:"d.m.Y" }}</td></tr>{% endfor %}</table>"""
CASE = """<h1>{{ case.number }}</h1><p>{{ case.unit.name }} {{ case.opened_on|date:"d.m.Y" }}</p>
{% for k in keepers %}<p>{{ k.staff_member.name }}</p>{% endfor %}
{% for p in phases %}<p>{{ p.phase }} {{ p.entered_on|date:"d.m.Y" }}</p>{% endfor %}
{% for m in members %}<p>{{ m.person.family_name }}, {{ m.person.given_names }} {{ m.relation }}</p>{% endfor %}
{% for c in consents %}<p>{{ c.signed_on|date:"d.m.Y" }}</p>{% endfor %}
{% for r in releases %}<p>{{ r.agency.name }}</p>{% endfor %}
{% for t in titles %}<p>{{ t.valid_from|date:"d.m.Y" }} {{ t.title.label_de }}</p>{% endfor %}
{% for d in domains %}<p>{{ d.valid_from|date:"d.m.Y" }} {{ d.domain.label_de }} {{ d.agency.name }}</p>{% endfor %}
<table>{% for area in areas %}<tr><td>{{ area.area.label_de }}</td><td>{{ area.rung }}</td><td>{{ area.need }}</td>
<td>{{ area.wish }}</td><td>{{ area.assessment.assessed_on|date:"d.m.Y" }}</td></tr>{% endfor %}</table>
{% for goal in goals %}<h2>{{ goal.title }}</h2><p>{{ goal.due_on|date:"d.m.Y" }}</p>{% endfor %}
{% for step in steps %}<p>{{ step.text }} {{ step.who }} {{ step.due_on|date:"d.m.Y" }}</p>{% endfor %}
{% for c in contacts %}<p>{{ c.happened_on|date:"d.m.Y" }} {{ c.kind }} {{ c.minutes }} {{ c.recorded_by.name }}</p>
<p>{{ c.text }}</p>{% for t in c.topics.all %}<p>{{ t.field.label_de }}</p>{% endfor %}{% endfor %}
{% for due in follow_ups %}<p>{{ due.due_on|date:"d.m.Y" }} {{ due.text }}</p>{% endfor %}"""
TODAY = """<h1>Heute</h1><table>{% for row in follow_ups %}<tr><td>{{ row.due.due_on|date:"d.m.Y" }}</td>
<td>{{ row.person.family_name }} {{ row.due.case.number }}</td><td>{{ row.due.text }}</td>
<td><a href="/erledigt/{{ row.due.public_id }}/">Erledigt</a>
<a href="/verschieben/{{ row.due.public_id }}/">Verschieben</a></td></tr>{% endfor %}</table>
<table>{% for row in goals %}<tr><td>{{ row.due.due_on|date:"d.m.Y" }}</td>
<td>{{ row.person.family_name }} {{ row.due.case.number }}</td><td>{{ row.due.title }}</td></tr>{% endfor %}</table>
{% for a in access %}<p>{{ a.unit.name }} {{ a.channel }} {{ a.received_on|date:"d.m.Y" }}</p>{% endfor %}
{% for r in referrals %}<p>{{ r.to_agency.name }} {{ r.referred_on|date:"d.m.Y" }}</p>{% endfor %}
{% for c in unsigned %}<p>{{ c.number }}</p>{% endfor %}
{% for f in news %}<p>{{ f.finding.title }} {{ f.text }} {{ f.given_at|date:"d.m.Y" }}</p>{% endfor %}"""
HITS = """<ul>{% for p in people %}<li><a href="/person/{{ p.public_id }}/">{{ p.family_name }}, {{ p.given_names }}</a>
{{ p.original_name }} Jahrgang {{ p.birth_year }} klingt gleich</li>{% endfor %}
{% for c in cases %}<li><a href="/fall/{{ c.public_id }}/">{{ c.number }}</a> {{ c.unit.name }}</li>{% endfor %}
{% for s in services %}<li>{{ s.name }} {{ s.agency.name }}</li>{% endfor %}
{% for f in findings %}<li>{{ f.title }} {{ f.field.label_de }}</li>{% endfor %}</ul>"""

_compiled: dict[str, Any] = {}


def _page(request: HttpRequest, source: str, context: dict[str, Any]) -> HttpResponse:
    if source not in _compiled:
        _compiled[source] = engines["django"].from_string(source)
    return HttpResponse(_compiled[source].render(context, request))


def _user(request: HttpRequest) -> int:
    return int(request.user.pk or 0)


def _own(request: HttpRequest) -> int:
    return StaffMember.objects.values_list("pk", flat=True).get(user_id=_user(request))


def _tenant(request: HttpRequest) -> int:
    """Return the tenant, for our indexes begin with it: without it the floor would read whole tables."""
    return int(request.session["tenant_id"])


def _mine(request: HttpRequest) -> QuerySet[Any, Any]:
    held = Responsibility.objects.filter(tenant_id=_tenant(request), staff_member__user_id=_user(request))
    return held.values("case_id")


def _persons(request: HttpRequest, cases: Iterable[Case]) -> dict[int, Person]:
    """Return whom each household is named after."""
    homes = [case.household_id for case in cases]
    members = HouseholdMember.objects.filter(
        tenant_id=_tenant(request), household__in=homes, is_reference=True
    ).select_related("person")
    return {member.household_id: member.person for member in members}


@login_required
def case_list(request: HttpRequest) -> HttpResponse:
    """Fifty cases of the signed-in staff member, with who keeps them and what is due next."""
    rows = Case.objects.filter(tenant_id=_tenant(request), pk__in=_mine(request)).order_by("-opened_on", "id")
    cases = list(rows.select_related("unit")[:50])
    persons = _persons(request, cases)
    held = Responsibility.objects.filter(tenant_id=_tenant(request), case__in=cases).select_related("staff_member")
    keepers = {row.case_id: row.staff_member for row in held}
    waiting: Iterable[Any] = FollowUp.objects.filter(
        tenant_id=_tenant(request), case__in=cases, done_on__isnull=True
    ).order_by("-due_on")
    due = {row.case_id: row for row in waiting}
    shown = [
        {"case": c, "person": persons[c.household_id], "keeper": keepers.get(c.pk), "due": due.get(c.pk)} for c in cases
    ]
    return _page(request, LIST, {"rows": shown})


@login_required
def case(request: HttpRequest, pid: str) -> HttpResponse:
    """One case: what the case page shows of it."""
    found = Case.objects.select_related("unit").get(tenant_id=_tenant(request), public_id=pid)
    home = found.household_id
    people = {"person__memberships__household": home}
    contacts = (
        Contact.objects.filter(tenant_id=_tenant(request), case=found)
        .select_related("recorded_by")
        .order_by("-happened_on", "-id")
    )
    context = {
        "case": found,
        "keepers": Responsibility.objects.filter(tenant_id=_tenant(request), case=found).select_related("staff_member"),
        "phases": CasePhase.objects.filter(tenant_id=_tenant(request), case=found),
        "members": HouseholdMember.objects.filter(tenant_id=_tenant(request), household=home).select_related("person"),
        "consents": DataProcessingConsent.objects.filter(tenant_id=_tenant(request), **people),
        "releases": ReleaseRecipient.objects.filter(
            tenant_id=_tenant(request), release__person__memberships__household=home
        ).select_related("agency"),
        "titles": ResidenceStatus.objects.filter(tenant_id=_tenant(request), **people).select_related("title"),
        "domains": LegalDomainPeriod.objects.filter(tenant_id=_tenant(request), **people).select_related(
            "domain", "agency"
        ),
        "areas": AssessmentArea.objects.filter(tenant_id=_tenant(request), case=found).select_related(
            "area", "assessment"
        ),
        "goals": Goal.objects.filter(tenant_id=_tenant(request), case=found),
        "steps": GoalStep.objects.filter(tenant_id=_tenant(request), case=found),
        "contacts": contacts.prefetch_related("topics__field")[:SHOWN_CONTACTS],
        "follow_ups": FollowUp.objects.filter(tenant_id=_tenant(request), case=found, done_on__isnull=True),
    }
    return _page(request, CASE, context)


@login_required
def today(request: HttpRequest) -> HttpResponse:
    """What waits, of the cases of the signed-in staff member."""
    user = _user(request)
    mine = {"case__in": _mine(request)}
    day = date.fromisoformat(request.GET["am"])
    follow_ups: list[Any] = list(
        FollowUp.objects.filter(
            tenant_id=_tenant(request), **mine, done_on__isnull=True, due_on__lte=day
        ).select_related("case")[:25]
    )
    goals: list[Any] = list(
        Goal.objects.filter(
            tenant_id=_tenant(request), **mine, settled_on__isnull=True, due_on__lte=day
        ).select_related("case")[:25]
    )
    persons = _persons(request, [row.case for row in [*follow_ups, *goals]])
    own_units = StaffMember.objects.filter(user_id=user).values("unit")
    unsigned = Case.objects.filter(tenant_id=_tenant(request), pk__in=_mine(request)).exclude(
        household__members__person__consents__isnull=False
    )
    context = {
        "follow_ups": [{"due": row, "person": persons[row.case.household_id]} for row in follow_ups],
        "goals": [{"due": row, "person": persons[row.case.household_id]} for row in goals],
        "access": AccessRequest.objects.filter(
            tenant_id=_tenant(request), unit__in=own_units, triage="new"
        ).select_related("unit"),
        "referrals": Referral.objects.filter(tenant_id=_tenant(request), **mine, state="open").select_related(
            "to_agency"
        ),
        "unsigned": unsigned[:25],
        "news": Feedback.objects.filter(tenant_id=_tenant(request), finding__reported_by__user_id=user).select_related(
            "finding"
        )[:3],
    }
    return _page(request, TODAY, context)


@login_required
def search(request: HttpRequest) -> HttpResponse:
    """The persons whose numbers are given, without looking for them, and whatever else contains the words."""
    words = request.GET["q"]
    context = {
        "people": Person.objects.filter(tenant_id=_tenant(request), pk__in=request.GET["ids"].split(",")),
        "cases": Case.objects.filter(
            tenant_id=_tenant(request), pk__in=_mine(request), number__contains=words
        ).select_related("unit")[:10],
        "services": Service.objects.filter(tenant_id=_tenant(request), name__icontains=words).select_related("agency")[
            :10
        ],
        "findings": Finding.objects.filter(tenant_id=_tenant(request), title__icontains=words).select_related("field")[
            :10
        ],
    }
    return _page(request, HITS, context)


@login_required
def note(request: HttpRequest, pid: str) -> HttpResponse:
    """One durable insert."""
    found = Case.objects.get(tenant_id=_tenant(request), public_id=pid)
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

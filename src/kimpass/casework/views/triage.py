"""What becomes of an access request: one small form for each decision."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import access, triage
from kimpass.casework.forms.findings import CaseFindingForm
from kimpass.casework.forms.triage import JoinForm, NamePersonForm, OnForm, OutcomeForm, PassOnForm
from kimpass.casework.forms.work import WorkForm
from kimpass.casework.models import AccessRequest, Case
from kimpass.casework.selectors import offered, record
from kimpass.casework.selectors.access import cases_with
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded, note_reads, typed
from kimpass.people.selectors.names import find_people
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once

DECIDE = "casework/access/decide.html"
Words = dict[str, str]


def _decide(
    request: Request, access_request: AccessRequest, form: WorkForm, act: Callable[..., Any], words: Words
) -> HttpResponse:
    """Show a form, and let it act; `words` say title, submit and what was done."""
    if form.is_valid():
        try:
            act(actor=request.actor, access_request_id=access_request.pk, **form.cleaned_data)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, words["done"])
            return go_to(request, "casework:access_request", access_request.public_id)
    page = {"access_request": access_request, "form": form, **words}
    return show(request, DECIDE, page, invalid=bool(form.errors))


def _fitting(request: Request, cases: list[Case]) -> list[Case]:
    """Return the cases of households in which somebody bears the name that was typed, or whose number it is."""
    wanted = typed(request, "search", most=120).strip()
    if not wanted:
        return cases
    people = [hit.person.pk for hit in find_people(request.actor, wanted, limit=50)]
    kept = cases_with(request.actor, people)
    fold = wanted.casefold()
    return [case for case in cases if case.pk in kept or fold in case.number.casefold()]


@guarded(AccessRequest, policy.join_access_request)
@once
def join_access_request(request: Request, access_request: AccessRequest) -> HttpResponse:
    cases = record.cases_to_choose(request.actor)
    note_reads(request, Case, record.ids_of(cases))
    searching = request.method == "POST" and "check" in request.POST
    fitting = _fitting(request, cases) if searching else cases
    form = JoinForm(None if searching else request.POST or None, actor=request.actor, cases=fitting)
    if searching:
        form.initial["search"] = request.POST.get("search", "")[:120]
    words = {
        "title": _("Einem bestehenden Fall zuordnen"),
        "submit": _("Zuordnen"),
        "done": _("Die Zugangsanfrage gehört jetzt zu Ihrem Fall."),
        "search": _("Liste kürzen"),
    }
    if searching and not fitting:
        words["lead"] = _("Keiner Ihrer Fälle passt zu diesem Namen. Leeren Sie das Suchfeld, um alle zu sehen.")

    def join(search: str = "", **values: Any) -> AccessRequest:
        return triage.join_access_request(**values)

    return _decide(request, access_request, form, join, words)


@guarded(AccessRequest, policy.pass_on_access_request)
@once
def pass_on_access_request(request: Request, access_request: AccessRequest) -> HttpResponse:
    words = {
        "title": _("An die Koordinierende Stelle geben"),
        "submit": _("Weitergeben"),
        "done": _("Die Zugangsanfrage liegt jetzt bei der Koordinierenden Stelle, ohne Namen."),
    }
    form = PassOnForm(request.POST or None, actor=request.actor)
    return _decide(request, access_request, form, triage.pass_on_access_request, words)


@guarded(AccessRequest, policy.assign_access_request)
@once
def assign_access_request(request: Request, access_request: AccessRequest) -> HttpResponse:
    words = {
        "title": _("An das Case Management geben"),
        "submit": _("Weitergeben"),
        "lead": _("Die Anfrage wartet dann beim Case Management von %(unit)s.") % {"unit": access_request.unit.name},
        "done": _("Die Zugangsanfrage wartet jetzt beim Case Management."),
    }
    form = OnForm(request.POST or None, actor=request.actor)
    return _decide(request, access_request, form, triage.assign_access_request, words)


@guarded(AccessRequest, policy.acknowledge_access_request)
@once
def acknowledge_access_request(request: Request, access_request: AccessRequest) -> HttpResponse:
    words = {
        "title": _("Eingang bestätigt"),
        "submit": _("Eintragen"),
        "lead": _("Tragen Sie ein, wann die meldende Stelle die Bestätigung bekommen hat."),
        "done": _("Die Bestätigung des Eingangs ist eingetragen."),
    }
    form = OnForm(request.POST or None, actor=request.actor)
    return _decide(request, access_request, form, triage.acknowledge_access_request, words)


@guarded(AccessRequest, policy.tell_access_outcome)
@once
def tell_access_outcome(request: Request, access_request: AccessRequest) -> HttpResponse:
    words = {
        "title": _("Rückmeldung an die meldende Stelle"),
        "submit": _("Rückmeldung eintragen"),
        "done": _("Die Rückmeldung ist eingetragen. Das Schreiben dazu können Sie jetzt öffnen."),
    }
    form = OutcomeForm(request.POST or None, actor=request.actor)
    return _decide(request, access_request, form, triage.tell_access_outcome, words)


@guarded(AccessRequest, policy.name_person)
@once
def name_person(request: Request, access_request: AccessRequest) -> HttpResponse:
    words = {
        "title": _("Person eintragen"),
        "submit": _("Eintragen"),
        "lead": _("Nur, wenn die Person zugestimmt hat. Den Namen sieht, wer die Anfrage annehmen kann."),
        "done": _("Die Person ist eingetragen."),
    }
    form = NamePersonForm(request.POST or None)

    def name(*, actor: Any, access_request_id: int, **_values: Any) -> Any:
        return access.name_person(actor=actor, access_request_id=access_request_id, identity=form.entry())

    return _decide(request, access_request, form, name, words)


@guarded(AccessRequest, policy.report_access_finding)
@once
def report_access_finding(request: Request, access_request: AccessRequest) -> HttpResponse:
    form = CaseFindingForm(request.POST or None, fields=offered.fields_of_action(request.actor))
    words = {
        "title": _("Als Strukturhinweis melden"),
        "submit": _("Melden"),
        "lead": _("Ohne Namen und ohne Angaben zur Person; Kommune und Monat stehen schon fest."),
        "done": _("Der Strukturhinweis ist gemeldet, ohne Angaben zur Person."),
    }

    def report(**values: Any) -> Any:
        return triage.report_access_finding(on=request.actor.today, **values)

    return _decide(request, access_request, form, report, words)

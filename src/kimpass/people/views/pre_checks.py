from collections.abc import Callable, Iterable
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded, note_reads
from kimpass.law.errors import Refused
from kimpass.law.rulebook import shipped
from kimpass.people import policy
from kimpass.people.actions import pre_checks as actions
from kimpass.people.forms.pre_checks import AnswerForm, NothingForm
from kimpass.people.models import Person, PreCheck
from kimpass.people.selectors import (
    check_handovers,
    check_print,
    check_questions,
    check_sheet,
    check_words,
    known_facts,
    law_checks,
    persons,
    pre_checks,
)
from kimpass.people.selectors.check_questions import Interview
from kimpass.ui.htmx import go_to
from kimpass.ui.pressing import posted
from kimpass.vault.once import once

MOST_PASSED_OVER = 60


def _norm(request: Request) -> str:
    key = request.POST.get("norm") or request.GET.get("norm", "")
    return key if key in law_checks.BASES else ""


def _passed_over(request: Request) -> list[str]:
    sent = (request.POST.get("ohne") or request.GET.get("ohne", "")).split(",")
    known = shipped().facts
    return [name for name in dict.fromkeys(sent) if name in known][:MOST_PASSED_OVER]


def _interview_url(person: Person, norm: str, passed_over: list[str], fact: str = "") -> str:
    values = {"norm": norm} | ({"ohne": ",".join(passed_over)} if passed_over else {})
    return f"{reverse('people:answer_check_question', args=[person.public_id])}?{urlencode(values | _fact(fact))}"


def _fact(name: str) -> dict[str, str]:
    return {"frage": name} if name else {}


@guarded(Person, policy.view_pre_checks)
def list_pre_checks(request: Request, person: Person) -> HttpResponse:
    found = pre_checks.checks_of(person)
    note_reads(request, PreCheck, [check.pk for check in found])
    rows = [
        (check, law_checks.basis_name(check.basis), check_words.overall_words(check.overall, check.met_on))
        for check in found
    ]
    context = {
        "person": person,
        "rows": rows,
        "handovers": check_handovers.handovers_of(person),
        "today": request.actor.today,
        "can": {"run": policy.run_pre_check(request.actor, person)},
    }
    return render(request, "people/pre_checks/list_pre_checks.html", context)


@guarded(Person, policy.choose_basis)
def choose_basis(request: Request, person: Person) -> HttpResponse:
    """Offer the norms that fit what the file holds; the others stay open to choose."""
    known = known_facts.known_facts(person, request.actor.today)
    refused, found = "", []
    try:
        found = list(law_checks.offered({name: row.value for name, row in known.items()}, request.actor.today))
    except Refused as problem:
        refused = problem.reason
    rows = [(each, check_words.overall_words(each.overall, each.met_on)) for each in found]
    context = {
        "person": person,
        "fitting": sorted((row for row in rows if row[0].fits), key=lambda row: law_checks.best_first(row[0])),
        "others": [row for row in rows if not row[0].fits],
        "refused": refused,
        "is_german": known_facts.is_german(person),
        "facts": _fact_rows(known.values()),
    }
    return render(request, "people/pre_checks/choose_basis.html", context)


def _fact_rows(
    rows: Iterable[known_facts.Known], url: Callable[[str], str] = lambda _name: ""
) -> list[tuple[known_facts.Known, str, str, str]]:
    return [
        (row, check_words.question_words(row.name), check_words.value_words(row.name, row.value), url(row.name))
        for row in rows
    ]


@guarded(Person, policy.answer_check_question)
@once
def answer_check_question(request: Request, person: Person) -> HttpResponse:
    """Ask one question; answered, passed over, or none left: then the check can be run."""
    norm, passed_over = _norm(request), _passed_over(request)
    if not norm:
        return redirect("people:choose_basis", person.public_id)
    today = request.actor.today
    found = check_questions.interview(person, norm, today)
    wanted = request.POST.get("frage") or request.GET.get("frage", "")
    name = wanted or found.next_after(passed_over) or ""
    question = law_checks.question(norm, name, today) if name not in check_questions.IN_THE_FILE else None
    if question is None:
        return _overview(request, person, found, passed_over)
    before = found.known.get(name)
    form = AnswerForm(posted(request), question=question)
    if form.is_valid():
        try:
            actions.answer_check_question(
                actor=request.actor, person_id=person.pk, basis=norm, name=name, value=form.stored()
            )
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            return go_to(request, _interview_url(person, norm, passed_over))
    context = {
        "person": person,
        "norm": norm,
        "norm_name": law_checks.basis_name(norm),
        "question": question,
        "is_judgement": check_questions.is_judgement(question),
        "before": before and check_words.value_words(name, before.value),
        "form": form,
        "ohne": ",".join(passed_over),
        "skip_url": _interview_url(person, norm, [*passed_over, name]),
        "overview_url": _interview_url(person, norm, [*passed_over, *found.left]),
        "left": len([each for each in found.left if each not in passed_over]),
        "answered": len(found.known),
    }
    return render(request, "people/pre_checks/answer_check_question.html", context, status=422 if form.errors else 200)


def _overview(request: Request, person: Person, found: Interview, passed_over: list[str]) -> HttpResponse:
    """Show what is known under the norm, what was passed over, and the button that runs the check."""

    def links(names: tuple[str, ...]) -> list[tuple[str, str]]:
        return [(check_words.question_words(name), _interview_url(person, found.basis, [], name)) for name in names]

    facts = _fact_rows(found.known.values(), lambda name: _interview_url(person, found.basis, [], name))
    context = {
        "person": person,
        "norm": found.basis,
        "norm_name": law_checks.basis_name(found.basis),
        "facts": facts,
        "left": links(found.left),
        "also": links(found.also),
        "missing_in_file": [check_words.question_words(name) for name in found.missing_in_file],
        "refused": found.refused,
        "form": NothingForm(),
    }
    return render(request, "people/pre_checks/check_overview.html", context)


@guarded(Person, policy.run_pre_check)
@once
def run_pre_check(request: Request, person: Person) -> HttpResponse:
    norm = _norm(request)
    if not norm:
        return redirect("people:choose_basis", person.public_id)
    found = check_questions.interview(person, norm, request.actor.today)
    if request.method != "POST":
        return _overview(request, person, found, [])
    try:
        check = actions.run_pre_check(actor=request.actor, person_id=person.pk, basis=norm)
    except RuleViolation as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return go_to(request, "people:choose_basis", person.public_id)
    return go_to(request, "people:view_pre_check", check.public_id)


def _changes(check: PreCheck) -> dict[str, object]:
    found = pre_checks.difference(pre_checks.one_before(check), check)
    words = check_words.STATUS

    def fact(name: str, value: object) -> str:
        return _("nicht angegeben") if value is pre_checks.MISSING else check_words.value_words(name, value)

    return {
        "before": found.before,
        "difference": found,
        "conditions": [(row.what, words[row.before], words[row.after]) for row in found.conditions],
        "facts": [
            (check_words.question_words(row.what), fact(row.what, row.before), fact(row.what, row.after))
            for row in found.facts
        ],
        "overall": found.overall and (check_words.SHORT[found.overall.before], check_words.SHORT[found.overall.after]),
    }


@guarded(PreCheck, policy.view_pre_check)
def view_pre_check(request: Request, check: PreCheck) -> HttpResponse:
    person = check.person
    note_reads(request, Person, [person.pk])
    newest = pre_checks.newest_of(person, check.basis)
    is_newest = newest is not None and newest.pk == check.pk
    changed = pre_checks.facts_changed_since(check, request.actor.today) if is_newest else []
    context = {
        "person": person,
        "check": check,
        "sheet": check_sheet.sheet(check),
        "picture": check_sheet.picture(check),
        "heading": check_words.HEADING,
        "explanation": check_words.EXPLANATION,
        "changed": [check_words.question_words(name) for name in changed],
        "is_newest": is_newest,
        "newest": newest,
        "changes": _changes(check),
        "handovers": check_handovers.handovers_of_check(check),
        "languages": check_print.languages([row.language for row in persons.languages_of(person)]),
        "can": {
            "run": policy.run_pre_check(request.actor, person),
            "hand_over": policy.hand_over_check(request.actor, check),
        },
        "interview_url": _interview_url(person, check.basis, []),
    }
    return render(request, "people/pre_checks/view_pre_check.html", context)


@guarded(PreCheck, policy.print_pre_check)
def print_pre_check(request: Request, check: PreCheck) -> HttpResponse:
    """Print a check in German, with the labels in the client's language beside them."""
    note_reads(request, Person, [check.person_id])
    content = check_print.as_pdf(check, request.GET.get("sprache", ""))
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="vorpruefung.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer

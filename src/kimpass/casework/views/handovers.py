from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import handovers as actions
from kimpass.casework.forms.handovers import DayForm, EndForm, FeedbackForm, ProcedureForm, StartForm
from kimpass.casework.forms.referrals import AnswerForm
from kimpass.casework.forms.work import WorkForm
from kimpass.casework.models import Case, CaseHandover
from kimpass.casework.selectors import answer_links, handovers, offered, record, released, sheets
from kimpass.casework.views.referrals import WORK, services_of
from kimpass.casework.views.sheets import pdf_answer, sheet_page
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.ui.htmx import go_to, show
from kimpass.ui.parts import Step
from kimpass.ui.pressing import posted
from kimpass.vault.once import once

S = CaseHandover.State


@guarded(Case, policy.start_handover)
@once
def start_handover(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    form = StartForm(
        request.POST or None,
        people=offered.members(case, actor.today),
        agencies=handovers.receivers(actor),
        released=record.released_bodies(case, actor.today),
        template=handovers.procedure_on(actor, actor.today) or handovers.as_it_comes(actor),
        today=actor.today,
    )
    if form.is_valid():
        values = dict(form.cleaned_data)
        try:
            begun = actions.start_handover(actor=actor, case_id=case.pk, fields=values.pop("chosen"), **values)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Die Übergabe ist vorbereitet. Es ist noch nichts hinausgegangen."))
            return go_to(request, begun)
    page = {
        "form": form,
        "case": case,
        "title": _("Fall an eine andere Stelle übergeben"),
        "submit": _("Übergabe vorbereiten"),
        "back": services_of(case),
    }
    return show(request, WORK, page, invalid=bool(form.errors))


def _steps(handover: CaseHandover) -> list[Step]:
    states: dict[bool, Any] = {True: "now", False: "open"}
    return [
        Step(step.name, step.done_on, "done" if step.is_done else states[step.is_now])
        for step in handovers.steps(handover)
    ]


@guarded(CaseHandover, policy.view_handover)
def handover(request: Request, handover: CaseHandover) -> HttpResponse:
    today, case = request.actor.today, handover.case
    links = answer_links.links_about(handover)
    draft = handover.state == S.PREPARED
    page = {
        "handover": handover,
        "case": case,
        "steps": _steps(handover),
        "sheet": sheets.build(case, handover.person, handover.fields, today) if draft else None,
        "needs_talk": draft and handover.template.needs_talk and handover.talk_on is None,
        "waits": handover.state == S.SENT,
        "is_released": released.may_still_be_shown(handover, today),
        "subject": released.subject_of(handover.release, handover.to_agency_id),
        "links": [(link, link.state_on(today)) for link in links],
        "history": answer_links.history_of(links),
        "back": services_of(case),
    }
    return render(request, "casework/handovers/handover.html", page)


@guarded(CaseHandover, policy.view_handover)
def handover_sheet(request: Request, handover: CaseHandover) -> HttpResponse:
    if handover.state == S.PREPARED:
        built = sheets.build(handover.case, handover.person, handover.fields, request.actor.today)
        handover.sheet = built.frozen()
    return pdf_answer(sheet_page(handover, request.actor.today))


def _step(
    request: Request,
    handover: CaseHandover,
    form: WorkForm,
    act: Callable[..., CaseHandover],
    words: dict[str, str],
) -> HttpResponse:
    """Ask for what a step needs, take it, and go back to the handover."""
    if form.is_valid():
        try:
            act(actor=request.actor, handover_id=handover.pk, **form.cleaned_data)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, words["done"])
            return go_to(request, handover)
    page = {"form": form, "case": handover.case, "back": handover.get_absolute_url(), **words}
    return show(request, WORK, page, invalid=bool(form.errors))


@guarded(CaseHandover, policy.record_handover_talk)
@once
def record_handover_talk(request: Request, handover: CaseHandover) -> HttpResponse:
    form = DayForm(request.POST or None, today=request.actor.today)
    words = {
        "title": _("Übergabegespräch"),
        "lead": _("Gespräch mit %(body)s") % {"body": handover.to_agency.name},
        "submit": _("Eintragen"),
        "done": _("Das Gespräch ist eingetragen."),
    }
    return _step(request, handover, form, actions.record_handover_talk, words)


@guarded(CaseHandover, policy.send_handover)
@once
def send_handover(request: Request, handover: CaseHandover) -> HttpResponse:
    form = DayForm(request.POST or None, today=request.actor.today)
    words = {
        "title": _("Blatt übergeben"),
        "lead": _("Das Blatt wird eingefroren: was danach am Fall geändert wird, steht nicht darauf."),
        "submit": _("Übergeben"),
        "done": _("Der Fall ist übergeben. Die Bestätigung bleibt auf Ihrer Liste."),
    }
    return _step(request, handover, form, actions.send_handover, words)


@guarded(CaseHandover, policy.answer_handover)
@once
def answer_handover(request: Request, handover: CaseHandover) -> HttpResponse:
    states = [(S.CONFIRMED.value, _("übernimmt den Fall")), (S.DECLINED.value, _("lehnt ab"))]
    form = AnswerForm(request.POST or None, states=states, today=request.actor.today)
    words = {
        "title": _("Antwort auf die Übergabe"),
        "lead": f"{handover.to_agency.name}: {handover.reason}",
        "submit": _("Eintragen"),
        "done": _("Die Antwort ist eingetragen."),
    }
    return _step(request, handover, form, actions.answer_handover, words)


@guarded(CaseHandover, policy.record_handover_feedback)
@once
def record_handover_feedback(request: Request, handover: CaseHandover) -> HttpResponse:
    form = FeedbackForm(request.POST or None, today=request.actor.today)
    words = {
        "title": _("Rückmeldung der Stelle"),
        "submit": _("Eintragen"),
        "done": _("Die Rückmeldung ist eingetragen."),
    }
    return _step(request, handover, form, actions.record_handover_feedback, words)


@guarded(CaseHandover, policy.end_handover)
@once
def end_handover(request: Request, handover: CaseHandover) -> HttpResponse:
    form = EndForm(request.POST or None, today=request.actor.today)
    words = {
        "title": _("Übergabe abschließen"),
        "lead": _("Wer den Fall hier schließt, kann ihn später wieder aufnehmen."),
        "submit": _("Abschließen"),
        "done": _("Die Übergabe ist abgeschlossen."),
    }
    return _step(request, handover, form, actions.end_handover, words)


def _revoke(*, actor: Any, handover_id: int) -> CaseHandover:
    return actions.revoke_handover(actor=actor, handover_id=handover_id, at=timezone.now())


@guarded(CaseHandover, policy.revoke_handover)
@once
def revoke_handover(request: Request, handover: CaseHandover) -> HttpResponse:
    form = WorkForm(posted(request))
    words = {
        "title": _("Übergabe zurücknehmen"),
        "lead": _("Ein Link an %(body)s öffnet danach nichts mehr.") % {"body": handover.to_agency.name},
        "submit": _("Zurücknehmen"),
        "done": _("Die Übergabe ist zurückgenommen. Bitten Sie die Stelle, das Blatt zu vernichten."),
    }
    return _step(request, handover, form, _revoke, words)


@allowed(policy.set_handover_procedure)
@once
def handover_procedure(request: Request) -> HttpResponse:
    actor = request.actor
    versions = handovers.procedures(actor)
    template = versions[0] if versions else handovers.as_it_comes(actor)
    form = ProcedureForm(request.POST or None, template=template, today=actor.today)
    if form.is_valid():
        values = dict(form.cleaned_data)
        try:
            actions.set_handover_procedure(actor=actor, fields=values.pop("chosen"), **values)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(
                request, _("Die neue Fassung gilt für den ganzen Kreis. Laufende Übergaben behalten ihre.")
            )
            return go_to(request, "casework:handover_procedure")
    labels = dict(sheets.PassedOn.choices)
    shown = [(row, ", ".join(str(labels[key]) for key in row.fields if key in labels)) for row in versions]
    page = {"form": form, "versions": shown, "today": actor.today}
    return render(request, "casework/handovers/procedure.html", page, status=422 if form.errors else 200)

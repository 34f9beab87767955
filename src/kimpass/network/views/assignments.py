"""Settle the bookings of interpreters."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded
from kimpass.network import policy
from kimpass.network.actions import assignments
from kimpass.network.forms.interpreters import ChooseInterpreterForm, ConfirmForm, DoneForm
from kimpass.network.models import InterpreterAssignment
from kimpass.network.selectors import interpreters as found
from kimpass.ui.htmx import go_to, show
from kimpass.ui.pressing import posted
from kimpass.vault.once import once

FORM = "network/interpreters/act.html"
Form = ChooseInterpreterForm | ConfirmForm | DoneForm


def _act(request: Request, form: Form, do: Callable[[], object], title: str, submit: str, success: str) -> HttpResponse:
    back = reverse("network:interpreters")
    if form.is_valid():
        try:
            do()
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, success)
            return go_to(request, back)
    values = {"form": form, "title": title, "submit": submit, "back": back}
    return show(request, FORM, values, invalid=bool(form.errors))


def _sent(request: Request) -> ConfirmForm:
    return ConfirmForm(posted(request))


@guarded(InterpreterAssignment, policy.assign_interpreter)
@once
def assign_interpreter(request: Request, row: InterpreterAssignment) -> HttpResponse:
    fitting = list(found.interpreter_list(request.actor, row.language))
    form = ChooseInterpreterForm(posted(request), fitting=fitting)

    def do() -> object:
        chosen = form.cleaned_data["interpreter_id"]
        return assignments.assign_interpreter(actor=request.actor, assignment_id=row.pk, interpreter_id=chosen)

    return _act(request, form, do, _("Jemanden anfragen"), _("Angefragt"), _("Die Anfrage ist vermerkt."))


@guarded(InterpreterAssignment, policy.answer_assignment)
@once
def confirm_assignment(request: Request, row: InterpreterAssignment) -> HttpResponse:
    def do() -> object:
        return assignments.answer_assignment(actor=request.actor, assignment_id=row.pk, confirmed=True)

    return _act(request, _sent(request), do, _("Zusage eintragen"), _("Zugesagt"), _("Die Zusage ist eingetragen."))


@guarded(InterpreterAssignment, policy.answer_assignment)
@once
def decline_assignment(request: Request, row: InterpreterAssignment) -> HttpResponse:
    def do() -> object:
        return assignments.answer_assignment(actor=request.actor, assignment_id=row.pk, confirmed=False)

    return _act(request, _sent(request), do, _("Absage eintragen"), _("Abgesagt"), _("Die Absage ist eingetragen."))


@guarded(InterpreterAssignment, policy.complete_assignment)
@once
def complete_assignment(request: Request, row: InterpreterAssignment) -> HttpResponse:
    form = DoneForm(request.actor, posted(request), assignment=row)

    def do() -> object:
        return assignments.complete_assignment(actor=request.actor, assignment_id=row.pk, **form.cleaned_data)

    return _act(request, form, do, _("Einsatz abrechnen"), _("Eintragen"), _("Dauer und Kosten sind eingetragen."))


@guarded(InterpreterAssignment, policy.cancel_assignment)
@once
def cancel_assignment(request: Request, row: InterpreterAssignment) -> HttpResponse:
    def do() -> object:
        return assignments.cancel_assignment(actor=request.actor, assignment_id=row.pk)

    return _act(request, _sent(request), do, _("Einsatz stornieren"), _("Stornieren"), _("Der Einsatz ist storniert."))

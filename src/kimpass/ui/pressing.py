"""What every page with forms shares: what was sent, a form that calls one action, a button that does one thing."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request
from kimpass.ui import editing
from kimpass.ui.htmx import go_to


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, None for a page that is only opened; an empty form that was sent is sent all the same."""
    return request.POST if request.method == "POST" else None


def posted_version(request: HttpRequest) -> int:
    """Return the version a form was filled in for, 0 when it says none."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def carry_out(request: Request, form: forms.BaseForm, act: Callable[[], str], *, success: str) -> HttpResponse | None:
    """
    Let a form that was sent and holds call its one action, which returns where to go; None shows the form again.

    A refusal stands in the form, and what was typed stays.
    """
    editing.take_stored(request, form)
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        target = act()
    except RuleViolation as refusal:
        form.add_error(None, [*refusal.reasons])
        return None
    if success:
        messages.success(request, success)
    return go_to(request, target)


def press(request: Request, act: Callable[[], object], *, back: str, success: str, to: str = "") -> HttpResponse:
    """Call an action behind a single button; a refusal is said on the page it came from, success leads on."""
    if request.method != "POST":
        return go_to(request, back)
    try:
        act()
    except RuleViolation as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return go_to(request, back)
    messages.success(request, success)
    return go_to(request, to or back)

"""What the pages of this area share: a form that calls one action, and a button that does."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request
from kimpass.organisation.models import AddressedModel
from kimpass.organisation.selectors.edits import last_change
from kimpass.ui import editing
from kimpass.ui.htmx import go_to, show
from kimpass.ui.pressing import posted_version


def posted(request: Request) -> Any:
    """Return what was sent, None for a page that is only opened."""
    return request.POST if request.method == "POST" else None


def work(
    request: Request,
    form: forms.Form,
    act: Callable[[dict[str, Any]], str],
    *,
    title: str,
    button: str,
    back: str,
    success: str,
    template: str = "controlling/dialog.html",
    row: AddressedModel | None = None,
    **context: Any,
) -> HttpResponse:
    """
    Show a form; sent and valid, call `act`, which does the one thing and returns where to go.

    With `row` the form replaces what is stored there: whoever was not the first sees both versions.
    """
    editing.take_stored(request, form)
    if request.method == "POST" and form.is_valid():
        try:
            target = act(form.cleaned_data)
        except RuleViolation as refusal:
            form.add_error(None, [*refusal.reasons])
        else:
            messages.success(request, success)
            return go_to(request, target)
    values = {"form": form, "title": title, "button": button, "back": back, **context}
    if row is not None:
        values["version"] = row.version
        if request.method == "POST" and posted_version(request) != row.version:
            values["clash"] = editing.clash(form, last_change(request.actor, row))
    return show(request, template, values, invalid=bool(form.errors))

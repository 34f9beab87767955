"""What the pages of this area share: a form that calls one action, and a button that does."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse

from kimpass.kernel.http import Request
from kimpass.organisation.models import AddressedModel
from kimpass.organisation.selectors.edits import standing
from kimpass.ui.htmx import show
from kimpass.ui.pressing import carry_out


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
    done = carry_out(request, form, lambda: act(form.cleaned_data), success=success)
    if done is not None:
        return done
    values = {"form": form, "title": title, "button": button, "back": back, **context}
    if row is not None:
        values |= standing(request, form, row)
    return show(request, template, values, invalid=bool(form.errors))

"""A form that calls one action: shown, refused in words, or done."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from kimpass.casework.forms.work import WorkForm
from kimpass.casework.models import Case
from kimpass.kernel.http import Request
from kimpass.organisation.models import AddressedModel
from kimpass.organisation.selectors.edits import last_change
from kimpass.ui import editing
from kimpass.ui.htmx import show
from kimpass.ui.pressing import carry_out

FORM = "casework/record/act.html"


def section_of(case: Case, section: str) -> str:
    """Return the address of a section of the case page."""
    return f"{case.get_absolute_url()}?abschnitt={section}"


def seen_version(request: Request) -> int | None:
    """Return the version of the row that the form was filled in for, None when it says none."""
    text = request.POST.get("seen_version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


def _version(request: Request, form: WorkForm, row: AddressedModel) -> int:
    # A refused form shows the newer version beside what was typed, and so carries its number.
    sent = seen_version(request)
    return row.version if sent is None or form.non_field_errors() else sent


def act(
    request: Request,
    form: WorkForm,
    do: Callable[[dict[str, Any]], str],
    *,
    title: str,
    submit: str,
    back: str,
    success: str,
    case: Case | None = None,
    template: str = FORM,
    row: AddressedModel | None = None,
    **more: Any,
) -> HttpResponse:
    """Show a form; sent and valid, call `do`, which does the one thing and returns where to go."""
    done = carry_out(request, form, lambda: do(form.cleaned_data), success=success)
    if done is not None:
        return done
    values = {"form": form, "case": case, "title": title, "submit": submit, "back": back, **more}
    if row is not None:
        values["row_version"] = _version(request, form, row)
        if form.is_bound and seen_version(request) not in {None, row.version}:
            values["clash"] = editing.clash(form, last_change(request.actor, row))
    return show(request, template, values, invalid=bool(form.errors))

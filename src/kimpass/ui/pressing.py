"""What every page with forms shares: the version a form was filled in for, and a button that does one thing."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request
from kimpass.ui.htmx import go_to


def posted_version(request: HttpRequest) -> int:
    """Return the version a form was filled in for, 0 when it says none."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def press(request: Request, act: Callable[[], object], *, back: str, success: str) -> HttpResponse:
    """Call an action behind a single button; a refusal is said on the page it came from."""
    if request.method != "POST":
        return go_to(request, back)
    try:
        act()
    except RuleViolation as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, success)
    return go_to(request, back)

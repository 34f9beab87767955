"""Answers to a browser that asks by form or by htmx."""

from typing import Any

from django.db import models
from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django_htmx.http import HttpResponseClientRedirect

from kimpass.kernel.http import Request


def go_to(request: Request, target: models.Model | str, *args: object, **kwargs: object) -> HttpResponse:
    """Redirect the browser to an object, a URL name or an address, whether it asked by form or by htmx."""
    url = resolve_url(target, *args, **kwargs)
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def show(
    request: Request, template: str, context: dict[str, Any], *, fragment: str = "dialog", invalid: bool = False
) -> HttpResponse:
    """Render the page, or only its fragment where htmx asks; 422 says that a form needs correction."""
    name = f"{template}#{fragment}" if request.htmx else template
    return render(request, name, context, status=422 if invalid else 200)

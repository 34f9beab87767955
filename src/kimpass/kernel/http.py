"""The request as our views see it, and the guard every view wears."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django_htmx.middleware import HtmxDetails

from kimpass.kernel.access import Actor, Decision, require
from kimpass.kernel.privacy import DataClass


@dataclass(frozen=True, slots=True)
class Read:
    """One kind of rows a page shows: what the read log will say of it."""

    subject_type: str
    subject_ids: tuple[int, ...]


class Request(HttpRequest):
    """A request inside a tenant."""

    actor: Actor
    htmx: HtmxDetails
    reads: list[Read]


View = Callable[..., HttpResponse]


def note_reads(request: Request, model: type[models.Model], ids: Iterable[int]) -> None:
    """Note which rows with case content this page shows; the read log writes them before the page leaves (R13)."""
    shown = tuple(ids)
    if shown:
        request.reads.append(Read(model._meta.label_lower, shown))


def holds_case_content(model: type[models.Model]) -> bool:
    """Test whether showing a row of this table tells something about a person who is advised."""
    privacy = getattr(model, "privacy", None)
    return privacy is not None and privacy.data_class in {DataClass.CLIENT, DataClass.SPECIAL}


def _never(_request: Request) -> None:
    """Answer for views that nothing remembers."""


def guarded(
    model: type[models.Model],
    rule: Callable[[Actor, Any], Decision],
    *,
    rows: Callable[[Actor], models.QuerySet[Any, Any]] | None = None,
) -> Callable[[View], View]:
    """
    Load the object the actor may see (else 404), ask the rule (else 403), note the read; GET only reads.

    `rows` says which objects stand behind the address, where these are not simply the visible ones of the model.
    """
    found_in = rows or model._default_manager.visible_to  # type: ignore[attr-defined]

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: Request, pid: str, **rest: Any) -> HttpResponse:
            try:
                found = get_object_or_404(found_in(request.actor), public_id=pid)
            except Http404:
                # The same form may have arrived before and taken the row away: its sender goes where that one led.
                if (earlier := getattr(view, "arrived_before", _never)(request)) is not None:
                    return earlier  # type: ignore[no-any-return]
                raise
            require(rule(request.actor, found))
            if holds_case_content(model):
                note_reads(request, model, [found.pk])
            return view(request, found, **rest)

        wrapper.guard = rule  # type: ignore[attr-defined]  # read by the URL walk test
        wrapper.guarded_model = model  # type: ignore[attr-defined]
        return wrapper

    return decorate


def allowed(rule: Callable[[Actor], Decision]) -> Callable[[View], View]:
    """Ask the rule (else 403) for a page that stands for no single object."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: Request, **rest: Any) -> HttpResponse:
            require(rule(request.actor))
            return view(request, **rest)

        wrapper.guard = rule  # type: ignore[attr-defined]
        return wrapper

    return decorate


def typed(request: HttpRequest, name: str, *, most: int) -> str:
    """Return what was typed into a field that no form checks, cut and without the zero no database can hold."""
    return request.POST.get(name, "")[:most].replace("\x00", "")


def searching(view: View) -> View:
    """Mark a page that only reads although it is asked by POST, so that what is looked for stands in no address."""
    view.only_reads = True  # type: ignore[attr-defined]  # read by the middleware that opens the transaction
    return view


def looking_back(view: View) -> View:
    """Mark a page that shows, when its address says `bekannt`, what was known on a day: it makes temporary tables."""
    view.looks_back = True  # type: ignore[attr-defined]  # read by the middleware that opens the transaction
    return view


def public(view: View) -> View:
    """Mark a page that anybody may open: it shows nothing of any tenant's inside."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **rest: Any) -> HttpResponse:
        return view(request, *args, **rest)

    wrapper.guard = public  # type: ignore[attr-defined]
    wrapper.login_required = False  # type: ignore[attr-defined]  # for LoginRequiredMiddleware
    return wrapper

"""A form sent twice counts once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request
from kimpass.vault import drafts
from kimpass.vault.models import FormToken

View = Callable[..., HttpResponse]
KEPT_FOR, MARK = timedelta(days=30), 7


def _answer_of(request: Request, token: str) -> str | None:
    spent = FormToken.objects.for_tenant(request.actor).filter(token=token, user_id=request.actor.user_id).first()
    return None if spent is None else spent.result_url or "/"


def _token(request: Request) -> str:
    return request.POST.get("form_token", "")[:40].replace("\x00", "") if request.method == "POST" else ""


def tenant_mark(tenant_id: int) -> str:
    """Return a short mark of a tenant that tells nobody which row it is."""
    return salted_hmac("kimpass.vault.once", str(tenant_id)).hexdigest()[:MARK]


def _is_of_another_tenant(request: Request, token: str) -> bool:
    """Test whether the form was opened in another tenant: whoever works in two has switched in another tab (TEN-02)."""
    mark, dot, _rest = token.partition(".")
    return bool(dot) and len(mark) == MARK and mark != tenant_mark(request.actor.tenant_id)


def arrived_before(request: Request) -> HttpResponse | None:
    """Return where the first arrival of this form led, for whoever sent it; None when it is new."""
    token = _token(request)
    earlier = _answer_of(request, token) if token else None
    return None if earlier is None else HttpResponseRedirect(earlier)


def once(view: View) -> View:
    """
    Let a form's token be spent once: the second arrival is led to the result of the first.

    The token is spent in the same transaction as the use case, so neither stands without the other.
    """

    @wraps(view)
    def wrapper(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        token = _token(request)
        if not token:
            return view(request, *args, **kwargs)
        if _is_of_another_tenant(request, token):
            messages.error(
                request,
                _("Sie arbeiten inzwischen in einem anderen Kreis. Das Formular von vorher wurde nicht gespeichert."),
            )
            return HttpResponseRedirect("/")
        if (earlier := arrived_before(request)) is not None:
            return earlier
        response = view(request, *args, **kwargs)
        target = response.headers.get("Location") or response.headers.get("HX-Redirect")
        if target:
            mark = drafts.Mark.read(request.POST.get("draft", "")[:300]) if request.POST.get("draft_kept") else None
            if mark:
                # What was sent needs no draft any more: gone in the same transaction as the use case came.
                drafts.discard(actor=request.actor, place=mark.place, tabs=mark.tabs())
            try:
                with transaction.atomic():
                    FormToken.objects.create(
                        tenant_id=request.actor.tenant_id,
                        user_id=request.actor.user_id,
                        token=token,
                        result_url=target[:300],
                    )
            except IntegrityError:
                # The same form arrived twice at the same time; undo this one, the other stands.
                transaction.set_rollback(True)
                return HttpResponseRedirect(target)
        return response

    wrapper.arrived_before = arrived_before  # type: ignore[attr-defined]  # asked by the guard when the row is gone
    return wrapper


def sweep(tenant_id: int, *, at: datetime) -> int:
    """Delete the tokens of forms nobody will send again, and return how many."""
    return FormToken.objects.asked_for().filter(tenant_id=tenant_id, spent_at__lt=at - KEPT_FOR).delete()[0]

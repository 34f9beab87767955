"""A form sent twice counts once."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpResponse, HttpResponseRedirect

from kimpass.kernel.http import Request
from kimpass.vault.models import FormToken

View = Callable[..., HttpResponse]


def _answer_of(request: Request, token: str) -> str | None:
    spent = FormToken.objects.for_tenant(request.actor).filter(token=token, user_id=request.actor.user_id).first()
    return None if spent is None else spent.result_url or "/"


def once(view: View) -> View:
    """
    Let a form's token be spent once: the second arrival is led to the result of the first.

    The token is spent in the same transaction as the use case, so neither stands without the other.
    """

    @wraps(view)
    def wrapper(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        token = request.POST.get("form_token", "")[:40].replace("\x00", "") if request.method == "POST" else ""
        if not token:
            return view(request, *args, **kwargs)
        if (earlier := _answer_of(request, token)) is not None:
            return HttpResponseRedirect(earlier)
        response = view(request, *args, **kwargs)
        target = response.headers.get("Location") or response.headers.get("HX-Redirect")
        if target:
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

    return wrapper

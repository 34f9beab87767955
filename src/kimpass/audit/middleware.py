"""Nothing with case content leaves before the read is written down (R13)."""

import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from kimpass.audit import log
from kimpass.kernel.requests import numbered
from kimpass.kernel.tenancy import bound

logger = logging.getLogger(__name__)


class ReadLog:
    """Stands outside the tenant's transaction: writes what was shown, and what was refused, in one of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with numbered() as number:
            response = self.get_response(request)
            response["X-Request-Id"] = number
            actor = getattr(request, "actor", None)
            if actor is None:
                return response
            route = request.resolver_match.view_name if request.resolver_match else ""
            reads = getattr(request, "reads", [])
            try:
                if (reads and response.status_code < 400) or (reads and response.status_code == 422):
                    with bound(actor.tenant_id):
                        log.record_reads(actor, route, reads)
                elif response.status_code in {403, 404}:
                    with bound(actor.tenant_id):
                        log.record_refusal(actor, route or "unknown", str(response.status_code))
            except DatabaseError:
                logger.exception("the read log cannot be written; the page is withheld")
                return HttpResponse(render_to_string("ui/error_503.html"), status=503)
            return response

"""What case managers handed to the own authority: opened by a noted act, read, downloaded, and nothing else (B3-09)."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kimpass.kernel.access import require
from kimpass.kernel.http import Request, View, allowed, note_reads
from kimpass.people.actions.check_handovers import note_handover_read
from kimpass.people.models import PreCheckHandover
from kimpass.residence import policy
from kimpass.residence.selectors import received as found
from kimpass.residence.views.frame import sections
from kimpass.ui.pressing import press
from kimpass.vault import files
from kimpass.vault.once import once


def addressed(view: Callable[[Request, PreCheckHandover], HttpResponse]) -> View:
    """Load what was addressed to the own authority (else 404), ask the rule, note the read: `guarded` for offices."""
    rule = policy.view_received_handover

    @wraps(view)
    def wrapper(request: Request, pid: str, **_rest: Any) -> HttpResponse:
        handover = get_object_or_404(PreCheckHandover.objects.addressed_to(request.actor), public_id=pid)
        require(rule(request.actor, handover))
        note_reads(request, PreCheckHandover, [handover.pk])
        return view(request, handover)

    wrapper.guard = rule  # type: ignore[attr-defined]  # read by the URL walk test
    wrapper.guarded_model = PreCheckHandover  # type: ignore[attr-defined]
    return wrapper


def last_day_of(handover: PreCheckHandover) -> date:
    """Return the last day on which it can be read."""
    return handover.expires_on - timedelta(days=1)


def page_of(handover: PreCheckHandover) -> str:
    return reverse("residence:received_handover", args=[handover.public_id])


@allowed(policy.view_received_handovers)
def received_handovers(request: Request) -> HttpResponse:
    rows = list(found.received_handovers(request.actor))
    note_reads(request, PreCheckHandover, [row.pk for row in rows])
    dated = [(row, last_day_of(row)) for row in rows]
    context = {"tabs": sections(request, "received_handovers"), "rows": dated}
    return render(request, "residence/received/received_handovers.html", context)


@addressed
def received_handover(request: Request, handover: PreCheckHandover) -> HttpResponse:
    actor = request.actor
    is_open = found.is_open_to(actor, handover, at=timezone.now())
    context = {
        "handover": handover,
        "from_name": handover.handed_by.name,
        "last_day": last_day_of(handover),
        "is_open": is_open,
        "items": found.items_of(actor, handover) if is_open else [],
        "minutes": int(found.OPENING.total_seconds() // 60),
    }
    return render(request, "residence/received/received_handover.html", context)


@addressed
@once
def open_received_handover(request: Request, handover: PreCheckHandover) -> HttpResponse:
    def act() -> None:
        note_handover_read(actor=request.actor, handover_id=handover.pk)

    success = _("Geöffnet. Das Case Management sieht, wann und von wem.")
    return press(request, act, back=page_of(handover), success=success)


@addressed
@require_safe
def received_document(request: Request, handover: PreCheckHandover) -> HttpResponse:
    """Send a document that was handed over as a download; only while the opening that was noted lasts."""
    number = request.GET.get("nr", "")
    sound = number.isascii() and number.isdigit() and len(number) < 4
    if not sound or not found.is_open_to(request.actor, handover, at=timezone.now()):
        raise Http404
    item = found.document_of(request.actor, handover, int(number))
    if item is None or item.file is None:
        raise Http404
    answer = HttpResponse(files.read(item.file), content_type=item.file.content_type)
    answer["Content-Disposition"] = f'attachment; filename="dokument-{item.sort}.{item.file.extension}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    return answer

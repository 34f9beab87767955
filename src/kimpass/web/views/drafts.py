import json

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from kimpass.kernel.http import Request, allowed
from kimpass.vault import drafts
from kimpass.vault.drafts import DraftCannotBeKept, Mark, SomebodyElseIsSignedIn
from kimpass.web import policy


def _values(text: str) -> dict[str, list[str]] | None:
    """Return what stands in the fields, None when the browser sent something else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    sound = all(isinstance(texts, list) and all(isinstance(one, str) for one in texts) for texts in found.values())
    return found if sound else None


def _refused(words: str, status: int = 422) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")


@allowed(policy.keep_draft)
@require_POST
def keep_draft(request: Request) -> HttpResponse:
    """Save a draft, or drop it; the answer has no content, the browser has the words."""
    mark = Mark.read(request.POST.get("draft", "")[:300])
    if mark is None:
        return _refused("draft")
    if "discard" in request.POST:
        drafts.discard(actor=request.actor, place=mark.place, tabs=mark.tabs())
        return HttpResponse(status=204)
    values = _values(request.POST.get("values", ""))
    if values is None:
        return _refused("values")
    try:
        drafts.save(
            actor=request.actor,
            place=mark.place,
            tab=mark.tab,
            owner=request.POST.get("owner", ""),
            values=values,
            at=timezone.now(),
        )
    except SomebodyElseIsSignedIn as refusal:
        return _refused(refusal.reasons[0], 409)
    except DraftCannotBeKept as refusal:
        return _refused(refusal.reasons[0])
    return HttpResponse(status=204)

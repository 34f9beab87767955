"""The section "Gespräche" of the case page."""

from typing import Any

from kimpass.casework.selectors import conferences, discussions, reconstruction
from kimpass.casework.selectors.record import Header
from kimpass.kernel.http import Request


def section(request: Request, head: Header) -> dict[str, Any]:
    """Return conferences, discussions, interviews and reconstructions of a case."""
    return {
        "conferences": conferences.conferences(head.case),
        "discussions": discussions.discussions_of(request.actor, head.case),
        "interviews": reconstruction.interviews(head.case),
        "reconstructions": reconstruction.reconstructions(head.case),
    }

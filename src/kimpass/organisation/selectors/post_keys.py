"""Keys for spans that have no address of their own: no row number stands in a form or an address."""

from typing import Any

from django.utils.crypto import salted_hmac

from kimpass.kernel.access import Actor
from kimpass.organisation.models import Post, PostArea, PostTerms, Recruitment, Staffing
from kimpass.organisation.models.base import PeriodModel

KINDS: dict[str, Any] = {"terms": PostTerms, "area": PostArea, "recruitment": Recruitment, "staffing": Staffing}
LENGTH = 20


def row_key(row: PeriodModel) -> str:
    """Return a key that tells nothing of the row's number and changes with every new version of it."""
    return salted_hmac("kimpass.organisation.period", f"{row._meta.label}:{row.pk}").hexdigest()[:LENGTH]


def find_row(actor: Actor, post: Post, key: str) -> tuple[str, Any] | None:
    """Return what kind of span of a post a key stands for, and the span; None when there is none, or no longer."""
    for kind, model in KINDS.items():
        for row in model.objects.for_tenant(actor).current().filter(post=post):
            if row_key(row) == key:
                return kind, row
    return None

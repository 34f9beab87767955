"""The rows of a post for whoever is about to change it: locked, in order, and refused in words where there are none."""

from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor, RuleViolation
from kimpass.organisation.models import Post, PostTerms, Unit, history
from kimpass.organisation.models.base import PeriodModel

P = TypeVar("P", bound=PeriodModel)
CENT, MOST = Decimal("0.01"), Decimal("999.99")


class PostRefused(RuleViolation):
    """The post cannot be like this."""


def locked(actor: Actor, post_id: int) -> Post:
    """Return a post, held until the transaction ends: whoever changes its rows comes one after the other."""
    post: Post = Post.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=post_id)
    return post


def key_of(post: Post, **more: Any) -> dict[str, Any]:
    """Return what names a post's rows, for filters and for new rows."""
    return {"tenant_id": post.tenant_id, "post_id": post.pk, **more}


def rows_of(model: type[P], post: Post) -> list[P]:
    """Return a post's rows no correction has superseded, by day."""
    rows: Any = model.objects.asked_for().current().filter(**key_of(post))
    return list(rows.select_for_update(of=("self",)).order_by("valid_from", "pk"))


def standing(post: Post, day: date) -> PostTerms:
    """
    Return the terms that hold on a day.

    :raises PostRefused: the post does not exist then.
    """
    for row in rows_of(PostTerms, post):
        if day in history.span_of(row):
            return row
    raise PostRefused(_("Am %(day)s gibt es diese Stelle nicht.") % {"day": f"{day:%d.%m.%Y}"})


def are_missing(actor: Actor, unit_ids: set[int]) -> bool:
    """Test whether one of the units a post shall serve is not there; the others stay until the transaction ends."""
    rows = Unit.objects.with_social_areas(actor).filter(pk__in=unit_ids)
    # Held, so that nobody removes a social area while a post comes to serve it.
    return len(list(rows.select_for_update(of=("self",), no_key=True).order_by("pk"))) != len(unit_ids)


def wrong_fte(fte: Decimal | None) -> list[str]:
    """Return what is wrong with full-time equivalents; unknown ones are all right."""
    if fte is None:
        return []
    if not 0 <= fte <= MOST:
        return [_("VZÄ liegen zwischen 0 und 999,99.")]
    return [] if fte == fte.quantize(CENT) else [_("VZÄ haben höchstens zwei Stellen nach dem Komma.")]

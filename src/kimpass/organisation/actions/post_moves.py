"""Many posts at once: to another employer on a date, and a pool into posts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, require
from kimpass.kernel.period import Period
from kimpass.organisation import policy
from kimpass.organisation.models import Agency, Post, PostArea, PostTerms, Staffing, history
from kimpass.organisation.selectors.post_rows import (
    PostRefused,
    are_missing,
    key_of,
    locked,
    rows_of,
    standing,
    wrong_fte,
)

WITH = frozenset({"workplace", "line_management", "grant_recipient"})
"""What may change together with the employer; professional supervision stays where it is (ORG-15)."""


@dataclass(frozen=True, slots=True)
class PartData:
    """A post that is made of a pool."""

    number: str
    fte: Decimal
    unit_id: int | None = None


def _move(post: Post, agency_id: int, columns: frozenset[str], moved_on: date) -> bool:
    at, changed = timezone.now(), False
    target = {f"{column}_id": agency_id for column in columns}
    for row in rows_of(PostTerms, post):
        span = history.span_of(row)
        if span.end is not None and span.end <= moved_on:
            continue
        if all(getattr(row, column) == value for column, value in target.items()):
            continue
        before = history.without(span, Period(moved_on))
        after = Period(max(span.start, moved_on), span.end)
        history.rewrite(row, at, [*((piece, {}) for piece in before), (after, target)])
        changed = True
    return changed


@transaction.atomic
def move_posts(
    *, actor: Actor, post_ids: Iterable[int], employing_body_id: int, moved_on: date, with_it: Iterable[str] = ()
) -> list[Post]:
    """
    Move posts to another employer from a day on, planned later terms included; size and supervision stay (ORG-14, -15).

    Returns the posts that changed: those already there are left alone.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PostRefused: no post is named, one does not exist on that day, or the employer is none.
    """
    require(policy.move_posts(actor))
    agency = Agency.objects.for_tenant(actor).filter(pk=employing_body_id, is_employing_body=True).first()
    if agency is None:
        raise PostRefused(_("Diese Stelle ist kein Anstellungsträger."))
    wanted = sorted(set(post_ids))
    posts = [locked(actor, post_id) for post_id in wanted]
    if not posts:
        raise PostRefused(_("Bitte wählen Sie mindestens eine Stelle."))
    _refuse_absent(posts, moved_on)
    columns = frozenset({"employing_body", *(WITH & set(with_it))})
    moved = [post for post in posts if _move(post, agency.pk, columns, moved_on)]
    for post in moved:
        log.record(actor, "post.moved", post, employing_body=agency.pk, moved_on=moved_on.isoformat())
    return moved


def _refuse_absent(posts: list[Post], day: date) -> None:
    rows = PostTerms.objects.asked_for().on(day).filter(post__in=posts)
    there = set(rows.values_list("post_id", flat=True))
    if absent := [post.number for post in posts if post.pk not in there]:
        told = {"numbers": ", ".join(absent), "day": f"{day:%d.%m.%Y}"}
        raise PostRefused(_("Am %(day)s gibt es diese Stellen nicht: %(numbers)s.") % told)


def _check_parts(actor: Actor, parts: list[PartData], pool: Decimal) -> None:
    numbers = [part.number.strip() for part in parts]
    taken = Post.objects.for_tenant(actor).filter(number__in=numbers).values_list("number", flat=True)
    units = {part.unit_id for part in parts if part.unit_id is not None}
    wrong = [words for part in parts for words in wrong_fte(part.fte)]
    checks = (
        (not parts, _("Bitte nennen Sie mindestens eine neue Stelle.")),
        (not all(numbers), _("Bitte geben Sie jeder Stelle eine Nummer.")),
        (len(set(numbers)) < len(numbers), _("Eine Nummer steht zweimal da.")),
        (bool(taken), _("Schon vergeben: %(numbers)s.") % {"numbers": ", ".join(sorted(taken))}),
        (any(part.fte <= 0 for part in parts), _("Jede neue Stelle hat mehr als 0 VZÄ.")),
        (sum(part.fte for part in parts) > pool, _("Die neuen Stellen haben zusammen mehr VZÄ als der Stellenpool.")),
        (are_missing(actor, units), _("Diese Kommune gibt es nicht.")),
    )
    if reasons := [*dict.fromkeys(wrong), *(words for bad, words in checks if bad)]:
        raise PostRefused(*reasons)


def _splittable(pool: Post, on: date) -> tuple[PostTerms, Decimal]:
    terms = standing(pool, on)
    if terms.fte_approved is None:
        raise PostRefused(_("Wie viele VZÄ der Stellenpool hat, ist nicht bekannt. Tragen Sie sie zuerst ein."))
    if any(row.valid_from > on for row in rows_of(PostTerms, pool)):
        raise PostRefused(_("Für den Stellenpool sind schon spätere Bedingungen eingetragen."))
    return terms, terms.fte_approved


@transaction.atomic
def split_post(*, actor: Actor, post_id: int, parts: Iterable[PartData], on: date) -> list[Post]:
    """
    Make posts of a pool on a day: what they take, the pool loses; together they stay what was approved (ORG-05).

    :raises PermissionDenied: the policy refuses this actor.
    :raises PostRefused: the pool's size is unknown or too small, a number is taken, or the pool would end while filled.
    """
    pool = locked(actor, post_id)
    require(policy.split_post(actor, pool))
    wanted = list(parts)
    terms, fte = _splittable(pool, on)
    _check_parts(actor, wanted, fte)
    rest, at, span = fte - sum((part.fte for part in wanted), Decimal(0)), timezone.now(), history.span_of(terms)
    if not rest and any(row.valid_until is None or row.valid_until > on for row in rows_of(Staffing, pool)):
        raise PostRefused(_("Auf dem Stellenpool steht danach noch jemand. Bitte beenden Sie zuerst die Besetzung."))
    values = history.values_of(terms)
    before: list[tuple[Period, dict[str, Any]]] = [(piece, {}) for piece in history.without(span, Period(on))]
    later = Period(on, span.end)
    history.rewrite(terms, at, [*before, *([(later, {"fte_approved": rest})] if rest else [])])
    if not rest:
        history.end_before(rows_of(PostArea, pool), on, at)
    made = [_part(pool, part, values, later, at) for part in wanted]
    log.record(actor, "post.split", pool, parts=len(made), on=on.isoformat())
    return made


def _part(pool: Post, part: PartData, values: dict[str, Any], span: Period, at: datetime) -> Post:
    post: Post = Post.objects.create(
        tenant_id=pool.tenant_id,
        building_block=pool.building_block,
        function=pool.function,
        number=part.number.strip(),
        reason=pool.reason,
    )
    own = {**values, **key_of(post), "fte_approved": part.fte, "reason_of_correction": ""}
    history.write(PostTerms, span, at, own)
    if part.unit_id is not None:
        history.write(PostArea, span, at, key_of(post, unit_id=part.unit_id, share=None))
    return post

"""Posts: set up, changed from a day on, shared, diverted, given back; the past keeps what held then."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, require
from kimpass.kernel.period import Period
from kimpass.organisation import policy
from kimpass.organisation.models import Agency, Post, PostArea, PostTerms, Recruitment, Staffing, history
from kimpass.organisation.selectors.post_rows import (
    PostRefused,
    are_missing,
    key_of,
    locked,
    rows_of,
    standing,
    wrong_fte,
)

State = Recruitment.State


@dataclass(frozen=True, slots=True)
class TermsData:
    """Five separate relations of a post and its approved full-time equivalents; None is unknown."""

    employing_body_id: int | None = None
    workplace_id: int | None = None
    professional_supervision_id: int | None = None
    line_management_id: int | None = None
    grant_recipient_id: int | None = None
    fte_approved: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PostData:
    """What a post is for, its number, and why it was given."""

    building_block: str
    function: str
    number: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AreaData:
    """A unit a post serves; a share of None is unknown, not nothing."""

    unit_id: int
    share: Decimal | None = None


def _check_terms(actor: Actor, terms: TermsData) -> None:
    ids = {value for name, value in asdict(terms).items() if name.endswith("_id") and value is not None}
    known = Agency.objects.for_tenant(actor).filter(pk__in=ids).count()
    wrong = [*wrong_fte(terms.fte_approved), *([_("Eine der Stellen gibt es nicht.")] if known != len(ids) else [])]
    if wrong:
        raise PostRefused(*wrong)


def _check_areas(actor: Actor, areas: Iterable[AreaData]) -> None:
    wanted = list(areas)
    units = {area.unit_id for area in wanted}
    shares = [area.share for area in wanted if area.share is not None]
    checks = (
        (len(units) < len(wanted), _("Eine Kommune steht zweimal da.")),
        (are_missing(actor, units), _("Diese Kommune gibt es nicht.")),
        (any(not 0 < share <= 1 for share in shares), _("Ein Anteil liegt über 0 und höchstens bei 100 Prozent.")),
        (sum(shares) > 1, _("Die bekannten Anteile ergeben zusammen mehr als die ganze Stelle.")),
    )
    if reasons := [words for wrong, words in checks if wrong]:
        raise PostRefused(*reasons)


def _lay_state(post: Post, state: str, span: Period, at: datetime) -> Recruitment:
    return history.lay(Recruitment, key_of(post), span, at, {"state": state})


@transaction.atomic
def set_up_post(
    *, actor: Actor, data: PostData, terms: TermsData, areas: Iterable[AreaData] = (), valid_from: date, state: str = ""
) -> Post:
    """
    Set up a post from a day on; a pool is one post without area (ORG-05, ORG-17).

    :raises PermissionDenied: the policy refuses this actor.
    :raises PostRefused: the number is taken, or terms or areas cannot be.
    """
    require(policy.set_up_post(actor))
    wanted = list(areas)
    _check_terms(actor, terms)
    _check_areas(actor, wanted)
    number = data.number.strip()
    if not number:
        raise PostRefused(_("Bitte geben Sie der Stelle eine Nummer."))
    if Post.objects.for_tenant(actor).filter(number=number).exists():
        raise PostRefused(_("Die Nummer %(number)s ist schon vergeben.") % {"number": number})
    post: Post = Post.objects.create(
        tenant_id=actor.tenant_id,
        building_block=data.building_block,
        function=data.function,
        number=number,
        reason=data.reason.strip(),
    )
    at, span = timezone.now(), Period(valid_from)
    history.write(PostTerms, span, at, key_of(post, **asdict(terms)))
    for area in wanted:
        history.write(PostArea, span, at, key_of(post, unit_id=area.unit_id, share=area.share))
    if state:
        _lay_state(post, state, span, at)
    log.record(actor, "post.set_up", post, block=post.building_block, function=post.function)
    return post


@transaction.atomic
def change_post_terms(*, actor: Actor, post_id: int, terms: TermsData, valid_from: date) -> PostTerms:
    """
    Let employer, place of work, supervision, line management, recipient or size differ from a day on (ORG-14, -15).

    What is planned for a later day stays; a diversion goes on.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PostRefused: the post does not exist on that day, or the terms cannot be.
    """
    post = locked(actor, post_id)
    require(policy.change_post_terms(actor, post))
    _check_terms(actor, terms)
    before = standing(post, valid_from)
    values: Mapping[str, Any] = {**asdict(terms), "diverted_to": before.diverted_to}
    span = Period(valid_from, before.valid_until)
    changed = history.lay(PostTerms, key_of(post), span, timezone.now(), values)
    log.record(actor, "post.terms_changed", post, valid_from=valid_from.isoformat())
    return changed


@transaction.atomic
def change_post_reason(*, actor: Actor, post_id: int, reason: str) -> Post:
    """
    Write why the post was given where it is; nothing computes that from the number of inhabitants (ORG-17).

    :raises PermissionDenied: the policy refuses this actor.
    """
    post = locked(actor, post_id)
    require(policy.change_post_reason(actor, post))
    post.reason = reason.strip()
    post.version += 1
    post.save(update_fields=["reason", "version"])
    log.record(actor, "post.reason_changed", post)
    return post


@transaction.atomic
def share_post(*, actor: Actor, post_id: int, areas: Iterable[AreaData], valid_from: date) -> None:
    """
    Say which areas a post serves from a day on, with known or unknown shares (ORG-09).

    :raises PermissionDenied: the policy refuses this actor.
    :raises PostRefused: the post does not exist then, or known shares exceed the whole.
    """
    post = locked(actor, post_id)
    require(policy.share_post(actor, post))
    wanted = list(areas)
    _check_areas(actor, wanted)
    standing(post, valid_from)
    at, rows = timezone.now(), rows_of(PostArea, post)
    shares = {area.unit_id: area.share for area in wanted}
    kept = {row.unit_id for row in rows if _says(row, shares, valid_from)}
    history.end_before([row for row in rows if row.unit_id not in kept], valid_from, at)
    for area in wanted:
        if area.unit_id not in kept:
            history.write(PostArea, Period(valid_from), at, key_of(post, unit_id=area.unit_id, share=area.share))
    log.record(actor, "post.shared", post, areas=len(wanted), valid_from=valid_from.isoformat())


def _says(row: PostArea, shares: Mapping[int, Decimal | None], day: date) -> bool:
    """Test whether a row says already what is wanted from a day on, without an end."""
    holds = row.valid_from <= day and row.valid_until is None
    return holds and row.unit_id in shares and row.share == shares[row.unit_id]


@transaction.atomic
def record_recruitment(*, actor: Actor, post_id: int, state: str, valid_from: date) -> Recruitment:
    """
    Record how far the filling of a post has come, from a day on (ORG-08).

    :raises PermissionDenied: the policy refuses this actor.
    :raises PostRefused: the post does not exist then, or giving back was meant.
    """
    post = locked(actor, post_id)
    require(policy.record_recruitment(actor, post))
    standing(post, valid_from)
    if state == State.GIVEN_BACK or state not in State.values:
        raise PostRefused(_("Eine Stelle geben Sie über „Zurückgeben“ zurück."))
    row = _lay_state(post, state, history.reach(rows_of(Recruitment, post), valid_from), timezone.now())
    log.record(actor, "post.recruitment_recorded", post, state=state, valid_from=valid_from.isoformat())
    return row


@transaction.atomic
def divert_post(
    *, actor: Actor, post_id: int, programme: str, valid_from: date, last_day: date | None = None
) -> PostTerms:
    """
    Lend a post to another programme; it stays visible and does not count for KIM (ORG-18). No programme takes it back.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PostRefused: the post does not exist then, or the last day lies before the first.
    """
    post = locked(actor, post_id)
    require(policy.divert_post(actor, post))
    before = standing(post, valid_from)
    if last_day is not None and last_day < valid_from:
        raise PostRefused(_("Der letzte Tag liegt vor dem ersten."))
    until = before.valid_until if last_day is None else last_day + timedelta(days=1)
    if before.valid_until is not None and until is not None:
        until = min(until, before.valid_until)
    values = {**history.values_of(before), "diverted_to": programme.strip(), "reason_of_correction": ""}
    row = history.lay(PostTerms, key_of(post), Period(valid_from, until), timezone.now(), values)
    log.record(actor, "post.diverted", post, back=int(not programme.strip()), valid_from=valid_from.isoformat())
    return row


@transaction.atomic
def give_back_post(*, actor: Actor, post_id: int, last_day: date) -> Post:
    """
    Give a post back after its last day; what was before stays in every count of earlier days (ORG-08).

    :raises PermissionDenied: the policy refuses this actor.
    :raises PostRefused: the post does not exist then, or somebody still holds it afterwards.
    """
    post = locked(actor, post_id)
    require(policy.give_back_post(actor, post))
    standing(post, last_day)
    gone = last_day + timedelta(days=1)
    if any(row.valid_until is None or row.valid_until > gone for row in rows_of(Staffing, post)):
        raise PostRefused(_("Auf der Stelle steht danach noch jemand. Bitte beenden Sie zuerst die Besetzung."))
    at = timezone.now()
    for model in (PostTerms, PostArea, Recruitment):
        history.end_before(rows_of(model, post), gone, at)
    history.write(Recruitment, Period(gone), at, key_of(post, state=State.GIVEN_BACK))
    log.record(actor, "post.given_back", post, last_day=last_day.isoformat())
    return post

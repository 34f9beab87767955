"""Correct what was written about the past of a post: the wrong row stays readable, the right one says why."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, require
from kimpass.kernel.period import Period
from kimpass.organisation import policy
from kimpass.organisation.models import AgreementPost, Post, PostArea, PostTerms, Recruitment, Staffing, history
from kimpass.organisation.models.post import PostPeriod
from kimpass.organisation.selectors.post_rows import PostRefused, locked, rows_of, wrong_fte

MODELS: Mapping[str, type[PostPeriod]] = {
    "terms": PostTerms,
    "area": PostArea,
    "recruitment": Recruitment,
    "staffing": Staffing,
}
# Rows of one of these may stand beside each other as long as this differs.
BESIDE = {"area": "unit_id", "staffing": "staff_member_id"}
RELATIONS = frozenset(f"{name}_id" for name in ("employing_body", "workplace", "professional_supervision"))
CORRECTABLE = {
    "terms": RELATIONS | {"line_management_id", "grant_recipient_id", "fte_approved", "diverted_to"},
    "area": frozenset({"share"}),
    "recruitment": frozenset({"state"}),
    "staffing": frozenset({"fte", "staff_member_id"}),
}


def _row(post: Post, kind: str, row_id: int) -> PostPeriod:
    for row in rows_of(MODELS[kind], post):
        if row.pk == row_id:
            return row
    raise PostRefused(_("Dieser Eintrag ist inzwischen berichtigt. Bitte sehen Sie sich die neue Fassung an."))


def _neighbours(post: Post, kind: str, row: PostPeriod, values: Mapping[str, Any]) -> list[PostPeriod]:
    column = BESIDE.get(kind)
    others = [other for other in rows_of(MODELS[kind], post) if other.pk != row.pk]
    if column is None:
        return others
    beside = values.get(column, getattr(row, column))
    # Unknown holders are not the same person: any number of them may stand on a post.
    return [] if beside is None else [other for other in others if getattr(other, column) == beside]


def _check(kind: str, values: Mapping[str, Any], valid_from: date, valid_until: date | None, reason: str) -> None:
    share = values.get("share")
    fte = values.get("fte_approved", values.get("fte"))
    checks = (
        (not reason.strip(), _("Bitte sagen Sie, warum berichtigt wird.")),
        (valid_until is not None and valid_until <= valid_from, _("Der letzte Tag liegt vor dem ersten.")),
        (share is not None and not 0 < share <= 1, _("Ein Anteil liegt über 0 und höchstens bei 100 Prozent.")),
        (kind == "staffing" and "fte" in values and not fte, _("Eine Besetzung hat mehr als 0 VZÄ.")),
        (bool(set(values) - CORRECTABLE[kind]), _("Das lässt sich so nicht berichtigen.")),
    )
    if reasons := [*wrong_fte(fte), *(words for wrong, words in checks if wrong)]:
        raise PostRefused(*reasons)


def _refuse_overfull(post: Post) -> None:
    """Refuse when known shares exceed the whole on any day on which one of them begins."""
    rows = [row for row in rows_of(PostArea, post) if row.share is not None]
    for day in {row.valid_from for row in rows}:
        if sum(row.share for row in rows if day in history.span_of(row) and row.share is not None) > 1:
            raise PostRefused(_("Die bekannten Anteile ergeben zusammen mehr als die ganze Stelle."))


@transaction.atomic
def correct_post_period(
    *,
    actor: Actor,
    post_id: int,
    kind: str,
    row_id: int,
    values: Mapping[str, Any],
    valid_from: date,
    valid_until: date | None,
    reason: str,
) -> PostPeriod:
    """
    Correct a span of a post's past; neighbours make room, and what was known before can still be asked.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PostRefused: no reason, impossible days or values, or a neighbour would vanish altogether.
    """
    post = locked(actor, post_id)
    require(policy.correct_post_period(actor, post))
    row = _row(post, kind, row_id)
    _check(kind, values, valid_from, valid_until, reason)
    span, at = Period(valid_from, valid_until), timezone.now()
    touched = [other for other in _neighbours(post, kind, row, values) if history.span_of(other).overlaps(span)]
    if any(not history.without(history.span_of(other), span) for other in touched):
        raise PostRefused(_("Ein anderer Eintrag würde ganz verschwinden. Nehmen Sie ihn zuerst zurück."))
    own = {**history.values_of(row), **values, "reason_of_correction": reason.strip()}
    history.supersede(row, at)
    for other in touched:
        history.cut(other, span, at)
    corrected = history.write(type(row), span, at, own)
    _refuse_overfull(post)
    log.record(actor, "post.corrected", post, kind=kind, valid_from=valid_from.isoformat())
    return corrected


def _withdraw(row: PostPeriod, at: datetime, reason: str) -> None:
    row.superseded_at, row.reason_of_correction = at, reason
    row.save(update_fields=["superseded_at", "reason_of_correction"])


def _withdraw_post(post: Post, at: datetime, reason: str) -> None:
    """Let a post that never was leave the register: areas and states go with its last terms."""
    if rows_of(Staffing, post):
        raise PostRefused(_("Für die Stelle ist eine Besetzung erfasst. Nehmen Sie zuerst die Besetzung zurück."))
    if AgreementPost.objects.asked_for().filter(tenant_id=post.tenant_id, post=post).exists():
        raise PostRefused(_("Die Stelle steht in einer Vereinbarung."))
    for row in (*rows_of(PostArea, post), *rows_of(Recruitment, post)):
        _withdraw(row, at, reason)


@transaction.atomic
def withdraw_post_period(*, actor: Actor, post_id: int, kind: str, row_id: int, reason: str) -> Post:
    """
    Take back a span that never was; it stays readable as what was believed until today.

    With its last terms the post itself leaves the register, as if it had never been set up.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PostRefused: no reason, or a post that would go is filled or stands in an agreement.
    """
    post = locked(actor, post_id)
    require(policy.withdraw_post_period(actor, post))
    row, at = _row(post, kind, row_id), timezone.now()
    if not reason.strip():
        raise PostRefused(_("Bitte sagen Sie, warum berichtigt wird."))
    if kind == "terms" and len(rows_of(PostTerms, post)) == 1:
        _withdraw_post(post, at, reason.strip())
    _withdraw(row, at, reason.strip())
    log.record(actor, "post.period_withdrawn", post, kind=kind)
    return post

"""Links by which a body without an account sees one sheet and answers once (CM-12, CM-13, R4)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NoReturn

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.actions.answers import Answer
from kimpass.casework.models import AnswerLink, CaseHandover, Referral
from kimpass.casework.selectors import answer_links, released
from kimpass.kernel.access import Actor, RuleViolation, require

LONGEST, USUAL = 60, 14
"""Days a link may live."""


class NoAnswerByLink(RuleViolation):
    """There can be no link, or no answer through it."""


class LinkIsDead(RuleViolation):
    """Nothing opens here; why, is told to nobody."""


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link with what is shown once and kept nowhere: the token for the address, the code for the telephone."""

    link: AnswerLink
    token: str
    code: str


@dataclass(frozen=True, slots=True)
class Opening:
    """What came of an attempt: the link when the code was right, else how many attempts are left."""

    link: AnswerLink | None
    tries_left: int = 0


def _subject(actor: Actor, referral_id: int | None, handover_id: int | None) -> Referral | CaseHandover:
    model: Any = Referral if referral_id is not None else CaseHandover
    rows = model.objects.visible_to(actor).select_related("case", "person", "release")
    found: Referral | CaseHandover = rows.select_for_update(of=("self",)).get(pk=referral_id or handover_id)
    return found


@transaction.atomic
def make_answer_link(
    *,
    actor: Actor,
    at: datetime,
    referral_id: int | None = None,
    handover_id: int | None = None,
    days: int = USUAL,
) -> NewLink:
    """
    Make the link for one referral or handover; an earlier one is dead from now on.

    :raises PermissionDenied: the policy refuses this actor.
    :raises NoAnswerByLink: nothing is waiting for an answer, the release is gone, or the days do not fit.
    """
    sent = _subject(actor, referral_id, handover_id)
    require(policy.make_answer_link(actor, sent))
    reasons = []
    if sent.state not in answer_links.WAITING[type(sent)]:
        reasons.append(_("Hier wird keine Antwort mehr erwartet. Ein Link wird nicht gebraucht."))
    elif not released.may_still_be_shown(sent, actor.today):
        reasons.append(_("Die Schweigepflichtentbindung für diese Stelle gilt nicht mehr. Es darf nichts hinaus."))
    elif not sent.sheet:
        reasons.append(_("Zu diesem Verweis gibt es kein Blatt. Bitte nehmen Sie ihn zurück und verweisen Sie neu."))
    if not 1 <= days <= LONGEST:
        reasons.append(_("Ein Link gilt 1 bis %(days)s Tage.") % {"days": LONGEST})
    if reasons:
        raise NoAnswerByLink.because(reasons)
    AnswerLink.objects.about(sent).living(actor.today).update(revoked_at=at)
    token, code = answer_links.new_token(), answer_links.new_code()
    token_hash = answer_links.hash_of(token)
    subject = {"referral": sent} if isinstance(sent, Referral) else {"handover": sent}
    link: AnswerLink = AnswerLink.objects.create(
        tenant_id=actor.tenant_id,
        case_id=sent.case_id,
        token_hash=token_hash,
        code_hash=answer_links.code_hash(token_hash, code),
        expires_on=actor.today + timedelta(days=days),
        **subject,
    )
    log.record(actor, "answer_link.made", link, case=sent.case_id, days=days)
    return NewLink(link, token, code)


@transaction.atomic
def withdraw_answer_link(*, actor: Actor, link_id: int, at: datetime) -> AnswerLink:
    """
    Let a link die now; the next request finds nothing.

    :raises PermissionDenied: the policy refuses this actor.
    :raises NoAnswerByLink: it is dead already.
    """
    rows: Any = AnswerLink.objects.visible_to(actor).select_related("case", "referral", "handover")
    link: AnswerLink = rows.select_for_update(of=("self",)).get(pk=link_id)
    require(policy.withdraw_answer_link(actor, link))
    if link.revoked_at is not None or link.answered_at is not None:
        raise NoAnswerByLink(_("Dieser Link öffnet nichts mehr."))
    link.revoked_at = at
    link.version += 1
    link.save(update_fields=["revoked_at", "version"])
    log.record(actor, "answer_link.withdrawn", link, case=link.case_id)
    return link


def _nothing() -> NoReturn:
    raise LinkIsDead(_("Hier gibt es nichts zu sehen."))


def _living(actor: Actor, token: str) -> AnswerLink:
    return answer_links.living_link(actor, token, lock=True) or _nothing()


@transaction.atomic
def open_answer_link(*, actor: Actor, token: str, code: str, at: datetime) -> Opening:
    """
    Show the sheet to whoever knows the code and has undertaken to use it for its purpose only (§ 78 SGB X).

    A wrong code is no exception: it must count, and an exception would take the count back.

    :raises PermissionDenied: the policy refuses this actor.
    :raises LinkIsDead: nothing opens.
    """
    link = _living(actor, token)
    require(policy.open_answer_link(actor, link))
    if not answer_links.is_code(link, code):
        link.tries += 1
        link.save(update_fields=["tries"])
        log.record(actor, "answer_link.wrong_code", link, case=link.case_id, tries=link.tries)
        return Opening(None, AnswerLink.MOST_TRIES - link.tries)
    link.opened_at = link.opened_at or at
    link.bound_at = link.bound_at or at
    link.save(update_fields=["opened_at", "bound_at"])
    log.record(actor, "answer_link.opened", link, case=link.case_id)
    return Opening(link)


@transaction.atomic
def answer_by_link(
    *, actor: Actor, token: str, ticket: str, state: str, at: datetime, words: str = "", reason: str = ""
) -> AnswerLink:
    """
    Take the receiver's answer; the link is used up by it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises LinkIsDead: nothing opens, or the code was not given within the last half hour.
    :raises NoAnswerByLink: the answer lacks something.
    """
    # Locked in the order in which links are made: first what was sent, then the link.
    subject = (answer_links.living_link(actor, token) or _nothing()).sent
    type(subject).objects.asked_for().select_for_update(of=("self",)).get(pk=subject.pk, tenant_id=actor.tenant_id)
    link = _living(actor, token)
    require(policy.answer_by_link(actor, link))
    if not answer_links.is_ticket(link, ticket):
        _nothing()
    if state not in {Referral.State.CONFIRMED, Referral.State.DECLINED}:
        raise NoAnswerByLink(_("Bitte wählen Sie, ob Sie übernehmen."))
    sent = link.sent
    given = Answer(state, actor.today, words, reason)
    since = sent.referred_on if isinstance(sent, Referral) else sent.sent_on or actor.today
    if reasons := given.obstacles(min(since, actor.today), actor.today):
        raise NoAnswerByLink.because(reasons)
    given.write(actor, sent)
    link.answered_at = at
    link.version += 1
    link.save(update_fields=["answered_at", "version"])
    log.record(actor, "answer_link.answered", link, case=link.case_id, state=state, reason=reason)
    return link

"""Links by which a body without an account answers: who holds one, whether it lives, and what was done with it."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core import signing
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from kimpass.audit.models import Event
from kimpass.casework.models import AnswerLink, CaseHandover, Referral
from kimpass.casework.selectors import released
from kimpass.kernel.access import Actor

TOKEN_BYTES = 32
CODES = 10**6
TICKET_SALT, CODE_SALT = "kimpass.casework.answer_ticket", "kimpass.casework.answer_code"
TICKET_SECONDS = 30 * 60
WAITING = {
    Referral: frozenset({Referral.State.OPEN, Referral.State.NO_ANSWER}),
    CaseHandover: frozenset({CaseHandover.State.SENT}),
}
EVENTS = {
    "answer_link.made": _("Link erstellt"),
    "answer_link.opened": _("Blatt geöffnet"),
    "answer_link.printed": _("Blatt als PDF geladen"),
    "answer_link.wrong_code": _("falscher Code"),
    "answer_link.answered": _("beantwortet"),
    "answer_link.withdrawn": _("Link zurückgezogen"),
}


def receiver(tenant_id: int, today: date) -> Actor:
    """Return whoever stands before a link: nobody of the house, without any right but what the link gives."""
    return Actor(user_id=0, tenant_id=tenant_id, staff_id=0, today=today, role_keys=frozenset({"receiver"}))


def new_token() -> str:
    """Return 256 random bits for an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def new_code() -> str:
    """Return the six digits that are told by telephone."""
    return f"{secrets.randbelow(CODES):06}"


def hash_of(token: str) -> str:
    """Return what is kept of a token; it is random enough not to need salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def code_hash(token_hash: str, code: str) -> str:
    """Return what is kept of a code: keyed with the secret outside the database, where six digits would be tried."""
    return salted_hmac(CODE_SALT, f"{token_hash}:{code}", algorithm="sha256").hexdigest()


def is_code(link: AnswerLink, code: str) -> bool:
    """Test whether this is the code of the link; blanks between the digits do no harm."""
    digits = "".join(letter for letter in code if letter.isascii() and letter.isdigit())
    return constant_time_compare(link.code_hash, code_hash(link.token_hash, digits))


def ticket_of(link: AnswerLink) -> str:
    """Return the proof that the code was right, good for half an hour and for this link alone."""
    return signing.dumps(link.public_id, salt=TICKET_SALT)


def is_ticket(link: AnswerLink, ticket: str) -> bool:
    """Test whether this is a ticket for the link that has not run out."""
    try:
        return bool(signing.loads(ticket, salt=TICKET_SALT, max_age=TICKET_SECONDS) == link.public_id)
    except signing.BadSignature:
        return False


def living_link(actor: Actor, token: str, *, lock: bool = False) -> AnswerLink | None:
    """
    Return the link behind a token, None whatever may be wrong with it.

    Asked anew at every request: withdrawn, expired, used up, answered, the release gone, another tenant's.
    """
    rows: Any = AnswerLink.objects.for_tenant(actor).living(actor.today).filter(token_hash=hash_of(token))
    if lock:
        rows = rows.select_for_update(of=("self",))
    sides = ("to_agency", "person", "release", "case")
    parts = [f"{subject}__{side}" for subject in ("referral", "handover") for side in sides]
    found: AnswerLink | None = rows.select_related("case", "referral__linking", "handover__template", *parts).first()
    if found is None or found.sent.state not in WAITING[type(found.sent)]:
        return None
    return found if released.may_still_be_shown(found.sent, actor.today) else None


@dataclass(frozen=True, slots=True)
class LinkEvent:
    """Something that happened with a link, as the trail tells it."""

    at: datetime
    words: str


def links_about(sent: Referral | CaseHandover) -> list[AnswerLink]:
    """Return the links of a referral or handover, the newest first."""
    rows: QuerySet[Any] = AnswerLink.objects.about(sent)
    return list(rows.order_by("-pk"))


def history_of(links: list[AnswerLink]) -> list[LinkEvent]:
    """Return what happened with these links, the newest first: every view is in the trail (R4)."""
    if not links:
        return []
    rows: Any = Event.objects.asked_for().filter(
        tenant_id=links[0].tenant_id,
        subject_type=AnswerLink._meta.label_lower,
        subject_id__in=[link.pk for link in links],
        event__in=EVENTS,
    )
    return [LinkEvent(row.recorded_at, str(EVENTS[row.event])) for row in rows.order_by("-recorded_at", "-pk")]

"""Call the members of a body and guests together, by e-mail with an entry for their calendars (BOD-05, BOD-07)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Agency
from kimpass.steering import mailing, policy
from kimpass.steering.models import AgendaItem, Invitation, Session, SessionGuest
from kimpass.steering.selectors import invitations
from kimpass.steering.selectors.invitations import Invited
from kimpass.steering.selectors.office_text import person_in


class InvitationNotPossible(RuleViolation):
    """Nobody can be invited that way."""


@dataclass(frozen=True, slots=True)
class Sent:
    """How a round of messages went."""

    reached: int
    failed: int
    without_address: int


def _session(actor: Actor, session_id: int) -> Session:
    rows = Session.objects.visible_to(actor).select_related("body", "tenant")
    session: Session = rows.select_for_update(of=("self",)).get(pk=session_id)
    return session


@transaction.atomic
def add_guest(
    *,
    actor: Actor,
    session_id: int,
    function: str,
    agency_id: int | None = None,
    occasion: str = "",
    email: str = "",
    agenda_item_id: int | None = None,
) -> SessionGuest:
    """
    Put somebody on the list of guests by function, for the session or for one point of it (BOD-05).

    :raises PermissionDenied: the policy refuses this actor.
    :raises InvitationNotPossible: the session is over, point or agency are unknown, or the guest is on the list.
    """
    session = _session(actor, session_id)
    require(policy.add_guest(actor, session))
    guests = SessionGuest.objects.for_tenant(actor).filter(session=session)
    points = AgendaItem.objects.for_tenant(actor).filter(session=session)
    reasons = person_in(function, occasion)
    if session.state == Session.State.CANCELLED:
        reasons.append(_("Diese Sitzung ist abgesagt."))
    if agency_id is not None and not Agency.objects.for_tenant(actor).filter(pk=agency_id).exists():
        reasons.append(_("Diese Stelle gibt es nicht."))
    if agenda_item_id is not None and not points.filter(pk=agenda_item_id).exists():
        reasons.append(_("Dieser Punkt steht nicht auf der Tagesordnung."))
    same = Q(agency_id=agency_id) if agency_id is not None else Q(agency__isnull=True)
    if guests.filter(same, function__iexact=function.strip()).exists():
        reasons.append(_("Dieser Gast steht schon auf der Liste."))
    if reasons:
        raise InvitationNotPossible.because(reasons)
    guest: SessionGuest = SessionGuest.objects.create(
        tenant_id=actor.tenant_id,
        session=session,
        agenda_item_id=agenda_item_id,
        function=function.strip(),
        agency_id=agency_id,
        occasion=occasion,
        email=email,
    )
    log.record(actor, "session.guest_added", guest, session=session.pk)
    return guest


@transaction.atomic
def remove_guest(*, actor: Actor, guest_id: int) -> Session:
    """
    Take a guest off the list, as long as nobody has been told.

    :raises PermissionDenied: the policy refuses this actor.
    :raises InvitationNotPossible: the guest was invited already.
    """
    rows = SessionGuest.objects.visible_to(actor).select_related("session").select_for_update(of=("self",))
    guest: SessionGuest = rows.get(pk=guest_id)
    require(policy.remove_guest(actor, guest))
    sent = Invitation.objects.for_tenant(actor).filter(guest=guest)
    if sent.filter(state=Invitation.State.SENT).exists():
        raise InvitationNotPossible(_("Dieser Gast ist schon eingeladen. Bitte sagen Sie ihm selbst ab."))
    session = guest.session
    sent.delete()
    log.record(actor, "session.guest_removed", guest, session=session.pk)
    guest.delete()
    return session


def _obstacles(session: Session, everybody: list[Invited]) -> list[str]:
    reasons = []
    if session.state == Session.State.HELD:
        reasons.append(_("Diese Sitzung ist schon durchgeführt."))
    if session.held_on is None:
        reasons.append(_("Ohne Tag kann niemand eingeladen werden."))
    if not everybody:
        reasons.append(_("Es gibt niemanden, der einzuladen oder zu benachrichtigen wäre."))
    if not mailing.is_configured():
        reasons.append(
            _("Es ist kein Mailserver eingerichtet. Laden Sie den Termin herunter und versenden Sie ihn selbst.")
        )
    return reasons


def _rows(actor: Actor, session: Session, everybody: list[Invited], sequence: int) -> list[tuple[Invited, Invitation]]:
    """Return a row for everybody in this round; whoever has none gets one."""
    there = {
        (row.member_id, row.guest_id): row
        for row in Invitation.objects.for_tenant(actor).filter(session=session, sequence=sequence)
    }
    pairs = []
    for who in everybody:
        row = there.get((who.member_id, who.guest_id)) or Invitation(
            tenant_id=actor.tenant_id,
            session=session,
            member_id=who.member_id,
            guest_id=who.guest_id,
            sequence=sequence,
        )
        pairs.append((who, row))
    return pairs


def _sequence(actor: Actor, session: Session, *, only_failed: bool) -> int:
    last = Invitation.objects.for_tenant(actor).filter(session=session).aggregate(last=Max("sequence"))["last"]
    if last is None:
        return 0
    return int(last) if only_failed else int(last) + 1


@transaction.atomic
def send_invitations(*, actor: Actor, session_id: int, at: datetime, only_failed: bool = False) -> Sent:
    """
    Send everybody a message of his own with an entry for the calendar: an invitation, or the cancellation of one.

    With `only_failed` the last round is tried again for those it did not reach. What a server answers is kept for each.

    :raises PermissionDenied: the policy refuses this actor.
    :raises InvitationNotPossible: no day, nobody to invite, no mail server, or the session is over.
    """
    session = _session(actor, session_id)
    require(policy.send_invitations(actor, session))
    everybody = invitations.invited(actor, session)
    if reasons := _obstacles(session, everybody):
        raise InvitationNotPossible.because(reasons)
    sequence = _sequence(actor, session, only_failed=only_failed)
    pairs = _rows(actor, session, everybody, sequence)
    due = [(who, row) for who, row in pairs if row.state != Invitation.State.SENT]
    letter = invitations.letter(actor, session, sequence=sequence, now=at)
    failures = iter(mailing.deliver([letter.to(who) for who, _row in due if who.email]))
    for who, row in due:
        row.failure = next(failures) if who.email else ""
        if not who.email:
            row.state = Invitation.State.NO_ADDRESS
        else:
            row.state = Invitation.State.FAILED if row.failure else Invitation.State.SENT
        row.sent_at = at if row.state == Invitation.State.SENT else None
        row.save()
    states = [row.state for _who, row in due]
    sent = Sent(*(states.count(state) for state in SUMMED))
    log.record(
        actor,
        "session.invitations_sent",
        session,
        sequence=sequence,
        reached=sent.reached,
        failed=sent.failed,
        without_address=sent.without_address,
    )
    return sent


SUMMED = (Invitation.State.SENT, Invitation.State.FAILED, Invitation.State.NO_ADDRESS)

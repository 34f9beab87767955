"""The founding of a body: which agreement its members signed in the constituent session (FUN-08, BOD-10)."""

from collections.abc import Sequence
from dataclasses import dataclass

from kimpass.kernel.access import Actor
from kimpass.organisation import policy as organisation_policy
from kimpass.organisation.models import Agreement, AgreementParty
from kimpass.steering.models import BodyMember, Session

COOPERATION = (Agreement.Kind.COOPERATION, Agreement.Kind.BOTH)


@dataclass(frozen=True, slots=True)
class Founding:
    """What was signed on the day of the constituent session, and which members' organisations are no party to it."""

    agreements: tuple[Agreement, ...]
    missing: tuple[str, ...]


def founding_of(actor: Actor, session: Session, seats: Sequence[BodyMember]) -> Founding | None:
    """Return what a constituent session was for; None for any other, and for whoever may not see contracts."""
    if not session.is_constituent or session.state != Session.State.HELD:
        return None
    if not organisation_policy.see_agreements(actor):
        return None
    signed = Agreement.objects.for_tenant(actor).filter(
        kind__in=COOPERATION, state__in=(Agreement.State.SIGNED, Agreement.State.ENDED), signed_on=session.held_on
    )
    agreements = tuple(signed.order_by("pk"))
    rows = AgreementParty.objects.for_tenant(actor).filter(agreement__in=agreements)
    parties = set(rows.values_list("agency_id", flat=True))
    sending = {seat.agency_id: seat.agency.name for seat in seats if seat.agency is not None and not seat.is_guest}
    missing = tuple(sorted(name for key, name in sending.items() if key not in parties))
    return Founding(agreements, missing if agreements else ())

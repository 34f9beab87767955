"""Which bodies received something about a person: whom to tell when the person takes a paper back (R2)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kimpass.casework.models import CaseConference, CaseHandover, ConferenceParticipant, Referral
from kimpass.people.events import PaperWithdrawn

Received = dict[int, date]


@dataclass(frozen=True, slots=True)
class Sharing:
    """What was passed on under the withdrawn paper: referrals and handovers, and who received what last when."""

    referrals: tuple[Referral, ...]
    handovers: tuple[CaseHandover, ...]
    received: Received


def _under(rows: Any, event: PaperWithdrawn) -> Any:
    """Keep what was passed on about the person under the release; under any release when consent was withdrawn."""
    rows = rows.for_tenant(event.actor)
    return rows.filter(release=event.release_id) if event.release_id else rows.filter(release__person=event.person_id)


def _sent(model: Any, event: PaperWithdrawn) -> list[Any]:
    rows = _under(model.objects, event).select_related("case")
    if event.agency_ids is not None:
        rows = rows.filter(to_agency__in=event.agency_ids)
    return list(rows.order_by("pk").select_for_update(of=("self",)))


def _at_the_table(event: PaperWithdrawn) -> list[tuple[int, date]]:
    rows = _under(ConferenceParticipant.objects, event).filter(
        conference__state=CaseConference.State.HELD,
        conference__mode=CaseConference.Mode.NAMED,
        agency__isnull=False,
    )
    if event.agency_ids is not None:
        rows = rows.filter(agency__in=event.agency_ids)
    return list(rows.order_by("pk").values_list("agency_id", "conference__held_on"))


def sharing_under(event: PaperWithdrawn) -> Sharing:
    """Return what was passed on under a paper that is being withdrawn, its rows locked."""
    referrals, handovers = _sent(Referral, event), _sent(CaseHandover, event)
    told = [(row.to_agency_id, row.referred_on) for row in referrals]
    told += [(row.to_agency_id, row.sent_on) for row in handovers if row.sent_on is not None]
    received: Received = {}
    for agency_id, day in told + _at_the_table(event):
        received[agency_id] = max(day, received.get(agency_id, day))
    return Sharing(tuple(referrals), tuple(handovers), received)

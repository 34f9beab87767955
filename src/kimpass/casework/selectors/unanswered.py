"""What other bodies still owe an answer: referrals, handovers, and feedback that was agreed (CM-12, CM-13)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, DateField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from kimpass.casework.models import CaseHandover, Referral
from kimpass.kernel.access import Actor
from kimpass.kernel.prepared import prepared
from kimpass.people.models import HouseholdMember

LIMIT = 25
PATIENCE = timedelta(days=14)
REFERRAL, HANDOVER, FEEDBACK = "referral", "handover", "feedback"


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A body that has not answered: since when, and whether somebody should ask."""

    kind: str
    id: int
    public_id: str
    case_id: int
    case_public_id: str
    number: str
    family_name: str
    text: str
    due_on: date
    is_overdue: bool

    def __getitem__(self, name: str) -> Any:
        """Return a field as templates ask for it first; a refusal costs them more than the answer."""
        return getattr(self, name)


def _columns(rows: QuerySet[Any], kind: str, since: str, remind: str | None) -> QuerySet[Any, Any]:
    member = (
        HouseholdMember.objects.asked_for()
        .current()
        .filter(household=OuterRef("case__household"), is_reference=True)
        .order_by("-valid_from", "-pk")
    )
    nothing = Cast(Value(None, output_field=DateField()), DateField())
    return rows.annotate(  # type: ignore[no-any-return]
        kind=Value(kind, output_field=CharField()),
        name=Subquery(member.values("person__family_name")[:1], output_field=CharField()),
        body=F("to_agency__name"),
        since=F(since),
        remind=F(remind) if remind else nothing,
        case_pid=F("case__public_id"),
        case_number=F("case__number"),
    ).values_list("kind", "pk", "public_id", "case_id", "case_pid", "case_number", "name", "body", "since", "remind")


@prepared
def _rows(actor: Actor) -> QuerySet[Any, Any]:
    referrals = Referral.objects.visible_to(actor).unanswered()
    handovers = CaseHandover.objects.visible_to(actor)
    sent = handovers.filter(state=CaseHandover.State.SENT)
    promised = handovers.filter(
        state=CaseHandover.State.CONFIRMED, feedback_on__isnull=True, feedback_due_on__lte=actor.today
    )
    found = _columns(referrals, REFERRAL, "referred_on", "remind_on").union(
        _columns(sent, HANDOVER, "sent_on", None), _columns(promised, FEEDBACK, "feedback_due_on", "feedback_due_on")
    )
    return found.order_by("since", "pk")[:LIMIT]


def unanswered(actor: Actor) -> tuple[Unanswered, ...]:
    """Return what waits for other bodies, the oldest first, in one statement."""
    return tuple(
        Unanswered(
            kind, pk, public_id, case_id, case_pid, number, family or "", body, since, _is_late(actor, since, on)
        )
        for kind, pk, public_id, case_id, case_pid, number, family, body, since, on in _rows(actor)
    )


def _is_late(actor: Actor, since: date, remind_on: date | None) -> bool:
    return (remind_on or since + PATIENCE) <= actor.today

"""Cases, households and persons of one's own work: three counts from one entry, each person once (HH-01, trap 5)."""

from dataclasses import dataclass

from django.db.models import Count, Q

from kimpass.casework.models import Case, CaseMember
from kimpass.kernel.access import Actor


@dataclass(frozen=True, slots=True)
class Counts:
    """What the actor advises today."""

    cases: int
    households: int
    persons: int
    co_advised: int


def own_counts(actor: Actor) -> Counts:
    """Return the open cases the actor keeps or deputises for, with their households and people, in two statements."""
    cases = Case.objects.visible_to(actor).open()
    found = cases.aggregate(cases=Count("pk"), households=Count("household", distinct=True))
    members = (
        CaseMember.objects.asked_for().on(actor.today).filter(tenant_id=actor.tenant_id, case__in=cases.values("pk"))
    )
    people = members.aggregate(
        advised=Count("person", distinct=True, filter=Q(kind=CaseMember.Kind.ADVISED)),
        co_advised=Count("person", distinct=True, filter=Q(kind=CaseMember.Kind.CO_ADVISED)),
    )
    return Counts(found["cases"], found["households"], people["advised"], people["co_advised"])

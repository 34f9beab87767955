"""Where a case belongs after the first screening: a hint, never a decision (CM-11)."""

from dataclasses import dataclass
from datetime import date

from kimpass.casework.models import Case, CaseMember
from kimpass.people.models import LegalDomainPeriod

# Legal domains whose own authority runs case management: job centre, employment agency, youth office.
OWN_CASE_MANAGEMENT = frozenset({"SGB2", "SGB3", "SGB8"})


@dataclass(frozen=True, slots=True)
class RoutingHint:
    """What the Paderborn rule says of a case; `routing` is empty while no legal domain is known."""

    domains: tuple[str, ...]
    routing: str


def hint(case: Case, on: date) -> RoutingHint:
    """Return what the rule says: one legal domain with its own case management is referred, all else stays with KIM."""
    people = CaseMember.objects.of(case).on(on).values("person")
    rows = LegalDomainPeriod.objects.asked_for().on(on).filter(tenant_id=case.tenant_id, person__in=people)
    found = dict(rows.order_by("domain__sort").values_list("domain__code", "domain__label_de"))
    if not found:
        return RoutingHint((), "")
    alone = len(found) == 1 and set(found) <= OWN_CASE_MANAGEMENT
    routing = Case.Routing.REFERRAL if alone else Case.Routing.CROSS_JURISDICTIONAL
    return RoutingHint(tuple(found.values()), str(routing))

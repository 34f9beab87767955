"""The way of a case's people through titles and legal domains, in one statement."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, QuerySet, Value

from kimpass.casework.models import Case
from kimpass.kernel.prepared import prepared
from kimpass.people.models import LegalDomainPeriod, ResidenceStatus

RESIDENCE, LEGAL_DOMAIN = "residence", "legal_domain"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something that held for a person for a time."""

    kind: str
    person_id: int
    start: date
    end: date | None
    label: str
    agency: str


@prepared
def _rows(case: Case, person_id: int) -> QuerySet[Any, Any]:
    mine = {"tenant_id": case.tenant_id, "person_id": person_id}
    titles = (
        ResidenceStatus.objects.asked_for()
        .current()
        .filter(**mine)
        .values_list(
            Value(RESIDENCE, output_field=CharField()),
            "person_id",
            "valid_from",
            "valid_until",
            "title__label_de",
            Value("", output_field=CharField()),
        )
    )
    domains = (
        LegalDomainPeriod.objects.asked_for()
        .current()
        .filter(**mine)
        .values_list(
            Value(LEGAL_DOMAIN, output_field=CharField()),
            "person_id",
            "valid_from",
            "valid_until",
            "domain__label_de",
            "agency__name",
        )
    )
    return titles.union(domains, all=True)


def stretches(case: Case, person_id: int) -> list[Stretch]:
    """Return titles and legal domains of one person, as known now, in order of their beginning."""
    found = [
        Stretch(kind, person, start, end, label, agency or "")
        for kind, person, start, end, label, agency in _rows(case, person_id)
    ]
    return sorted(found, key=lambda stretch: (stretch.start, stretch.label))

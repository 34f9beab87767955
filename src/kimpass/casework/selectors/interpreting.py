"""What a case needs and has of interpreting."""

from dataclasses import dataclass
from typing import Any

from kimpass.casework.models import Case, InterpreterRequest
from kimpass.kernel.access import Actor
from kimpass.network.models import InterpreterAssignment
from kimpass.network.selectors import interpreters
from kimpass.people.models import PersonLanguage


@dataclass(frozen=True, slots=True)
class Booked:
    """A booking of the case, with the language in words."""

    assignment: InterpreterAssignment
    language: str


def booked(case: Case, names: dict[str, str]) -> list[Booked]:
    """Return the bookings of a case, next first."""
    rows: Any = InterpreterRequest.objects.of(case).select_related("assignment__interpreter")
    ordered = sorted((row.assignment for row in rows), key=lambda row: row.starts_at, reverse=True)
    return [Booked(row, names.get(row.language, row.language)) for row in ordered]


def spoken_first(case: Case, actor: Actor) -> list[tuple[str, str]]:
    """Return the languages one may ask for, those of the case's members first."""
    members = case.members.asked_for().current().filter(tenant_id=case.tenant_id).values("person")
    spoken = set(
        PersonLanguage.objects.asked_for()
        .filter(tenant_id=case.tenant_id, person__in=members)
        .values_list("language", flat=True)
    )
    choices = [choice for choice in interpreters.language_choices(actor) if choice[0] != "de"]
    return sorted(choices, key=lambda choice: choice[0] not in spoken)

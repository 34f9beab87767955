"""What the forms of access and intake offer: an address for the browser, a row for the action."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from babel import Locale

from kimpass.kernel.access import Actor, Permission
from kimpass.organisation.models import Agency, CatalogueEntry, Unit
from kimpass.people.models import ConsentText
from kimpass.people.selectors import consent_texts as wordings

GERMAN = Locale("de")
FREQUENT = "de ar uk ru fa ps ku ti tr ro bg sq sr fr en so pl".split()  # noqa: SIM905 - a list of codes reads better


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list: `key` goes to the browser, `id` to the action."""

    key: str
    label: str
    id: int


def _choices(rows: Iterable[tuple[Any, ...]]) -> list[Choice]:
    return [Choice(str(key), str(label), pk) for pk, key, label in rows]


def units(actor: Actor, permission: Permission) -> list[Choice]:
    """Return the municipalities and target-group units in which the actor holds the right."""
    rows = Unit.objects.for_tenant(actor).exclude(kind=Unit.Kind.DISTRICT_OFFICE).order_by("name", "pk")
    held = actor.units_with(permission)
    if held is not None:
        rows = rows.filter(pk__in=held)
    return _choices(rows.values_list("pk", "public_id", "name"))


def agencies(actor: Actor) -> list[Choice]:
    """Return the bodies that act in the tenant."""
    rows = Agency.objects.for_tenant(actor).order_by("name", "pk")
    return _choices(rows.values_list("pk", "public_id", "name"))


def household_kinds(actor: Actor) -> list[Choice]:
    """Return the kinds of household in the tenant's catalogue."""
    rows = CatalogueEntry.objects.for_tenant(actor).filter(catalogue="household_kind").order_by("sort", "pk")
    return _choices(rows.values_list("pk", "code", "label_de"))


def languages(actor: Actor) -> list[tuple[str, str]]:
    """Return the tenant's languages, frequent ones first; without a catalogue those most clients speak."""
    rows = CatalogueEntry.objects.for_tenant(actor).filter(catalogue="language").order_by("sort", "label_de")
    found = [(code.lower(), label) for code, label in rows.values_list("code", "label_de")]
    return found or [(code, str(GERMAN.languages.get(code, code))) for code in FREQUENT]


def consent_texts(actor: Actor) -> list[Choice]:
    """Return the wordings of the consent to data processing that may be signed, German first."""
    named = dict(languages(actor))
    return [
        Choice(text.public_id, f"{named.get(text.language, text.language)} · {text.employing_body.name}", text.pk)
        for text in wordings.offered(actor, ConsentText.Purpose.DATA_PROCESSING)
    ]

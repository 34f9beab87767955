"""Who interprets what, which bookings are open, and what they cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from babel import Locale
from django.db.models import Count, Prefetch, Sum
from django.db.models.functions import TruncMonth

from kimpass.kernel.access import Actor
from kimpass.kernel.sums import to_cents
from kimpass.network.models import Interpreter, InterpreterAssignment, InterpreterLanguage
from kimpass.organisation.models import CatalogueEntry

State = InterpreterAssignment.State
GERMAN = Locale("de")
SPELT = {"fa-af": "Dari", "kmr": "Kurmandschi"}
FREQUENT = ("ar", "bg", "de", "en", "fa", "fa-af", "fr", "kmr", "ps", "ro", "ru", "sq", "ti", "tr", "uk")
OPEN = (State.WANTED, State.ASKED, State.CONFIRMED, State.DECLINED)


@dataclass(frozen=True, slots=True)
class MonthOfCost:
    """What interpreting came to in a month: bookings done, minutes, and euro as far as costs are known."""

    month: date
    language: str
    bookings: int
    minutes: int
    cost: Decimal | None


def language_choices(actor: Actor) -> list[tuple[str, str]]:
    """Return the languages of the tenant's catalogue, by code in lower case; without one those most clients speak."""
    rows = CatalogueEntry.objects.for_tenant(actor).filter(catalogue="language", valid_until__isnull=True)
    found = [(code.lower(), label) for code, label in rows.order_by("sort", "label_de").values_list("code", "label_de")]
    return found or [(code, SPELT.get(code) or str(GERMAN.languages.get(code, code))) for code in FREQUENT]


def interpreter_list(actor: Actor, language: str = "") -> Any:
    """Return who interprets today, with the languages; of one language where it is named."""
    rows = Interpreter.objects.visible_to(actor).filter(ended_on__isnull=True)
    if language:
        rows = rows.filter(languages__language=language)
    return (
        rows.select_related("agency")
        .prefetch_related(Prefetch("languages", InterpreterLanguage.objects.for_tenant(actor)))
        .order_by("name", "pk")
        .distinct()
    )


def languages_of(interpreter: Interpreter) -> list[str]:
    """Return the codes of what somebody interprets; the actor has been shown her already."""
    fetched = getattr(interpreter, "_prefetched_objects_cache", {})
    rows = interpreter.languages.all() if "languages" in fetched else interpreter.languages.asked_for()
    return sorted(row.language for row in rows)


def in_words(codes: Iterable[str], names: dict[str, str]) -> str:
    """Return the names of languages as one line; a code nobody knows stays a code."""
    return ", ".join(sorted(names.get(code, code) for code in codes))


def open_assignments(actor: Actor) -> Any:
    """Return the bookings that have neither taken place nor been cancelled, next first."""
    rows = InterpreterAssignment.objects.visible_to(actor).filter(state__in=OPEN)
    return rows.select_related("interpreter", "unit").order_by("starts_at", "pk")


def costs_by_month(actor: Actor, months: int = 12) -> list[MonthOfCost]:
    """Return what interpreting came to, newest month first; a booking without a known cost counts without one."""
    done = InterpreterAssignment.objects.visible_to(actor).filter(state=State.DONE)
    rows = (
        done.annotate(month=TruncMonth("starts_at"))
        .values("month", "language")
        .annotate(bookings=Count("pk"), minutes=Sum("minutes"), cost=Sum("cost"))
        .order_by("-month", "language")
    )
    found = [
        MonthOfCost(row["month"].date(), row["language"], row["bookings"], row["minutes"] or 0, row["cost"])
        for row in rows
    ]
    newest = sorted({row.month for row in found}, reverse=True)[:months]
    return [row for row in found if row.month in newest]


def cost_of(assignment: InterpreterAssignment, minutes: int) -> Decimal | None:
    """Return what so many minutes cost in euro, None where no rate was agreed on."""
    rate = assignment.interpreter.rate_per_hour if assignment.interpreter is not None else None
    return None if rate is None else to_cents(rate * minutes / 60)

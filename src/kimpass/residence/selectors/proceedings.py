"""The register of an authority: narrowed, on one page, and what is due."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When

from kimpass.kernel.access import Actor
from kimpass.residence.models import Proceeding, ProceedingStep

SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ProceedingFilter:
    """What a list is narrowed to; nothing chosen leaves all that is open."""

    kind: str = ""
    state: str = ""
    mark: str = ""
    since: date | None = None
    until: date | None = None
    with_ended: bool = False


def proceedings(actor: Actor, asked: ProceedingFilter) -> "QuerySet[Any]":
    """Return the proceedings of the own authority, the oldest open first."""
    rows: QuerySet[Any] = Proceeding.objects.visible_to(actor)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.state:
        rows = rows.filter(state=asked.state)
    elif not asked.with_ended:
        rows = rows.exclude(state__in=Proceeding.ENDED)
    if asked.mark:
        rows = rows.filter(file_mark__icontains=asked.mark)
    if asked.since:
        rows = rows.filter(received_on__gte=asked.since)
    if asked.until:
        rows = rows.filter(received_on__lte=asked.until)
    ended = Case(When(state__in=Proceeding.ENDED, then=Value(1)), default=Value(0), output_field=IntegerField())
    ordered: QuerySet[Any] = rows.annotate(ended=ended).order_by("ended", "received_on", "pk")
    return ordered


def deadlines(actor: Actor, *, until: date | None = None) -> "QuerySet[Any]":
    """Return open proceedings with a deadline, the nearest first."""
    rows: QuerySet[Any] = Proceeding.objects.visible_to(actor).filter(deadline_on__isnull=False)
    if until:
        rows = rows.filter(deadline_on__lte=until)
    return rows.exclude(state__in=Proceeding.ENDED).order_by("deadline_on", "pk")


def steps_of(actor: Actor, proceeding: Proceeding) -> "QuerySet[Any]":
    """Return the states a proceeding was in, the first first."""
    rows: QuerySet[Any] = ProceedingStep.objects.for_tenant(actor).filter(proceeding=proceeding)
    return rows.select_related("noted_by").order_by("since", "pk")

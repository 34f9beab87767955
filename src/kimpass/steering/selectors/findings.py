"""Which findings there are, and what became of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from kimpass.kernel.access import Actor
from kimpass.steering.models import Feedback, Finding, ThemeFinding, ThemeStep


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """What a list or the board is narrowed to; None is everything."""

    field_id: int | None = None
    unit_id: int | None = None
    since: date | None = None
    query: str = ""
    no_unit: bool = False


def current_links() -> "QuerySet[ThemeFinding]":
    """Return the open links between findings and themes, with the step each theme stands on."""
    links: QuerySet[ThemeFinding] = (
        ThemeFinding.objects.asked_for()
        .filter(valid_until__isnull=True, superseded_at__isnull=True)
        .select_related("theme")
        .prefetch_related(
            Prefetch(
                "theme__steps",
                queryset=ThemeStep.objects.asked_for().filter(left_on__isnull=True).select_related("step"),
                to_attr="open_steps",
            )
        )
    )
    return links


def finding_list(actor: Actor, narrowed: FindingFilter | None = None, *, unbundled: bool = False) -> Any:
    """Return the released findings, newest first, each with its theme; `unbundled` keeps those without one."""
    narrowed = narrowed or FindingFilter()
    rows = Finding.objects.visible_to(actor).filter(state=Finding.State.RELEASED)
    if narrowed.field_id is not None:
        rows = rows.filter(field_id=narrowed.field_id)
    if narrowed.unit_id is not None:
        rows = rows.filter(unit_id=narrowed.unit_id)
    if narrowed.no_unit:
        rows = rows.filter(unit__isnull=True)
    if narrowed.since is not None:
        rows = rows.filter(month__gte=narrowed.since)
    if narrowed.query:
        rows = rows.filter(Q(title__icontains=narrowed.query) | Q(text__icontains=narrowed.query))
    if unbundled:
        links = ThemeFinding.objects.asked_for().filter(finding=OuterRef("pk"), valid_until__isnull=True)
        rows = rows.filter(~Exists(links))
    return (
        rows.select_related("field", "unit")
        .prefetch_related(Prefetch("theme_findings", queryset=current_links(), to_attr="links"))
        .order_by("-month", "-pk")
    )


def feedback_of(actor: Actor, finding: Finding) -> list[Feedback]:
    """Return the answers a finding got, newest first."""
    return list(Feedback.objects.for_tenant(actor).filter(finding=finding).order_by("-given_at", "-pk"))


def theme_link_of(actor: Actor, finding: Finding) -> ThemeFinding | None:
    """Return the link to the theme a finding belongs to now."""
    return current_links().filter(tenant_id=actor.tenant_id, finding=finding).first()

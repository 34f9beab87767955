"""Which findings there are, and what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from kimpass.kernel.access import Actor
from kimpass.steering.models import Feedback, Finding, FindingAspect, ThemeFinding, ThemeStep


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """What a list or the board is narrowed to; None is everything."""

    field_id: int | None = None
    unit_id: int | None = None
    since: date | None = None
    query: str = ""
    no_unit: bool = False
    kind: str = ""
    reach: str = ""
    source: str = ""
    domain_id: int | None = None


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
        words = Q(title__icontains=narrowed.query) | Q(text__icontains=narrowed.query)
        rows = rows.filter(words | Q(what_helps__icontains=narrowed.query))
    exact = {"kind": narrowed.kind, "reach": narrowed.reach, "source_kind": narrowed.source}
    rows = rows.filter(**{column: value for column, value in exact.items() if value})
    if narrowed.domain_id is not None:
        either = Q(domain_id=narrowed.domain_id) | Q(other_domain_id=narrowed.domain_id)
        rows = rows.filter(Exists(FindingAspect.objects.asked_for().filter(either, finding=OuterRef("pk"))))
    if unbundled:
        links = ThemeFinding.objects.asked_for().filter(finding=OuterRef("pk"), valid_until__isnull=True)
        rows = rows.filter(~Exists(links))
    return (
        rows.select_related("field", "unit", "region")
        .prefetch_related(Prefetch("theme_findings", queryset=current_links(), to_attr="links"))
        .order_by("-month", "-pk")
    )


def feedback_of(actor: Actor, finding: Finding) -> list[Feedback]:
    """Return the answers a finding got, newest first."""
    return list(Feedback.objects.for_tenant(actor).filter(finding=finding).order_by("-given_at", "-pk"))


def theme_link_of(actor: Actor, finding: Finding) -> ThemeFinding | None:
    """Return the link to the theme a finding belongs to now."""
    return current_links().filter(tenant_id=actor.tenant_id, finding=finding).first()


def aspects_of(actor: Actor, finding: Finding) -> list[FindingAspect]:
    """Return the legal domains and interfaces a finding concerns, domains first."""
    rows = FindingAspect.objects.for_tenant(actor).filter(finding=finding)
    return list(rows.select_related("domain", "other_domain").order_by("-kind", "domain__sort", "pk"))


def for_bodies(actor: Actor, theme_ids: Iterable[int]) -> dict[int, list[Finding]]:
    """
    Return for each theme the findings that agendas, papers and sessions may show (R16).

    The one way to findings for everything a body reads: a finding with too small a group is left out, its theme counts
    it all the same.
    """
    links = (
        ThemeFinding.objects.for_tenant(actor)
        .current()
        .filter(theme_id__in=list(theme_ids), valid_until__isnull=True)
        .values_list("theme_id", "finding_id")
    )
    shown = Finding.objects.for_tenant(actor).for_bodies().filter(pk__in={finding for _theme, finding in links})
    by_id = {row.pk: row for row in shown.select_related("field", "unit", "region").order_by("-month", "-pk")}
    found: dict[int, list[Finding]] = {}
    for theme_id, finding_id in links:
        if finding_id in by_id:
            found.setdefault(theme_id, []).append(by_id[finding_id])
    return found

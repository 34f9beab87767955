"""Themes with what stands behind them and what comes next."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from kimpass.kernel.access import Actor
from kimpass.organisation.models import FundingLine
from kimpass.steering.models import (
    AgendaItem,
    Decision,
    Measure,
    MeasureState,
    Session,
    Theme,
    ThemeEvidence,
    ThemeFinding,
    ThemeStep,
)
from kimpass.steering.selectors.counts import Counter, counter
from kimpass.steering.selectors.findings import FindingFilter


@dataclass(frozen=True, slots=True)
class ThemeCard:
    """A theme as lists and the board show it; `cases` None means nobody has counted yet."""

    theme: Theme
    step: ThemeStep | None
    cases: str | None
    municipalities: int
    findings: int
    next_session: Session | None


def _prefetched(rows: Any) -> Any:
    open_steps = ThemeStep.objects.asked_for().filter(left_on__isnull=True).select_related("step")
    links = ThemeFinding.objects.asked_for().filter(valid_until__isnull=True).select_related("finding")
    return rows.select_related("field").prefetch_related(
        Prefetch("steps", queryset=open_steps, to_attr="open_steps"),
        Prefetch("evidence", queryset=ThemeEvidence.objects.asked_for(), to_attr="counted"),
        Prefetch("theme_findings", queryset=links, to_attr="links"),
    )


def next_sessions(actor: Actor, themes: list[Theme]) -> dict[int, Session]:
    """Return for each theme the planned session that has it on its agenda."""
    items = (
        AgendaItem.objects.for_tenant(actor)
        .filter(theme__in=themes, session__state=Session.State.PLANNED)
        .select_related("session__body")
        .order_by("-session__held_on")
    )
    return {item.theme_id: item.session for item in items if item.theme_id is not None}


def make_card(theme: Any, writer: Counter, sessions: dict[int, Session]) -> ThemeCard:
    """Build the card of a theme read with its steps, evidence and findings."""
    counted = theme.counted[0] if theme.counted else None
    places = {link.finding.unit_id for link in theme.links if link.finding.unit_id}
    return ThemeCard(
        theme=theme,
        step=theme.open_steps[0] if theme.open_steps else None,
        cases=None if counted is None else writer.of_theme(counted.case_count),
        municipalities=max(len(places), counted.municipality_count if counted else 0),
        findings=len(theme.links),
        next_session=sessions.get(theme.pk),
    )


def theme_cards(
    actor: Actor, narrowed: FindingFilter | None = None, *, step_key: str = "", writer: Counter | None = None
) -> list[ThemeCard]:
    """Return the themes, urgent and old ones first; `since` drops those that ended earlier."""
    narrowed = narrowed or FindingFilter()
    rows = Theme.objects.visible_to(actor).filter(merged_into__isnull=True)
    if narrowed.field_id is not None:
        rows = rows.filter(field_id=narrowed.field_id)
    if narrowed.query:
        rows = rows.filter(title__icontains=narrowed.query)
    if narrowed.unit_id is not None:
        inside = ThemeFinding.objects.for_tenant(actor).filter(
            valid_until__isnull=True, finding__unit_id=narrowed.unit_id
        )
        rows = rows.filter(pk__in=inside.values("theme_id"))
    if step_key:
        here = ThemeStep.objects.for_tenant(actor).filter(left_on__isnull=True, step__key=step_key)
        rows = rows.filter(pk__in=here.values("theme_id"))
    themes = list(_prefetched(rows).order_by("created_on", "pk"))
    sessions = next_sessions(actor, themes)
    writer = writer or counter(actor)
    cards = [make_card(theme, writer, sessions) for theme in themes]
    if narrowed.since is not None:
        cards = [
            card
            for card in cards
            if not (card.step and card.step.step.is_end and card.step.entered_on < narrowed.since)
        ]
    urgency = {str(key): place for place, key in enumerate(Theme.Priority.values)}
    return sorted(cards, key=lambda card: urgency[card.theme.priority])


def card_of(actor: Actor, theme: Theme) -> ThemeCard:
    """Return one theme's card."""
    found = _prefetched(Theme.objects.visible_to(actor).filter(pk=theme.pk)).get()
    return make_card(found, counter(actor), next_sessions(actor, [found]))


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """All that a theme's page shows."""

    links: list[ThemeFinding]
    steps: list[ThemeStep]
    decisions: list[Decision]
    measures: list[Measure]
    evidence: ThemeEvidence | None
    merged: list[Theme]


def theme_file(actor: Actor, theme: Theme) -> ThemeFile:
    """Return a theme's findings, way, decisions and measures."""
    links = ThemeFinding.objects.for_tenant(actor).filter(theme=theme, superseded_at__isnull=True)
    steps = ThemeStep.objects.for_tenant(actor).filter(theme=theme).select_related("step", "session__body")
    decisions = Decision.objects.for_tenant(actor).filter(agenda_item__theme=theme)
    return ThemeFile(
        links=list(links.select_related("finding__unit", "finding__field").order_by("-finding__month", "-pk")),
        steps=list(steps.order_by("entered_on", "pk")),
        decisions=list(decisions.select_related("agenda_item__session__body").order_by("-decided_on", "-pk")),
        measures=list(Measure.objects.for_tenant(actor).filter(theme=theme).order_by("due_on", "pk")),
        evidence=ThemeEvidence.objects.for_tenant(actor).filter(theme=theme).first(),
        merged=list(Theme.objects.for_tenant(actor).filter(merged_into=theme).order_by("title")),
    )


def measure_list(actor: Actor, *, state: str = "", line: FundingLine | None = None) -> list[Measure]:
    """Return the measures, those with the nearest end first; of one state, or paid from one line of money."""
    rows = Measure.objects.for_tenant(actor).select_related(
        "theme", "decision__agenda_item__session__body", "funding_line"
    )
    if state:
        rows = rows.filter(state=state)
    if line is not None:
        rows = rows.filter(funding_line=line)
    return sorted(rows, key=lambda row: (row.due_on is None, row.due_on or row.pk, row.pk))


def lacks_origin(measure: Measure) -> bool:
    """Test whether a measure is paid as a result of the interface analysis, but names no theme or decision (FUN-10)."""
    line = measure.funding_line
    from_analysis = line is not None and line.kind == FundingLine.Kind.MEASURES
    return from_analysis and (measure.theme_id is None or measure.decision_id is None)


def measure_states(actor: Actor, measures: list[Measure]) -> dict[int, list[MeasureState]]:
    """Return the states each measure went through, oldest first."""
    found: dict[int, list[MeasureState]] = defaultdict(list)
    rows = MeasureState.objects.for_tenant(actor).filter(measure__in=measures, superseded_at__isnull=True)
    for row in rows.order_by("valid_from", "pk"):
        found[row.measure_id].append(row)
    return dict(found)

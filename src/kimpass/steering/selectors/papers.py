"""Papers with their editions and ways, and what the steering group's paper is made of (promise 11)."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.organisation.models import Precision
from kimpass.steering.models import (
    AgendaItem,
    DecisionPaper,
    DeliberationPath,
    Measure,
    Session,
    ThemeEvidence,
    ThemeStep,
)
from kimpass.steering.selectors.counts import counter
from kimpass.steering.selectors.event_days import write_told


@dataclass(frozen=True, slots=True)
class Line:
    """A theme in the steering group's paper."""

    number: int
    title: str
    stage: str
    cases: str
    municipalities: str
    measures: str
    owners: str
    due: str
    summary: str
    proposal: str


def counts_of(actor: Actor, theme_id: int) -> tuple[int | None, int | None]:
    """Return how many cases and municipalities stand behind a theme; None where nobody has counted."""
    found = ThemeEvidence.objects.for_tenant(actor).filter(theme_id=theme_id).first()
    return (found.case_count, found.municipality_count) if found else (None, None)


def counts_now(actor: Actor, paper: DecisionPaper) -> tuple[int | None, int | None]:
    """Return the counts an edition in work would be released with today."""
    return counts_of(actor, paper.theme_id)


def paper_list(actor: Actor) -> Any:
    """Return all editions, those in work first, then the newest."""
    rows = DecisionPaper.objects.for_tenant(actor).select_related("theme")
    return rows.order_by("released_on", "-written_on", "-pk")


def editions_of(actor: Actor, theme_id: int) -> list[DecisionPaper]:
    """Return the editions of a theme's paper, the newest first."""
    return list(DecisionPaper.objects.for_tenant(actor).filter(theme_id=theme_id).order_by("-edition"))


def stations(actor: Actor, paper: DecisionPaper) -> list[DeliberationPath]:
    """Return the way of a paper through bodies."""
    return list(DeliberationPath.objects.for_tenant(actor).filter(paper=paper).select_related("body").order_by("sort"))


def stop_words(stop: DeliberationPath) -> str:
    """Return when a body dealt with a paper, no more exact than known."""
    if stop.on is None:
        return _("offen")
    words = write_told(stop.on, stop.precision)
    return _("Schuljahr %(label)s") % {"label": words} if stop.precision == Precision.SCHOOL_YEAR else words


def steering_lines(actor: Actor, session: Session) -> list[Line]:
    """Return the themes on an agenda with stage, counts, measures, who and until when, in five statements."""
    items = AgendaItem.objects.for_tenant(actor).filter(session=session).select_related("theme", "paper")
    points = list(items.order_by("sort", "pk"))
    themes = [item.theme_id for item in points if item.theme_id]
    steps = ThemeStep.objects.for_tenant(actor).filter(theme__in=themes, left_on__isnull=True).select_related("step")
    stage = {row.theme_id: row.step.label for row in steps}
    evidence = {row.theme_id: row for row in ThemeEvidence.objects.for_tenant(actor).filter(theme__in=themes)}
    measures: dict[int, list[Measure]] = defaultdict(list)
    for row in Measure.objects.for_tenant(actor).filter(theme__in=themes).order_by("due_on", "pk"):
        measures[row.theme_id or 0].append(row)
    writer = counter(actor)
    lines = []
    for number, item in enumerate(points, 1):
        if item.theme is None:
            continue
        proof, started = evidence.get(item.theme.pk), measures[item.theme.pk]
        lines.append(
            Line(
                number,
                item.title,
                stage.get(item.theme.pk, "–"),
                writer.write(proof.case_count, exact=False) if proof else _("nicht gezählt"),
                str(proof.municipality_count) if proof else _("nicht gezählt"),
                "; ".join(f"{row.title} ({row.get_state_display()})" for row in started) or "–",
                "; ".join(dict.fromkeys(row.owner_function for row in started if row.owner_function)) or "–",
                "; ".join(f"{row.due_on:%d.%m.%Y}" for row in started if row.due_on) or "–",
                item.theme.summary,
                item.paper.proposal if item.paper else "",
            )
        )
    return lines

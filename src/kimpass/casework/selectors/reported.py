"""What became of the findings a case gave rise to."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from kimpass.casework.models import Case, CaseFinding
from kimpass.steering.models import Feedback, Finding, ThemeEvidence, ThemeFinding, ThemeStep


@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """A finding of the case, the theme it went into, where that stands, and the last answer."""

    finding: Finding
    linked_on: date
    theme_title: str
    step: str
    is_ended: bool
    case_count: int
    municipality_count: int
    answer: str
    answered_on: date | None


def reported_findings(case: Case) -> list[ReportedFinding]:
    """Return the findings of a case with their stage and answer, newest first, in five statements."""
    links: QuerySet[Any] = CaseFinding.objects.of(case).select_related("finding__field")
    found = list(links.order_by("-linked_on", "-pk"))
    if not found:
        return []
    mine = {"tenant_id": case.tenant_id}
    ids = [link.finding_id for link in found]
    bundled = ThemeFinding.objects.asked_for().current().filter(valid_until__isnull=True, finding_id__in=ids, **mine)
    themes = {row.finding_id: row.theme for row in bundled.select_related("theme")}
    theme_ids = {theme.pk for theme in themes.values()}
    steps = ThemeStep.objects.asked_for().filter(left_on__isnull=True, theme_id__in=theme_ids, **mine)
    stands = {row.theme_id: row.step for row in steps.select_related("step")}
    evidence = {row.theme_id: row for row in ThemeEvidence.objects.asked_for().filter(theme_id__in=theme_ids, **mine)}
    feedback = Feedback.objects.asked_for().filter(finding_id__in=ids, **mine).order_by("given_at", "pk")
    answers = {row.finding_id: row for row in feedback}
    return [
        _reported(
            link,
            theme := themes.get(link.finding_id),
            stands.get(theme.pk) if theme else None,
            evidence.get(theme.pk) if theme else None,
            answers.get(link.finding_id),
        )
        for link in found
    ]


def _reported(link: Any, theme: Any, step: Any, evidence: Any, answer: Any) -> ReportedFinding:
    return ReportedFinding(
        finding=link.finding,
        linked_on=link.linked_on,
        theme_title=theme.title if theme else "",
        step=step.label if step else "",
        is_ended=bool(step and step.is_end),
        case_count=evidence.case_count if evidence else 0,
        municipality_count=evidence.municipality_count if evidence else 0,
        answer=answer.text if answer else "",
        answered_on=answer.given_at.date() if answer else None,
    )

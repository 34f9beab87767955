"""The report on goals of a period: what was counted, what that proposes, what a person confirmed (REP-02)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from kimpass.controlling.models import (
    Attainment,
    AttainmentValue,
    GoalCriterion,
    GoalPeriod,
    ProgrammeGoal,
    ReportedFigure,
)
from kimpass.controlling.selectors.attainment import of_goal, of_period
from kimpass.controlling.selectors.caseload import told as as_told
from kimpass.controlling.selectors.figures import COUNT, Figure, Report, Row, Section, Table
from kimpass.controlling.selectors.goal_periods import (
    days_of,
    newest_finished_period,
    period_of,
    periods_with_goals,
)
from kimpass.controlling.selectors.metrics import Scene, measure, scene_of, target_of
from kimpass.controlling.selectors.municipalities import change_figures
from kimpass.controlling.selectors.sessions import held_sessions, proof_of
from kimpass.organisation.models import Tenant
from kimpass.steering.models import Body

KIND = "goals"
__all__ = [
    "KIND",
    "GoalResult",
    "days_of",
    "goal_results",
    "goals_report",
    "newest_finished_period",
    "overall_of",
    "period_of",
    "period_row",
    "periods_with_goals",
    "words_of",
]


@dataclass(frozen=True, slots=True)
class GoalResult:
    """A goal with what was counted for each condition, the proposal and the confirmed value."""

    goal: ProgrammeGoal
    criteria: tuple[tuple[GoalCriterion, Figure, Figure], ...]
    proposed: str | None
    confirmed: Attainment | None

    @property
    def value(self) -> str | None:
        """Return what counts: the confirmed value, else the proposal."""
        return self.confirmed.value if self.confirmed else self.proposed


def words_of(value: str | None) -> str:
    """Return an attainment in words."""
    return _("noch nicht beurteilbar") if value is None else str(AttainmentValue(value).label)


def goal_results(
    tenant_id: int, scope: str, label: str, as_of: date, known_at: datetime | None = None
) -> tuple[Scene, list[GoalResult]]:
    """Return every goal of a period with its figures."""
    scene = scene_of(tenant_id, scope, days_of(tenant_id, label), as_of, known_at)
    goals = list(
        ProgrammeGoal.objects.asked_for()
        .filter(tenant_id=tenant_id, period_label=label)
        .select_related("unit")
        .prefetch_related(Prefetch("criteria", queryset=GoalCriterion.objects.asked_for().order_by("sort", "pk")))
        .prefetch_related(
            Prefetch("attainments", queryset=Attainment.objects.asked_for().select_related("confirmed_by"))
        )
        .order_by("number")
    )
    beside = [criterion for goal in goals for criterion in goal.criteria.all()]
    return scene, [_result(goal, beside, scene) for goal in goals]


def _result(goal: ProgrammeGoal, beside: Sequence[GoalCriterion], scene: Scene) -> GoalResult:
    """Return a goal with its figures; a Kommune's goal is measured there (GOAL-06)."""
    place = replace(scene, unit_id=goal.unit_id, scope=goal.unit.name) if goal.unit else scene
    found: list[tuple[GoalCriterion, Figure, Figure]] = []
    for criterion in goal.criteria.all():
        again = sum(before.metric == criterion.metric for before, _actual, _target in found)
        key = f"goal_{goal.number}.{criterion.metric}" + (f".{again + 1}" if again else "")
        target = target_of(criterion, [*beside], place, f"{key}.target")
        found.append((criterion, measure(place, criterion.metric, key), target))
    proposed = of_goal([(actual.value, target.value, c.comparison) for c, actual, target in found])
    return GoalResult(goal, tuple(found), proposed, next(iter(goal.attainments.all()), None))


def overall_of(results: Sequence[GoalResult]) -> str | None:
    """Return what the goals of the district come to, those of the Kommunen where it has none of its own (G-PB-08)."""
    own = [result.value for result in results if result.goal.unit_id is None]
    return of_period(own or [result.value for result in results])


def period_row(tenant_id: int, label: str) -> GoalPeriod | None:
    """Return what was written about a period as a whole, if anything was."""
    rows = GoalPeriod.objects.asked_for().filter(tenant_id=tenant_id, period_label=label)
    found: GoalPeriod | None = rows.select_related("confirmed_by").first()
    return found


def condition(criterion: GoalCriterion, actual: Figure) -> str:
    """Return what is counted; how it is held against the target only where that is not "at least"."""
    usual = criterion.comparison in {GoalCriterion.Comparison.AT_LEAST, GoalCriterion.Comparison.ALL}
    return actual.label if usual else f"{actual.label} ({criterion.get_comparison_display()})"


def _section(result: GoalResult) -> Section:
    rows = tuple(Row(condition(criterion, actual), (target, actual)) for criterion, actual, target in result.criteria)
    columns = (_("Bedingung"), _("Ziel"), _("Stand"))
    place = [f"{result.goal.unit.get_kind_display()}: {result.goal.unit.name}."] if result.goal.unit else []
    texts = [result.goal.text, *place, _("Vorschlag aus den Daten: %(value)s.") % {"value": words_of(result.proposed)}]
    if result.confirmed is not None:
        texts.append(_("Bestätigt: %(value)s.") % {"value": words_of(result.confirmed.value)})
        texts += [result.confirmed.reasoning] if result.confirmed.reasoning else []
    return Section(
        f"goal_{result.goal.number}",
        _("Ziel %(number)s") % {"number": result.goal.number},
        words_of(result.value),
        (Table(_("Bedingungen des Ziels"), columns, rows),),
        texts=tuple(texts),
    )


def _facts(scene: Scene, label: str) -> Section:
    """Return what else is told about the period: Kommunen, sessions before, changes of post holders."""
    earlier = held_sessions(scene.tenant_id, Body.Kind.STEERING_GROUP, until=scene.period.start - timedelta(days=1))
    before = Figure(
        "steering.sessions_before",
        _("Sitzungen der Lenkungsgruppe vor dem Zeitraum"),
        Decimal(len(earlier)) if scene.is_recorded else None,
        COUNT,
        _("durchgeführte Sitzungen vor Beginn des Zeitraums"),
        scene.scope,
        scene.as_of,
        proof_of(earlier),
    )
    known = ReportedFigure.objects.asked_for().known(scene.known_at)
    reported = known.filter(tenant_id=scene.tenant_id, reference=label)
    figures = [
        *change_figures(scene.tenant_id, scene.period, scene.scope, scene.as_of, scene.known_at),
        before,
        *(as_told(row, f"reported.{row.metric}", scene.scope, scene.as_of) for row in reported.order_by("pk")),
    ]
    table = Table(_("Weitere Angaben"), (_("Angabe"), _("Wert")), tuple(Row(f.label, (f,)) for f in figures))
    return Section("facts", _("Weitere Angaben zum Zeitraum"), tables=(table,))


def goals_report(tenant: Tenant, label: str, as_of: date, known_at: datetime | None = None) -> Report:
    """
    Draw the report on the goals of a period.

    :raises ValueError: there is no such period.
    """
    scene, results = goal_results(tenant.pk, tenant.name, label, as_of, known_at)
    written = period_row(tenant.pk, label)
    overall = (written.overall if written else "") or overall_of(results)
    outcome = [(f"goal_{result.goal.number}", result.value or "unknown") for result in results]
    outcome += [("overall", overall or "unknown"), ("overall_words", words_of(overall))]
    if results:
        told_overall = _("Die Ziele des Zeitraums insgesamt: %(value)s.") % {"value": words_of(overall)}
    else:
        told_overall = _("Für diesen Zeitraum sind keine Ziele erfasst.")
    told = (told_overall, *([written.statement] if written and written.statement else []))
    summary = Section("overall", _("Gesamtaussage"), words_of(overall) if results else "", texts=told)
    outlook = written.outlook if written else ""
    sections = (
        summary,
        *(_section(result) for result in results),
        *((_facts(scene, label),) if results else ()),
        *((Section("outlook", _("Ausblick"), texts=(outlook,)),) if outlook else ()),
    )
    return Report(KIND, _("Ziele %(period)s") % {"period": label}, tenant.name, as_of, sections, label, tuple(outcome))

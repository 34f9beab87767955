"""The report on goals of a period: what was counted, what that proposes, what a person confirmed (REP-02)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from kimpass.controlling.models import (
    Attainment,
    AttainmentValue,
    GoalCriterion,
    PeriodKind,
    ProgrammeGoal,
    ReportedFigure,
)
from kimpass.controlling.selectors.attainment import of_goal, of_period
from kimpass.controlling.selectors.caseload import told
from kimpass.controlling.selectors.figures import COUNT, Figure, Report, Row, Section, Table
from kimpass.controlling.selectors.metrics import Scene, measure, scene_of, target_of
from kimpass.controlling.selectors.municipalities import change_figures
from kimpass.controlling.selectors.sessions import held_sessions, proof_of
from kimpass.kernel.period import Period, school_year
from kimpass.organisation.models import Tenant
from kimpass.steering.models import Body

KIND = "goals"


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


def period_of(label: str) -> Period:
    """
    Return the days of a school year or a calendar year.

    :raises ValueError: the label is neither.
    """
    if "/" in label:
        return school_year(label)
    if len(label) == 4 and label.isascii() and label.isdigit() and int(label) > 0:
        return Period(date(int(label), 1, 1), date(int(label) + 1, 1, 1))
    raise ValueError(label)


def periods_with_goals(tenant_id: int) -> list[str]:
    """Return the periods for which goals stand, newest first."""
    rows = ProgrammeGoal.objects.asked_for().filter(
        tenant_id=tenant_id, period_kind__in=(PeriodKind.SCHOOL_YEAR, PeriodKind.CALENDAR_YEAR)
    )
    return sorted(set(rows.values_list("period_label", flat=True)), reverse=True)


def newest_finished_period(tenant_id: int, today: date) -> str | None:
    """Return the newest period that has ended, else the newest."""
    labels = periods_with_goals(tenant_id)
    finished = [label for label in labels if (end := period_of(label).end) is not None and end <= today]
    return next(iter(finished or labels), None)


def goal_results(tenant_id: int, scope: str, label: str, as_of: date) -> tuple[Scene, list[GoalResult]]:
    """Return every goal of a period with its figures."""
    scene = scene_of(tenant_id, scope, period_of(label), as_of)
    goals = list(
        ProgrammeGoal.objects.asked_for()
        .filter(tenant_id=tenant_id, period_label=label)
        .prefetch_related(Prefetch("criteria", queryset=GoalCriterion.objects.asked_for().order_by("sort", "pk")))
        .prefetch_related(
            Prefetch("attainments", queryset=Attainment.objects.asked_for().select_related("confirmed_by"))
        )
        .order_by("number")
    )
    beside = [criterion for goal in goals for criterion in goal.criteria.all()]
    results = []
    for goal in goals:
        found = []
        for criterion in goal.criteria.all():
            key = f"goal_{goal.number}.{criterion.metric}"
            target = target_of(criterion, beside, scene, f"{key}.target")
            found.append((criterion, measure(scene, criterion.metric, key), target))
        proposed = of_goal([(actual.value, target.value) for _criterion, actual, target in found])
        confirmed = next(iter(goal.attainments.all()), None)
        results.append(GoalResult(goal, tuple(found), proposed, confirmed))
    return scene, results


def _section(result: GoalResult) -> Section:
    rows = tuple(
        Row(str(criterion.get_metric_display()), (target, actual)) for criterion, actual, target in result.criteria
    )
    columns = (_("Bedingung"), _("Ziel"), _("Stand"))
    texts = [result.goal.text, _("Vorschlag aus den Daten: %(value)s.") % {"value": words_of(result.proposed)}]
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
    reported = ReportedFigure.objects.asked_for().filter(tenant_id=scene.tenant_id, reference=label)
    figures = [
        *change_figures(scene.tenant_id, scene.period, scene.scope, scene.as_of),
        before,
        *(told(row, f"reported.{row.metric}", scene.scope, scene.as_of) for row in reported.order_by("pk")),
    ]
    table = Table(_("Weitere Angaben"), (_("Angabe"), _("Wert")), tuple(Row(f.label, (f,)) for f in figures))
    return Section("facts", _("Weitere Angaben zum Zeitraum"), tables=(table,))


def goals_report(tenant: Tenant, label: str, as_of: date) -> Report:
    """
    Draw the report on the goals of a period.

    :raises ValueError: the label is no school year and no calendar year.
    """
    scene, results = goal_results(tenant.pk, tenant.name, label, as_of)
    overall = of_period([result.value for result in results])
    outcome = [(f"goal_{result.goal.number}", result.value or "unknown") for result in results]
    outcome += [("overall", overall or "unknown"), ("overall_words", words_of(overall))]
    if results:
        told_overall = _("Die Ziele des Zeitraums insgesamt: %(value)s.") % {"value": words_of(overall)}
    else:
        told_overall = _("Für diesen Zeitraum sind keine Ziele erfasst.")
    summary = Section("overall", _("Gesamtaussage"), words_of(overall) if results else "", texts=(told_overall,))
    sections = (summary, *(_section(result) for result in results), *((_facts(scene, label),) if results else ()))
    return Report(KIND, _("Ziele %(period)s") % {"period": label}, tenant.name, as_of, sections, label, tuple(outcome))

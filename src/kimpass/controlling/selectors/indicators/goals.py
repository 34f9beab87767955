"""Goals of the programme: what they count, and how many of them were reached (GOAL)."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.controlling.models import GoalCriterion
from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import Figure, ProofRow
from kimpass.controlling.selectors.goals import goal_results, words_of
from kimpass.controlling.selectors.indicators.base import Counting, Group, Indicator, day_of, indicator, span_of
from kimpass.controlling.selectors.metrics import measure, scene_of
from kimpass.organisation.models import TenantModule

Metric = GoalCriterion.Metric
COUNTS: dict[str, str | Promise] = {
    Metric.LG_SESSIONS: _("Sitzungen"),
    Metric.GENERATIVE_THEMES: _("Themen"),
    Metric.COMMUNES_WITH_CM: "%(places)s",
    Metric.WORKING_GROUPS_FOUNDED: _("Arbeitsgruppen"),
    Metric.PLANNING_CONFERENCES: _("Sitzungen"),
    Metric.COMMUNE_CONCEPTS: "%(places)s",
}

# What is counted place by place is called after the places of the tenant (TEN-03).
LABELS = {
    Metric.COMMUNES_WITH_CM: _("%(places)s mit Case Management"),
    Metric.COMMUNE_CONCEPTS: _("%(places)s mit sozialräumlichem Konzept"),
}


def _measured(metric: str) -> Counting:
    def count(asked: Asked, of: Indicator) -> Figure:
        """Measure what a goal of the programme may count in the period (GOAL-03); goals and reports share it."""
        scene = scene_of(asked.tenant.pk, asked.scope, span_of(asked), day_of(asked), asked.known_at)
        found = measure(scene, metric, of.key)
        return of.figure(asked, found.value, found.proof, *found.remarks)

    return count


for _metric in Metric:
    indicator(
        _metric.value,
        LABELS.get(_metric, _metric.label),
        counts=COUNTS[_metric],
        definition=_("Messgröße der Ziele: im Zeitraum erfasst, wie im Bericht über die Ziele gezählt"),
        group=Group.GOALS,
        source="GOAL-03",
        part=TenantModule.Part.PLANNING_CONFERENCES if _metric == Metric.PLANNING_CONFERENCES else "",
    )(_measured(_metric.value))


@indicator(
    "goals.reached",
    _("erreichte Ziele"),
    counts=_("Ziele"),
    definition=_("Ziele des Zeitraums, die erreicht sind: bestätigt, sonst nach dem Vorschlag aus den Daten"),
    group=Group.GOALS,
    source="GOAL-02",
)
def goals_reached(asked: Asked, of: Indicator) -> Figure:
    """Count the goals of the period that were reached, confirmed or else proposed, in goals (GOAL-02)."""
    label = asked.period_label or str(day_of(asked).year)
    try:
        _scene, results = goal_results(asked.tenant.pk, asked.scope, label, day_of(asked), asked.known_at)
    except ValueError:
        return of.unknown(asked)
    if not results:
        return of.unknown(asked, _t("Für diesen Zeitraum sind keine Ziele erfasst."))
    rows = [ProofRow(f"{result.goal.number}. {result.goal.text}: {words_of(result.value)}") for result in results]
    if any(result.value is None for result in results):
        return of.unknown(asked, _t("Nicht jedes Ziel lässt sich schon beurteilen."), proof=rows)
    return of.figure(asked, sum(result.value == "reached" for result in results), rows)

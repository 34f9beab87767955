"""Measure what goals count, from recorded rows; what nobody has recorded yet is unknown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kimpass.controlling.models import GoalCriterion
from kimpass.controlling.selectors import formulas
from kimpass.controlling.selectors.concepts import concepts_figure
from kimpass.controlling.selectors.figures import COUNT, Figure, ProofRow
from kimpass.controlling.selectors.municipalities import active_figure, municipality_names
from kimpass.controlling.selectors.sessions import (
    decisions_with,
    exchange_remark,
    held_sessions,
    last_record,
    proof_of,
    treated_themes,
    weekday_remarks,
    words,
)
from kimpass.kernel.period import Period
from kimpass.organisation.selectors.words import words_at
from kimpass.steering.models import Body, Decision

Metric, Comparison = GoalCriterion.Metric, GoalCriterion.Comparison
# What is counted Kommune by Kommune, and so for one of them too; everything else is the district's (GOAL-06).
BY_KOMMUNE = frozenset({Metric.COMMUNES_WITH_CM.value, Metric.COMMUNE_CONCEPTS.value})


@dataclass(frozen=True, slots=True)
class Scene:
    """Whose goals are measured, in which period, as of when."""

    tenant_id: int
    scope: str
    period: Period
    as_of: date
    is_recorded: bool
    known_at: datetime | None = None
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Countable:
    """Something counted elsewhere that a goal may count too: how it is called, grouped and counted in a scene."""

    key: str
    label: str | Promise
    group: str | Promise
    count: Callable[[Scene, str], Figure]
    by_kommune: bool = False


# Entered by whoever defines indicators; they build on this module, so it cannot ask them.
COUNTABLE: dict[str, Countable] = {}


def metric_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return everything a goal can count as (group, [(key, label)]): what the papers' goals count first."""
    groups: dict[str, list[tuple[str, str]]] = {_("Ziele"): [(m.value, str(m.label)) for m in Metric]}
    for each in COUNTABLE.values():
        groups.setdefault(str(each.group), []).append((each.key, str(each.label)))
    return [(group, sorted(found, key=lambda pair: pair[1])) for group, found in groups.items()]


def metric_labels() -> dict[str, str]:
    """Return everything a goal can count, by key."""
    return {key: label for _group, found in metric_groups() for key, label in found}


def is_for_a_kommune(metric: str) -> bool:
    """Test whether something is counted for one Kommune too."""
    return metric in BY_KOMMUNE or (metric in COUNTABLE and COUNTABLE[metric].by_kommune)


def _not_countable(scene: Scene, metric: str, key: str, reason: str) -> Figure:
    label = metric_labels().get(metric, metric)
    return Figure(key, label, None, COUNT, _("Messgröße eines Ziels"), scene.scope, scene.as_of, (), (reason,))


def scene_of(tenant_id: int, scope: str, period: Period, as_of: date, known_at: datetime | None = None) -> Scene:
    """Return the scene; a period that begins after the last recorded session is not recorded yet."""
    newest = last_record(tenant_id)
    return Scene(tenant_id, scope, period, as_of, newest is not None and newest >= period.start, known_at)


def _figure(scene: Scene, key: str, label: str, proof: tuple[ProofRow, ...], definition: str, *remarks: str) -> Figure:
    value = Decimal(len(proof)) if scene.is_recorded else None
    unknown = "" if scene.is_recorded else _("Für diesen Zeitraum ist noch nichts erfasst.")
    told = tuple(remark for remark in (*remarks, unknown) if remark)
    return Figure(key, label, value, COUNT, definition, scene.scope, scene.as_of, proof, told)


def _sessions(scene: Scene, key: str, kind: str, label: str, definition: str) -> Figure:
    found = held_sessions(scene.tenant_id, kind, scene.period, scene.as_of)
    return _figure(scene, key, label, proof_of(found), definition, *weekday_remarks(found))


def _themes(scene: Scene, key: str) -> Figure:
    items = treated_themes(scene.tenant_id, scene.period)
    proof = tuple(
        ProofRow(item.theme.title if item.theme else item.title, None, item.session.held_on, words(item.session))
        for item in items
    )
    definition = _("generative Themen, die die Lenkungsgruppe im Zeitraum behandelt hat, jedes einmal")
    return _figure(scene, key, str(Metric.GENERATIVE_THEMES.label), proof, definition)


def _groups(scene: Scene, key: str) -> Figure:
    founded = decisions_with(scene.tenant_id, scene.period, Decision.Result.GROUP_FOUNDED)
    exchanges = decisions_with(scene.tenant_id, scene.period, Decision.Result.EXCHANGE_AGREED)
    proof = tuple(ProofRow(d.text, None, d.decided_on, words(d.agenda_item.session)) for d in founded)
    remark = exchange_remark(exchanges) if exchanges else ""
    definition = _("Beschlüsse des Zeitraums, mit denen eine Arbeitsgruppe gegründet wurde")
    return _figure(scene, key, str(Metric.WORKING_GROUPS_FOUNDED.label), proof, definition, remark)


def _own(scene: Scene, metric: str, key: str) -> Figure | None:
    """Return the figure of what the districts' own goals count, None for anything else."""
    place = (scene.tenant_id, scene.period, scene.scope, scene.as_of)
    if metric == Metric.LG_SESSIONS:
        definition = _("durchgeführte Sitzungen der Lenkungsgruppe im Zeitraum")
        return _sessions(scene, key, Body.Kind.STEERING_GROUP, str(Metric.LG_SESSIONS.label), definition)
    if metric == Metric.PLANNING_CONFERENCES:
        definition = _("durchgeführte Planungskonferenzen im Zeitraum")
        return _sessions(scene, key, Body.Kind.PLANNING_CONFERENCE, str(Metric.PLANNING_CONFERENCES.label), definition)
    if metric == Metric.GENERATIVE_THEMES:
        return _themes(scene, key)
    if metric == Metric.WORKING_GROUPS_FOUNDED:
        return _groups(scene, key)
    if metric == Metric.COMMUNES_WITH_CM:
        return active_figure(key, *place, scene.known_at, scene.unit_id)
    return concepts_figure(key, *place, scene.unit_id) if metric == Metric.COMMUNE_CONCEPTS else None


def measure(scene: Scene, metric: str, key: str) -> Figure:
    """Return the figure of a metric in the scene; what cannot be counted there is unknown and says why."""
    if metric not in Metric.values and metric not in COUNTABLE:
        return _not_countable(scene, metric, key, _("Diese Messgröße ist nicht bekannt."))
    if scene.unit_id is not None and not is_for_a_kommune(metric):
        return _not_countable(scene, metric, key, _("Diese Messgröße gibt es nur für den ganzen Kreis."))
    if (own := _own(scene, metric, key)) is not None:
        return own
    if scene.period.start > scene.as_of:
        return _not_countable(scene, metric, key, _("Dieser Zeitraum hat noch nicht begonnen."))
    return COUNTABLE[metric].count(scene, key)


def _target(
    scene: Scene, key: str, value: Decimal | None, definition: str, *proof: ProofRow, remark: str = ""
) -> Figure:
    remarks = (remark,) if remark else ()
    return Figure(key, _("Zielwert"), value, COUNT, definition, scene.scope, scene.as_of, proof, remarks)


def _computed(criterion: GoalCriterion, beside: Sequence[GoalCriterion], scene: Scene, key: str) -> Figure:
    labels, definition = metric_labels(), _("Rechnung: %(text)s") % {"text": criterion.formula}
    try:
        formula = formulas.parse(criterion.formula)
    except formulas.FormulaFault as fault:
        return _target(scene, key, None, definition, remark=str(fault))
    names = sorted(formulas.names_in(formula))
    values: dict[str, Decimal | None] = {}
    for name in names:
        agreed = next((c.target for c in beside if c.metric == name and c.target is not None), None)
        values[name] = agreed if agreed is not None else measure(scene, name, f"{key}.base").value
    outcome = formulas.work_out(formula, values.get)
    spoken = formulas.spoken(criterion.formula, labels)
    proof = [ProofRow(spoken, outcome.value), *(ProofRow(labels.get(name, name), values[name]) for name in names)]
    strange = [name for name in names if name not in labels]
    remark = _("Diese Messgröße ist nicht bekannt: %(names)s.") % {"names": ", ".join(strange)} if strange else ""
    return _target(scene, key, outcome.value, definition, *proof, remark=remark or outcome.reason)


def target_of(criterion: GoalCriterion, beside: Sequence[GoalCriterion], scene: Scene, key: str) -> Figure:
    """Return the target: as written, computed from other metrics (agreed, else counted), or all Kommunen."""
    definition = _("Zielwert des Ziels")
    if criterion.target is not None:
        return _target(scene, key, criterion.target, definition, ProofRow(_("vereinbart"), criterion.target))
    if criterion.formula:
        return _computed(criterion, beside, scene, key)
    if criterion.comparison == Comparison.ALL and criterion.metric in BY_KOMMUNE:
        names = municipality_names(scene.tenant_id, scene.unit_id)
        everywhere = words_at(scene.tenant_id).fill(_("alle %(places)s"))
        return _target(scene, key, Decimal(len(names)), everywhere, *(ProofRow(name) for name in names))
    return _target(scene, key, None, definition, remark=_("Ein Zielwert ist nicht angegeben."))

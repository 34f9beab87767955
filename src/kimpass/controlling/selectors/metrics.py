"""Measure what goals count, from recorded rows; what nobody has recorded yet is unknown."""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.controlling.models import GoalCriterion
from kimpass.controlling.selectors.figures import COUNT, Figure, ProofRow, german
from kimpass.controlling.selectors.municipalities import active_figure
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
from kimpass.steering.models import Body, Decision

FORMULA = re.compile(r"(\d{1,3}) x ([a-z_]{2,60})\Z")
Metric = GoalCriterion.Metric


@dataclass(frozen=True, slots=True)
class Scene:
    """Whose goals are measured, in which period, as of when."""

    tenant_id: int
    scope: str
    period: Period
    as_of: date
    is_recorded: bool


def scene_of(tenant_id: int, scope: str, period: Period, as_of: date) -> Scene:
    """Return the scene; a period that begins after the last recorded session is not recorded yet."""
    newest = last_record(tenant_id)
    return Scene(tenant_id, scope, period, as_of, newest is not None and newest >= period.start)


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


def measure(scene: Scene, metric: str, key: str) -> Figure:
    """Return the figure of a metric in the scene."""
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
        return active_figure(key, scene.tenant_id, scene.period, scene.scope, scene.as_of)
    unrecorded = replace(scene, is_recorded=False)
    definition = _("Kommunen, für die ein sozialräumliches Konzept vorliegt")
    return _figure(unrecorded, key, str(Metric.COMMUNE_CONCEPTS.label), (), definition)


def target_of(criterion: GoalCriterion, beside: list[GoalCriterion], scene: Scene, key: str) -> Figure:
    """Return the target: as written, or computed from the target (else the count) of another metric of the period."""
    label, definition = _("Zielwert"), _("Zielwert des Ziels")
    if criterion.target is not None:
        proof = (ProofRow(_("vereinbart"), criterion.target),)
        return Figure(key, label, criterion.target, COUNT, definition, scene.scope, scene.as_of, proof)
    found = FORMULA.match(criterion.formula)
    if found is None:
        remark = _("Ein Zielwert ist nicht angegeben.")
        return Figure(key, label, None, COUNT, definition, scene.scope, scene.as_of, (), (remark,))
    factor, metric = Decimal(found[1]), found[2]
    agreed = next((c.target for c in beside if c.metric == metric and c.target is not None), None)
    base = agreed if agreed is not None else measure(scene, metric, f"{key}.base").value
    name = str(Metric(metric).label) if metric in Metric.values else metric
    value = None if base is None else factor * base
    proof = (ProofRow(_("%(factor)s mal %(name)s") % {"factor": german(factor, 0), "name": name}, base),)
    return Figure(
        key, label, value, COUNT, _("Rechnung: %(text)s") % {"text": criterion.formula}, scene.scope, scene.as_of, proof
    )

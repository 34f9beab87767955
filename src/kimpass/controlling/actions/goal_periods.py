"""What is said about a period as a whole: overall statement and outlook (GOAL-02, GOAL-05, G-PB-08)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.controlling import policy
from kimpass.controlling.models import AttainmentValue, GoalPeriod
from kimpass.controlling.selectors.goal_periods import days_of, kind_of
from kimpass.controlling.selectors.goals import goal_results, overall_of, words_of
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Tenant
from kimpass.steering.selectors.office_text import person_in


class GoalPeriodRefused(RuleViolation):
    """The statement cannot be kept or confirmed like that."""


def _row(actor: Actor, label: str, version: int) -> GoalPeriod:
    try:
        days_of(actor.tenant_id, label)
    except ValueError as error:
        raise GoalPeriodRefused(_("Diesen Zeitraum gibt es nicht.")) from error
    rows = GoalPeriod.objects.for_tenant(actor).select_for_update(of=("self",))
    row: GoalPeriod | None = rows.filter(period_label=label).first()
    if (row.version if row else 0) != version:
        raise GoalPeriodRefused(_("Die Angaben wurden inzwischen geändert. Beide Fassungen stehen unten."))
    return row or GoalPeriod(tenant_id=actor.tenant_id, period_kind=kind_of(label), period_label=label, version=0)


@transaction.atomic
def write_goal_period(*, actor: Actor, label: str, version: int, statement: str, outlook: str) -> GoalPeriod:
    """
    Keep what somebody writes about a period: how it went, and what comes next.

    :raises PermissionDenied: the policy refuses this actor.
    :raises GoalPeriodRefused: there is no such period, the words name a person, or somebody was quicker.
    """
    require(policy.write_goal_period(actor))
    row = _row(actor, label, version)
    if row.confirmed_on is not None and statement.strip() != row.statement:
        raise GoalPeriodRefused(_("Die Gesamtaussage ist bestätigt. Ihr Wortlaut ändert sich mit der Bestätigung."))
    if reasons := person_in(statement, outlook):
        raise GoalPeriodRefused.because(reasons)
    row.statement, row.outlook = statement.strip(), outlook.strip()
    row.version += 1
    row.save()
    log.record(actor, "goal_period.written", row, kind=row.period_kind)
    return row


@transaction.atomic
def confirm_goal_period(
    *, actor: Actor, label: str, version: int, overall: str, statement: str, on: date
) -> GoalPeriod:
    """
    Write what a person confirms about all goals of a period; who differs from the rule says why.

    :raises PermissionDenied: the policy refuses this actor.
    :raises GoalPeriodRefused: it differs without a reason, there are no goals, or somebody was quicker.
    """
    require(policy.confirm_goal_period(actor))
    row = _row(actor, label, version)
    tenant = Tenant.objects.get(pk=actor.tenant_id)
    _scene, results = goal_results(tenant.pk, tenant.name, label, on)
    reasons = person_in(statement)
    if not results:
        reasons.append(_("In diesem Zeitraum stehen keine Ziele."))
    if overall not in AttainmentValue.values:
        reasons.append(_("Bitte wählen Sie eine Gesamtaussage."))
    proposed = overall_of(results)
    if overall != proposed and not statement.strip():
        told = _("Aus den Zielen ergibt sich „%(value)s“. Bitte begründen Sie die Abweichung.")
        reasons.append(told % {"value": words_of(proposed)})
    if reasons:
        raise GoalPeriodRefused.because(reasons)
    row.overall, row.statement = overall, statement.strip()
    row.confirmed_by_id, row.confirmed_on = actor.staff_id, on
    row.version += 1
    row.save()
    log.record(actor, "goal_period.confirmed", row, kind=row.period_kind, value=overall, proposed=proposed)
    return row

"""Statement and outlook of a period, and the overall statement somebody confirms."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.controlling import policy
from kimpass.controlling.actions import goal_periods
from kimpass.controlling.forms.goals import ConfirmPeriodForm, GoalPeriodForm
from kimpass.controlling.selectors.goal_periods import spoken
from kimpass.controlling.selectors.goals import goal_results, overall_of, period_row, words_of
from kimpass.controlling.views.frame import work
from kimpass.controlling.views.goals import asked_period, goals_of
from kimpass.kernel.http import Request, allowed
from kimpass.organisation.models import Tenant
from kimpass.ui.pressing import posted, posted_version
from kimpass.vault.once import once


@allowed(policy.write_goal_period)
@once
def write_goal_period(request: Request) -> HttpResponse:
    actor, label = request.actor, asked_period(request)
    row = period_row(actor.tenant_id, label)
    initial = {"statement": row.statement, "outlook": row.outlook} if row else {}
    form, version = GoalPeriodForm(posted(request), initial=initial), posted_version(request)

    def act(values: dict[str, Any]) -> str:
        goal_periods.write_goal_period(actor=actor, label=label, version=version, **values)
        return goals_of(label)

    return work(
        request,
        form,
        act,
        title=_("Gesamtaussage und Ausblick"),
        button=_("Speichern"),
        back=goals_of(label),
        success=_("Gesamtaussage und Ausblick sind gespeichert."),
        row=row,
        hint=spoken(label),
    )


@allowed(policy.confirm_goal_period)
@once
def confirm_goal_period(request: Request) -> HttpResponse:
    actor, label = request.actor, asked_period(request)
    row = period_row(actor.tenant_id, label)
    tenant = Tenant.objects.get(pk=actor.tenant_id)
    results = goal_results(tenant.pk, tenant.name, label, actor.today)[1] if label else []
    proposed = overall_of(results)
    initial = {"overall": (row.overall if row else "") or proposed, "statement": row.statement if row else ""}
    form, version = ConfirmPeriodForm(posted(request), initial=initial), posted_version(request)

    def act(values: dict[str, Any]) -> str:
        goal_periods.confirm_goal_period(actor=actor, label=label, version=version, on=actor.today, **values)
        return goals_of(label)

    told = _("%(period)s: Aus den Zielen ergibt sich „%(value)s“.")
    return work(
        request,
        form,
        act,
        title=_("Gesamtaussage bestätigen"),
        button=_("Bestätigen"),
        back=goals_of(label),
        success=_("Die Gesamtaussage ist bestätigt."),
        row=row,
        hint=told % {"period": spoken(label) or "–", "value": words_of(proposed)},
    )

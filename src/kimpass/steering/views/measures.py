"""Measures: list, page, start, change of state."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.organisation.models import FundingLine
from kimpass.organisation.selectors.funding import newest_row
from kimpass.steering import policy
from kimpass.steering.actions import measures
from kimpass.steering.actions.measures import MeasureData
from kimpass.steering.forms.measures import ChangeMeasureForm, MeasureStateForm, StartMeasureForm
from kimpass.steering.models import Decision, EffectCheck, Measure, Theme
from kimpass.steering.selectors.themes import lacks_origin, measure_list, measure_states
from kimpass.steering.views.frame import asked, sections, work
from kimpass.ui.pressing import posted, posted_version
from kimpass.vault.once import once

FINISHED = {Measure.State.IMPLEMENTED, Measure.State.STANDARD, Measure.State.DROPPED}


def page_of(measure: Measure) -> str:
    return reverse("steering:measure", args=[measure.public_id])


def is_late(request: Request, measure: Measure) -> bool:
    return measure.due_on is not None and measure.due_on < request.actor.today and measure.state not in FINISHED


@allowed(policy.view_findings)
def measure_register(request: Request) -> HttpResponse:
    state = request.GET.get("stand", "")
    state = state if state in Measure.State.values else ""
    lines = FundingLine.objects.for_tenant(request.actor)
    line = newest_row(found) if (found := lines.filter(public_id=asked(request, "posten")).first()) else None
    rows = measure_list(request.actor, state=state, line=line)
    context = {
        "tabs": sections(request, "measures"),
        "rows": [(row, is_late(request, row), lacks_origin(row)) for row in rows],
        "line": line,
        "elsewhere": sum(bool(row.other_programme) for row in rows),
        "states": Measure.State.choices,
        "state": state,
        "may_start": policy.start_measure(request.actor),
    }
    return render(request, "steering/measures/measures.html", context)


@guarded(Measure, policy.view_measure)
def measure(request: Request, row: Measure) -> HttpResponse:
    context = {
        "measure": row,
        "late": is_late(request, row),
        "lacks_origin": lacks_origin(row),
        "states": measure_states(request.actor, [row]).get(row.pk, []),
        "checks": EffectCheck.objects.for_tenant(request.actor).filter(measure=row).order_by("-checked_on", "-pk"),
        "check_due": row.check_effect_on is not None and row.check_effect_on <= request.actor.today,
        "may_change": policy.change_measure_state(request.actor, row),
        "may_check": row.state not in {Measure.State.IDEA, Measure.State.DROPPED}
        and policy.record_effect_check(request.actor, row),
    }
    return render(request, "steering/measures/measure.html", context)


@allowed(policy.start_measure)
@once
def start_measure(request: Request) -> HttpResponse:
    actor = request.actor
    theme = Theme.objects.visible_to(actor).filter(public_id=asked(request, "thema")).first()
    decision = Decision.objects.visible_to(actor).filter(public_id=asked(request, "beschluss")).first()
    initial = {"theme_id": theme and theme.public_id, "decision_id": decision and decision.public_id}
    form = StartMeasureForm(actor, posted(request), initial=initial)

    def act(values: dict[str, Any]) -> str:
        return page_of(measures.start_measure(actor=actor, **values))

    return work(
        request,
        form,
        act,
        title=_("Maßnahme anlegen"),
        button=_("Anlegen"),
        back=reverse("steering:theme", args=[theme.public_id]) if theme else reverse("steering:measures"),
        success=_("Die Maßnahme ist angelegt."),
    )


@guarded(Measure, policy.change_measure_state)
@once
def change_measure_state(request: Request, row: Measure) -> HttpResponse:
    form = MeasureStateForm(request.actor, posted(request), measure=row)

    def act(values: dict[str, Any]) -> str:
        measures.change_measure_state(actor=request.actor, measure_id=row.pk, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Stand der Maßnahme"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Der Stand ist festgehalten."),
    )


@guarded(Measure, policy.change_measure)
@once
def change_measure(request: Request, row: Measure) -> HttpResponse:
    form = ChangeMeasureForm(request.actor, posted(request), measure=row)

    def act(values: dict[str, Any]) -> str:
        measures.change_measure(
            actor=request.actor, measure_id=row.pk, version=posted_version(request), data=MeasureData(**values)
        )
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Maßnahme ändern"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Die Maßnahme ist geändert."),
        row=row,
    )

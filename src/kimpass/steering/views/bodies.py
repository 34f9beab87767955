"""The register of bodies."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.steering import policy
from kimpass.steering.actions import bodies, sessions
from kimpass.steering.forms.bodies import AddMemberForm, EndMemberForm, FoundBodyForm, PlanSessionForm
from kimpass.steering.models import Body
from kimpass.steering.selectors.bodies import body_card, body_cards, sessions_of
from kimpass.steering.views.frame import sections, work
from kimpass.vault.once import once


def page_of(body: Body) -> str:
    return reverse("steering:body", args=[body.public_id])


@allowed(policy.view_bodies)
def body_register(request: Request) -> HttpResponse:
    context = {
        "tabs": sections(request, "bodies"),
        "cards": body_cards(request.actor),
        "may_found": policy.found_body(request.actor),
    }
    return render(request, "steering/bodies/bodies.html", context)


@guarded(Body, policy.view_body)
def body(request: Request, row: Body) -> HttpResponse:
    context = {
        "body": row,
        "card": body_card(request.actor, row),
        "sessions": list(sessions_of(request.actor, row)),
        "can": {"run": policy.run_sessions(request.actor)},
    }
    return render(request, "steering/bodies/body.html", context)


@allowed(policy.found_body)
@once
def found_body(request: Request) -> HttpResponse:
    form = FoundBodyForm(request.actor, request.POST if request.method == "POST" else None)

    def act(values: dict[str, Any]) -> str:
        return page_of(bodies.found_body(actor=request.actor, **values))

    return work(
        request,
        form,
        act,
        title=_("Gremium eintragen"),
        button=_("Eintragen"),
        back=reverse("steering:bodies"),
        success=_("Das Gremium ist eingetragen."),
    )


@guarded(Body, policy.add_member)
@once
def add_member(request: Request, row: Body) -> HttpResponse:
    form = AddMemberForm(request.actor, request.POST if request.method == "POST" else None)

    def act(values: dict[str, Any]) -> str:
        bodies.add_member(actor=request.actor, body_id=row.pk, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Mitglied eintragen"),
        button=_("Eintragen"),
        back=page_of(row),
        success=_("Das Mitglied ist eingetragen."),
    )


@guarded(Body, policy.end_member)
@once
def end_member(request: Request, row: Body) -> HttpResponse:
    form = EndMemberForm(request.actor, request.POST if request.method == "POST" else None, body=row)

    def act(values: dict[str, Any]) -> str:
        bodies.end_member(actor=request.actor, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Sitz beenden"),
        button=_("Beenden"),
        back=page_of(row),
        success=_("Der Sitz ist beendet."),
    )


@guarded(Body, policy.plan_session)
@once
def plan_session(request: Request, row: Body) -> HttpResponse:
    form = PlanSessionForm(request.actor, request.POST if request.method == "POST" else None, body=row)

    def act(values: dict[str, Any]) -> str:
        made = sessions.plan_session(actor=request.actor, body_id=row.pk, **values)
        return reverse("steering:session", args=[made.public_id])

    return work(
        request,
        form,
        act,
        title=_("Sitzung planen"),
        button=_("Planen"),
        back=page_of(row),
        success=_("Die Sitzung ist geplant."),
    )

"""The register of bodies."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.steering import policy
from kimpass.steering.actions import bodies
from kimpass.steering.forms.bodies import (
    AddMemberForm,
    ChangeBodyForm,
    ChangeMemberForm,
    EndBodyForm,
    EndMemberForm,
    FoundBodyForm,
)
from kimpass.steering.models import Body
from kimpass.steering.selectors.bodies import (
    body_card,
    body_cards,
    groups_founded_by,
    remark_of,
    seat_key,
    seats_by_key,
    sessions_of,
)
from kimpass.steering.selectors.body_chart import body_chart
from kimpass.steering.views.frame import asked, sections, work
from kimpass.ui.pressing import posted, posted_version
from kimpass.vault.once import once


def page_of(body: Body) -> str:
    return reverse("steering:body", args=[body.public_id])


@allowed(policy.view_bodies)
def body_register(request: Request) -> HttpResponse:
    ended = request.GET.get("stand") == "beendet"
    context = {
        "tabs": sections(request, "bodies"),
        "cards": body_cards(request.actor, ended=ended),
        "ended": ended,
        "may_found": policy.found_body(request.actor),
    }
    return render(request, "steering/bodies/bodies.html", context)


@allowed(policy.view_bodies)
def show_body_chart(request: Request) -> HttpResponse:
    context = {"tabs": sections(request, "bodies"), "levels": body_chart(request.actor)}
    return render(request, "steering/bodies/body_chart.html", context)


@guarded(Body, policy.view_body)
def body(request: Request, row: Body) -> HttpResponse:
    card = body_card(request.actor, row)
    runs = policy.run_sessions(request.actor)
    works = row.active_until is None or row.active_until > request.actor.today
    context = {
        "body": card.body,
        "card": card,
        "seats": [(seat, seat_key(seat), remark_of(seat)) for seat in card.members],
        "sessions": list(sessions_of(request.actor, row)),
        "groups": groups_founded_by(request.actor, row),
        "can": {"run": runs and works, "change": runs, "end_body": runs and row.active_until is None},
    }
    return render(request, "steering/bodies/body.html", context)


@allowed(policy.found_body)
@once
def found_body(request: Request) -> HttpResponse:
    form = FoundBodyForm(request.actor, posted(request))

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


@guarded(Body, policy.change_body)
@once
def change_body(request: Request, row: Body) -> HttpResponse:
    form = ChangeBodyForm(request.actor, posted(request), body=row)

    def act(values: dict[str, Any]) -> str:
        version = posted_version(request)
        bodies.change_body(actor=request.actor, body_id=row.pk, version=version, data=form.data_of(values))
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Gremium ändern"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Das Gremium ist geändert."),
        row=row,
    )


@guarded(Body, policy.end_body)
@once
def end_body(request: Request, row: Body) -> HttpResponse:
    form = EndBodyForm(request.actor, posted(request))

    def act(_values: dict[str, Any]) -> str:
        bodies.end_body(actor=request.actor, body_id=row.pk, on=form.ends_on)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Gremium beenden"),
        button=_("Beenden"),
        back=page_of(row),
        success=_("Das Gremium ist beendet; seine Geschichte bleibt."),
    )


@guarded(Body, policy.add_member)
@once
def add_member(request: Request, row: Body) -> HttpResponse:
    form = AddMemberForm(request.actor, posted(request))

    def act(values: dict[str, Any]) -> str:
        values["sector"] = values["sector"] or ""
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


@guarded(Body, policy.change_member)
@once
def change_member(request: Request, row: Body) -> HttpResponse:
    seat = seats_by_key(request.actor, row).get(asked(request, "sitz"))
    if seat is None:
        raise Http404
    form = ChangeMemberForm(request.actor, posted(request), seat=seat)

    def act(values: dict[str, Any]) -> str:
        bodies.change_member(actor=request.actor, member_id=seat.pk, seat=form.data_of(values), on=values["on"])
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Sitz ändern"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Der Sitz ist geändert."),
    )


@guarded(Body, policy.end_member)
@once
def end_member(request: Request, row: Body) -> HttpResponse:
    form = EndMemberForm(request.actor, posted(request), body=row)

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

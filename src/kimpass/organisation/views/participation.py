"""Which Kommunen take part, since when, with which offices of their own, in which region."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.access import Permission
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.organisation import policy
from kimpass.organisation.actions import participation as actions
from kimpass.organisation.forms.participation import FeaturesForm, RegionForm, StartForm
from kimpass.organisation.forms.posts import LastDayForm, RegisterForm
from kimpass.organisation.models import Participation, RegionMembership, TenantModule, Unit
from kimpass.organisation.selectors import participation as selectors
from kimpass.organisation.selectors import structure_chart as drawing
from kimpass.organisation.selectors.posts import region_word
from kimpass.organisation.selectors.social_areas import social_areas_of
from kimpass.organisation.views.post_frame import sections, work
from kimpass.vault.once import once

RULES = {
    "start": policy.start_participation,
    "change": policy.change_participation,
    "end": policy.end_participation,
    "features": policy.record_features,
    "region": policy.assign_region,
    "social_areas": policy.add_social_area,
}


def page_of(unit: Unit) -> str:
    return reverse("posts:commune", args=[unit.public_id])


@allowed(policy.see_posts)
def participation(request: Request) -> HttpResponse:
    form = RegisterForm(request.actor, request.GET)
    as_of, at, _wanted = form.asked()
    context = {
        "tabs": sections("participation"),
        "form": form,
        "as_of": as_of,
        "found": selectors.participating(request.actor, as_of, at),
        "region_word": region_word(request.actor),
        "with_regions": request.actor.works_with(TenantModule.Part.REGIONS),
    }
    return render(request, "organisation/participation/participation.html", context)


@allowed(policy.see_posts)
def structure_chart(request: Request) -> HttpResponse:
    actor, form = request.actor, RegisterForm(request.actor, request.GET)
    as_of, at, _wanted = form.asked()
    context = {
        "tabs": sections("structure_chart"),
        "form": form,
        "as_of": as_of,
        "district": actor.tenant_name,
        "branches": drawing.structure_chart(actor, as_of, at),
        "sees_bodies": actor.may_somewhere(Permission.BODY_VIEW),
    }
    return render(request, "organisation/participation/structure_chart.html", context)


@guarded(Unit, policy.see_participation)
def commune(request: Request, row: Unit) -> HttpResponse:
    actor = request.actor
    joined, regions = selectors.history_of(actor, row)
    found = selectors.participating(actor, actor.today).communes
    context = {
        "unit": row,
        "now": next((commune for commune in found if commune.unit.pk == row.pk), None),
        "joined": joined,
        "regions": regions,
        "region_word": region_word(actor),
        "with_regions": actor.works_with(TenantModule.Part.REGIONS),
        "social_areas": social_areas_of(actor, row),
        "can": {name: row.is_place and rule(actor, row) for name, rule in RULES.items()},
    }
    return render(request, "organisation/participation/commune.html", context)


@guarded(Unit, policy.start_participation)
@once
def start_participation(request: Request, row: Unit) -> HttpResponse:
    form = StartForm(request.POST or None)
    return work(
        request,
        form,
        lambda: actions.start_participation(actor=request.actor, unit_id=row.pk, data=form.start()),
        title=_("Teilnahme beginnen"),
        button=_("Beginnen"),
        back=page_of(row),
        success=_("Die Kommune nimmt teil."),
        about=row.name,
    )


@guarded(Unit, policy.change_participation)
@once
def change_participation(request: Request, row: Unit) -> HttpResponse:
    newest = Participation.objects.for_tenant(request.actor).current().filter(unit=row).order_by("-valid_from").first()
    form = StartForm(request.POST or None, row=newest)
    return work(
        request,
        form,
        lambda: actions.change_participation(actor=request.actor, unit_id=row.pk, data=form.start()),
        title=_("Beginn berichtigen"),
        button=_("Berichtigen"),
        back=page_of(row),
        success=_("Der Beginn ist berichtigt. Was vorher bekannt war, bleibt lesbar."),
        about=row.name,
        replaces=row,
    )


@guarded(Unit, policy.end_participation)
@once
def end_participation(request: Request, row: Unit) -> HttpResponse:
    form = LastDayForm(request.POST or None, initial={"last_day": request.actor.today})

    def act() -> None:
        actions.end_participation(actor=request.actor, unit_id=row.pk, last_day=form.cleaned_data["last_day"])

    return work(
        request,
        form,
        act,
        title=_("Teilnahme beenden"),
        button=_("Beenden"),
        back=page_of(row),
        success=_("Die Teilnahme ist beendet."),
        about=row.name,
    )


@guarded(Unit, policy.record_features)
@once
def record_features(request: Request, row: Unit) -> HttpResponse:
    actor = request.actor
    form = FeaturesForm(actor.today, selectors.answers(actor, row, actor.today), request.POST or None)

    def act() -> None:
        valid_from = form.cleaned_data["valid_from"]
        actions.record_features(actor=actor, unit_id=row.pk, answers=form.answers(), valid_from=valid_from)

    return work(
        request,
        form,
        act,
        title=_("Eigene Behörden und Räte"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Die Angaben sind gespeichert."),
        about=row.name,
        replaces=row,
    )


@guarded(Unit, policy.assign_region)
@once
def assign_region(request: Request, row: Unit) -> HttpResponse:
    actor, word = request.actor, region_word(request.actor)
    held = RegionMembership.objects.for_tenant(actor).on(actor.today).filter(unit=row).first()
    region_id = held.region_id if held else None
    form = RegionForm(actor, selectors.regions(actor), region_id, word, request.POST or None)
    return work(
        request,
        form,
        lambda: actions.assign_region(actor=actor, unit_id=row.pk, **form.cleaned_data),
        title=_("Zuordnung ändern"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Die Zuordnung ist geändert. Frühere Tage bleiben, wie sie waren."),
        about=row.name,
        replaces=row,
    )

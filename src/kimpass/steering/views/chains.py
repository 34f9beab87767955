"""Process chains: list, picture of today beside the aim, stations."""

import re
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.steering import policy
from kimpass.steering.actions import chains
from kimpass.steering.forms.chains import AddStationForm, ChainForm, StationForm
from kimpass.steering.models import ChainStation, ProcessChain
from kimpass.steering.selectors.chains import Track, chain_list, tracks
from kimpass.steering.views.frame import sections, work
from kimpass.ui.htmx import go_to
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault.once import once

STATION = re.compile(r"(current|target)-([0-9]{1,3})(?:-(early|late))?")
Place = tuple[str, int, bool]


def page_of(chain: ProcessChain) -> str:
    return reverse("steering:chain", args=[chain.public_id])


def _place(text: str) -> Place | None:
    """Read which station is meant: "current-3", or "target-2-early" for a move."""
    found = STATION.fullmatch(text)
    return (found[1], int(found[2]), found[3] == "early") if found else None


def _chosen(both: tuple[Track, Track], text: str) -> ChainStation | None:
    """Return the station an address means, the first one where it means none."""
    stations = [station for track in both for station in track.stations]
    place = _place(text)
    meant = (row for row in stations if place and (row.version, row.sort) == place[:2])
    return next(meant, stations[0] if stations else None)


@allowed(policy.view_chains)
def chain_register(request: Request) -> HttpResponse:
    context = {
        "tabs": sections(request, "chains"),
        "rows": chain_list(request.actor),
        "may_draw": policy.draw_chain(request.actor),
    }
    return render(request, "steering/chains/chains.html", context)


@guarded(ProcessChain, policy.view_chain)
def chain(request: Request, row: ProcessChain) -> HttpResponse:
    actor = request.actor
    rows = ProcessChain.objects.for_tenant(actor).select_related("field", "unit")
    both = tracks(actor, row)
    context = {
        "chain": rows.get(pk=row.pk),
        "tracks": both,
        "can": {
            "change": policy.change_chain(actor, row),
            "work": policy.change_station(actor, row),
            "copy": bool(both[0].stations) and not both[1].stations and policy.copy_stations(actor, row),
        },
    }
    return render(request, "steering/chains/chain.html", context)


@allowed(policy.draw_chain)
@once
def draw_chain(request: Request) -> HttpResponse:
    form = ChainForm(request.actor, posted(request))

    def act(_values: dict[str, Any]) -> str:
        return page_of(chains.draw_chain(actor=request.actor, data=form.chain))

    return work(
        request,
        form,
        act,
        title=_("Prozesskette anlegen"),
        button=_("Anlegen"),
        back=reverse("steering:chains"),
        success=_("Die Prozesskette ist angelegt."),
    )


@guarded(ProcessChain, policy.change_chain)
@once
def change_chain(request: Request, row: ProcessChain) -> HttpResponse:
    form, version = ChainForm(request.actor, posted(request), row=row), posted_version(request)

    def act(_values: dict[str, Any]) -> str:
        chains.change_chain(
            actor=request.actor, chain_id=row.pk, version=version, data=form.chain, ended_on=form.ended_on
        )
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Prozesskette ändern"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Die Prozesskette ist geändert."),
        row=row,
    )


@guarded(ProcessChain, policy.add_station)
@once
def add_station(request: Request, row: ProcessChain) -> HttpResponse:
    wanted = request.GET.get("kette", "")
    track = wanted if wanted in ChainStation.Version.values else ChainStation.Version.CURRENT.value
    both = tracks(request.actor, row)
    form, version = AddStationForm(request.actor, posted(request), tracks=both, track=track), posted_version(request)

    def act(values: dict[str, Any]) -> str:
        chains.add_station(
            actor=request.actor,
            chain_id=row.pk,
            version=version,
            track=values["track"],
            data=form.station,
            after=values["after"],
        )
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Station einfügen"),
        button=_("Einfügen"),
        back=page_of(row),
        success=_("Die Station ist eingefügt."),
        version=row.version,
    )


@guarded(ProcessChain, policy.change_station)
@once
def change_station(request: Request, row: ProcessChain) -> HttpResponse:
    station = _chosen(tracks(request.actor, row), request.GET.get("station", ""))
    if station is None:
        return go_to(request, page_of(row))
    form, version = StationForm(request.actor, posted(request), row=station), posted_version(request)

    def act(_values: dict[str, Any]) -> str:
        chains.change_station(
            actor=request.actor,
            chain_id=row.pk,
            version=version,
            track=station.version,
            place=station.sort,
            data=form.station,
        )
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Station %(number)s ändern (%(track)s)")
        % {"number": station.sort, "track": station.get_version_display()},
        button=_("Speichern"),
        back=page_of(row),
        success=_("Die Station ist geändert."),
        row=row,
    )


@guarded(ProcessChain, policy.remove_station)
@once
def remove_station(request: Request, row: ProcessChain) -> HttpResponse:
    station = _chosen(tracks(request.actor, row), request.GET.get("station", ""))
    if station is None:
        return go_to(request, page_of(row))
    version = posted_version(request)

    def act(_values: dict[str, Any]) -> str:
        chains.remove_station(
            actor=request.actor, chain_id=row.pk, version=version, track=station.version, place=station.sort
        )
        return page_of(row)

    return work(
        request,
        Form(posted(request)),
        act,
        title=_("Station %(number)s streichen: %(actor)s") % {"number": station.sort, "actor": station.actor},
        button=_("Streichen"),
        back=page_of(row),
        success=_("Die Station ist gestrichen."),
        version=row.version,
    )


@guarded(ProcessChain, policy.move_station)
@once
def move_station(request: Request, row: ProcessChain) -> HttpResponse:
    place = _place(request.POST.get("station", "")) or (ChainStation.Version.CURRENT.value, 0, True)
    return press(
        request,
        lambda: chains.move_station(
            actor=request.actor,
            chain_id=row.pk,
            version=posted_version(request),
            track=place[0],
            place=place[1],
            earlier=place[2],
        ),
        back=page_of(row),
        success=_("Die Reihenfolge ist geändert."),
    )


@guarded(ProcessChain, policy.copy_stations)
@once
def copy_stations(request: Request, row: ProcessChain) -> HttpResponse:
    return press(
        request,
        lambda: chains.copy_stations(actor=request.actor, chain_id=row.pk, version=posted_version(request)),
        back=page_of(row),
        success=_("Die Stationen sind übernommen."),
    )

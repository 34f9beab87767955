"""Events: register, page, plan, prepare, write down, follow up, series, and the entry for a calendar."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.kernel.workdays import holiday_on
from kimpass.organisation.models import Precision
from kimpass.steering import policy
from kimpass.steering.actions import events
from kimpass.steering.forms.events import (
    ChangeSeriesForm,
    EventFilterForm,
    EventForm,
    HoldEventForm,
    PreparationForm,
    SeriesForm,
)
from kimpass.steering.models import Event, EventSeries
from kimpass.steering.selectors import events as found
from kimpass.steering.selectors.event_days import in_words, weekday_warning
from kimpass.steering.views.frame import sections, work
from kimpass.steering.views.learning import learning
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault.once import once

PAGE, ALL = 25, 2000


def page_of(event: Event) -> str:
    return reverse("steering:event", args=[event.public_id])


def needs_report(event: Event) -> bool:
    """Test whether the report the Land asks for beforehand is still to be written (QUA-02)."""
    return event.kind == Event.Kind.LAND_WORKSHOP and event.state == Event.State.PLANNED and not event.preparation


@allowed(policy.view_events)
def event_register(request: Request) -> HttpResponse:
    form = EventFilterForm(request.actor, request.GET)
    rows = found.event_list(request.actor, form.asked)
    whole = request.GET.get("umfang") == "alle"
    page = Paginator(rows, ALL if whole else PAGE).get_page(request.GET.get("seite"))
    asked = request.GET.copy()
    asked["umfang"] = "alle"
    asked.pop("seite", None)
    context = {
        "tabs": sections(request, "events"),
        "learning": learning(request, "events"),
        "form": form,
        "page": page,
        "rows": [(row, in_words(row), weekday_warning(row), needs_report(row)) for row in page],
        "counts": found.counts_by_kind(rows),
        "informed": found.last_informed(request.actor),
        "whole_url": "" if whole or page.paginator.num_pages < 2 else f"{request.path}?{asked.urlencode()}",
        "may_plan": policy.plan_event(request.actor),
    }
    return render(request, "steering/events/events.html", context)


@guarded(Event, policy.view_event)
def event(request: Request, row: Event) -> HttpResponse:
    actor = request.actor
    file = found.event_file(actor, row)
    row = Event.objects.for_tenant(actor).select_related("series", "unit", "theme").get(pk=row.pk)
    exact = row.first_day if row.precision == Precision.DAY else None
    planned, cancelled = row.state == Event.State.PLANNED, row.state == Event.State.CANCELLED
    context = {
        "event": row,
        "when": in_words(row),
        "weekday": weekday_warning(row),
        "holiday": holiday_on(exact) if exact else "",
        "file": file,
        "needs_report": needs_report(row),
        "has_calendar": found.has_calendar_day(row),
        "late": row.follow_up_on is not None and row.followed_up_on is None and row.follow_up_on < actor.today,
        "can": {
            "change": not cancelled and policy.change_event(actor, row),
            "prepare": not cancelled and policy.prepare_event(actor, row),
            "hold": not cancelled and policy.hold_event(actor, row),
            "cancel": planned and policy.cancel_event(actor, row),
            "follow_up": bool(row.follow_up) and not row.followed_up_on and policy.complete_event_follow_up(actor, row),
        },
    }
    return render(request, "steering/events/event.html", context)


@guarded(Event, policy.view_event)
@require_safe
def event_calendar(request: Request, row: Event) -> HttpResponse:
    if not found.has_calendar_day(row):
        raise Http404
    response = HttpResponse(found.calendar_file(row, now=timezone.now()), content_type=found.CALENDAR)
    response["Content-Disposition"] = 'attachment; filename="veranstaltung.ics"'
    return response


@allowed(policy.plan_event)
@once
def plan_event(request: Request) -> HttpResponse:
    form = EventForm(request.actor, posted(request))

    def act(_values: dict[str, Any]) -> str:
        return page_of(events.plan_event(actor=request.actor, event=form.event))

    return work(
        request,
        form,
        act,
        title=_("Veranstaltung eintragen"),
        button=_("Eintragen"),
        back=reverse("steering:events"),
        success=_("Die Veranstaltung ist eingetragen."),
    )


@guarded(Event, policy.change_event)
@once
def change_event(request: Request, row: Event) -> HttpResponse:
    form, version = EventForm(request.actor, posted(request), row=row), posted_version(request)

    def act(_values: dict[str, Any]) -> str:
        events.change_event(actor=request.actor, event_id=row.pk, version=version, event=form.event)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Veranstaltung ändern"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Die Veranstaltung ist geändert."),
        row=row,
    )


@guarded(Event, policy.prepare_event)
@once
def prepare_event(request: Request, row: Event) -> HttpResponse:
    form = PreparationForm(request.actor, posted(request), initial={"preparation": row.preparation})
    version = posted_version(request)

    def act(values: dict[str, Any]) -> str:
        events.prepare_event(actor=request.actor, event_id=row.pk, version=version, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Bedarf und Vorbereitung"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Die Vorbereitung ist gespeichert."),
        row=row,
    )


@guarded(Event, policy.hold_event)
@once
def hold_event(request: Request, row: Event) -> HttpResponse:
    file = found.event_file(request.actor, row)
    form = HoldEventForm(request.actor, posted(request), row=row, file=file)
    version = posted_version(request)

    def act(_values: dict[str, Any]) -> str:
        events.hold_event(actor=request.actor, event_id=row.pk, version=version, held=form.held)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Teilnahme und Ergebnis eintragen"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Teilnahme und Ergebnis sind eingetragen."),
        template="steering/events/hold_event.html",
        row=row,
    )


@guarded(Event, policy.cancel_event)
@once
def cancel_event(request: Request, row: Event) -> HttpResponse:
    return press(
        request,
        lambda: events.cancel_event(actor=request.actor, event_id=row.pk),
        back=page_of(row),
        success=_("Die Veranstaltung ist abgesagt."),
    )


@guarded(Event, policy.complete_event_follow_up)
@once
def complete_event_follow_up(request: Request, row: Event) -> HttpResponse:
    return press(
        request,
        lambda: events.complete_event_follow_up(actor=request.actor, event_id=row.pk, on=request.actor.today),
        back=page_of(row),
        success=_("Die Nachbereitung ist erledigt."),
    )


@allowed(policy.view_events)
def series_register(request: Request) -> HttpResponse:
    context = {
        "tabs": sections(request, "events"),
        "learning": learning(request, "event_series"),
        "rows": found.series_list(request.actor),
        "may_start": policy.start_series(request.actor),
    }
    return render(request, "steering/events/series_list.html", context)


@guarded(EventSeries, policy.view_series)
def series(request: Request, row: EventSeries) -> HttpResponse:
    rows = Event.objects.for_tenant(request.actor).filter(series=row).order_by("first_day", "pk")
    context = {
        "series": row,
        "rows": [(event, in_words(event), weekday_warning(event)) for event in rows],
        "may_change": policy.change_series(request.actor, row),
    }
    return render(request, "steering/events/series.html", context)


@allowed(policy.start_series)
@once
def start_series(request: Request) -> HttpResponse:
    form = SeriesForm(request.actor, posted(request))

    def act(values: dict[str, Any]) -> str:
        row = events.start_series(actor=request.actor, **values)
        return reverse("steering:series", args=[row.public_id])

    return work(
        request,
        form,
        act,
        title=_("Reihe anlegen"),
        button=_("Anlegen"),
        back=reverse("steering:event_series"),
        success=_("Die Reihe ist angelegt."),
    )


@guarded(EventSeries, policy.change_series)
@once
def change_series(request: Request, row: EventSeries) -> HttpResponse:
    stored = {name: getattr(row, name) for name in ("title", "purpose", "ended_on")}
    form = ChangeSeriesForm(request.actor, posted(request), initial=stored)
    version, back = posted_version(request), reverse("steering:series", args=[row.public_id])

    def act(values: dict[str, Any]) -> str:
        events.change_series(actor=request.actor, series_id=row.pk, version=version, **values)
        return back

    return work(
        request,
        form,
        act,
        title=_("Reihe ändern"),
        button=_("Speichern"),
        back=back,
        success=_("Die Reihe ist geändert."),
        row=row,
    )

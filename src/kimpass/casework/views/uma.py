from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import uma
from kimpass.casework.forms.uma import BeginUmaForm, EntryForm, ReviewWorkForm, StartWorkForm, TrackForm
from kimpass.casework.forms.work import WorkForm
from kimpass.casework.models import Case
from kimpass.casework.selectors.uma import has_track, track_of
from kimpass.casework.views.intake import has_seen, typed_hints
from kimpass.kernel.access import Actor, RuleViolation
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.people.presenters import seen_mark
from kimpass.people.selectors.papers import reference_person
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once

WORK = "casework/record/work.html"
OF_AGE = 18
RULES = ("enter_uma_track", "change_uma_track", "start_uma_work", "review_uma_work")


def of_case(case: Case, actor: Actor) -> dict[str, Any]:
    """Return what the section about the situation shows of the track."""
    track = track_of(case) if case.track == Case.Track.UMA else None
    return {
        "uma": track,
        "uma_offered": track is None and (case.track == Case.Track.UMA or has_track(actor)),
        "uma_may": {name: getattr(policy, name)(actor, case) for name in RULES},
    }


def _place(case: Case) -> str:
    return f"{case.get_absolute_url()}?abschnitt=lage"


def _hint_at_age(request: Request, case: Case, on: date) -> None:
    age = reference_person(case.household, on).age_on(on)
    if age is not None and age < OF_AGE:
        words = _("Nach den Angaben ist die Person %(age)s Jahre alt. Der Track ist für Volljährige; der Fall besteht.")
        messages.info(request, words % {"age": age})


@allowed(policy.begin_uma_track)
@once
def begin_uma_track(request: Request) -> HttpResponse:
    actor = request.actor
    checks = "check" in request.POST
    typed = {**request.POST.dict(), "focuses": request.POST.getlist("focuses")} if checks else {}
    data = None if checks else request.POST or None
    form = BeginUmaForm(data, initial=typed, actor=actor)
    talk = EntryForm(data, initial=typed, actor=actor)
    enabled = has_track(actor)
    hints = typed_hints(request, request.POST) if request.method == "POST" else None
    complete = enabled and form.is_valid() & talk.is_valid()
    if complete and not has_seen(request, hints or []):
        form.add_error(None, _("Es gibt ähnliche Namen. Ist es jemand anderes, speichern Sie noch einmal."))
    elif complete:
        try:
            case = uma.begin_uma_track(actor=actor, entry=talk.entry(), **form.values())
        except RuleViolation as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Der Fall %(number)s ist im UmA-Track angelegt.") % {"number": case.number})
            _hint_at_age(request, case, case.opened_on)
            return go_to(request, case)
    refused = bool(form.errors or talk.errors) or (request.method == "POST" and not enabled)
    context = {"form": form, "talk": talk, "enabled": enabled, "hints": hints, "seen": seen_mark(hints or [])}
    return render(request, "casework/uma/begin_uma_track.html", context, status=422 if refused else 200)


def _work(request: Request, case: Case, form: WorkForm, act: Callable[[], Any], words: dict[str, str]) -> HttpResponse:
    if form.is_valid():
        try:
            act()
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, words["done"])
            return go_to(request, _place(case))
    page = {"form": form, "case": case, "back": _place(case), **words}
    return show(request, WORK, page, invalid=bool(form.errors))


@guarded(Case, policy.enter_uma_track)
@once
def enter_uma_track(request: Request, case: Case) -> HttpResponse:
    actor, data = request.actor, request.POST or None
    track = track_of(case)
    if track is None:
        entry = EntryForm(data, actor=actor)
        words = {
            "title": _("In den UmA-Track aufnehmen"),
            "submit": _("Aufnehmen"),
            "lead": _("Zuerst die Abstimmung mit dem Team der UmA-Hilfe: sie legt Zuständigkeit und Schwerpunkt fest."),
            "done": _("Der Fall ist jetzt im UmA-Track."),
        }
        return _work(
            request,
            case,
            entry,
            lambda: uma.enter_uma_track(actor=actor, case_id=case.pk, entry=entry.entry()),
            words,
        )
    focuses: Any = track.focuses.all()
    now = {"demarcation": track.demarcation, "focuses": [row.focus for row in focuses]}
    form = TrackForm(data, initial=now)
    words = {
        "title": _("Abgrenzung und Schwerpunkte ändern"),
        "submit": _("Speichern"),
        "done": _("Abgrenzung und Schwerpunkte sind geändert."),
    }
    return _work(
        request, case, form, lambda: uma.change_uma_track(actor=actor, case_id=case.pk, **form.cleaned_data), words
    )


@guarded(Case, policy.start_uma_work)
@once
def start_uma_work(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    form = StartWorkForm(request.POST or None, initial={"work_started_on": actor.today})
    words = {
        "title": _("Arbeit aufgenommen"),
        "submit": _("Eintragen"),
        "done": _("Die sechs Monate laufen. Die Wiedervorlagen sind gesetzt."),
    }
    return _work(
        request, case, form, lambda: uma.start_uma_work(actor=actor, case_id=case.pk, **form.cleaned_data), words
    )


@guarded(Case, policy.review_uma_work)
@once
def review_uma_work(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    form = ReviewWorkForm(request.POST or None, actor=actor)
    words = {
        "title": _("Die ersten Monate in Arbeit auswerten"),
        "submit": _("Auswerten"),
        "done": _("Die Auswertung ist eingetragen."),
    }
    return _work(
        request, case, form, lambda: uma.review_uma_work(actor=actor, case_id=case.pk, **form.cleaned_data), words
    )

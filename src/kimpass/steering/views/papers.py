"""Decision papers: write, release, send on their way, print."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.steering import policy
from kimpass.steering.actions import papers
from kimpass.steering.forms.papers import PaperForm, StationForm, StationResultForm
from kimpass.steering.models import DecisionPaper, Session, Theme
from kimpass.steering.presenters.papers import counted, paper_sheet, steering_sheet
from kimpass.steering.selectors.papers import counts_now, editions_of, paper_list, stations, stop_words
from kimpass.steering.views.files import sheet_answer
from kimpass.steering.views.frame import sections, work
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault.once import once

PAGE = 25
FIELDS = ("title", "situation", "proposal", "alternatives", "costs")


def page_of(paper: DecisionPaper) -> str:
    return reverse("steering:paper", args=[paper.public_id])


@allowed(policy.view_papers)
def paper_register(request: Request) -> HttpResponse:
    page = Paginator(paper_list(request.actor), PAGE).get_page(request.GET.get("seite"))
    return render(request, "steering/papers/papers.html", {"tabs": sections(request, "papers"), "page": page})


@guarded(DecisionPaper, policy.view_paper)
def paper(request: Request, row: DecisionPaper) -> HttpResponse:
    actor = request.actor
    free = row.released_on is None
    cases, places = counts_now(actor, row) if free else (row.case_count, row.municipality_count)
    may = policy.change_paper(actor, row)
    context = {
        "paper": row,
        "cases": counted(actor, cases),
        "places": places,
        "free": free,
        "editions": editions_of(actor, row.theme_id),
        "stops": [(stop, stop_words(stop)) for stop in stations(actor, row)],
        "can": {"change": may and free, "renew": may and not free, "go_on": may},
    }
    return render(request, "steering/papers/paper.html", context)


@guarded(Theme, policy.write_paper)
@once
def write_paper(request: Request, row: Theme) -> HttpResponse:
    initial = {"title": row.title, "situation": row.summary}
    form = PaperForm(request.actor, posted(request), initial=initial)

    def act(_values: dict[str, Any]) -> str:
        made = papers.write_paper(actor=request.actor, theme_id=row.pk, data=form.typed(), on=request.actor.today)
        return page_of(made)

    return work(
        request,
        form,
        act,
        title=_("Entscheidungsvorlage schreiben"),
        button=_("Speichern"),
        back=reverse("steering:theme", args=[row.public_id]),
        success=_("Die Vorlage ist angelegt."),
    )


@guarded(DecisionPaper, policy.change_paper)
@once
def change_paper(request: Request, row: DecisionPaper) -> HttpResponse:
    stored = {name: getattr(row, name) for name in FIELDS}
    form = PaperForm(request.actor, posted(request), initial=stored)

    def act(_values: dict[str, Any]) -> str:
        version = posted_version(request)
        papers.change_paper(actor=request.actor, paper_id=row.pk, version=version, data=form.typed())
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Entscheidungsvorlage ändern"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Die Vorlage ist geändert."),
        row=row,
    )


@guarded(DecisionPaper, policy.release_paper)
@once
def release_paper(request: Request, row: DecisionPaper) -> HttpResponse:
    return press(
        request,
        lambda: papers.release_paper(actor=request.actor, paper_id=row.pk, on=request.actor.today),
        back=page_of(row),
        success=_("Die Fassung ist freigegeben und bleibt, wie sie ist."),
    )


@guarded(DecisionPaper, policy.renew_paper)
@once
def renew_paper(request: Request, row: DecisionPaper) -> HttpResponse:
    return press(
        request,
        lambda: papers.renew_paper(actor=request.actor, paper_id=row.pk, on=request.actor.today),
        back=page_of(row),
        success=_("Eine neue Fassung ist in Arbeit; sie steht rechts unter den Fassungen."),
    )


@guarded(DecisionPaper, policy.add_deliberation)
@once
def add_deliberation(request: Request, row: DecisionPaper) -> HttpResponse:
    form = StationForm(request.actor, posted(request))

    def act(_values: dict[str, Any]) -> str:
        papers.add_deliberation(actor=request.actor, paper_id=row.pk, stop=form.stop())
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Gremium in die Beratungsfolge"),
        button=_("Aufnehmen"),
        back=page_of(row),
        success=_("Das Gremium steht in der Beratungsfolge."),
    )


@guarded(DecisionPaper, policy.record_deliberation)
@once
def record_deliberation(request: Request, row: DecisionPaper) -> HttpResponse:
    form = StationResultForm(request.actor, posted(request), paper=row)

    def act(_values: dict[str, Any]) -> str:
        papers.record_deliberation(actor=request.actor, paper_id=row.pk, **form.result())
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Ergebnis der Beratung"),
        button=_("Festhalten"),
        back=page_of(row),
        success=_("Das Ergebnis ist festgehalten."),
    )


@guarded(DecisionPaper, policy.view_paper)
def paper_file(request: Request, row: DecisionPaper) -> HttpResponse:
    return sheet_answer(request, paper_sheet(request.actor, row), "entscheidungsvorlage")


@guarded(Session, policy.view_session)
def steering_paper(request: Request, row: Session) -> HttpResponse:
    return sheet_answer(request, steering_sheet(request.actor, row), "vorlage-sitzung")

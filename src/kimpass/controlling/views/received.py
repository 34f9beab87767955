"""The Land's own pages: the 54 places, what came in, sums, answers."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.controlling import policy
from kimpass.controlling.actions import submissions
from kimpass.controlling.forms.submissions import ReplyToPlaceForm
from kimpass.controlling.models import ReceivedSubmission, Submission
from kimpass.controlling.selectors import land
from kimpass.controlling.selectors.documents import of_content
from kimpass.controlling.selectors.frozen import checksum
from kimpass.controlling.views.frame import work
from kimpass.controlling.views.reports import shown
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.ui.charts.bars import Bar, Bars, Series
from kimpass.ui.parts import Tab
from kimpass.ui.pressing import posted
from kimpass.ui.tables import as_csv
from kimpass.vault.once import once


def land_tabs(current: str) -> list[Tab]:
    """Return the tabs of the Land's own area."""
    tabs = (
        ("received", _("Standorte"), reverse("controlling:received_list")),
        ("figures", _("Zahlen"), reverse("controlling:land_figures")),
        ("issues", _("Anliegen"), reverse("controlling:received_issues")),
    )
    return [Tab(label, url, current=key == current) for key, label, url in tabs]


def received_page(row: ReceivedSubmission) -> str:
    return reverse("controlling:received", args=[row.public_id])


@allowed(policy.see_received)
def received_list(request: Request) -> HttpResponse:
    rows = land.place_rows(request.actor)
    context = {
        "tabs": land_tabs("received"),
        "rows": rows,
        "total": len(rows),
        "reported": sum(bool(row.reports) for row in rows),
        "waiting": sum(row.waiting for row in rows),
    }
    return render(request, "controlling/submissions/received_list.html", context)


@allowed(policy.see_received)
def received_issues(request: Request) -> HttpResponse:
    context = {"tabs": land_tabs("issues"), "rows": land.issues(request.actor)}
    return render(request, "controlling/submissions/received_issues.html", context)


@guarded(ReceivedSubmission, policy.read_received)
def received(request: Request, row: ReceivedSubmission) -> HttpResponse:
    context: dict[str, Any] = {
        "received": row,
        "is_report": row.kind == Submission.Kind.REPORT,
        "can_reply": policy.reply_to_received(request.actor, row) and row.withdrawn_on is None,
        "is_whole": checksum(row.content) == row.checksum,
    }
    if context["is_report"] and row.withdrawn_on is None:
        context |= shown(request, of_content(row.content)) | {"address": received_page(row)}
    return render(request, "controlling/submissions/received.html", context)


@guarded(ReceivedSubmission, policy.reply_to_received)
@once
def reply_to_received(request: Request, row: ReceivedSubmission) -> HttpResponse:
    def act(values: dict[str, Any]) -> str:
        submissions.reply_to_received(actor=request.actor, received_id=row.pk, reply=values["reply"])
        return received_page(row)

    return work(
        request,
        ReplyToPlaceForm(posted(request)),
        act,
        title=_("Antwort an den Standort"),
        button=_("Antworten"),
        back=received_page(row),
        success=_("Die Antwort steht jetzt auch beim Standort."),
        hint=f"{row.from_name}: {row.title}",
    )


def _table(figure: land.LandFigure) -> HttpResponse:
    head = (_("AGS"), _("Standort"), _("Wert"), _("Angabe"))
    rows = [(answer.place.ags, answer.place.name, answer.value, answer.shown) for answer in figure.answers]
    answer = HttpResponse(as_csv(head, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="standorte.csv"'
    answer["Cache-Control"] = "no-store"
    return answer


def _bars(figure: land.LandFigure) -> Bars | None:
    """Return the places that know a number side by side; one alone is no picture."""
    known = [answer for answer in figure.answers if answer.value is not None]
    if len(known) < 2:
        return None
    bars = [Bar(answer.place.name, (answer.value or 0,), answer.shown) for answer in known]
    return Bars("standorte", figure.label, (Series(figure.label),), bars, _("Standort"), places=2)


@allowed(policy.see_received)
def land_figures(request: Request) -> HttpResponse:
    topics = land.topics(request.actor)
    asked = (request.GET.get("art", ""), request.GET.get("zeitraum", ""))
    at = next((number for number, (kind, label, _words) in enumerate(topics) if (kind, label) == asked), 0)
    kind, period, words = topics[at] if topics else ("", "", "")
    figures = land.land_figures(request.actor, kind, period) if topics else []
    key = request.GET.get("zahl", "")
    chosen = next((figure for figure in figures if figure.key == key), None)
    if request.GET.get("als") == "csv":
        if chosen is None:
            raise Http404
        return _table(chosen)
    context = {
        "tabs": land_tabs("figures"),
        "topics": topics,
        "kind": kind,
        "period": period,
        "words": words,
        "figures": figures,
        "chosen": chosen,
        "bars": _bars(chosen) if chosen else None,
    }
    return render(request, "controlling/submissions/land_figures.html", context)

"""Demand against supply: the matrix, its proof, and the analyses written from it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.network import policy, presenters
from kimpass.network.actions import needs_analyses as actions
from kimpass.network.forms.needs import IntroductionForm, JudgeLineForm, StartForm
from kimpass.network.models import NeedsAnalysis
from kimpass.network.selectors import needs, needs_analyses
from kimpass.network.selectors.directory import months_before
from kimpass.network.views import frame
from kimpass.organisation.selectors.words import words_of
from kimpass.ui.parts import Tab
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault.once import once


def page_of(row: NeedsAnalysis) -> str:
    return reverse("network:needs_analysis", args=[row.public_id])


@allowed(policy.view_needs)
def matrix(request: Request) -> HttpResponse:
    wanted = request.GET.get("ansicht", "")
    view = wanted if wanted in presenters.VIEWS else presenters.VIEWS[0]
    found = needs.gather(request.actor, request.actor.today)
    labels = {"fehlt": _("nicht gefunden"), "gesucht": _("gesucht"), "angebote": _("Angebote")}
    context = {
        "chart": presenters.needs_chart(words_of(request.actor), found, view) if found.fields and found.units else None,
        "needs": found,
        "last": months_before(found.end, 1),
        "views": [Tab(label, f"?ansicht={key}", current=key == view) for key, label in labels.items()],
        "view": view,
        "analyses": needs_analyses.analyses(request.actor),
        "may_start": policy.start_needs_analysis(request.actor),
        "tabs": frame.sections(request, "needs"),
    }
    return render(request, "network/needs/needs.html", context)


@allowed(policy.view_needs)
def proof(request: Request) -> HttpResponse:
    found = needs.proof(request.actor, request.GET.get("kommune", "")[:60], request.GET.get("feld", "")[:40])
    return render(request, "network/needs/proof.html", {"proof": found})


@allowed(policy.start_needs_analysis)
@once
def start_needs_analysis(request: Request) -> HttpResponse:
    def act(form: StartForm) -> str:
        return page_of(actions.start_needs_analysis(actor=request.actor, **form.cleaned_data))

    form = StartForm(posted(request), today=request.actor.today)
    title, success = _("Bedarfsanalyse beginnen"), _("Die Analyse ist angelegt. Bitte beurteilen Sie die Zeilen.")
    return frame.work(request, form, act, title=title, back=reverse("network:needs"), success=success)


@guarded(NeedsAnalysis, policy.view_needs_analysis)
def needs_analysis(request: Request, row: NeedsAnalysis) -> HttpResponse:
    actor, is_open = request.actor, row.released_on is None
    context = {
        "analysis": needs_analyses.whole(actor, row),
        "row": row,
        "may_release": is_open and policy.release_needs_analysis(actor, row),
        "may_renew": not is_open and policy.renew_needs_analysis(actor, row),
    }
    return render(request, "network/needs/analysis.html", context)


@guarded(NeedsAnalysis, policy.view_needs_analysis)
def needs_report(request: Request, row: NeedsAnalysis) -> HttpResponse:
    analysis = needs_analyses.whole(request.actor, row)
    wanted = request.GET.get("kommune", "")[:60]
    sheet = analysis.sheet(wanted) or next(iter(analysis.sheets), None)
    may = row.released_on is None and sheet is not None and policy.judge_needs_line(request.actor, row)
    context = {
        "analysis": analysis,
        "row": row,
        "sheet": sheet,
        "may_judge": may and sheet is not None and policy.judge_needs_line_in(request.actor, sheet.unit.pk),
    }
    return render(request, "network/needs/report.html", context)


@guarded(NeedsAnalysis, policy.view_needs_analysis)
def needs_file(request: Request, row: NeedsAnalysis) -> HttpResponse:
    ending = "xlsx" if request.GET.get("format") == "xlsx" else "csv"
    content = needs_analyses.as_file(needs_analyses.whole(request.actor, row), ending, words_of(request.actor))
    return frame.download(content, f"bedarfsanalyse-{row.reference_date:%Y-%m-%d}-{row.edition}.{ending}")


@guarded(NeedsAnalysis, policy.introduce_needs_analysis)
@once
def introduce_needs_analysis(request: Request, row: NeedsAnalysis) -> HttpResponse:
    def act(form: IntroductionForm) -> str:
        version = posted_version(request)
        told = form.cleaned_data["introduction"]
        actions.introduce_needs_analysis(actor=request.actor, analysis_id=row.pk, version=version, introduction=told)
        return page_of(row)

    initial = {"introduction": row.introduction}
    form = IntroductionForm(posted(request), initial=initial)
    success = _("Die Einleitung ist gespeichert.")
    return frame.work(request, form, act, title=_("Einleitung"), back=page_of(row), success=success, row=row)


@guarded(NeedsAnalysis, policy.judge_needs_line)
@once
def judge_needs_line(request: Request, row: NeedsAnalysis) -> HttpResponse:
    analysis = needs_analyses.whole(request.actor, row)
    sheet = analysis.sheet(request.GET.get("kommune", "")) or next(iter(analysis.sheets), None)
    if sheet is None:
        raise Http404
    code = request.GET.get("feld", "")
    line = next((line for line in sheet.lines if line.row.field.code == code), sheet.lines[0])
    back = f"{reverse('network:needs_report', args=[row.public_id])}?kommune={sheet.unit.key}"

    def act(form: JudgeLineForm) -> str:
        told = {"unit_id": line.row.unit_id, "field_id": line.row.field_id, **form.cleaned_data}
        actions.judge_needs_line(actor=request.actor, analysis_id=row.pk, **told)
        return back

    initial = {"judgement": line.row.judgement, "text": line.row.text}
    form = JudgeLineForm(posted(request), initial=initial)
    counts = {"sought": line.sought.text, "missing": line.missing.text, "offers": line.row.offers}
    lead = _("%(sought)s gesucht, %(missing)s nicht gefunden, %(offers)s Angebote") % counts
    title = f"{sheet.unit.name}: {line.row.field.label_de}"
    success = _("Die Beurteilung ist gespeichert.")
    return frame.work(request, form, act, title=title, back=back, success=success, lead=lead, guard_values=True)


@guarded(NeedsAnalysis, policy.release_needs_analysis)
@once
def release_needs_analysis(request: Request, row: NeedsAnalysis) -> HttpResponse:
    return press(
        request,
        lambda: actions.release_needs_analysis(actor=request.actor, analysis_id=row.pk),
        back=page_of(row),
        success=_("Die Analyse ist freigegeben und bleibt nun, wie sie ist."),
    )


@guarded(NeedsAnalysis, policy.renew_needs_analysis)
@once
def renew_needs_analysis(request: Request, row: NeedsAnalysis) -> HttpResponse:
    return press(
        request,
        lambda: actions.renew_needs_analysis(actor=request.actor, analysis_id=row.pk),
        back=reverse("network:needs"),
        success=_("Eine neue Ausgabe ist angelegt; Beurteilungen und Texte sind übernommen."),
    )

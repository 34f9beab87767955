"""Reports: the kinds, what one says for a day or period, and the one that is being written."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.controlling import policy
from kimpass.controlling.actions import reports
from kimpass.controlling.forms.reports import DayForm, KnownForm, PeriodForm, ReportForm, stored
from kimpass.controlling.models import Report as ReportRow
from kimpass.controlling.presenters import document_chapters
from kimpass.controlling.selectors import goals
from kimpass.controlling.selectors.documents import Document, bare, kind_of, of_draft, texts_of
from kimpass.controlling.selectors.outputs import FORMATS, file_name, made
from kimpass.controlling.selectors.releases import kinds_of_year_end, released, releases_of, unreleased
from kimpass.controlling.selectors.reports import KINDS, About, NoSuchReport, draw
from kimpass.controlling.views.frame import work
from kimpass.kernel.http import Request, allowed, guarded, looking_back
from kimpass.organisation.models import Tenant
from kimpass.ui.pressing import posted, posted_version
from kimpass.vault.once import once

PAGE = 20


def page_of(report: ReportRow) -> str:
    """Return the address of a report that is being written."""
    return reverse("controlling:report_draft", args=[report.public_id])


def file_answer(document: Document, file_format: str) -> HttpResponse:
    """Return a document as a download."""
    answer = HttpResponse(made(document, file_format), content_type=FORMATS[file_format].content_type)
    answer["Content-Disposition"] = f'attachment; filename="{file_name(document, file_format)}"'
    answer["Cache-Control"] = "no-store"
    return answer


def asked_format(request: Request) -> str:
    """Return the format an address asks for, JSON when it names none that exists."""
    asked = request.GET.get("als", "")
    return asked if asked in FORMATS else "json"


def shown(request: Request, document: Document) -> dict[str, Any]:
    """Return what every page needs that shows a document with the proof of one figure."""
    key = request.GET.get("beleg", "")[:120]
    proof = document.report.figure(key) if key else None
    return {
        "document": document,
        "report": document.report,
        "chapters": document_chapters(document),
        "proof": proof,
        "proof_missing": bool(key) and proof is None,
        "formats": FORMATS.values(),
    }


@allowed(policy.see_reports)
def report_list(request: Request) -> HttpResponse:
    actor = request.actor
    context = {
        "kinds": KINDS.values(),
        "periods": goals.periods_with_goals(actor.tenant_id),
        "drafts": unreleased(actor)[:PAGE],
        "page": Paginator(released(actor), PAGE).get_page(request.GET.get("seite")),
        "year": actor.today.year - 1,
        "can": {
            "start_report": policy.start_report(actor),
            "release_year_end": policy.release_year_end(actor) and bool(kinds_of_year_end()),
        },
    }
    return render(request, "controlling/reports/report_list.html", context)


def _asked(request: Request, kind: str) -> tuple[KnownForm, Document]:
    """Read days or period from the address; what cannot be read is said beside its field, and the default is shown."""
    tenant, today = Tenant.objects.get(pk=request.actor.tenant_id), request.actor.today
    form: KnownForm
    asked: dict[str, Any]
    if KINDS[kind].about == About.PERIOD:
        labels = goals.periods_with_goals(tenant.pk)
        years = [str(today.year - back) for back in range(1, 4)]
        form = PeriodForm(request.GET, periods=labels if kind == goals.KIND else years)
        asked = {"period": form.cleaned_data["zeitraum"] or None} if form.is_valid() else {}
    else:
        form = DayForm(request.GET)
        asked = {"as_of": form.cleaned_data["stichtag"]} if form.is_valid() else {}
    known_at = form.known_at(today)
    return form, bare(draw(tenant, kind, today=today, known_at=known_at, **asked), known_at)


@allowed(policy.see_reports)
@looking_back
def report(request: Request, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    try:
        form, document = _asked(request, kind)
    except NoSuchReport as refused:
        context: dict[str, Any] = {"kind": KINDS[kind], "reasons": refused.reasons}
        return render(request, "controlling/reports/no_report.html", context)
    can = {"start_report": policy.start_report(request.actor)}
    known = form.cleaned_data["bekannt"] if document.known_at else None
    context = {"kind": KINDS[kind], "form": form, "can": can, "known": known, **shown(request, document)}
    return render(request, "controlling/reports/report.html", context, status=422 if form.errors else 200)


@allowed(policy.see_reports)
@looking_back
def report_file(request: Request, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    try:
        _form, document = _asked(request, kind)
    except NoSuchReport as refused:
        raise Http404 from refused
    return file_answer(document, asked_format(request))


@allowed(policy.start_report)
@once
def start_report(request: Request, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    form = ReportForm(request.actor, KINDS[kind], posted(request))

    def act(_values: dict[str, Any]) -> str:
        return page_of(reports.start_report(actor=request.actor, kind=kind, data=form.data_of()))

    return work(
        request,
        form,
        act,
        title=_("Bericht beginnen: %(kind)s") % {"kind": KINDS[kind].label},
        button=_("Bericht beginnen"),
        back=reverse("controlling:reports"),
        success=_("Der Bericht ist begonnen. Zahlen und Texte stehen auf einer Seite."),
    )


@guarded(ReportRow, policy.change_report)
@once
def change_report(request: Request, row: ReportRow) -> HttpResponse:
    if row.kind not in KINDS:
        raise Http404
    initial = stored(row, row.unit.key if row.unit else "")
    form = ReportForm(request.actor, kind_of(row), posted(request), initial=initial)

    def act(_values: dict[str, Any]) -> str:
        version = posted_version(request)
        reports.change_report(actor=request.actor, report_id=row.pk, version=version, data=form.data_of())
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Angaben und Deckblatt"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Die Angaben sind gespeichert."),
        row=row,
    )


@guarded(ReportRow, policy.view_report)
def report_draft(request: Request, row: ReportRow) -> HttpResponse:
    actor = request.actor
    try:
        document = of_draft(row, today=actor.today)
        texts = texts_of(row)
    except NoSuchReport as refused:
        return render(request, "controlling/reports/no_report.html", {"kind": None, "reasons": refused.reasons})
    versions = releases_of(actor, row.pk)
    context = {
        "row": row,
        "texts": texts,
        "versions": versions,
        "open_remarks": sum(not told.explanation for told in document.remarks()),
        "can": {
            "change_report": policy.change_report(actor, row),
            "write_report_text": policy.write_report_text(actor, row),
            "explain_figure": policy.explain_figure(actor, row),
            "release_report": policy.release_report(actor, row) and not versions,
            "correct_release": policy.correct_release(actor, row) and bool(versions),
        },
        **shown(request, document),
    }
    return render(request, "controlling/reports/report_draft.html", context)


@guarded(ReportRow, policy.view_report)
def draft_file(request: Request, row: ReportRow) -> HttpResponse:
    try:
        return file_answer(of_draft(row, today=request.actor.today), asked_format(request))
    except NoSuchReport as refused:
        raise Http404 from refused

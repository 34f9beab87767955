"""Release and correct reports, read what was released, see what a correction changed, and a year's end."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.controlling import policy
from kimpass.controlling.actions import releases
from kimpass.controlling.forms.releases import CorrectionForm
from kimpass.controlling.models import Report, ReportRelease
from kimpass.controlling.selectors.documents import ReleaseDamaged, of_draft, of_release
from kimpass.controlling.selectors.frozen import difference
from kimpass.controlling.selectors.releases import (
    files_of,
    kinds_of_year_end,
    newest_release,
    releases_of,
    standing,
    version_before,
)
from kimpass.controlling.selectors.reports import KINDS, NoSuchReport
from kimpass.controlling.views.frame import work
from kimpass.controlling.views.reports import asked_format, file_answer, page_of, shown
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.ui.htmx import go_to
from kimpass.ui.pressing import posted
from kimpass.vault.once import once


def release_page(found: ReportRelease) -> str:
    """Return the address of a released version."""
    return reverse("controlling:release", args=[found.public_id])


@guarded(Report, policy.release_report)
@once
def release_report(request: Request, row: Report) -> HttpResponse:
    if request.method == "POST":
        try:
            made = releases.release_report(actor=request.actor, report_id=row.pk, at=timezone.now())
        except RuleViolation as refusal:
            for reason in refusal.reasons:
                messages.error(request, reason)
            return go_to(request, page_of(row))
        messages.success(request, _("Die Fassung ist freigegeben und bleibt, wie sie ist."))
        return go_to(request, release_page(made))
    try:
        document = of_draft(row, today=request.actor.today)
    except NoSuchReport as refused:
        raise Http404 from refused
    unexplained = [told for told in document.remarks() if not told.explanation]
    context = {"row": row, "document": document, "unexplained": unexplained, "back": page_of(row)}
    return render(request, "controlling/releases/release_report.html", context)


@guarded(Report, policy.correct_release)
@once
def correct_release(request: Request, row: Report) -> HttpResponse:
    form = CorrectionForm(posted(request))
    newest = newest_release(request.actor, row)
    if newest is None:
        return go_to(request, page_of(row))
    try:
        coming = of_draft(row, today=request.actor.today).as_json()
    except NoSuchReport as refused:
        raise Http404 from refused

    def act(values: dict[str, Any]) -> str:
        made = releases.correct_release(
            actor=request.actor, report_id=row.pk, reason=values["reason"], at=timezone.now()
        )
        return reverse("controlling:release_difference", args=[made.public_id])

    return work(
        request,
        form,
        act,
        title=_("Korrigierte Fassung freigeben"),
        button=_("Korrigierte Fassung freigeben"),
        back=page_of(row),
        success=_("Die korrigierte Fassung ist freigegeben. Die bisherige bleibt, wie sie ist."),
        template="controlling/releases/correct_release.html",
        newest=newest,
        difference=difference(newest.content, coming),
        crumb=row.title,
    )


@guarded(ReportRelease, policy.view_release)
def release(request: Request, found: ReportRelease) -> HttpResponse:
    actor = request.actor
    try:
        document = of_release(found)
    except ReleaseDamaged as refused:
        return render(request, "controlling/releases/damaged.html", {"release": found, "reasons": refused.reasons})
    row, wanted = found.report, files_of(actor, found)
    context = {
        "release": found,
        "row": row,
        "versions": releases_of(actor, row.pk),
        "files": wanted,
        **standing(wanted),
        "can": {
            "correct_release": policy.correct_release(actor, row),
            "view_report": policy.view_report(actor, row),
            "write_press_text": policy.write_press_text(actor, found),
        },
        **shown(request, document),
    }
    return render(request, "controlling/releases/release.html", context)


@guarded(ReportRelease, policy.view_release)
def release_file(request: Request, found: ReportRelease) -> HttpResponse:
    try:
        return file_answer(of_release(found), asked_format(request))
    except ReleaseDamaged as refused:
        return render(request, "controlling/releases/damaged.html", {"release": found, "reasons": refused.reasons})


@guarded(ReportRelease, policy.view_release)
def release_difference(request: Request, found: ReportRelease) -> HttpResponse:
    before = version_before(request.actor, found)
    context = {
        "release": found,
        "before": before,
        "difference": difference(before.content, found.content) if before else None,
    }
    return render(request, "controlling/releases/release_difference.html", context)


@allowed(policy.release_year_end)
@once
def release_year_end(request: Request) -> HttpResponse:
    year, kinds = request.actor.today.year - 1, kinds_of_year_end()
    if request.method == "POST":
        try:
            made = releases.release_year_end(actor=request.actor, year=year, at=timezone.now())
        except RuleViolation as refusal:
            for reason in refusal.reasons:
                messages.error(request, reason)
        else:
            messages.success(request, _("Der Jahresabschluss %(year)s ist freigegeben.") % {"year": year})
            return go_to(request, release_page(made[0]))
    context = {"year": year, "kinds": [KINDS[key] for key in kinds], "back": reverse("controlling:reports")}
    return render(request, "controlling/releases/release_year_end.html", context)

"""Files of released reports: have them made, see how far they are, take them."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kimpass.controlling import policy
from kimpass.controlling.actions import report_files
from kimpass.controlling.models import ReportFile, ReportRelease
from kimpass.controlling.selectors.outputs import FORMATS, KEPT, named
from kimpass.controlling.selectors.releases import files_of, standing
from kimpass.controlling.views.releases import release_page
from kimpass.kernel.http import Request, guarded
from kimpass.ui.htmx import go_to
from kimpass.ui.pressing import press
from kimpass.vault import files
from kimpass.vault.once import once


@guarded(ReportRelease, policy.view_release)
def release_files(request: Request, found: ReportRelease) -> HttpResponse:
    """Show how far the files are: the page asks again until all lie ready."""
    if not request.htmx:
        return go_to(request, release_page(found))
    wanted = files_of(request.actor, found)
    context = {"release": found, "files": wanted, **standing(wanted)}
    return render(request, "controlling/report_files/_files.html", context)


@guarded(ReportRelease, policy.ask_for_file)
@once
def ask_for_file(request: Request, found: ReportRelease) -> HttpResponse:
    asked = request.POST.get("format", "")
    if asked and asked not in KEPT:
        raise Http404
    wanted = [asked] if asked else list(KEPT)

    def act() -> None:
        for key in wanted:
            report_files.ask_for_file(actor=request.actor, release_id=found.pk, file_format=key)

    back = f"{release_page(found)}#dateien"
    return press(request, act, back=back, success=_("Die Dateien werden erstellt. Sie finden sie hier wieder."))


@guarded(ReportFile, policy.view_report_file)
def take_report_file(request: Request, kept: ReportFile) -> HttpResponse:
    back = release_page(kept.release) if kept.release else "controlling:reports"
    if kept.stored is None:
        return go_to(request, back)
    try:
        content = files.read(kept.stored)
    except files.FileUnreadable as refused:
        context = {"release": kept.release, "reasons": refused.reasons}
        return render(request, "controlling/releases/damaged.html", context)
    answer = HttpResponse(content, content_type=FORMATS[kept.format].content_type)
    about = kept.report.period_label or kept.report.as_of.isoformat()
    name = named(kept.report.kind, about, kept.release.number if kept.release else 0, kept.format)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer

"""Write the parts of a report beside its figures, and explain what checks remark on."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from kimpass.controlling import policy
from kimpass.controlling.actions import report_texts
from kimpass.controlling.forms.report_texts import ExplanationForm, TextForm
from kimpass.controlling.models import Report
from kimpass.controlling.selectors.documents import explanations_of, of_draft, texts_of
from kimpass.controlling.selectors.reports import NoSuchReport
from kimpass.controlling.views.frame import work
from kimpass.controlling.views.reports import page_of, shown
from kimpass.kernel.http import Request, guarded
from kimpass.organisation.selectors.edits import last_change
from kimpass.ui import editing
from kimpass.ui.htmx import go_to, show
from kimpass.ui.pressing import posted, posted_version
from kimpass.vault.once import once


@guarded(Report, policy.write_report_text)
@once
def write_report_text(request: Request, row: Report) -> HttpResponse:
    try:
        document, parts = of_draft(row, today=request.actor.today), texts_of(row)
    except NoSuchReport as refused:
        raise Http404 from refused
    wanted = request.GET.get("teil", "")
    found = next((part for part in parts if part[0].key == wanted), next(iter(parts), None))
    if found is None:
        raise Http404
    written, hint, version = found
    form = TextForm(written.label, hint, posted(request), initial={"text": written.text})
    editing.take_stored(request, form)
    clash = None
    if request.method == "POST" and form.is_valid():
        try:
            report_texts.write_report_text(
                actor=request.actor,
                report_id=row.pk,
                key=written.key,
                version=posted_version(request),
                text=form.cleaned_data["text"],
            )
        except report_texts.TextNotPossible as refusal:
            form.add_error(None, [*refusal.reasons])
            if posted_version(request) != version:
                clash = editing.clash(form, last_change(request.actor, row))
        else:
            messages.success(request, _("Der Text ist gespeichert."))
            return go_to(request, page_of(row))
    context = {
        "row": row,
        "form": form,
        "written": written,
        "version": version,
        "clash": clash,
        "back": page_of(row),
        **shown(request, document),
    }
    return show(request, "controlling/report_texts/write_report_text.html", context, invalid=bool(form.errors))


@guarded(Report, policy.explain_figure)
@once
def explain_figure(request: Request, row: Report) -> HttpResponse:
    key = request.GET.get("zahl", "")[:120]
    try:
        figure = of_draft(row, today=request.actor.today).report.figure(key)
    except NoSuchReport as refused:
        raise Http404 from refused
    if figure is None:
        raise Http404
    form = ExplanationForm(posted(request), initial={"text": explanations_of(row).get(key, "")})

    def act(values: dict[str, str]) -> str:
        report_texts.explain_figure(actor=request.actor, report_id=row.pk, figure=key, text=values["text"])
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Anmerkung erläutern: %(figure)s") % {"figure": figure.label},
        button=_("Speichern"),
        back=page_of(row),
        success=_("Die Erläuterung ist gespeichert."),
        hint=" ".join(figure.remarks),
    )

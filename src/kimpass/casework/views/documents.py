from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from kimpass.casework import policy
from kimpass.casework.actions import documents
from kimpass.casework.forms.documents import DocumentForm
from kimpass.casework.forms.work import WorkForm
from kimpass.casework.models import Case, Document
from kimpass.casework.selectors import documents as papers
from kimpass.casework.selectors import offered
from kimpass.casework.selectors.record import Header
from kimpass.kernel.access import RuleViolation
from kimpass.kernel.http import Request, guarded, note_reads
from kimpass.people.models import Person
from kimpass.ui.htmx import go_to, show
from kimpass.vault.files import FileUnreadable
from kimpass.vault.once import once


def _section(case: Case) -> str:
    return f"{case.get_absolute_url()}?abschnitt=dokumente"


def of_case(request: Request, head: Header) -> dict[str, Any]:
    """Return what the section shows: the papers of the chosen kind, and which kinds there are."""
    found = papers.documents(head.case)
    note_reads(request, Document, [row.pk for row in found])
    kept = [row for row in found if row.removed_on is None]
    kinds = papers.kinds_of(kept)
    wanted = request.GET.get("art", "")
    chosen = wanted if any(value == wanted for value, _label, _count in kinds) else ""
    return {
        "documents": [row for row in kept if not chosen or row.kind == chosen],
        "removed": [row for row in found if row.removed_on is not None],
        "kinds": kinds,
        "chosen_kind": chosen,
        "all_documents": len(kept),
        "documents_url": _section(head.case),
    }


@guarded(Case, policy.add_document)
@once
def add_document(request: Request, case: Case) -> HttpResponse:
    actor = request.actor
    people = offered.members(case, actor.today)
    note_reads(request, Person, [person.pk for person in people])
    form = DocumentForm(request.POST or None, request.FILES or None, people=people)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            documents.add_document(
                actor=actor, case_id=case.pk, paper=form.paper(), content=upload.read(), name=upload.name or ""
            )
        except RuleViolation as refusal:
            form.refuse(refusal)
            form.ask_again()
        else:
            messages.success(request, _("Das Dokument ist verschlüsselt abgelegt."))
            return go_to(request, _section(case))
    page = {"form": form, "case": case, "back": _section(case)}
    return show(request, "casework/documents/add_document.html", page, invalid=bool(form.errors))


@guarded(Document, policy.view_document)
def document(request: Request, document: Document) -> HttpResponse:
    """Send the paper as a download: no browser shows it inside our pages, whatever it claims to be."""
    if document.file is None:
        raise Http404
    try:
        content = papers.content_of(document)
    except FileUnreadable as refusal:
        messages.error(request, refusal.reasons[0])
        return go_to(request, _section(document.case))
    response = HttpResponse(content, content_type=document.file.content_type)
    name = papers.file_name(document, document.case.number)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "no-store, private"
    return response


@guarded(Document, policy.remove_document)
@once
def remove_document(request: Request, document: Document) -> HttpResponse:
    form = WorkForm(request.POST or None)
    if form.is_valid():
        try:
            documents.remove_document(actor=request.actor, document_id=document.pk)
        except RuleViolation as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Das Dokument ist gelöscht. Wer es wann gelöscht hat, bleibt vermerkt."))
            return go_to(request, _section(document.case))
    page = {
        "form": form,
        "case": document.case,
        "title": _("Dokument löschen"),
        "lead": _("%(kind)s, abgelegt am %(day)s: Titel und Inhalt sind danach endgültig weg.")
        % {"kind": document.get_kind_display(), "day": f"{document.added_on:%d.%m.%Y}"},
        "submit": _("Endgültig löschen"),
        "back": _section(document.case),
    }
    return show(request, "casework/record/work.html", page, invalid=bool(form.errors))

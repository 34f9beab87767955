"""Papers of a case: kept encrypted, opened as a download only, removed with a trace."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import Case, CaseMember, Document
from kimpass.casework.selectors import workable
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.vault import files
from kimpass.vault.kinds import MEGABYTE

MOST_DOCUMENTS = 300


class DocumentCannotBeKept(RuleViolation):
    """Title, day or person do not fit, the case is full, or the paper is gone already."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What is said about a paper beside its content."""

    kind: str
    title: str
    person_id: int | None = None
    restricted: bool = False
    dated_on: date | None = None


def _refuse_bad(actor: Actor, case: Case, paper: Paper) -> None:
    reasons = []
    if not paper.title.strip():
        reasons.append(_("Bitte geben Sie dem Dokument einen Titel."))
    if paper.kind not in Document.Kind.values:
        reasons.append(_("Bitte wählen Sie die Art des Dokuments."))
    if paper.dated_on is not None and paper.dated_on > actor.today:
        reasons.append(_("Das Datum des Dokuments liegt in der Zukunft."))
    if paper.person_id is None and paper.kind == Document.Kind.MEDICAL:
        reasons.append(_("Eine Gesundheitsunterlage gehört zu einer Person. Bitte wählen Sie, zu wem."))
    if paper.person_id is None and paper.restricted:
        reasons.append(_("Bitte wählen Sie, für wen allein das Dokument bestimmt ist."))
    known = CaseMember.objects.of(case).on(actor.today)
    if paper.person_id is not None and not known.filter(person_id=paper.person_id).exists():
        reasons.append(_("Diese Person gehört nicht zum Fall."))
    if reasons:
        raise DocumentCannotBeKept.because(reasons)


def _refuse_full(case: Case, more: int) -> None:
    held = Document.objects.of(case).filter(file__isnull=False).aggregate(number=Count("pk"), size=Sum("file__size"))
    limit = settings.CASE_QUOTA_BYTES
    if held["number"] >= MOST_DOCUMENTS or (held["size"] or 0) + more > limit:
        raise DocumentCannotBeKept(
            _("Dieser Fall ist voll: höchstens %(number)s Dokumente, %(limit)s MB. Löschen Sie, was entbehrlich ist.")
            % {"number": MOST_DOCUMENTS, "limit": limit // MEGABYTE}
        )


@transaction.atomic
def add_document(*, actor: Actor, case_id: int, paper: Paper, content: bytes, name: str) -> Document:
    """
    Keep a paper of a case; of the file's name only the ending is kept. Health papers are one person's alone.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises DocumentCannotBeKept: title, kind, day or person do not fit, or the case is full.
    :raises UnacceptableFile: the file is too large, damaged, dangerous or of a kind that is not taken.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.add_document(actor, case))
    workable.refuse_closed(case)
    _refuse_bad(actor, case, paper)
    workable.refuse_without_own_consent(case, () if paper.person_id is None else (paper.person_id,), actor.today)
    _refuse_full(case, len(content))
    stored = files.store(tenant_id=actor.tenant_id, content=content, name=name, accept=files.PAPERS)
    alone = paper.restricted or paper.kind == Document.Kind.MEDICAL
    document: Document = Document.objects.create(
        tenant_id=actor.tenant_id,
        case=case,
        person_id=paper.person_id,
        only_member_id=paper.person_id if alone else None,
        kind=paper.kind,
        title=paper.title.strip(),
        file=stored,
        dated_on=paper.dated_on,
        added_on=actor.today,
        added_by_id=actor.staff_id,
    )
    log.record(actor, "document.added", document, case=case.pk, kind=paper.kind, bytes=stored.size)
    return document


@transaction.atomic
def remove_document(*, actor: Actor, document_id: int) -> Document:
    """
    Delete title and content of a paper; that there was one, who removed it and when, stays.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises DocumentCannotBeKept: it is removed already.
    """
    documents: Any = Document.objects.visible_to(actor).select_related("case", "file")
    document: Document = documents.select_for_update(of=("self",)).get(pk=document_id)
    require(policy.remove_document(actor, document))
    workable.refuse_closed(document.case)
    stored = document.file
    if stored is None:
        raise DocumentCannotBeKept(_("Dieses Dokument ist bereits gelöscht."))
    document.file, document.title = None, ""
    document.removed_on, document.removed_by_id = actor.today, actor.staff_id
    document.version += 1
    document.save(update_fields=["file", "title", "removed_on", "removed_by", "version"])
    files.discard(stored)
    log.record(actor, "document.removed", document, case=document.case_id, kind=document.kind)
    return document

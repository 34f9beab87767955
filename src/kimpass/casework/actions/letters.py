"""Letters filled from a case, and the templates a district keeps for them."""

from enum import StrEnum, auto
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.actions import documents
from kimpass.casework.actions.documents import Paper
from kimpass.casework.models import CaseMember, Document, LetterTemplate
from kimpass.casework.selectors import letter_files, letters, workable
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Tenant
from kimpass.people.models import Person
from kimpass.ui import pdf
from kimpass.vault import files
from kimpass.vault.kinds import DOCX

MOST_TEMPLATES = 60


class Format(StrEnum):
    """The files a letter comes as."""

    DOCX = auto()
    PDF = auto()


class LetterRefused(RuleViolation):
    """The letter or the template cannot be made like this."""


@transaction.atomic
def upload_letter_template(*, actor: Actor, name: str, content: bytes, file_name: str) -> LetterTemplate:
    """
    Keep a Word file as a letter of the district; under a name that is there it is the next version.

    :raises PermissionDenied: the policy refuses this actor.
    :raises LetterRefused: the name does not fit, or there are too many letters.
    :raises UnacceptableFile: it is no Word file, too large, damaged or brings macros along.
    :raises TemplateRefused: a placeholder is unknown, or the file wants more than placeholders.
    """
    require(policy.upload_letter_template(actor))
    Tenant.objects.select_for_update().get(pk=actor.tenant_id)
    said = name.strip()
    if not said or len(said) > 120:
        raise LetterRefused(_("Bitte geben Sie dem Brief einen Namen mit höchstens 120 Zeichen."))
    files.examine(content, name=file_name, accept=frozenset({DOCX}))
    used = letter_files.placeholders_of(content)
    rows = LetterTemplate.objects.visible_to(actor)
    running = rows.filter(ended_on__isnull=True)
    if running.exclude(name=said).count() >= MOST_TEMPLATES:
        raise LetterRefused(_("Mehr als %(number)s Briefe findet niemand wieder.") % {"number": MOST_TEMPLATES})
    last = rows.filter(name=said).order_by("-template_version").values_list("template_version", flat=True).first()
    running.filter(name=said).update(ended_on=actor.today)
    template: LetterTemplate = LetterTemplate.objects.create(
        tenant_id=actor.tenant_id,
        name=said,
        template_version=(last or 0) + 1,
        file=files.store(tenant_id=actor.tenant_id, content=content, name=file_name, accept=frozenset({DOCX})),
        uploaded_by_id=actor.staff_id,
    )
    log.record(actor, "letter_template.uploaded", template, version=template.template_version, placeholders=len(used))
    return template


@transaction.atomic
def end_letter_template(*, actor: Actor, template_id: int) -> LetterTemplate:
    """
    Offer a letter no more; letters written from it stay where they are.

    :raises PermissionDenied: the policy refuses this actor.
    :raises LetterRefused: it is ended already.
    """
    rows = LetterTemplate.objects.visible_to(actor).select_for_update(of=("self",))
    template: LetterTemplate = rows.get(pk=template_id)
    require(policy.end_letter_template(actor, template))
    if template.ended_on is not None:
        raise LetterRefused(_("Dieser Brief ist schon beendet."))
    template.ended_on = actor.today
    template.version += 1
    template.save(update_fields=["ended_on", "version"])
    log.record(actor, "letter_template.ended", template, version=template.template_version)
    return template


def _member(actor: Actor, case_id: int, person_id: int) -> Person:
    rows: Any = CaseMember.objects.visible_to(actor).on(actor.today).filter(case_id=case_id, person_id=person_id)
    found = rows.select_related("person").first()
    if found is None:
        raise LetterRefused(_("Diese Person gehört nicht zum Fall."))
    person: Person = found.person
    return person


@transaction.atomic
def write_letter(*, actor: Actor, case_id: int, letter: str, person_id: int, file_format: str) -> Document:
    """
    Fill a letter from a case and keep it among the documents of the case; whoever keeps the case today signs.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises LetterRefused: letter, person or format do not fit.
    :raises TemplateRefused: the template wants more than placeholders.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.write_letter(actor, case))
    workable.refuse_closed(case)
    person = _member(actor, case.pk, person_id)
    chosen = letters.letter_of(actor, letter)
    if chosen is None:
        raise LetterRefused(_("Diesen Brief gibt es nicht mehr. Bitte wählen Sie einen anderen."))
    if file_format not in set(Format) or (file_format == Format.PDF and not chosen.is_agreement):
        raise LetterRefused(_("Als PDF gibt es nur die Zielvereinbarung; alle anderen Briefe als Word-Datei."))
    values = letters.values_for(case, person, actor)
    if file_format == Format.PDF:
        page = letters.agreement_page(values, letters.language_of(person))
        content = pdf.compile("casework/goal_agreement.typ", page)
    else:
        content = letter_files.filled(chosen.content(), values, title=chosen.name)
    kind = Document.Kind.AGREEMENT if chosen.is_agreement else Document.Kind.LETTER
    paper = Paper(kind=kind, title=chosen.name, person_id=person.pk, dated_on=actor.today)
    document = documents.add_document(
        actor=actor, case_id=case.pk, paper=paper, content=content, name=f"brief.{file_format}"
    )
    log.record(actor, "letter.written", document, case=case.pk, format=file_format)
    return document

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kimpass.casework import policy
from kimpass.casework.actions import pre_checks as actions
from kimpass.casework.forms.pre_checks import HandOverForm, PlanForm
from kimpass.casework.models import Document
from kimpass.casework.selectors import check_documents, contacts
from kimpass.casework.selectors.record import Header
from kimpass.casework.views.acting import act, section_of
from kimpass.kernel.http import Request, guarded, note_reads
from kimpass.people import policy as people_policy
from kimpass.people.actions import check_handovers
from kimpass.people.actions.check_handovers import Enclosure, HandoverData
from kimpass.people.models import PreCheck
from kimpass.people.selectors import check_handovers as handed
from kimpass.people.selectors import check_sheet, check_words
from kimpass.people.selectors.check_to_dos import to_dos
from kimpass.people.selectors.law_checks import basis_name
from kimpass.people.selectors.pre_checks import facts_changed_since, newest_of_many
from kimpass.ui.pressing import posted
from kimpass.vault.once import once


def section(request: Request, head: Header) -> dict[str, Any]:
    """Return for everybody in the case what was examined last under each norm."""
    people = [member.person for member in head.members]
    found = newest_of_many(people)
    note_reads(request, PreCheck, [check.pk for checks in found.values() for check in checks])
    rows = [
        (
            person,
            [
                (check, basis_name(check.basis), check_words.overall_words(check.overall, check.met_on))
                for check in found[person.pk]
            ],
        )
        for person in people
    ]
    return {"pre_checks": rows, "can_examine": people_policy.list_campaign_clients(request.actor)}


def _page_of(check: PreCheck) -> str:
    return reverse("people:view_pre_check", args=[check.public_id])


@guarded(PreCheck, policy.plan_pre_check)
@once
def plan_pre_check(request: Request, check: PreCheck) -> HttpResponse:
    """Set reminders and tasks that follow from a pre-check on the person's case, with one click."""
    rows = to_dos(check, request.actor.today)

    def do(values: dict[str, Any]) -> str:
        done = actions.plan_pre_check(actor=request.actor, check_id=check.pk, keys=values["keys"])
        return section_of(done.case, "termine")

    lead = ngettext("%(count)s Vorschlag", "%(count)s Vorschläge", len(rows)) % {"count": len(rows)}
    return act(
        request,
        PlanForm(posted(request), rows=rows),
        do,
        title=_("Aufgaben und Wiedervorlagen aus der Vorprüfung"),
        submit=_("Setzen"),
        back=_page_of(check),
        success=_("Die Aufgaben und Wiedervorlagen sind gesetzt."),
        lead=lead,
    )


def _enclosures(documents: list[Document], chosen: list[int]) -> list[Enclosure]:
    rows = [row for row in documents if row.pk in set(chosen)]
    return [
        Enclosure(f"{row.get_kind_display()}: {row.title}", row.file.pk, f"dokument-{number}.{row.file.extension}")
        for number, row in enumerate(rows, 1)
        if row.file is not None
    ]


@guarded(PreCheck, people_policy.hand_over_check)
@once
def hand_over_check(request: Request, check: PreCheck) -> HttpResponse:
    """Hand one pre-check with chosen lines and documents to one authority the client released it for (B3-09)."""
    actor, person = request.actor, check.person
    documents = check_documents.that_may_go_along(contacts.open_case_of(actor, person), person)
    note_reads(request, Document, [row.pk for row in documents])
    agencies = handed.authorities_for(person, actor.today)
    form = HandOverForm(
        posted(request),
        agencies=agencies,
        lines=check_sheet.sheet(check).lines,
        documents=documents,
        today=actor.today,
        is_stale=bool(facts_changed_since(check, actor.today)),
    )

    def do(values: dict[str, Any]) -> str:
        chosen = _enclosures(documents, values.pop("documents", []))
        done = check_handovers.hand_over_check(
            actor=actor, check_id=check.pk, data=HandoverData(enclosures=chosen, **values)
        )
        return reverse("people:view_check_handover", args=[done.public_id])

    lead = _("Die Behörde liest nur, was Sie hier auswählen. Sie sehen, wer wann gelesen hat.")
    if not agencies:
        lead = _(
            "Keine gültige Schweigepflichtentbindung dieser Person nennt eine Ausländer- oder Einbürgerungsbehörde. "
            "Ohne sie geht nichts hinaus."
        )
    return act(
        request,
        form,
        do,
        title=_("Vorprüfung an eine Behörde übergeben"),
        submit=_("Übergeben"),
        back=_page_of(check),
        success=_("Die Vorprüfung ist übergeben."),
        lead=lead,
    )

"""Hand one pre-check to one authority the client released it for, take it back, note who read it (B3-09)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Agency
from kimpass.people import policy
from kimpass.people.models import (
    ConfidentialityRelease,
    PreCheck,
    PreCheckHandover,
    PreCheckHandoverItem,
    PreCheckHandoverRead,
)
from kimpass.people.selectors import check_handovers, check_sheet, check_words, pre_checks
from kimpass.steering.selectors.office_language import in_german
from kimpass.vault import files
from kimpass.vault.models import StoredFile

LONGEST, USUAL = 365, 90
MOST_DOCUMENTS = 20


class HandoverRefused(RuleViolation):
    """No release lets this authority know, the check is older than the facts, or what is chosen does not fit."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One document to copy: what it is called, and the file; who chose it has asked whether it may be shown."""

    label: str
    file_id: int
    file_name: str


@dataclass(frozen=True, slots=True)
class HandoverData:
    """What goes to whom until when; `stale_is_known` says that somebody saw that facts have changed since."""

    to_agency_id: int
    condition_names: Sequence[str]
    enclosures: Sequence[Enclosure] = ()
    message: str = ""
    last_day: date | None = None
    stale_is_known: bool = False


def _release_for(check: PreCheck, data: HandoverData, today: date) -> ConfidentialityRelease:
    """
    Return the release that carries a handover; let only what the client released and the case manager chose pass.

    :raises HandoverRefused: with all reasons.
    """
    reasons = []
    release = check_handovers.release_for(check.person, data.to_agency_id, today)
    agency = Agency.objects.asked_for().filter(tenant_id=check.tenant_id, pk=data.to_agency_id).first()
    if agency is None or agency.kind not in check_handovers.AUTHORITIES:
        reasons.append(_("Eine Vorprüfung geht nur an eine Ausländer- oder Einbürgerungsbehörde."))
    elif release is None:
        reasons.append(_("Keine gültige Schweigepflichtentbindung nennt diese Behörde. Ohne sie geht nichts hinaus."))
    known = {row["condition"] for row in check.trace["conditions"]}
    if not data.condition_names or not set(data.condition_names) <= known:
        reasons.append(_("Bitte wählen Sie wenigstens eine Zeile der Vorprüfung."))
    if len(data.enclosures) > MOST_DOCUMENTS:
        reasons.append(_("Es gehen höchstens 20 Dokumente auf einmal."))
    if data.last_day is not None and not today <= data.last_day <= today + timedelta(days=LONGEST):
        reasons.append(_("Der letzte Tag liegt zwischen heute und einem Jahr."))
    if not data.stale_is_known and pre_checks.facts_changed_since(check, today):
        reasons.append(_("Seit dieser Vorprüfung haben sich Angaben geändert. Prüfen Sie neu, oder bestätigen Sie."))
    if reasons or release is None:
        raise HandoverRefused(*reasons)
    return release


def _expiry(data: HandoverData, release: ConfidentialityRelease, today: date) -> date:
    """Return the first day without: never beyond the release."""
    wanted = (data.last_day or today + timedelta(days=USUAL - 1)) + timedelta(days=1)
    rows = release.recipients.asked_for().filter(agency_id=data.to_agency_id)
    ends = [release.expires_on, *rows.values_list("expires_on", flat=True)]
    return min([wanted, *(day for day in ends if day is not None)])


@transaction.atomic
def hand_over_check(*, actor: Actor, check_id: int, data: HandoverData) -> PreCheckHandover:
    """
    Copy chosen lines of one check and chosen documents for one authority; nothing else ever reaches it (B3-09).

    :raises PermissionDenied: the policy refuses this actor.
    :raises HandoverRefused: no release in force names the authority, or what is chosen does not fit.
    :raises FileUnreadable: a document cannot be opened.
    """
    found = PreCheck.objects.visible_to(actor).select_related("person")
    check: PreCheck = found.select_for_update(of=("self",)).get(pk=check_id)
    require(policy.hand_over_check(actor, check))
    # The release is locked: a withdrawal at the same moment comes before or after, never beside.
    list(ConfidentialityRelease.objects.of(check.person).select_for_update(of=("self",)).values_list("pk"))
    release = _release_for(check, data, actor.today)
    handover: PreCheckHandover = PreCheckHandover.objects.create(
        tenant_id=actor.tenant_id,
        person=check.person,
        pre_check=check,
        to_agency_id=data.to_agency_id,
        release=release,
        message=data.message.strip()[:1000],
        handed_at=timezone.now(),
        handed_by_id=actor.staff_id,
        expires_on=_expiry(data, release, actor.today),
    )
    count = _copy(actor, check, handover, data)
    log.record(actor, "pre_check.handed_over", handover, agency=data.to_agency_id, check=check.pk, items=count)
    return handover


def _line_text(line: check_sheet.Line) -> str:
    parts = [line.status_words, *line.steps, line.citation]
    return "\n".join(parts)[:4000]


@in_german
def _copy(actor: Actor, check: PreCheck, handover: PreCheckHandover, data: HandoverData) -> int:
    """Freeze result, lines and documents; what changes later in the case changes nothing here."""
    found = check_sheet.sheet(check)
    common = {"tenant_id": actor.tenant_id, "person": check.person, "handover": handover}
    head = f"{check_words.HEADING}\n{found.overall}\n{found.effect}"
    rows = [PreCheckHandoverItem(sort=0, label=f"{found.norm} – {found.title}"[:160], text=head, **common)]
    chosen = [line for line in found.lines if line.name in set(data.condition_names)]
    for sort, line in enumerate(chosen, 1):
        rows.append(PreCheckHandoverItem(sort=sort, label=line.label[:160], text=_line_text(line), **common))
    for sort, each in enumerate(data.enclosures, len(rows)):
        original = StoredFile.objects.for_tenant(actor).get(pk=each.file_id)
        copy = files.store(
            tenant_id=actor.tenant_id,
            content=files.read(original),
            name=f"dokument.{original.extension}",
            accept=files.PAPERS,
        )
        rows.append(
            PreCheckHandoverItem(sort=sort, label=each.label[:160], file=copy, file_name=each.file_name[:120], **common)
        )
    PreCheckHandoverItem.objects.bulk_create(rows)
    return len(rows)


@transaction.atomic
def take_back_check(*, actor: Actor, handover_id: int, reason: str = "") -> PreCheckHandover:
    """
    Take a handover back: from this instant the authority opens it no more; the rows stay for the client's trail.

    :raises PermissionDenied: the policy refuses this actor.
    :raises HandoverRefused: it was taken back before.
    """
    handover: PreCheckHandover = (
        PreCheckHandover.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=handover_id)
    )
    require(policy.take_back_check(actor, handover))
    if handover.taken_back_at is not None:
        raise HandoverRefused(_("Diese Übergabe ist bereits zurückgenommen."))
    handover.taken_back_at = timezone.now()
    handover.taken_back_reason = reason.strip()[:200]
    handover.version += 1
    handover.save(update_fields=["taken_back_at", "taken_back_reason", "version"])
    log.record(actor, "pre_check.taken_back", handover, agency=handover.to_agency_id)
    return handover


@transaction.atomic
def note_handover_read(*, actor: Actor, handover_id: int) -> PreCheckHandoverRead:
    """
    Note that an officer of the authority opened what was handed over; the case manager sees when.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PreCheckHandover.DoesNotExist: it was addressed to somebody else, has expired or was taken back.
    """
    handover: PreCheckHandover = PreCheckHandover.objects.addressed_to(actor).get(pk=handover_id)
    require(policy.note_handover_read(actor, handover))
    reading: PreCheckHandoverRead = PreCheckHandoverRead.objects.create(
        tenant_id=actor.tenant_id,
        person_id=handover.person_id,
        handover=handover,
        read_at=timezone.now(),
        staff_member_id=actor.staff_id,
    )
    log.record(actor, "pre_check.handover_read", handover, agency=handover.to_agency_id)
    return reading

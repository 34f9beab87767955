"""Talks among professionals: on a case with release or anonymised, across cases always anonymised (CM-24, CM-25)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.actions.conferences import Seat
from kimpass.casework.models import Case, CaseDiscussion, DiscussionParticipant
from kimpass.casework.selectors import anonymity, conferences, workable
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Agency

Kind = CaseDiscussion.Kind


@dataclass(frozen=True, slots=True)
class Talk:
    """What was talked about; `harmless_reason` says why a word that looks like a person means nobody."""

    kind: str
    held_on: date
    topic: str
    seats: Sequence[Seat]
    result: str = ""
    is_anonymised: bool = True
    harmless_reason: str = ""


class DiscussionNotPossible(RuleViolation):
    """Kind, topic or participants do not fit, or a body at the table is not covered by a release."""


def _refuse_bad(actor: Actor, case: Case | None, talk: Talk) -> None:
    reasons = []
    if talk.kind not in Kind.values or (talk.kind == Kind.CASE) != (case is not None):
        reasons.append(_("Eine fallbezogene Besprechung gehört zu einem Fall, jede andere zu keinem."))
    if case is None and not talk.is_anonymised:
        reasons.append(_("Ohne Fall wird immer anonymisiert besprochen."))
    if not talk.topic.strip():
        reasons.append(_("Bitte nennen Sie das Thema."))
    if not talk.seats or any(not seat.function.strip() for seat in talk.seats):
        reasons.append(_("Bitte nennen Sie mindestens eine Funktion, die teilnimmt."))
    if talk.result.strip() and talk.held_on > actor.today:
        reasons.append(_("Ein Ergebnis gibt es erst nach der Besprechung."))
    wanted = {seat.agency_id for seat in talk.seats if seat.agency_id is not None}
    if Agency.objects.for_tenant(actor).filter(pk__in=wanted).count() != len(wanted):
        reasons.append(_("Eine Stelle ist nicht bekannt. Bitte wählen Sie neu."))
    if reasons:
        raise DiscussionNotPossible.because(reasons)


def _refuse_uncovered(case: Case, talk: Talk) -> None:
    named = [seat.agency_id for seat in talk.seats if seat.agency_id is not None]
    missing = [row.agency.name for row in conferences.coverage(case, named, talk.held_on).values() if not row.holds]
    if len(named) < len(talk.seats):
        raise DiscussionNotPossible(_("Namentlich geht es nur mit einer Stelle zu jeder Funktion."))
    if missing:
        raise DiscussionNotPossible(
            _("Keine gültige Schweigepflichtentbindung nennt: %(bodies)s. Besprechen Sie den Fall anonymisiert.")
            % {"bodies": ", ".join(missing)}
        )


def _refuse_personal(actor: Actor, case: Case | None, talk: Talk) -> None:
    texts = (talk.topic, talk.result, talk.harmless_reason)
    if case is None:
        anonymity.refuse_hits(anonymity.hits_across(actor, *texts), talk.harmless_reason)
    elif talk.is_anonymised:
        anonymity.refuse_personal(case, talk.topic, talk.result, harmless_reason=talk.harmless_reason)
    else:
        _refuse_uncovered(case, talk)


def _seat(discussion: CaseDiscussion, seats: Sequence[Seat]) -> None:
    DiscussionParticipant.objects.bulk_create(
        DiscussionParticipant(
            tenant_id=discussion.tenant_id,
            discussion=discussion,
            function=seat.function.strip(),
            agency_id=seat.agency_id,
        )
        for seat in seats
    )


def _take(discussion: CaseDiscussion, talk: Talk) -> None:
    discussion.held_on, discussion.topic, discussion.result = talk.held_on, talk.topic.strip(), talk.result.strip()
    discussion.is_anonymised, discussion.harmless_reason = talk.is_anonymised, talk.harmless_reason.strip()


@transaction.atomic
def record_discussion(*, actor: Actor, talk: Talk, case_id: int | None = None) -> CaseDiscussion:
    """
    Write down a talk, held or still ahead.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises SpeaksOfAPerson: an anonymised talk speaks of a person.
    :raises DiscussionNotPossible: something does not fit, or people would be named to a body no release names.
    """
    case = None if case_id is None else workable.case_to_write(actor, case_id)
    require(policy.record_discussion(actor, case))
    if case is not None:
        workable.refuse_closed(case)
    _refuse_bad(actor, case, talk)
    _refuse_personal(actor, case, talk)
    discussion = CaseDiscussion(tenant_id=actor.tenant_id, case=case, kind=talk.kind, recorded_by_id=actor.staff_id)
    _take(discussion, talk)
    discussion.save()
    _seat(discussion, talk.seats)
    log.record(actor, "discussion.recorded", discussion, kind=talk.kind, case=case.pk if case else None)
    return discussion


@transaction.atomic
def change_discussion(
    *, actor: Actor, discussion_id: int, talk: Talk, seen_version: int | None = None
) -> CaseDiscussion:
    """
    Complete or correct a talk; its kind and its case stay.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises SpeaksOfAPerson: an anonymised talk speaks of a person.
    :raises DiscussionNotPossible: something does not fit, or somebody changed it meanwhile.
    """
    found: CaseDiscussion = CaseDiscussion.objects.visible_to(actor).get(pk=discussion_id)
    case = None if found.case_id is None else workable.case_to_write(actor, found.case_id)
    discussion: CaseDiscussion = (
        CaseDiscussion.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=discussion_id)
    )
    discussion.case = case
    require(policy.change_discussion(actor, discussion))
    if case is not None:
        workable.refuse_closed(case)
    if seen_version is not None and seen_version != discussion.version:
        raise DiscussionNotPossible(
            _("Jemand hat diese Besprechung inzwischen geändert. Ihre Angaben stehen unten; bitte prüfen Sie sie.")
        )
    _refuse_bad(actor, case, talk)
    _refuse_personal(actor, case, talk)
    _take(discussion, talk)
    discussion.version += 1
    discussion.save()
    DiscussionParticipant.objects.for_tenant(actor).filter(discussion=discussion).delete()
    _seat(discussion, talk.seats)
    log.record(actor, "discussion.changed", discussion, kind=discussion.kind, case=discussion.case_id)
    return discussion

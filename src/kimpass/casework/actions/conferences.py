"""Conferences on one case: named with a release for every body at the table, else anonymised (CM-23)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import Case, CaseConference, ConferenceAgreement, ConferenceParticipant
from kimpass.casework.selectors import anonymity, clock, conferences, workable
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Agency

Mode, State = CaseConference.Mode, CaseConference.State
LONGEST = 8 * 60


@dataclass(frozen=True, slots=True)
class Seat:
    """A place at the table: a function of a body."""

    function: str
    agency_id: int | None


@dataclass(frozen=True, slots=True)
class Agreed:
    """Who does what until when."""

    text: str
    who: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of a conference before it is held; `minutes` is its planned length."""

    question: str
    mode: str
    held_on: date
    seats: Sequence[Seat]
    begins_at: time | None = None
    minutes: int = 60
    place: str = ""
    client_takes_part: bool = False


class ConferenceNotPossible(RuleViolation):
    """A body at the table is not covered, or the conference is in the wrong state."""


class NotReleased(ConferenceNotPossible):
    """People would be named to bodies no release names."""


def _refuse_settled(conference: CaseConference) -> None:
    workable.refuse_closed(conference.case)
    if conference.state == State.HELD:
        raise ConferenceNotPossible(_("Diese Fallkonferenz ist bereits durchgeführt."))
    if conference.state == State.CANCELLED:
        raise ConferenceNotPossible(_("Diese Fallkonferenz ist abgesagt. Planen Sie eine neue."))


def _refuse_uncovered(case: Case, seats: Sequence[Seat], on: date) -> dict[int, int | None]:
    """Return the release for each body at the table of a conference that names people."""
    if any(seat.agency_id is None for seat in seats):
        raise NotReleased(
            _("Namentlich geht es nur mit einer Stelle zu jeder Funktion. Sonst planen Sie anonymisiert.")
        )
    known = conferences.coverage(case, [seat.agency_id for seat in seats if seat.agency_id is not None], on)
    missing = [found.agency.name for found in known.values() if not found.holds]
    if missing:
        raise NotReleased(
            _("Keine gültige Schweigepflichtentbindung nennt: %(bodies)s.") % {"bodies": ", ".join(missing)},
            _("Planen Sie anonymisiert, nehmen Sie die Stelle von der Liste, oder lassen Sie zuerst unterschreiben."),
        )
    return {pk: found.release.pk if found.release else None for pk, found in known.items()}


def _refuse_bad(actor: Actor, plan: Plan) -> None:
    wanted = {seat.agency_id for seat in plan.seats if seat.agency_id is not None}
    unknown = Agency.objects.for_tenant(actor).filter(pk__in=wanted).count() != len(wanted)
    nobody = not plan.seats or any(not seat.function.strip() for seat in plan.seats)
    hidden = plan.mode == Mode.ANONYMISED and plan.client_takes_part
    complaints = (
        (not plan.question.strip(), _("Bitte schreiben Sie die Frage an die Runde.")),
        (plan.mode not in Mode.values, _("Bitte wählen Sie: namentlich oder anonymisiert.")),
        (nobody, _("Bitte nennen Sie mindestens eine Funktion, die teilnimmt.")),
        (not 0 < plan.minutes <= LONGEST, _("Eine Fallkonferenz dauert zwischen 1 und 480 Minuten.")),
        (hidden, _("In einer anonymisierten Runde kann die Klientin oder der Klient nicht teilnehmen.")),
        (unknown, _("Eine Stelle ist nicht bekannt. Bitte wählen Sie neu.")),
    )
    if reasons := [words for wrong, words in complaints if wrong]:
        raise ConferenceNotPossible.because(reasons)
    if plan.begins_at is not None:
        clock.instant(plan.held_on, plan.begins_at)


def _checked(case: Case, plan: Plan) -> dict[int, int | None]:
    """Return the releases the seats rest on; an anonymised question must not speak of a person."""
    if plan.mode == Mode.NAMED:
        return _refuse_uncovered(case, plan.seats, plan.held_on)
    anonymity.refuse_hits(anonymity.certain_hits(case, plan.question))
    return {}


def _seat(conference: CaseConference, seats: Sequence[Seat], releases: dict[int, int | None]) -> None:
    ConferenceParticipant.objects.bulk_create(
        ConferenceParticipant(
            tenant_id=conference.tenant_id,
            case=conference.case,
            conference=conference,
            function=seat.function.strip(),
            agency_id=seat.agency_id,
            release_id=None if seat.agency_id is None else releases.get(seat.agency_id),
        )
        for seat in seats
    )


def _take(conference: CaseConference, plan: Plan) -> None:
    conference.question, conference.mode, conference.held_on = plan.question.strip(), plan.mode, plan.held_on
    conference.begins_at, conference.minutes, conference.place = plan.begins_at, plan.minutes, plan.place.strip()
    conference.client_takes_part = plan.client_takes_part


@transaction.atomic
def plan_conference(*, actor: Actor, case_id: int, plan: Plan) -> CaseConference:
    """
    Plan a conference; the releases are checked for the day it is planned for, and again when it is held.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises NotReleased: people would be named to a body no release names.
    :raises SpeaksOfAPerson: the question of an anonymised conference speaks of a person.
    :raises ConferenceNotPossible: something is missing, or the day lies in the past.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.plan_conference(actor, case))
    workable.refuse_closed(case)
    _refuse_bad(actor, plan)
    if plan.held_on < actor.today:
        raise ConferenceNotPossible(_("Der Tag der Fallkonferenz liegt in der Vergangenheit."))
    releases = _checked(case, plan)
    conference = CaseConference(tenant_id=actor.tenant_id, case=case, called_by_id=actor.staff_id)
    _take(conference, plan)
    conference.save()
    _seat(conference, plan.seats, releases)
    log.record(actor, "conference.planned", conference, case=case.pk, mode=plan.mode, seats=len(plan.seats))
    return conference


@transaction.atomic
def change_conference(
    *, actor: Actor, conference_id: int, plan: Plan, seen_version: int | None = None
) -> CaseConference:
    """
    Change a planned conference: another day, another mode, other bodies at the table.

    :raises PermissionDenied: the policy refuses this actor.
    :raises NotReleased: people would be named to a body no release names.
    :raises SpeaksOfAPerson: the question of an anonymised conference speaks of a person.
    :raises ConferenceNotPossible: it is held or cancelled, was changed meanwhile, or something is missing.
    """
    conference = workable.part_to_write(actor, CaseConference, conference_id)
    require(policy.change_conference(actor, conference))
    _refuse_settled(conference)
    if seen_version is not None and seen_version != conference.version:
        raise ConferenceNotPossible(
            _("Jemand hat diese Fallkonferenz inzwischen geändert. Ihre Angaben stehen unten; bitte prüfen Sie sie.")
        )
    _refuse_bad(actor, plan)
    if plan.held_on < actor.today and plan.held_on != conference.held_on:
        raise ConferenceNotPossible(_("Der Tag der Fallkonferenz liegt in der Vergangenheit."))
    releases = _checked(conference.case, plan)
    _take(conference, plan)
    conference.version += 1
    conference.sequence += 1
    conference.save()
    ConferenceParticipant.objects.of(conference.case).filter(conference=conference).delete()
    _seat(conference, plan.seats, releases)
    log.record(actor, "conference.changed", conference, case=conference.case_id, mode=plan.mode)
    return conference


@transaction.atomic
def hold_conference(
    *,
    actor: Actor,
    conference_id: int,
    mode: str,
    on: date,
    present: Sequence[int],
    result: str,
    agreed: Sequence[Agreed] = (),
) -> CaseConference:
    """
    Write down what a conference led to; `present` are the numbers of the seats taken, and each is checked again.

    :raises PermissionDenied: the policy refuses this actor.
    :raises NotReleased: people were named to a body no release names on this day.
    :raises ConferenceNotPossible: it is held or cancelled, the day lies ahead, or nobody was there.
    """
    conference = workable.part_to_write(actor, CaseConference, conference_id)
    require(policy.hold_conference(actor, conference))
    _refuse_settled(conference)
    rows = conferences.participants(conference)
    taken = [row for number, row in enumerate(rows, 1) if number in set(present)]
    reasons = []
    if on > actor.today:
        reasons.append(_("Das Datum der Fallkonferenz liegt in der Zukunft."))
    if mode not in Mode.values or not taken:
        reasons.append(_("Bitte wählen Sie, wie die Runde stattfand und wer teilnahm."))
    if not result.strip():
        reasons.append(_("Bitte schreiben Sie das Ergebnis."))
    if reasons:
        raise ConferenceNotPossible.because(reasons)
    seats = [Seat(row.function, row.agency_id) for row in taken]
    plan = Plan(conference.question, mode, on, seats, place=conference.place)
    releases = _checked(conference.case, plan)
    ConferenceParticipant.objects.of(conference.case).filter(conference=conference).delete()
    _seat(conference, seats, releases)
    ConferenceAgreement.objects.bulk_create(
        ConferenceAgreement(
            tenant_id=actor.tenant_id,
            case=conference.case,
            conference=conference,
            text=each.text.strip(),
            who=each.who.strip(),
            due_on=each.due_on,
        )
        for each in agreed
        if each.text.strip()
    )
    conference.state, conference.mode, conference.held_on, conference.result = State.HELD, mode, on, result.strip()
    if mode == Mode.ANONYMISED:
        conference.client_takes_part = False
    conference.version += 1
    conference.save()
    log.record(actor, "conference.held", conference, case=conference.case_id, mode=mode, agreements=len(agreed))
    return conference


@transaction.atomic
def cancel_conference(*, actor: Actor, conference_id: int, reason: str) -> CaseConference:
    """
    Call a planned conference off; calendars hear of it by the next number of its entry.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ConferenceNotPossible: it is held or cancelled already, or no reason is given.
    """
    conference = workable.part_to_write(actor, CaseConference, conference_id)
    require(policy.cancel_conference(actor, conference))
    _refuse_settled(conference)
    if not reason.strip():
        raise ConferenceNotPossible(_("Bitte nennen Sie den Grund der Absage."))
    conference.state, conference.cancelled_because = State.CANCELLED, reason.strip()
    conference.version += 1
    conference.sequence += 1
    conference.save(update_fields=["state", "cancelled_because", "version", "sequence"])
    log.record(actor, "conference.cancelled", conference, case=conference.case_id)
    return conference

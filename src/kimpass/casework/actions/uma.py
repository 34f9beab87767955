"""The track for young refugees: its own entry, and the first six months in work (UMA-01 to -06)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.actions import intake
from kimpass.casework.actions.intake import DirectAccess, Signature
from kimpass.casework.models import AccessRequest, Case, FollowUp, UmaFocus, UmaTrack
from kimpass.casework.selectors import uma, workable
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.workdays import working_day_from
from kimpass.organisation.models import Agency
from kimpass.people.actions.households import PersonData

LOOK_AFTER, WINDOW = (1, 3), 6  # months in work


class UmaRefused(RuleViolation):
    """The track cannot be entered, or the months in work not be begun or reviewed like this."""


@dataclass(frozen=True, slots=True)
class UmaEntry:
    """What the coordination talk with the UmA-Hilfe team fixed (UMA-02 to -04, -06)."""

    eligibility: str
    coordination_talk_on: date
    coordination_with_id: int
    demarcation: str
    focuses: Sequence[str]


def _refuse(actor: Actor, entry: UmaEntry) -> None:
    agencies = Agency.objects.for_tenant(actor).filter(pk=entry.coordination_with_id)
    checks = (
        (not uma.has_track(actor), _("Ihr Kreis führt keinen eigenen Track für junge Geflüchtete.")),
        (entry.eligibility not in UmaTrack.Eligibility.values, _("Bitte wählen Sie, warum die Person dazugehört.")),
        (
            entry.coordination_talk_on > actor.today,
            _("Zuerst die Abstimmung mit der UmA-Hilfe: das Gespräch liegt in der Zukunft."),
        ),
        (not agencies.exists(), _("Bitte wählen Sie die Stelle, mit der Sie sich abgestimmt haben.")),
        (not entry.demarcation.strip(), _("Bitte schreiben Sie, wer wofür zuständig ist.")),
        (
            not entry.focuses or bool(set(entry.focuses) - set(UmaFocus.Focus.values)),
            _("Bitte wählen Sie mindestens einen Schwerpunkt."),
        ),
    )
    if reasons := [words for wrong, words in checks if wrong]:
        raise UmaRefused(*reasons)


def _set_focuses(track: UmaTrack, focuses: Sequence[str]) -> None:
    UmaFocus.objects.of(track.case).filter(track=track).delete()
    UmaFocus.objects.bulk_create(
        UmaFocus(tenant_id=track.tenant_id, case_id=track.case_id, track=track, focus=focus)
        for focus in dict.fromkeys(focuses)
    )


def _enter(actor: Actor, case: Case, entry: UmaEntry) -> UmaTrack:
    track: UmaTrack = UmaTrack.objects.create(
        tenant_id=actor.tenant_id,
        case=case,
        eligibility=entry.eligibility,
        coordination_talk_on=entry.coordination_talk_on,
        coordination_with_id=entry.coordination_with_id,
        demarcation=entry.demarcation.strip(),
    )
    _set_focuses(track, entry.focuses)
    if case.track != Case.Track.UMA:
        case.track = Case.Track.UMA
        case.version += 1
        case.save(update_fields=["track", "version"])
    log.record(actor, "uma.track_entered", track, case=case.pk, eligibility=entry.eligibility)
    return track


@transaction.atomic
def begin_uma_track(
    *,
    actor: Actor,
    unit_id: int,
    on: date,
    person: PersonData,
    entry: UmaEntry,
    signature: Signature | None = None,
) -> Case:
    """
    Begin a case on the track after the coordination talk; nobody is turned away for the age (UMA-02, UMA-03).

    :raises PermissionDenied: the policy refuses this actor.
    :raises UmaRefused: the district has no track, or the talk fixed too little.
    :raises IntakeRefused: a date is impossible.
    :raises PersonDataRefused: what is said about the person cannot be.
    """
    require(policy.begin_uma_track(actor, unit_id))
    _refuse(actor, entry)
    if entry.coordination_talk_on > on:
        raise UmaRefused(_("Die Abstimmung mit der UmA-Hilfe kommt vor der Aufnahme."))
    case = intake.begin_intake(
        actor=actor,
        unit_id=unit_id,
        on=on,
        person=person,
        direct=DirectAccess(AccessRequest.Channel.YOUTH_WELFARE_OFFICE),
        signature=signature,
    )
    _enter(actor, case, entry)
    return case


@transaction.atomic
def enter_uma_track(*, actor: Actor, case_id: int, entry: UmaEntry) -> UmaTrack:
    """
    Take a case that runs already onto the track.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises UmaRefused: it is on the track, the district has none, or the talk fixed too little.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.enter_uma_track(actor, case))
    workable.refuse_closed(case)
    if uma.track_of(case) is not None:
        raise UmaRefused(_("Der Fall ist schon im UmA-Track. Seine Angaben sind unverändert."))
    _refuse(actor, entry)
    return _enter(actor, case, entry)


def _track(actor: Actor, case: Case) -> UmaTrack:
    rows: Any = UmaTrack.objects.visible_to(actor).select_for_update(of=("self",))
    track: UmaTrack | None = rows.filter(case=case).first()
    if track is None:
        raise UmaRefused(_("Der Fall ist nicht im UmA-Track."))
    return track


@transaction.atomic
def change_uma_track(*, actor: Actor, case_id: int, demarcation: str, focuses: Sequence[str]) -> UmaTrack:
    """
    Write down that the demarcation towards the UmA-Hilfe, or the focus, is another now (UMA-04, UMA-06).

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises UmaRefused: the case is not on the track, or nothing is left of demarcation or focus.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.change_uma_track(actor, case))
    workable.refuse_closed(case)
    track = _track(actor, case)
    if not demarcation.strip():
        raise UmaRefused(_("Bitte schreiben Sie, wer wofür zuständig ist."))
    if not focuses or set(focuses) - set(UmaFocus.Focus.values):
        raise UmaRefused(_("Bitte wählen Sie mindestens einen Schwerpunkt."))
    track.demarcation = demarcation.strip()
    track.version += 1
    track.save(update_fields=["demarcation", "version"])
    _set_focuses(track, focuses)
    log.record(actor, "uma.track_changed", track, case=case.pk, focuses=len(set(focuses)))
    return track


def _reminder(months: int) -> str:
    """Return the words of a reminder; they are content of the case and stay German, whatever the page speaks."""
    with override("de"):
        if months == WINDOW:
            return _("Sechs Monate in Arbeit: auswerten")
        words = ngettext("Einen Monat in Arbeit: nachfragen", "%(months)s Monate in Arbeit: nachfragen", months)
        return words % {"months": months}


def _remind(case: Case, today: date, due: date, text: str) -> None:
    due = working_day_from(due)
    if due >= today:
        FollowUp.objects.create(tenant_id=case.tenant_id, case=case, text=text, due_on=due)


@transaction.atomic
def start_uma_work(*, actor: Actor, case_id: int, work_started_on: date) -> UmaTrack:
    """
    Open the six months that begin with work: reminders after one, three and six months, and a review (UMA-05).

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises UmaRefused: the case is not on the track, six months run already, or the day lies ahead.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.start_uma_work(actor, case))
    workable.refuse_closed(case)
    track = _track(actor, case)
    if track.work_started_on is not None and track.reviewed_on is None:
        day = f"{track.work_started_on:%d.%m.%Y}"
        raise UmaRefused(_("Die sechs Monate laufen seit dem %(day)s. Werten Sie diese zuerst aus.") % {"day": day})
    if work_started_on > actor.today:
        raise UmaRefused(_("Der Arbeitsbeginn liegt in der Zukunft."))
    if track.reviewed_on is not None and track.work_started_on and work_started_on <= track.work_started_on:
        raise UmaRefused(_("Der Arbeitsbeginn liegt nicht nach dem vorigen."))
    track.work_started_on = work_started_on
    track.review_on = uma.months_after(work_started_on, WINDOW)
    track.reviewed_on = None
    track.version += 1
    track.save(update_fields=["work_started_on", "review_on", "reviewed_on", "version"])
    for months in LOOK_AFTER:
        _remind(case, actor.today, uma.months_after(work_started_on, months), _reminder(months))
    # The review is due even where the six months are over already.
    _remind(case, actor.today, max(track.review_on, actor.today), _reminder(WINDOW))
    log.record(actor, "uma.work_started", track, case=case.pk)
    return track


@transaction.atomic
def review_uma_work(*, actor: Actor, case_id: int, result: str, on: date) -> UmaTrack:
    """
    Look back at the first months in work, at their end or when the work ended before.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises UmaRefused: no months run, no result is given, or the day cannot be.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.review_uma_work(actor, case))
    workable.refuse_closed(case)
    track = _track(actor, case)
    if track.work_started_on is None or track.review_on is None or track.reviewed_on is not None:
        raise UmaRefused(_("Zurzeit laufen keine sechs Monate, die auszuwerten wären."))
    if not result.strip():
        raise UmaRefused(_("Bitte schreiben Sie das Ergebnis in einem Satz."))
    if not track.work_started_on <= on <= actor.today:
        raise UmaRefused(_("Das Datum liegt vor dem Arbeitsbeginn oder in der Zukunft."))
    reminders = [_reminder(months) for months in (*LOOK_AFTER, WINDOW)]
    FollowUp.objects.of(case).filter(done_on__isnull=True, text__in=reminders).update(done_on=on)
    track.review_result, track.reviewed_on = result.strip(), on
    track.version += 1
    track.save(update_fields=["review_result", "reviewed_on", "version"])
    log.record(actor, "uma.work_reviewed", track, case=case.pk)
    return track

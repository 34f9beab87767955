"""Retrospective interviews along a versioned guide (ACC-09)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.data.guides import CURRENT, GUIDES
from kimpass.casework.models import CaseMember, GuidedInterview
from kimpass.casework.selectors import workable
from kimpass.kernel.access import Actor, RuleViolation, require

LONGEST_ANSWER = 2000


class InterviewNotPossible(RuleViolation):
    """Nothing was answered, the person is not in the case, or the day lies ahead."""


def _answers(version: int, told: Mapping[str, str]) -> list[dict[str, str]]:
    """Return what was answered, in the order of the guide; what nobody asked is left out."""
    guide = GUIDES[version]
    found = [
        {"question": key, "text": words}
        for key in guide.questions
        if (words := told.get(key, "").strip()[:LONGEST_ANSWER])
    ]
    if not found:
        raise InterviewNotPossible(_("Bitte halten Sie mindestens eine Antwort fest."))
    return found


@transaction.atomic
def record_interview(
    *, actor: Actor, case_id: int, person_id: int, on: date, answers: Mapping[str, str]
) -> GuidedInterview:
    """
    Write down an interview along the current guide; `answers` by the key of the question.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises NotSigned: consent or release is missing.
    :raises InterviewNotPossible: nothing was answered, the person is not in the case, or the day lies ahead.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.record_interview(actor, case))
    workable.refuse_closed(case)
    workable.refuse_unsigned(case, actor.today)
    members: Any = CaseMember.objects.of(case).on(actor.today)
    if not members.filter(person_id=person_id).exists():
        raise InterviewNotPossible(_("Diese Person gehört nicht zum Fall."))
    if on > actor.today:
        raise InterviewNotPossible(_("Das Datum des Interviews liegt in der Zukunft."))
    found = _answers(CURRENT.version, answers)
    interview: GuidedInterview = GuidedInterview.objects.create(
        tenant_id=actor.tenant_id,
        case=case,
        person_id=person_id,
        held_on=on,
        guide_version=CURRENT.version,
        answers=found,
        interviewer_id=actor.staff_id,
    )
    log.record(actor, "interview.recorded", interview, case=case.pk, answers=len(found), guide=CURRENT.version)
    return interview


@transaction.atomic
def change_interview(
    *, actor: Actor, interview_id: int, answers: Mapping[str, str], seen_version: int | None = None
) -> GuidedInterview:
    """
    Complete or correct the answers of an interview, along the guide it was held with.

    :raises PermissionDenied: the policy refuses this actor.
    :raises InterviewNotPossible: nothing is answered, or somebody changed it meanwhile.
    """
    interview = workable.part_to_write(actor, GuidedInterview, interview_id)
    require(policy.change_interview(actor, interview))
    workable.refuse_closed(interview.case)
    if seen_version is not None and seen_version != interview.version:
        raise InterviewNotPossible(
            _("Jemand hat dieses Interview inzwischen geändert. Ihre Antworten stehen unten; bitte prüfen Sie sie.")
        )
    interview.answers = _answers(interview.guide_version, answers)
    interview.version += 1
    interview.save(update_fields=["answers", "version"])
    log.record(actor, "interview.changed", interview, case=interview.case_id, answers=len(interview.answers))
    return interview

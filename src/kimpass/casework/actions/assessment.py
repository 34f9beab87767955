"""Looking at a household's situation, round after round (CM-06, CM-07, CM-17, CM-28)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import Assessment, AssessmentArea, Case, CaseMember
from kimpass.casework.selectors import workable
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import CatalogueEntry

LOWEST, HIGHEST = 1, 5


class AssessmentCannotBeRecorded(RuleViolation):
    """Nothing is filled in, or a value does not fit."""


@dataclass(frozen=True, slots=True)
class AreaEntry:
    """What is said about one life area: the professional's need beside the client's own wish."""

    area_id: int
    rung: int | None = None
    need: str = ""
    wish: str = ""
    resources: str = ""
    is_priority: bool = False

    @property
    def is_empty(self) -> bool:
        """Test whether nothing at all was said."""
        return self.rung is None and not (self.need or self.wish or self.resources or self.is_priority)


def _refuse_bad(today: date, on: date, last_on: date | None, filled: Sequence[AreaEntry], strengths: str) -> None:
    reasons = []
    if not filled and not strengths:
        reasons.append(_("Bitte füllen Sie mindestens eine Lebenslage oder die Stärken aus."))
    if on > today:
        reasons.append(_("Das Datum des Assessments liegt in der Zukunft."))
    if last_on is not None and on < last_on:
        reasons.append(_("Es gibt schon ein späteres Assessment. Bitte prüfen Sie das Datum."))
    if any(entry.rung is not None and not LOWEST <= entry.rung <= HIGHEST for entry in filled):
        reasons.append(_("Die Leiter geht von 1 bis 5."))
    if len({entry.area_id for entry in filled}) != len(filled):
        reasons.append(_("Eine Lebenslage kommt doppelt vor."))
    if reasons:
        raise AssessmentCannotBeRecorded.because(reasons)


def _refuse_unknown(actor: Actor, case: Case, filled: Sequence[AreaEntry], person_id: int | None) -> None:
    wanted = {entry.area_id for entry in filled}
    known = CatalogueEntry.objects.for_tenant(actor).filter(catalogue="life_area", pk__in=wanted).count()
    if known != len(wanted):
        raise AssessmentCannotBeRecorded(_("Eine Lebenslage ist nicht mehr im Katalog. Bitte laden Sie die Seite neu."))
    if person_id is not None and not CaseMember.objects.of(case).current().filter(person_id=person_id).exists():
        raise AssessmentCannotBeRecorded(_("Diese Person gehört nicht zum Fall."))


@transaction.atomic
def record_assessment(
    *,
    actor: Actor,
    case_id: int,
    on: date,
    areas: Sequence[AreaEntry],
    strengths: str = "",
    person_id: int | None = None,
) -> Assessment:
    """
    Write one round of assessment; the second one is the re-assessment.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises NotSigned: consent or release of the reference person is missing.
    :raises AssessmentCannotBeRecorded: nothing is filled in, or a value does not fit.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.record_assessment(actor, case))
    workable.refuse_closed(case)
    workable.refuse_unsigned(case, on)
    filled = [entry for entry in areas if not entry.is_empty]
    last = Assessment.objects.of(case).aggregate(round=Max("round"), on=Max("assessed_on"))
    _refuse_bad(actor.today, on, last["on"], filled, strengths.strip())
    _refuse_unknown(actor, case, filled, person_id)
    assessment: Assessment = Assessment.objects.create(
        tenant_id=actor.tenant_id,
        case=case,
        person_id=person_id,
        round=(last["round"] or 0) + 1,
        assessed_on=on,
        strengths=strengths.strip(),
    )
    AssessmentArea.objects.bulk_create(
        AssessmentArea(
            tenant_id=actor.tenant_id,
            case=case,
            assessment=assessment,
            area_id=entry.area_id,
            rung=entry.rung,
            need=entry.need,
            wish=entry.wish,
            resources=entry.resources,
            is_priority=entry.is_priority,
        )
        for entry in filled
    )
    log.record(actor, "assessment.recorded", assessment, case=case.pk, round=assessment.round, areas=len(filled))
    return assessment

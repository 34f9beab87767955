"""Keep the programmes of qualification, and who attended which block (QUA-01, QUA-07)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import StaffMember
from kimpass.organisation.roles import ROLES
from kimpass.steering import policy
from kimpass.steering.models import TrainingProgramme, TrainingRecord
from kimpass.steering.selectors.naming import named_reasons


class TrainingNotPossible(RuleViolation):
    """The programme or the attendance cannot be entered that way."""


@dataclass(frozen=True, slots=True)
class ProgrammeData:
    """A programme: blocks, who gives it, and for whom it is compulsory."""

    title: str
    provider: str = ""
    blocks: int = 1
    is_mandatory: bool = False
    for_role: str = ""


@dataclass(frozen=True, slots=True)
class Attended:
    """One block as it was attended."""

    block: int
    attended_on: date
    group: str = ""
    has_certificate: bool = False


def _programme(actor: Actor, programme_id: int) -> TrainingProgramme:
    rows = TrainingProgramme.objects.visible_to(actor).select_for_update(of=("self",))
    row: TrainingProgramme = rows.get(pk=programme_id)
    return row


def _check(actor: Actor, data: ProgrammeData, row: TrainingProgramme | None = None) -> None:
    reasons = named_reasons(data.title, data.provider)
    if data.blocks < 1:
        reasons.append(_("Ein Programm hat mindestens einen Block."))
    if data.for_role and data.for_role not in ROLES:
        reasons.append(_("Diese Rolle gibt es nicht."))
    same = TrainingProgramme.objects.for_tenant(actor).filter(title__iexact=data.title, ended_on__isnull=True)
    if same.exclude(pk=row.pk if row is not None else 0).exists():
        reasons.append(_("Ein laufendes Programm mit diesem Titel gibt es schon."))
    if row is not None:
        last = TrainingRecord.objects.for_tenant(actor).filter(programme=row, block__gt=data.blocks)
        if last.exists():
            reasons.append(_("Es sind schon Teilnahmen an einem späteren Block eingetragen."))
    if reasons:
        raise TrainingNotPossible.because(reasons)


@transaction.atomic
def add_training_programme(*, actor: Actor, data: ProgrammeData) -> TrainingProgramme:
    """
    Enter a programme.

    :raises PermissionDenied: the policy refuses this actor.
    :raises TrainingNotPossible: a running one has this title, there is no block, or the role is unknown.
    """
    require(policy.add_training_programme(actor))
    _check(actor, data)
    row: TrainingProgramme = TrainingProgramme.objects.create(tenant_id=actor.tenant_id, **asdict(data))
    log.record(actor, "training_programme.added", row, blocks=row.blocks)
    return row


@transaction.atomic
def change_training_programme(
    *, actor: Actor, programme_id: int, version: int, data: ProgrammeData, ended_on: date | None
) -> TrainingProgramme:
    """
    Change a programme, end it or take it up again; what was attended stays.

    :raises PermissionDenied: the policy refuses this actor.
    :raises TrainingNotPossible: as for adding, a block with attendances would vanish, or somebody was quicker.
    """
    row = _programme(actor, programme_id)
    require(policy.change_training_programme(actor, row))
    if row.version != version:
        raise TrainingNotPossible(_("Inzwischen hat jemand anderes gespeichert. Beide Fassungen stehen unten."))
    _check(actor, data, row)
    values = {**asdict(data), "ended_on": ended_on, "version": row.version + 1}
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    log.record(actor, "training_programme.changed", row, blocks=row.blocks)
    return row


def _attended_reasons(actor: Actor, row: TrainingProgramme, attended: Attended) -> list[str]:
    reasons = named_reasons(attended.group)
    if not 1 <= attended.block <= row.blocks:
        reasons.append(_("Diesen Block hat das Programm nicht."))
    if attended.attended_on > actor.today:
        reasons.append(_("Der Tag liegt in der Zukunft."))
    return reasons


@transaction.atomic
def record_training(
    *, actor: Actor, programme_id: int, staff_ids: Sequence[int], attended: Attended
) -> list[TrainingRecord]:
    """
    Write down that colleagues attended a block; one who has it already stops the whole entry.

    :raises PermissionDenied: the policy refuses this actor.
    :raises TrainingNotPossible: block, day or colleague do not fit, or somebody has the block already.
    """
    row = _programme(actor, programme_id)
    require(policy.record_training(actor, row))
    reasons = _attended_reasons(actor, row, attended)
    wanted = set(staff_ids)
    if not wanted or StaffMember.objects.for_tenant(actor).filter(pk__in=wanted).count() != len(wanted):
        reasons.append(_("Bitte wählen Sie, wer teilgenommen hat."))
    taken = TrainingRecord.objects.for_tenant(actor).filter(programme=row, block=attended.block)
    names = taken.filter(staff_member_id__in=wanted).order_by("staff_member__name", "pk")
    already = list(names.values_list("staff_member__name", flat=True))
    if already:
        reasons.append(_("Dieser Block ist schon eingetragen für: %(names)s.") % {"names": ", ".join(already)})
    if reasons:
        raise TrainingNotPossible.because(reasons)
    made: list[TrainingRecord] = [
        TrainingRecord.objects.create(
            tenant_id=actor.tenant_id, programme=row, staff_member_id=staff_id, **asdict(attended)
        )
        for staff_id in sorted(wanted)
    ]
    log.record(actor, "training.recorded", row, block=attended.block, colleagues=len(made))
    return made


@transaction.atomic
def correct_training(
    *, actor: Actor, programme_id: int, staff_id: int, block: int, attended: Attended | None
) -> TrainingRecord:
    """
    Correct the entry of a block; None takes a wrong entry out again.

    :raises PermissionDenied: the policy refuses this actor.
    :raises TrainingNotPossible: there is no such entry, or what it should become does not fit.
    """
    row = _programme(actor, programme_id)
    require(policy.correct_training(actor, row))
    rows = TrainingRecord.objects.for_tenant(actor).filter(programme=row, staff_member_id=staff_id)
    record: TrainingRecord | None = rows.filter(block=block).select_for_update(of=("self",)).first()
    if record is None:
        raise TrainingNotPossible(_("Diesen Eintrag gibt es nicht (mehr)."))
    log.record(actor, "training.corrected" if attended else "training.struck", row, block=block, colleague=staff_id)
    if attended is None:
        record.delete()
        return record
    reasons = _attended_reasons(actor, row, attended)
    if attended.block != block and rows.filter(block=attended.block).exists():
        reasons.append(_("Diesen Block hat die Person schon."))
    if reasons:
        raise TrainingNotPossible.because(reasons)
    for name, value in asdict(attended).items():
        setattr(record, name, value)
    record.save(update_fields=["block", "attended_on", "group", "has_certificate"])
    return record

"""The way through the system retraced: stations, waits, breaks, good practice (CM-08, CM-27, CM-35)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import Case, CaseMember, CaseReconstruction, GuidedInterview, ReconstructionStation
from kimpass.casework.selectors import reconstruction as way
from kimpass.casework.selectors import rough, workable
from kimpass.casework.selectors.rough import Rough
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Agency, CatalogueEntry, Precision
from kimpass.people.models import Person

Kind = ReconstructionStation.Kind


@dataclass(frozen=True, slots=True)
class StationData:
    """A station as told; `label` are the words the dates were told in."""

    kind: str
    text: str
    start: Rough | None = None
    end: Rough | None = None
    label: str = ""
    agency_id: int | None = None
    field_id: int | None = None


class ReconstructionNotPossible(RuleViolation):
    """Something is missing, does not fit, or was changed meanwhile."""


def _member(case: Case, person_id: int, on: date) -> Person:
    members: Any = CaseMember.objects.of(case).on(on).filter(person_id=person_id).select_related("person")
    found = members.first()
    if found is None:
        raise ReconstructionNotPossible(_("Diese Person gehört nicht zum Fall."))
    person: Person = found.person
    return person


def _refuse_bad(actor: Actor, station: StationData) -> None:
    start, end = station.start, station.end
    bodies = Agency.objects.for_tenant(actor).filter(pk=station.agency_id or 0)
    fields = CatalogueEntry.objects.for_tenant(actor).filter(pk=station.field_id or 0, catalogue="field_of_action")
    complaints = (
        (station.kind not in Kind.values, _("Bitte wählen Sie, was es war.")),
        (not station.text.strip(), _("Bitte beschreiben Sie die Station.")),
        (
            start is None and end is not None,
            _("Zu einem Ende gehört ein Anfang; ungefähr genügt, zum Beispiel „etwa 2019“."),
        ),
        (start is not None and start.first > actor.today, _("Der Anfang liegt in der Zukunft.")),
        (bool(start and end and end.after <= start.first), _("Das Ende liegt vor dem Anfang.")),
        (
            station.agency_id is not None and not bodies.exists(),
            _("Diese Stelle ist nicht bekannt. Bitte wählen Sie neu."),
        ),
        (
            station.field_id is not None and not fields.exists(),
            _("Dieses Handlungsfeld ist nicht mehr im Katalog. Bitte wählen Sie neu."),
        ),
    )
    if reasons := [words for wrong, words in complaints if wrong]:
        raise ReconstructionNotPossible.because(reasons)


def _take(row: ReconstructionStation, station: StationData) -> None:
    row.kind, row.text, row.label = station.kind, station.text.strip(), station.label.strip()
    row.agency_id, row.field_id = station.agency_id, station.field_id
    row.from_date = station.start.first if station.start else None
    row.until_date = station.end.after if station.end else None
    told = [each.precision for each in (station.start, station.end) if each is not None]
    row.precision = Precision.DAY if not told else rough.vaguer(told[0], told[-1])


def _next(reconstruction: CaseReconstruction) -> int:
    rows = ReconstructionStation.objects.of(reconstruction.case).filter(reconstruction=reconstruction)
    last: int | None = rows.aggregate(last=Max("sort"))["last"]
    return (last or 0) + 1


def _fill(reconstruction: CaseReconstruction) -> int:
    there = {(row.kind, row.text, row.from_date) for row in way.stations(reconstruction)}
    new = [each for each in way.known(reconstruction.case, reconstruction.person) if each.key not in there]
    first = _next(reconstruction)
    ReconstructionStation.objects.bulk_create(
        ReconstructionStation(
            tenant_id=reconstruction.tenant_id,
            case=reconstruction.case,
            reconstruction=reconstruction,
            kind=each.kind,
            text=each.text[: way.LONGEST],
            agency_id=each.agency_id,
            field_id=each.field_id,
            from_date=each.start,
            until_date=each.until,
            label=each.label,
            sort=first + place,
        )
        for place, each in enumerate(new)
    )
    return len(new)


@transaction.atomic
def begin_reconstruction(
    *,
    actor: Actor,
    case_id: int,
    person_id: int,
    interview_id: int | None = None,
    filled: bool = True,
) -> CaseReconstruction:
    """
    Begin to retrace the way of a person; `filled` begins with what the record knows.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises NotSigned: consent or release is missing.
    :raises ReconstructionNotPossible: person or interview are not of this case.
    """
    case = workable.case_to_write(actor, case_id)
    require(policy.begin_reconstruction(actor, case))
    workable.refuse_closed(case)
    workable.refuse_unsigned(case, actor.today)
    person = _member(case, person_id, actor.today)
    interviews: Any = GuidedInterview.objects.of(case)
    if interview_id is not None and not interviews.filter(pk=interview_id).exists():
        raise ReconstructionNotPossible(_("Dieses Interview gehört nicht zum Fall."))
    reconstruction: CaseReconstruction = CaseReconstruction.objects.create(
        tenant_id=actor.tenant_id, case=case, person=person, begun_on=actor.today, interview_id=interview_id
    )
    made = _fill(reconstruction) if filled else 0
    log.record(actor, "reconstruction.begun", reconstruction, case=case.pk, stations=made)
    return reconstruction


@transaction.atomic
def fill_reconstruction(*, actor: Actor, reconstruction_id: int) -> int:
    """
    Add what the record has learned since; what stands there already is not added twice. Return how much was new.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    """
    reconstruction = workable.part_to_write(actor, CaseReconstruction, reconstruction_id)
    require(policy.fill_reconstruction(actor, reconstruction))
    workable.refuse_closed(reconstruction.case)
    made = _fill(reconstruction)
    if made:
        log.record(actor, "reconstruction.filled", reconstruction, case=reconstruction.case_id, stations=made)
    return made


@transaction.atomic
def change_reconstruction(
    *, actor: Actor, reconstruction_id: int, summary: str, seen_version: int | None = None
) -> CaseReconstruction:
    """
    Write what the way shows as a whole.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ReconstructionNotPossible: somebody changed it meanwhile.
    """
    reconstruction = workable.part_to_write(actor, CaseReconstruction, reconstruction_id)
    require(policy.change_reconstruction(actor, reconstruction))
    workable.refuse_closed(reconstruction.case)
    if seen_version is not None and seen_version != reconstruction.version:
        raise ReconstructionNotPossible(
            _("Jemand hat diese Zusammenfassung inzwischen geändert. Ihr Text steht unten; bitte prüfen Sie ihn.")
        )
    reconstruction.summary = summary.strip()
    reconstruction.version += 1
    reconstruction.save(update_fields=["summary", "version"])
    log.record(actor, "reconstruction.changed", reconstruction, case=reconstruction.case_id)
    return reconstruction


@transaction.atomic
def add_station(*, actor: Actor, reconstruction_id: int, station: StationData) -> ReconstructionStation:
    """
    Add a station, with dates as exact as they were told.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises ReconstructionNotPossible: something is missing or does not fit.
    """
    reconstruction = workable.part_to_write(actor, CaseReconstruction, reconstruction_id)
    require(policy.add_station(actor, reconstruction))
    workable.refuse_closed(reconstruction.case)
    _refuse_bad(actor, station)
    row = ReconstructionStation(
        tenant_id=actor.tenant_id,
        case=reconstruction.case,
        reconstruction=reconstruction,
        sort=_next(reconstruction),
    )
    _take(row, station)
    row.save()
    log.record(actor, "station.added", row, case=reconstruction.case_id, kind=station.kind)
    return row


@transaction.atomic
def change_station(
    *, actor: Actor, station_id: int, station: StationData, seen_version: int | None = None
) -> ReconstructionStation:
    """
    Correct a station.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ReconstructionNotPossible: something does not fit, or somebody changed it meanwhile.
    """
    row = workable.part_to_write(actor, ReconstructionStation, station_id)
    require(policy.change_station(actor, row))
    workable.refuse_closed(row.case)
    if seen_version is not None and seen_version != row.version:
        raise ReconstructionNotPossible(
            _("Jemand hat diese Station inzwischen geändert. Ihre Angaben stehen unten; bitte prüfen Sie sie.")
        )
    _refuse_bad(actor, station)
    _take(row, station)
    row.version += 1
    row.save()
    log.record(actor, "station.changed", row, case=row.case_id, kind=row.kind)
    return row


@transaction.atomic
def remove_station(*, actor: Actor, station_id: int) -> None:
    """
    Take a station out; a copy already released keeps what it says.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    """
    row = workable.part_to_write(actor, ReconstructionStation, station_id)
    require(policy.remove_station(actor, row))
    workable.refuse_closed(row.case)
    log.record(actor, "station.removed", row, case=row.case_id, kind=row.kind)
    ReconstructionStation.objects.of(row.case).filter(pk=row.pk).delete()

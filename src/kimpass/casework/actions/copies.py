"""The copy of a reconstruction that the strategic level may read: rewritten by hand, held against the case (R16)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import Case, CaseReconstruction
from kimpass.casework.selectors import anonymity, originals, rough, workable
from kimpass.casework.selectors import reconstruction as way
from kimpass.kernel.access import Actor, Permission, RuleViolation, require
from kimpass.organisation.models import RegionMembership
from kimpass.steering.actions import reconstruction as strategic
from kimpass.steering.actions.reconstruction import CopyData, CopyStation
from kimpass.steering.models import ReconstructionCopy


class Place(models.TextChoices):
    """How much of the place the copy names."""

    UNIT = "unit", gettext_lazy("Kommune nennen")
    REGION = "region", gettext_lazy("nur Region nennen")
    NONE = "none", gettext_lazy("nur den Kreis nennen")


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The copy as written by hand; `lines` by the address of the station, an empty line leaves it out."""

    title: str
    lines: Mapping[str, str]
    lessons: str = ""
    place: str = Place.NONE
    harmless_reason: str = ""


class CopyNotPossible(RuleViolation):
    """Nothing is told, the place would lead to the people, or the copy is in the wrong state."""


def _place(actor: Actor, case: Case, place: str) -> tuple[int | None, int | None]:
    """Return unit and region the copy names."""
    if place not in Place.values:
        raise CopyNotPossible(_("Bitte wählen Sie, wie genau der Ort genannt wird."))
    if place == Place.UNIT:
        if not originals.names_the_unit(case):
            raise CopyNotPossible(
                _("In dieser Kommune laufen zu wenige Fälle, um sie zu nennen. Wählen Sie die Region.")
            )
        return case.unit_id, None
    if place == Place.REGION:
        rows = RegionMembership.objects.for_tenant(actor).on(actor.today).filter(unit_id=case.unit_id)
        region = rows.values_list("region_id", flat=True).first()
        if region is None:
            raise CopyNotPossible(_("Diese Kommune gehört zu keiner Region. Wählen Sie „nur den Kreis nennen“."))
        return None, region
    return None, None


def _told(reconstruction: CaseReconstruction, lines: Mapping[str, str], actor: Actor) -> list[CopyStation]:
    return [
        CopyStation(
            kind=each.station.kind,
            band=rough.band(each.length),
            field=each.station.field.code if each.station.field else "",
            agency_kind=each.station.agency.kind if each.station.agency else "",
            text=words,
        )
        for each in way.with_length(way.stations(reconstruction), actor.today)
        if (words := lines.get(each.station.public_id, "").strip())
    ]


@transaction.atomic
def draft_copy(*, actor: Actor, reconstruction_id: int, rewritten: Rewritten) -> ReconstructionCopy:
    """
    Write the copy, seen by nobody else until it is released.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CaseIsClosed: the case is closed.
    :raises SpeaksOfAPerson: its words may lead to a person of the case.
    :raises CopyNotPossible: nothing is told, it is released, or the place would lead to the people.
    """
    reconstruction = workable.part_to_write(actor, CaseReconstruction, reconstruction_id)
    require(policy.draft_copy(actor, reconstruction))
    workable.refuse_closed(reconstruction.case)
    if reconstruction.copy is not None and reconstruction.copy.released_on is not None:
        raise CopyNotPossible(_("Diese Kopie ist freigegeben. Ziehen Sie sie zurück, um sie zu ändern."))
    stations = _told(reconstruction, rewritten.lines, actor)
    if not stations or not rewritten.title.strip():
        raise CopyNotPossible(_("Bitte geben Sie einen Titel und mindestens eine Station in eigenen Worten an."))
    unit_id, region_id = _place(actor, reconstruction.case, rewritten.place)
    texts = [rewritten.title, rewritten.lessons, *(station.text for station in stations)]
    anonymity.refuse_hits(originals.check_copy(reconstruction.case, *texts), rewritten.harmless_reason)
    copy = strategic.keep_copy(
        actor=workable.standing_in(actor, reconstruction.case, Permission.FINDING_REPORT),
        copy_id=reconstruction.copy_id,
        copy=CopyData(rewritten.title, stations, rewritten.lessons, unit_id, region_id),
    )
    reconstruction.copy, reconstruction.harmless_reason = copy, rewritten.harmless_reason.strip()
    reconstruction.copied_lines = {key: words.strip() for key, words in rewritten.lines.items() if words.strip()}
    reconstruction.version += 1
    reconstruction.save(update_fields=["copy", "harmless_reason", "copied_lines", "version"])
    log.record(actor, "reconstruction.copied", reconstruction, case=reconstruction.case_id, stations=len(stations))
    return copy


@transaction.atomic
def release_copy(*, actor: Actor, reconstruction_id: int) -> ReconstructionCopy:
    """
    Let the district read the copy; it is held against the case once more, which may have learned names since.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SpeaksOfAPerson: its words may lead to a person of the case.
    :raises CopyNotPossible: there is none.
    """
    reconstruction = workable.part_to_write(actor, CaseReconstruction, reconstruction_id)
    require(policy.release_copy(actor, reconstruction))
    workable.refuse_closed(reconstruction.case)
    copy = reconstruction.copy
    if copy is None:
        raise CopyNotPossible(_("Es gibt noch keine Kopie, die freigegeben werden könnte."))
    texts = [copy.title, copy.lessons, *(station["text"] for station in copy.stations)]
    anonymity.refuse_hits(originals.check_copy(reconstruction.case, *texts), reconstruction.harmless_reason)
    released = strategic.release_copy(
        actor=workable.standing_in(actor, reconstruction.case, Permission.FINDING_REPORT), copy_id=copy.pk
    )
    log.record(actor, "reconstruction.released", reconstruction, case=reconstruction.case_id)
    return released


@transaction.atomic
def withdraw_copy(*, actor: Actor, reconstruction_id: int) -> ReconstructionCopy:
    """
    Take a released copy back; one that stands behind a theme stays.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CopyNotPossible: there is none.
    :raises RuleViolation: steering refuses.
    """
    reconstruction = workable.part_to_write(actor, CaseReconstruction, reconstruction_id)
    require(policy.withdraw_copy(actor, reconstruction))
    workable.refuse_closed(reconstruction.case)
    if reconstruction.copy_id is None:
        raise CopyNotPossible(_("Es gibt keine Kopie, die zurückgezogen werden könnte."))
    withdrawn = strategic.withdraw_copy(
        actor=workable.standing_in(actor, reconstruction.case, Permission.FINDING_REPORT),
        copy_id=reconstruction.copy_id,
    )
    log.record(actor, "reconstruction.withdrawn", reconstruction, case=reconstruction.case_id)
    return withdrawn

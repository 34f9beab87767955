"""De-identified ways through the system: kept, released, put behind a theme (CM-27, R16)."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.steering import policy
from kimpass.steering.models import ReconstructionCopy, Theme
from kimpass.steering.selectors.wording import personal_traces


@dataclass(frozen=True, slots=True)
class CopyStation:
    """One stretch of the way: what it was, how long as a band of months, in which field, at what kind of body."""

    kind: str
    band: str
    field: str
    agency_kind: str
    text: str


@dataclass(frozen=True, slots=True)
class CopyData:
    """A way as the district may read it; it names a unit or a region or neither."""

    title: str
    stations: Sequence[CopyStation]
    lessons: str = ""
    unit_id: int | None = None
    region_id: int | None = None


class CopyNotAcceptable(RuleViolation):
    """The copy names a person, or is in the wrong state."""


def _found(actor: Actor, copy_id: int) -> ReconstructionCopy:
    # Drafts are seen beside their case alone, which stands above and has asked already.
    found: ReconstructionCopy = (
        ReconstructionCopy.objects.for_tenant(actor).select_for_update(of=("self",)).get(pk=copy_id)
    )
    return found


@transaction.atomic
def keep_copy(*, actor: Actor, copy: CopyData, copy_id: int | None = None) -> ReconstructionCopy:
    """
    Keep a way without the person, as a draft; only its month is kept.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CopyNotAcceptable: the words name a person, nothing is told, or the copy is released.
    """
    require(policy.keep_copy(actor))
    texts = (copy.title, copy.lessons, *(station.text for station in copy.stations))
    if traces := personal_traces(*texts):
        raise CopyNotAcceptable(
            _("Der Text enthält möglicherweise Angaben zu einer Person (%(kinds)s). Bitte ohne diese schreiben.")
            % {"kinds": ", ".join(traces)}
        )
    if not copy.title.strip() or not copy.stations:
        raise CopyNotAcceptable(_("Bitte geben Sie einen Titel und mindestens eine Station an."))
    row = ReconstructionCopy(tenant_id=actor.tenant_id) if copy_id is None else _found(actor, copy_id)
    if row.released_on is not None:
        raise CopyNotAcceptable(_("Diese Kopie ist freigegeben. Ziehen Sie sie zurück, um sie zu ändern."))
    row.title, row.lessons = copy.title.strip(), copy.lessons.strip()
    row.stations = [asdict(station) for station in copy.stations]
    row.unit_id, row.region_id, row.month = copy.unit_id, copy.region_id, actor.today.replace(day=1)
    row.version += 0 if copy_id is None else 1
    row.save()
    log.record(actor, "reconstruction_copy.kept", row, stations=len(row.stations))
    return row


@transaction.atomic
def release_copy(*, actor: Actor, copy_id: int) -> ReconstructionCopy:
    """
    Let the district read a copy.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CopyNotAcceptable: it is released already.
    """
    require(policy.release_copy(actor))
    row = _found(actor, copy_id)
    if row.released_on is not None:
        raise CopyNotAcceptable(_("Diese Kopie ist bereits freigegeben."))
    row.released_on = actor.today
    row.version += 1
    row.save(update_fields=["released_on", "version"])
    log.record(actor, "reconstruction_copy.released", row)
    return row


@transaction.atomic
def withdraw_copy(*, actor: Actor, copy_id: int) -> ReconstructionCopy:
    """
    Take a copy back; one that stands behind a theme stays.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CopyNotAcceptable: it is not released, or stands behind a theme.
    """
    require(policy.withdraw_copy(actor))
    row = _found(actor, copy_id)
    if row.released_on is None:
        raise CopyNotAcceptable(_("Diese Kopie ist nicht freigegeben."))
    if row.theme_id is not None:
        raise CopyNotAcceptable(
            _("Diese Fallrekonstruktion steht schon hinter einem Thema und bleibt deshalb bestehen.")
        )
    row.released_on = None
    row.version += 1
    row.save(update_fields=["released_on", "version"])
    log.record(actor, "reconstruction_copy.withdrawn", row)
    return row


@transaction.atomic
def attach_copy(*, actor: Actor, copy_id: int, theme_id: int | None) -> ReconstructionCopy:
    """
    Put a released copy behind a theme, or take it away from there.

    :raises PermissionDenied: the policy refuses this actor.
    :raises CopyNotAcceptable: the theme is unknown or merged into another.
    """
    row: ReconstructionCopy = (
        ReconstructionCopy.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=copy_id)
    )
    require(policy.attach_copy(actor, row))
    themes = Theme.objects.for_tenant(actor).filter(merged_into__isnull=True)
    if theme_id is not None and not themes.filter(pk=theme_id).exists():
        raise CopyNotAcceptable(_("Dieses Thema gibt es nicht mehr. Bitte wählen Sie ein anderes."))
    row.theme_id = theme_id
    row.version += 1
    row.save(update_fields=["theme", "version"])
    log.record(actor, "reconstruction_copy.attached", row, theme=theme_id)
    return row

"""Take the list of cases along as a table; what left, and how much, stands in the trail."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.selectors import exports
from kimpass.casework.selectors.caseload import CaseloadFilter
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import StaffMember
from kimpass.ui.tables import as_csv, as_xlsx


class Format(StrEnum):
    """The files an export comes as."""

    CSV = auto()
    XLSX = auto()


class ExportRefused(RuleViolation):
    """No column is chosen, or one is not there."""


@dataclass(frozen=True, slots=True)
class Export:
    """A table as a file, and which cases stand in it."""

    content: bytes
    case_ids: tuple[int, ...]


@transaction.atomic
def export_caseload(*, actor: Actor, wanted: CaseloadFilter, columns: Sequence[str], file_format: str) -> Export:
    """
    Write the cases the actor keeps into a table of the chosen columns.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ExportRefused: no column is chosen, or a column or format is not there.
    """
    require(policy.export_caseload(actor))
    offered = {column.key: column for column in exports.columns(actor)}
    if not columns or not set(columns) <= set(offered) or file_format not in set(Format):
        raise ExportRefused(_("Bitte wählen Sie mindestens eine Spalte aus der Liste, und CSV oder Excel."))
    chosen = [offered[key] for key in offered if key in set(columns)]
    rows = exports.case_rows(actor, wanted)
    head, cells = exports.table(chosen, rows)
    content = as_csv(head, cells) if file_format == Format.CSV else as_xlsx(head, cells, title=_("Fälle"))
    staff = StaffMember.objects.for_tenant(actor).get(pk=actor.staff_id)
    names = sum(column.names_people for column in chosen)
    log.record(actor, "caseload.exported", staff, rows=len(rows), columns=len(chosen), names=names, format=file_format)
    return Export(content, tuple(row["pk"] for row in rows))

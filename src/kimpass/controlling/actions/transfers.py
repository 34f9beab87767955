"""Say how figures are called in the Land's own database, and keep what went there when."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.controlling import policy
from kimpass.controlling.models import Transfer, TransferMapping
from kimpass.controlling.selectors.transfers import Column, columns_of, delta, last_transfer, lines_of, obstacles
from kimpass.kernel.access import Actor, RuleViolation, require

MOST = 60


class TransferNotPossible(RuleViolation):
    """The mapping or the transfer cannot be like that."""


def _check(actor: Actor, label: str, columns: list[Column]) -> None:
    reasons = obstacles(actor, columns)
    if not label.strip():
        reasons.append(_("Die Zuordnung braucht einen Namen."))
    if len(columns) > MOST:
        reasons.append(_("Eine Zuordnung hat höchstens 60 Spalten."))
    if reasons:
        raise TransferNotPossible.because(reasons)


@transaction.atomic
def write_transfer_mapping(*, actor: Actor, label: str, columns: list[Column]) -> TransferMapping:
    """
    Write down how figures are called in the Land's own database.

    :raises PermissionDenied: the policy refuses this actor.
    :raises TransferNotPossible: a source is unknown, a field stands twice, or there is nothing to put in.
    """
    require(policy.write_transfer_mapping(actor))
    _check(actor, label, columns)
    mapping: TransferMapping = TransferMapping.objects.create(
        tenant_id=actor.tenant_id, label=label.strip(), columns=[column.as_json() for column in columns]
    )
    log.record(actor, "transfer_mapping.written", mapping, columns=len(columns))
    return mapping


@transaction.atomic
def change_transfer_mapping(
    *, actor: Actor, mapping_id: int, version: int, label: str, columns: list[Column], is_in_use: bool = True
) -> TransferMapping:
    """
    Change a mapping; the next transfer then says every line it touches again.

    :raises PermissionDenied: the policy refuses this actor.
    :raises TransferNotPossible: somebody changed it in between, or it cannot be like that.
    """
    rows = TransferMapping.objects.visible_to(actor).select_for_update(of=("self",))
    mapping: TransferMapping = rows.get(pk=mapping_id)
    require(policy.change_transfer_mapping(actor, mapping))
    if mapping.version != version:
        raise TransferNotPossible(_("Die Zuordnung wurde inzwischen geändert. Beide Fassungen stehen unten."))
    _check(actor, label, columns)
    mapping.label, mapping.is_in_use = label.strip(), is_in_use
    mapping.columns = [column.as_json() for column in columns]
    mapping.version += 1
    mapping.save(update_fields=["label", "columns", "is_in_use", "version"])
    log.record(actor, "transfer_mapping.changed", mapping, columns=len(columns))
    return mapping


@transaction.atomic
def make_transfer(*, actor: Actor, mapping_id: int, as_of: date) -> Transfer:
    """
    Note that everything released up to a day goes to the Land's database now, and what is new, changed and gone in it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises TransferNotPossible: the mapping is out of use, the day lies ahead, or nothing changed.
    """
    rows = TransferMapping.objects.visible_to(actor).select_for_update(of=("self",))
    mapping: TransferMapping = rows.get(pk=mapping_id)
    require(policy.make_transfer(actor, mapping))
    reasons = []
    if not mapping.is_in_use:
        reasons.append(_("Diese Zuordnung ist außer Gebrauch."))
    if as_of > actor.today:
        reasons.append(_("Der Stichtag liegt in der Zukunft."))
    columns = columns_of(mapping)
    last = last_transfer(actor, mapping)
    found = delta(lines_of(actor, columns, as_of), last.state if last else {})
    if not (found.added or found.changed or found.deleted):
        reasons.append(_("Seit der letzten Übertragung hat sich nichts geändert."))
    if reasons:
        raise TransferNotPossible.because(reasons)
    transfer: Transfer = Transfer.objects.create(
        tenant_id=actor.tenant_id,
        mapping=mapping,
        as_of=as_of,
        made_by_id=actor.staff_id,
        state=found.state,
        added=len(found.added),
        changed=len(found.changed),
        deleted=len(found.deleted),
        checksum=found.checksum,
    )
    log.record(
        actor, "transfer.made", transfer, added=transfer.added, changed=transfer.changed, deleted=transfer.deleted
    )
    return transfer

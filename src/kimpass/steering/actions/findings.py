"""Report what the system lacks, without saying about whom (SYS-01, SYS-02)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import CatalogueEntry, StaffMember, Unit
from kimpass.steering import policy
from kimpass.steering.models import Finding, ThemeFinding
from kimpass.steering.selectors.wording import personal_traces


class FindingNotAcceptable(RuleViolation):
    """The finding names a person, belongs to no field, or is in the wrong state."""


def _field(actor: Actor, field_id: int) -> CatalogueEntry:
    entry: CatalogueEntry | None = (
        CatalogueEntry.objects.for_tenant(actor).filter(pk=field_id, catalogue="field_of_action").first()
    )
    if entry is None:
        raise FindingNotAcceptable(_("Bitte wählen Sie ein Handlungsfeld."))
    return entry


def _unit(actor: Actor, unit_id: int | None) -> Unit | None:
    if unit_id is None:
        return None
    unit: Unit | None = Unit.objects.for_tenant(actor).filter(pk=unit_id).first()
    if unit is None:
        raise FindingNotAcceptable(_("Bitte wählen Sie eine Kommune."))
    return unit


@transaction.atomic
def report_finding(
    *,
    actor: Actor,
    kind: str,
    title: str,
    text: str,
    field_id: int,
    unit_id: int | None,
    source_kind: str,
    case_count: int,
    on: date,
    harmless_reason: str = "",
    as_draft: bool = False,
) -> Finding:
    """
    Report a finding; only its month is kept, and the author's function instead of the name.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FindingNotAcceptable: the text names a person, or field or unit are unknown.
    """
    unit = _unit(actor, unit_id)
    require(policy.report_finding(actor, unit))
    if traces := personal_traces(title, text, harmless_reason):
        raise FindingNotAcceptable(
            _("Der Text enthält möglicherweise Angaben zu einer Person (%(kinds)s). Bitte ohne diese schreiben.")
            % {"kinds": ", ".join(traces)}
        )
    author = StaffMember.objects.for_tenant(actor).get(pk=actor.staff_id)
    finding: Finding = Finding.objects.create(
        tenant_id=actor.tenant_id,
        kind=kind,
        title=title,
        text=text,
        field=_field(actor, field_id),
        unit=unit,
        source_kind=source_kind,
        case_count=case_count,
        month=on.replace(day=1),
        reported_by=author,
        author_function=author.function,
        harmless_reason=harmless_reason,
        state=Finding.State.DRAFT if as_draft else Finding.State.RELEASED,
    )
    log.record(actor, "finding.reported", finding, kind=kind, source=source_kind)
    return finding


@transaction.atomic
def release_finding(*, actor: Actor, finding_id: int) -> Finding:
    """
    Let others read a draft.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FindingNotAcceptable: the finding is no draft.
    """
    finding: Finding = Finding.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=finding_id)
    require(policy.release_finding(actor, finding))
    if finding.state != Finding.State.DRAFT:
        raise FindingNotAcceptable(_("Dieser Strukturhinweis ist kein Entwurf mehr."))
    finding.state = Finding.State.RELEASED
    finding.version += 1
    finding.save(update_fields=["state", "version"])
    log.record(actor, "finding.released", finding)
    return finding


@transaction.atomic
def withdraw_finding(*, actor: Actor, finding_id: int) -> Finding:
    """
    Take a finding back; one that already stands behind a theme stays.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FindingNotAcceptable: it is withdrawn already, or bundled.
    """
    finding: Finding = Finding.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=finding_id)
    require(policy.withdraw_finding(actor, finding))
    if finding.state == Finding.State.WITHDRAWN:
        raise FindingNotAcceptable(_("Dieser Strukturhinweis ist schon zurückgezogen."))
    bundled = ThemeFinding.objects.for_tenant(actor).filter(finding=finding, valid_until__isnull=True)
    if bundled.exists():
        raise FindingNotAcceptable(_("Dieser Strukturhinweis gehört schon zu einem Thema und bleibt deshalb bestehen."))
    finding.state = Finding.State.WITHDRAWN
    finding.version += 1
    finding.save(update_fields=["state", "version"])
    log.record(actor, "finding.withdrawn", finding)
    return finding

"""Report what the system lacks, without saying about whom (SYS-01, SYS-02)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, Permission, RuleViolation, require
from kimpass.organisation.models import CatalogueEntry, Region, StaffMember, Tenant, Unit
from kimpass.steering import policy
from kimpass.steering.models import Finding, FindingAspect, ThemeFinding
from kimpass.steering.selectors.wording import found_in
from kimpass.steering.selectors.wording.origins import origins

MOST_ASPECTS = 12


class FindingNotAcceptable(RuleViolation):
    """The finding names a person, belongs to no field, or is in the wrong state."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """A legal domain a finding concerns, or with a second one the interface between their competences."""

    domain_id: int
    other_domain_id: int | None = None


def _entry(actor: Actor, entry_id: int | None, catalogue: str, refusal: str) -> CatalogueEntry:
    entry: CatalogueEntry | None = (
        CatalogueEntry.objects.for_tenant(actor).filter(pk=entry_id or 0, catalogue=catalogue).first()
    )
    if entry is None:
        raise FindingNotAcceptable(refusal)
    return entry


def _unit(actor: Actor, unit_id: int | None) -> Unit | None:
    if unit_id is None:
        return None
    unit: Unit | None = Unit.objects.for_tenant(actor).filter(pk=unit_id).first()
    if unit is None:
        raise FindingNotAcceptable(_("Bitte wählen Sie eine Kommune."))
    return unit


def _region(actor: Actor, region_id: int | None, reach: str) -> Region | None:
    if reach != Finding.Reach.REGION:
        return None
    region: Region | None = Region.objects.for_tenant(actor).filter(pk=region_id or 0).first()
    if region is None:
        raise FindingNotAcceptable(_("Bitte wählen Sie die Region."))
    return region


def _refuse_traces(texts: Sequence[str], harmless_reason: str = "") -> None:
    """
    Let texts pass that lead to nobody; what only looks like a name may be explained.

    :raises FindingNotAcceptable: they may lead to a person; the words found are for whoever wrote them.
    """
    places = found_in(*texts)
    if harmless_reason.strip() and not any(place.certain for place in places):
        places = []
    places += [place for place in found_in(harmless_reason) if place.certain]
    if places:
        raise FindingNotAcceptable(
            _("Der Text enthält möglicherweise Angaben zu einer Person:"),
            *[place.sentence for place in places],
            _("Bitte beschreiben Sie die Lage ohne diese Angaben.")
            if any(place.certain for place in places)
            else _("Bitte schreiben Sie es um, oder begründen Sie unten, warum niemand erkennbar ist."),
        )


def _refuse_rare(finding: Finding, texts: Sequence[str]) -> None:
    """Refuse an origin with one municipality and few cases: both together may name a household (R16)."""
    from_case = finding.source_kind == Finding.SourceKind.CASE  # there the floor of cases knows how rare it is
    if finding.unit is None or not finding.unit.is_place or from_case or finding.harmless_reason:
        return
    smallest = Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=finding.tenant_id)
    words = dict.fromkeys(place.words for text in texts for place in origins(text))
    if words and finding.case_count < smallest:
        raise FindingNotAcceptable(
            _("„%(words)s“: Mit der Kommune zusammen kann diese Herkunft auf einen einzelnen Haushalt führen.")
            % {"words": ", ".join(words)},
            _("Bitte schreiben Sie es um, oder begründen Sie unten, warum niemand erkennbar ist."),
        )


def _write_aspects(actor: Actor, finding: Finding, aspects: Iterable[Aspect]) -> None:
    wanted = list(dict.fromkeys(aspects))[:MOST_ASPECTS]
    FindingAspect.objects.for_tenant(actor).filter(finding=finding).delete()
    unknown = _("Diesen Rechtskreis gibt es nicht (mehr).")
    for aspect in wanted:
        if aspect.domain_id == aspect.other_domain_id:
            raise FindingNotAcceptable(_("Eine Schnittstelle liegt zwischen zwei verschiedenen Rechtskreisen."))
        FindingAspect.objects.create(
            tenant_id=actor.tenant_id,
            finding=finding,
            kind=FindingAspect.Kind.LEGAL_DOMAIN if aspect.other_domain_id is None else FindingAspect.Kind.INTERFACE,
            domain=_entry(actor, aspect.domain_id, "legal_domain", unknown),
            other_domain=_entry(actor, aspect.other_domain_id, "legal_domain", unknown)
            if aspect.other_domain_id is not None
            else None,
        )


def _facts(
    actor: Actor,
    *,
    kind: str,
    title: str,
    text: str,
    field_id: int,
    unit: Unit | None,
    reach: str = "",
    region_id: int | None = None,
    frequency: str = Finding.Frequency.UNKNOWN,
    what_helps: str = "",
    source_kind: str,
    case_count: int,
    harmless_reason: str = "",
) -> dict[str, Any]:
    reach = reach or (Finding.Reach.DISTRICT if unit is None else Finding.Reach.UNIT)
    if reach == Finding.Reach.UNIT and unit is None:
        raise FindingNotAcceptable(_("Bitte wählen Sie eine Kommune."))
    by_right = actor.may_somewhere(Permission.FINDING_REPORT) and (
        unit is None or actor.may(Permission.FINDING_REPORT, unit_id=unit.pk)
    )
    return {
        "kind": kind,
        "title": title,
        "text": text,
        "field": _entry(actor, field_id, "field_of_action", _("Bitte wählen Sie ein Handlungsfeld.")),
        "unit": unit,
        "region": _region(actor, region_id, reach),
        "reach": reach,
        "frequency": frequency,
        "what_helps": what_helps,
        # Whoever reports from a seat alone is a member of a body, whatever the form says (SYS-02).
        "source_kind": source_kind if by_right else Finding.SourceKind.BODY_MEMBER,
        "case_count": case_count,
        "harmless_reason": harmless_reason,
    }


@transaction.atomic
def report_finding(
    *,
    actor: Actor,
    on: date,
    unit_id: int | None,
    aspects: Sequence[Aspect] = (),
    as_draft: bool = False,
    **facts: Any,
) -> Finding:
    """
    Report a finding; only its month is kept, and the author's function instead of the name.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FindingNotAcceptable: the text names a person, or field, unit, region or legal domain are unknown.
    """
    unit = _unit(actor, unit_id)
    require(policy.report_finding(actor, unit))
    author = StaffMember.objects.for_tenant(actor).get(pk=actor.staff_id)
    finding = Finding(
        tenant_id=actor.tenant_id,
        month=on.replace(day=1),
        reported_by=author,
        author_function=author.function,
        state=Finding.State.DRAFT if as_draft else Finding.State.RELEASED,
        **_facts(actor, unit=unit, **facts),
    )
    _refuse_personal(finding)
    finding.save()
    _write_aspects(actor, finding, aspects)
    log.record(actor, "finding.reported", finding, kind=finding.kind, source=finding.source_kind)
    return finding


def _refuse_personal(finding: Finding) -> None:
    texts = (finding.title, finding.text, finding.what_helps)
    _refuse_traces(texts, finding.harmless_reason)
    _refuse_rare(finding, texts)


def _locked(actor: Actor, finding_id: int) -> Finding:
    finding: Finding = Finding.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=finding_id)
    return finding


@transaction.atomic
def change_finding(
    *, actor: Actor, finding_id: int, version: int, unit_id: int | None, aspects: Sequence[Aspect] = (), **facts: Any
) -> Finding:
    """
    Change a draft; what others have read stays as it is.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FindingNotAcceptable: it is no draft, somebody changed it in between, or it names a person.
    """
    finding = _locked(actor, finding_id)
    require(policy.change_finding(actor, finding))
    unit = _unit(actor, unit_id)
    require(policy.report_finding(actor, unit))
    if finding.state != Finding.State.DRAFT:
        raise FindingNotAcceptable(_("Dieser Strukturhinweis ist kein Entwurf mehr."))
    if finding.version != version:
        raise FindingNotAcceptable(_("Der Entwurf wurde inzwischen geändert. Beide Fassungen stehen unten."))
    values = _facts(actor, unit=unit, **facts)
    for column, value in values.items():
        setattr(finding, column, value)
    _refuse_personal(finding)
    finding.version += 1
    finding.save(update_fields=[*values, "version"])
    _write_aspects(actor, finding, aspects)
    log.record(actor, "finding.changed", finding)
    return finding


@transaction.atomic
def release_finding(*, actor: Actor, finding_id: int) -> Finding:
    """
    Let others read a draft, once more held against traces of a person.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FindingNotAcceptable: the finding is no draft, or its words may lead to a person.
    """
    finding = _locked(actor, finding_id)
    require(policy.release_finding(actor, finding))
    if finding.state != Finding.State.DRAFT:
        raise FindingNotAcceptable(_("Dieser Strukturhinweis ist kein Entwurf mehr."))
    _refuse_personal(finding)
    finding.state = Finding.State.RELEASED
    finding.version += 1
    finding.save(update_fields=["state", "version"])
    log.record(actor, "finding.released", finding)
    return finding


@transaction.atomic
def mark_harmless(*, actor: Actor, finding_id: int, reason: str) -> Finding:
    """
    Say why nobody is recognisable, so that bodies may see a finding with few cases (R16).

    :raises PermissionDenied: the policy refuses this actor.
    :raises FindingNotAcceptable: the finding is not released, or the reason is missing or names a person.
    """
    finding = _locked(actor, finding_id)
    require(policy.mark_harmless(actor, finding))
    if finding.state != Finding.State.RELEASED:
        raise FindingNotAcceptable(_("Das geht nur bei einem freigegebenen Strukturhinweis."))
    if not reason.strip():
        raise FindingNotAcceptable(_("Bitte geben Sie einen Grund an."))
    _refuse_traces((reason,))
    finding.harmless_reason = reason
    finding.version += 1
    finding.save(update_fields=["harmless_reason", "version"])
    log.record(actor, "finding.marked_harmless", finding)
    return finding


@transaction.atomic
def withdraw_finding(*, actor: Actor, finding_id: int, reason: str) -> Finding:
    """
    Take a finding back, with a reason; one that already stands behind a theme stays.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FindingNotAcceptable: it is withdrawn already, or bundled, or the reason is missing or names a person.
    """
    finding = _locked(actor, finding_id)
    require(policy.withdraw_finding(actor, finding))
    if finding.state == Finding.State.WITHDRAWN:
        raise FindingNotAcceptable(_("Dieser Strukturhinweis ist schon zurückgezogen."))
    bundled = ThemeFinding.objects.for_tenant(actor).filter(finding=finding, valid_until__isnull=True)
    if bundled.exists():
        raise FindingNotAcceptable(_("Dieser Strukturhinweis gehört schon zu einem Thema und bleibt deshalb bestehen."))
    if not reason.strip():
        raise FindingNotAcceptable(_("Bitte geben Sie einen Grund an."))
    _refuse_traces((reason,))
    finding.state = Finding.State.WITHDRAWN
    finding.withdrawn_reason = reason
    finding.version += 1
    finding.save(update_fields=["state", "withdrawn_reason", "version"])
    log.record(actor, "finding.withdrawn", finding)
    return finding

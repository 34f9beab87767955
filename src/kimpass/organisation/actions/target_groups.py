"""Target groups: set up, changed from a day on, ended; the past keeps what held then (ACC-08)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation import policy
from kimpass.organisation.models import CatalogueEntry, TargetGroup, Unit
from kimpass.organisation.selectors.target_groups import Rule

OLDEST, MOST_YEARS = 120, 80


class TargetGroupRefused(RuleViolation):
    """The group cannot be set up or changed like this."""


@dataclass(frozen=True, slots=True)
class GroupData:
    """Name and rule of a group; without a unit it holds in the whole district."""

    label_de: str
    rule: Rule
    label_en: str = ""
    unit_id: int | None = None


def _unknown_codes(actor: Actor, catalogue: str, codes: tuple[str, ...]) -> bool:
    known = CatalogueEntry.objects.for_tenant(actor).filter(catalogue=catalogue, code__in=codes)
    return known.count() != len(set(codes))


def _refuse(actor: Actor, data: GroupData) -> None:
    rule = data.rule
    ages = [age for age in (rule.age_from, rule.age_to) if age is not None]
    checks = (
        (not data.label_de.strip(), _("Bitte geben Sie der Zielgruppe einen Namen.")),
        (any(not 0 <= age <= OLDEST for age in ages), _("Das Alter liegt zwischen 0 und 120 Jahren.")),
        (len(ages) == 2 and ages[0] > ages[1], _("Das Alter „ab“ liegt über dem Alter „bis“.")),
        (
            rule.settled_years is not None and not 1 <= rule.settled_years <= MOST_YEARS,
            _("„Seit Jahren hier“ liegt zwischen 1 und 80 Jahren."),
        ),
        (_unknown_codes(actor, "residence_title", rule.residence_titles), _("Einen der Titel gibt es nicht.")),
        (_unknown_codes(actor, "legal_domain", rule.legal_domains), _("Einen der Rechtskreise gibt es nicht.")),
        (
            data.unit_id is not None and not Unit.objects.for_tenant(actor).filter(pk=data.unit_id).exists(),
            _("Diese Kommune gibt es nicht."),
        ),
    )
    if reasons := [words for wrong, words in checks if wrong]:
        raise TargetGroupRefused(*reasons)


def _free_key(actor: Actor, label: str) -> str:
    stem = slugify(label)[:34] or "gruppe"
    taken = set(TargetGroup.objects.for_tenant(actor).values_list("key", flat=True))
    key, number = stem, 2
    while key in taken:
        key, number = f"{stem}-{number}", number + 1
    return key


def _write(actor: Actor, key: str, data: GroupData, valid_from: date) -> TargetGroup:
    group: TargetGroup = TargetGroup.objects.create(
        tenant_id=actor.tenant_id,
        key=key,
        label_de=data.label_de.strip(),
        label_en=data.label_en.strip(),
        rule=data.rule.as_json(),
        unit_id=data.unit_id,
        valid_from=valid_from,
    )
    return group


def _running(actor: Actor, key: str) -> TargetGroup:
    rows = TargetGroup.objects.for_tenant(actor).current().select_for_update(of=("self",))
    group: TargetGroup | None = rows.filter(key=key, valid_until__isnull=True).first()
    if group is None:
        raise TargetGroupRefused(_("Diese Zielgruppe ist schon beendet. Sie steht weiter in der Liste."))
    return group


@transaction.atomic
def add_target_group(*, actor: Actor, data: GroupData, valid_from: date) -> TargetGroup:
    """
    Say whom KIM is for, from a day on.

    :raises PermissionDenied: the policy refuses this actor.
    :raises TargetGroupRefused: name, rule or unit cannot be.
    """
    require(policy.add_target_group(actor))
    _refuse(actor, data)
    group = _write(actor, _free_key(actor, data.label_de), data, valid_from)
    log.record(actor, "target_group.added", group, key=group.key)
    return group


@transaction.atomic
def change_target_group(*, actor: Actor, key: str, data: GroupData, valid_from: date) -> TargetGroup:
    """
    Let a group mean something else from a day on; before that day it means what it meant.

    :raises PermissionDenied: the policy refuses this actor.
    :raises TargetGroupRefused: the group has ended, or begins later, or name, rule or unit cannot be.
    """
    require(policy.change_target_group(actor))
    group = _running(actor, key)
    _refuse(actor, data)
    if valid_from < group.valid_from:
        day = f"{group.valid_from:%d.%m.%Y}"
        raise TargetGroupRefused(_("Die Zielgruppe gilt erst ab dem %(day)s.") % {"day": day})
    if valid_from == group.valid_from:
        # It never held with the old words: a correction.
        group.superseded_at = timezone.now()
        group.save(update_fields=["superseded_at"])
    else:
        group.valid_until = valid_from
        group.save(update_fields=["valid_until"])
    changed = _write(actor, key, data, valid_from)
    log.record(actor, "target_group.changed", changed, key=key)
    return changed


@transaction.atomic
def end_target_group(*, actor: Actor, key: str, last_day: date) -> TargetGroup:
    """
    Let a group hold until a day, inclusive; counts of earlier days keep it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises TargetGroupRefused: the group has ended, or begins later.
    """
    require(policy.end_target_group(actor))
    group = _running(actor, key)
    if last_day < group.valid_from:
        raise TargetGroupRefused(_("Der letzte Tag liegt vor dem Beginn der Zielgruppe."))
    group.valid_until = last_day + timedelta(days=1)
    group.save(update_fields=["valid_until"])
    log.record(actor, "target_group.ended", group, key=key)
    return group

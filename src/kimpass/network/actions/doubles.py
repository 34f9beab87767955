"""Decide about two offers that look alike: the same, a doubled structure, or different (DIR-04)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.events import publish
from kimpass.network import policy
from kimpass.network.actions.services import PLAIN
from kimpass.network.events import FreeTextWritten
from kimpass.network.models import Service, ServiceDomain, ServiceLanguage, ServicePair
from kimpass.network.selectors import languages

Verdict = ServicePair.Verdict
FILLED = [name for name in PLAIN if name not in {"name", "agency_id", "field_id", "unit_id", "category"}]


class PairNotPossible(RuleViolation):
    """The two offers cannot be judged that way."""


@transaction.atomic
def judge_pair(*, actor: Actor, service_id: int, other_id: int, verdict: str, reason: str = "") -> ServicePair:
    """
    Say what two offers are to each other; if they are the same, `service_id` stays and takes over what it lacks.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PairNotPossible: it is one offer, one has ended, or the pair was judged before.
    """
    wanted = Service.objects.visible_to(actor).select_for_update(of=("self",)).order_by("pk")
    rows = {row.pk: row for row in wanted.filter(pk__in=[service_id, other_id])}
    kept = rows.get(service_id)
    if kept is None:
        raise Service.DoesNotExist
    require(policy.judge_pair(actor, kept))
    other = rows.get(other_id)
    reasons = []
    if service_id == other_id or other is None:
        raise PairNotPossible(_("Bitte wählen Sie ein anderes Angebot zum Vergleich."))
    if verdict not in Verdict.values:
        reasons.append(_("Bitte wählen Sie, was die beiden Angebote zueinander sind."))
    if kept.ended_on is not None or other.ended_on is not None:
        reasons.append(_("Eines der beiden Angebote ist beendet."))
    low, high = sorted((kept.pk, other.pk))
    if ServicePair.objects.for_tenant(actor).filter(first_id=low, second_id=high).exists():
        reasons.append(_("Über diese beiden Angebote ist schon entschieden."))
    if reasons:
        raise PairNotPossible.because(reasons)
    publish(FreeTextWritten((reason,)))
    pair: ServicePair = ServicePair.objects.create(
        tenant_id=actor.tenant_id,
        first_id=low,
        second_id=high,
        verdict=verdict,
        reason=reason.strip(),
        decided_on=actor.today,
        decided_by_id=actor.staff_id,
    )
    if verdict == Verdict.SAME:
        _merge(actor, kept, other)
    log.record(actor, "service.judged", kept, other=other.pk, verdict=verdict)
    return pair


def _merge(actor: Actor, kept: Service, other: Service) -> None:
    """End the other entry and fill what the kept one does not say; whatever points to the other still opens."""
    for name in FILLED:
        if getattr(kept, name) in ("", None):
            setattr(kept, name, getattr(other, name))
    _take_over(actor, ServiceLanguage, "language", kept, other)
    _take_over(actor, ServiceDomain, "domain_id", kept, other)
    spoken = ServiceLanguage.objects.for_tenant(actor).filter(service=kept).values_list("language", flat=True)
    kept.languages = languages.in_step(actor, f"{kept.languages}, {other.languages}", tuple(sorted(spoken)))
    kept.version += 1
    kept.save(update_fields=[*(name.removesuffix("_id") for name in FILLED), "languages", "version"])
    other.ended_on = actor.today
    other.version += 1
    other.save(update_fields=["ended_on", "version"])
    log.record(actor, "service.changed", kept, merged=other.pk)
    log.record(actor, "service.merged", other, into=kept.pk)


def _take_over(actor: Actor, model: Any, column: str, kept: Service, other: Service) -> None:
    rows = model.objects.for_tenant(actor)
    have = set(rows.filter(service=kept).values_list(column, flat=True))
    more = rows.filter(service=other).exclude(**{f"{column}__in": have}).values_list(column, flat=True)
    model.objects.bulk_create(
        model(tenant_id=actor.tenant_id, service=kept, **{column: value}) for value in dict.fromkeys(more)
    )

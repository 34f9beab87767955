"""Process advice from outside: whom, what about, how long, for how much (FUN-11)."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.events import publish
from kimpass.organisation import policy
from kimpass.organisation.events import OfficeTextWritten
from kimpass.organisation.models import Agency, ExternalAdvice, FundingLine, YesNo
from kimpass.organisation.models.amounts import has_cents_at_most, money_obstacle

MOST_HOURS = Decimal(9999)


class AdviceNotPossible(RuleViolation):
    """The advice cannot be entered like this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceData:
    """What is known about advice from outside; an adviser not yet selected is a fact of its own."""

    topic: str
    is_selected: str = YesNo.UNKNOWN
    adviser_id: int | None = None
    line_id: int | None = None
    hours: Decimal | None = None
    cost: Decimal | None = None
    held_on: date | None = None


def _hours_obstacle(hours: Decimal | None) -> str:
    if hours is None or (has_cents_at_most(hours) and 0 < hours <= MOST_HOURS):
        return ""
    return _("Stunden liegen über 0 und bis 9999, mit höchstens zwei Stellen nach dem Komma.")


def _check(actor: Actor, data: AdviceData) -> None:
    lines, agencies = FundingLine.objects.for_tenant(actor).current(), Agency.objects.for_tenant(actor)
    reasons = [
        "" if data.topic.strip() else _("Bitte nennen Sie das Thema der Begleitung."),
        "" if data.is_selected in YesNo.values else _("Bitte wählen Sie, ob jemand ausgewählt ist."),
        _hours_obstacle(data.hours),
        money_obstacle(_("Kosten"), data.cost),
        _("Wer berät, ist genannt: Dann ist auch jemand ausgewählt.")
        if data.adviser_id is not None and data.is_selected != YesNo.YES
        else "",
        ""
        if data.adviser_id is None or agencies.filter(pk=data.adviser_id).exists()
        else _("Diese Stelle gibt es nicht."),
        ""
        if data.line_id is None or lines.filter(pk=data.line_id).exists()
        else _("Diesen Förderposten gibt es nicht."),
    ]
    if found := [reason for reason in reasons if reason]:
        raise AdviceNotPossible.because(found)
    publish(OfficeTextWritten((data.topic,)))


@transaction.atomic
def add_external_advice(*, actor: Actor, data: AdviceData) -> ExternalAdvice:
    """
    Enter advice from outside, also when nobody is selected yet.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AdviceNotPossible: topic, adviser, line, hours or cost cannot be.
    """
    require(policy.add_external_advice(actor))
    _check(actor, data)
    advice: ExternalAdvice = ExternalAdvice.objects.create(tenant_id=actor.tenant_id, **asdict(data))
    log.record(actor, "external_advice.added", advice, is_selected=advice.is_selected)
    return advice


@transaction.atomic
def change_external_advice(*, actor: Actor, advice_id: int, version: int, data: AdviceData) -> ExternalAdvice:
    """
    Change what is known about advice from outside.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AdviceNotPossible: somebody changed it in between, or what is said cannot be.
    """
    advice: ExternalAdvice = ExternalAdvice.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=advice_id)
    require(policy.change_external_advice(actor, advice))
    if advice.version != version:
        raise AdviceNotPossible(_("Die Begleitung wurde inzwischen geändert. Beide Fassungen stehen unten."))
    _check(actor, data)
    values = asdict(data)
    for name, value in values.items():
        setattr(advice, name, value)
    advice.version += 1
    advice.save(update_fields=[*values, "version"])
    log.record(actor, "external_advice.changed", advice, is_selected=advice.is_selected)
    return advice

"""How referrals ended, counted without persons: by answer, and refusals by reason and field (CM-12, CM-16)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kimpass.casework.models import Referral
from kimpass.casework.selectors.statistics import suppressed
from kimpass.kernel.access import Actor
from kimpass.organisation.models import Tenant


@dataclass(frozen=True, slots=True)
class Figure:
    """One line; None stands for a number too small to tell."""

    label: str
    number: int | None


@dataclass(frozen=True, slots=True)
class ReferralFigures:
    """Referrals of a span of days."""

    since: date
    until: date
    total: int | None
    states: tuple[Figure, ...]
    reasons: tuple[Figure, ...]
    fields: tuple[Figure, ...]


def _counted(rows: Sequence[Any], key: Callable[[Any], str], smallest: int) -> tuple[Figure, ...]:
    numbers: dict[str, int] = {}
    for row in rows:
        numbers[key(row)] = numbers.get(key(row), 0) + 1
    ordered = sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    shown = suppressed([number for _label, number in ordered], smallest)
    return tuple(Figure(label, number) for (label, _n), number in zip(ordered, shown, strict=True))


def referral_figures(actor: Actor, since: date, until: date) -> ReferralFigures:
    """Return how the referrals from a day to a last day were answered, small numbers hidden."""
    smallest = Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=actor.tenant_id)
    rows = list(
        Referral.objects.for_tenant(actor)
        .filter(referred_on__gte=since, referred_on__lte=until)
        .values_list("state", "decline_reason", "field__label_de")
    )
    states, reasons = dict(Referral.State.choices), dict(Referral.DeclineReason.choices)
    declined = [row for row in rows if row[0] == Referral.State.DECLINED]
    total: int | None = None if 0 < len(rows) < smallest else len(rows)
    return ReferralFigures(
        since=since,
        until=until,
        total=total,
        states=_counted(rows, lambda row: str(states[row[0]]), smallest),
        reasons=_counted(declined, lambda row: str(reasons.get(row[1]) or _("nicht erfasst")), smallest),
        fields=_counted(declined, lambda row: row[2] or _("ohne Handlungsfeld"), smallest),
    )

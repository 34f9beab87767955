"""Keep figures about the district that come from elsewhere, each with its source, day and precision (DIR-09)."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.network import policy
from kimpass.network.models import ContextFigure

LARGEST = Decimal(10) ** 12


class FigureNotPossible(RuleViolation):
    """The figure lacks something, or is too large."""


@dataclass(frozen=True, slots=True)
class FigureData:
    """A figure; `reference` is the day or year it speaks of, in the source's own words."""

    metric: str
    value: Decimal | None
    reference: str
    source: str
    text: str = ""
    is_approximate: bool = False


@transaction.atomic
def record_context_figure(*, actor: Actor, figure: FigureData) -> ContextFigure:
    """
    Keep a figure; one of the same name, day and source is corrected, one of another source stands beside it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FigureNotPossible: name, source, day, or both value and words are missing.
    """
    require(policy.record_context_figure(actor))
    reasons = []
    if not figure.metric.strip():
        reasons.append(_("Bitte nennen Sie, was gezählt wird."))
    if not figure.source.strip():
        reasons.append(_("Bitte nennen Sie die Quelle."))
    if not figure.reference.strip():
        reasons.append(_("Bitte nennen Sie den Stand, zum Beispiel 31.12.2025."))
    if figure.value is None and not figure.text.strip():
        reasons.append(_("Bitte geben Sie eine Zahl oder Worte an."))
    if figure.value is not None and abs(figure.value) >= LARGEST:
        reasons.append(_("Die Zahl ist zu groß."))
    if reasons:
        raise FigureNotPossible.because(reasons)
    key = {name: getattr(figure, name).strip() for name in ("metric", "reference", "source")}
    told = {"value": figure.value, "text": figure.text.strip(), "is_approximate": figure.is_approximate}
    row: ContextFigure
    row, made = ContextFigure.objects.for_tenant(actor).update_or_create(
        tenant_id=actor.tenant_id, **key, defaults=told
    )
    log.record(actor, "context_figure.recorded", row, new=int(made))
    return row

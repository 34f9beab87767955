"""What a goal says: its sentence and the conditions it is measured by (GOAL-01, F-20)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from kimpass.controlling.models import GoalCriterion
from kimpass.controlling.selectors import formulas
from kimpass.controlling.selectors.metrics import BY_KOMMUNE, is_for_a_kommune, metric_labels
from kimpass.kernel.access import Actor
from kimpass.organisation.models import Unit
from kimpass.steering.selectors.office_text import person_in

MOST_CRITERIA, LARGEST = 6, Decimal(1_000_000)
Agreed = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class CriterionData:
    """One condition: what is counted, how it is held against the target, the target as a number or a formula."""

    metric: str
    comparison: str = GoalCriterion.Comparison.AT_LEAST
    target: Decimal | None = None
    formula: str = ""

    def _formula_obstacles(self, labels: Mapping[str, str], agreed: Agreed) -> list[str]:
        try:
            expression = formulas.parse(self.formula)
        except formulas.FormulaFault as fault:
            return [str(fault)]
        names = formulas.names_in(expression)
        if strange := sorted(names - labels.keys()):
            return [_("Diese Messgröße ist nicht bekannt: %(names)s.") % {"names": ", ".join(strange)}]
        if self.metric in names:
            return [_("Die Rechnung verweist auf ihre eigene Messgröße.")]
        reason = formulas.work_out(expression, agreed.get).reason
        return [reason] if reason else []

    def obstacles(self, labels: Mapping[str, str], agreed: Agreed, *, in_a_kommune: bool) -> list[str]:
        """Return what stands against the condition; `agreed` are the targets beside it that a formula may use."""
        if self.metric not in labels:
            return [_("Diese Messgröße ist nicht bekannt: %(names)s.") % {"names": self.metric}]
        reasons = []
        if in_a_kommune and not is_for_a_kommune(self.metric):
            told = _("„%(metric)s“ wird nur für den ganzen Kreis gezählt.")
            reasons.append(told % {"metric": labels[self.metric]})
        if self.comparison not in GoalCriterion.Comparison.values:
            reasons.append(_("Bitte wählen Sie, wie verglichen wird."))
        everybody = self.comparison == GoalCriterion.Comparison.ALL and self.metric in BY_KOMMUNE
        if self.target is not None and self.formula:
            reasons.append(_("Bitte entweder einen Zielwert oder eine Rechnung angeben."))
        elif self.formula:
            reasons += self._formula_obstacles(labels, agreed)
        elif self.target is None and not everybody:
            told = _("Bitte geben Sie zu „%(metric)s“ einen Zielwert an.")
            reasons.append(told % {"metric": labels[self.metric]})
        elif self.target is not None and not 0 <= self.target < LARGEST:
            reasons.append(_("Der Zielwert muss zwischen 0 und 999.999,99 liegen."))
        return reasons


@dataclass(frozen=True, slots=True)
class GoalData:
    """A goal with its conditions, for the district or one Kommune."""

    text: str
    criteria: tuple[CriterionData, ...] = ()
    unit_id: int | None = None
    note: str = ""

    def agreed(self) -> dict[str, Decimal]:
        """Return the targets written as numbers."""
        return {c.metric: c.target for c in self.criteria if c.target is not None}

    def obstacles(self, actor: Actor, agreed: Agreed) -> list[str]:
        """Return what stands against the goal."""
        reasons = [] if self.text.strip() else [_("Bitte schreiben Sie das Ziel in einem Satz.")]
        reasons += person_in(self.text, self.note)
        if not self.criteria:
            reasons.append(_("Bitte geben Sie mindestens eine Bedingung an, an der das Ziel gemessen wird."))
        if len(self.criteria) > MOST_CRITERIA:
            reasons.append(_("Ein Ziel hat höchstens %(most)s Bedingungen.") % {"most": MOST_CRITERIA})
        kommunen = Unit.objects.for_tenant(actor).filter(kind__in=Unit.PLACES)
        if self.unit_id is not None and not kommunen.filter(pk=self.unit_id).exists():
            reasons.append(_("Diese Kommune gibt es hier nicht."))
        labels = metric_labels()
        for criterion in self.criteria:
            reasons += criterion.obstacles(labels, agreed, in_a_kommune=self.unit_id is not None)
        return reasons

"""Which phases are open to a case, which are locked, and what would unlock them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.utils.translation import gettext as _

from kimpass.casework.models import FOLLOWS, GATES, Case, CasePhase, Gate, Goal, Phase, may_follow
from kimpass.casework.selectors.minimum_documentation import Documentation
from kimpass.people.models import HouseholdMember, Person
from kimpass.people.selectors import papers


@dataclass(frozen=True, slots=True)
class PhaseOption:
    """One phase as the page of a case shows it: open, or locked with reasons."""

    phase: Phase
    reasons: tuple[str, ...]
    hints: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Return the German word."""
        return str(self.phase.label)

    @property
    def is_open(self) -> bool:
        """Test whether the case can enter the phase now."""
        return not self.reasons


def reference_of(case: Case, on: date) -> Person | None:
    """Return who stands for the household on this day, None when nobody does."""
    try:
        return papers.reference_person(case.household, on)
    except HouseholdMember.DoesNotExist:
        return None


def missing_for(case: Case, on: date) -> list[str]:
    """Return, in words, which papers of the reference person are missing."""
    reference = reference_of(case, on)
    return [_("Bezugsperson des Haushalts")] if reference is None else papers.missing_papers(reference, on)


def _locks(
    case: Case, phase: Phase, missing: Callable[[], list[str]], undocumented: Callable[[Phase], list[str]]
) -> list[str]:
    now = Phase(case.phase)
    if phase == now:
        return [_("Der Fall ist bereits in dieser Phase.")]
    if now == Phase.CLOSED:
        return [_("Der Fall ist abgeschlossen. Nehmen Sie ihn erst wieder auf.")]
    if phase == Phase.CLOSED:
        return [_("Zum Abschließen gehören Grund und Auswertung. Nutzen Sie „Fall abschließen“.")]
    if not may_follow(now, phase):
        words = {"now": str(now.label), "then": str(phase.label)}
        return [_("Auf „%(now)s“ folgt „%(then)s“ nicht.") % words]
    papers_missing = missing() if GATES[phase] == Gate.SIGNED else []
    return [_("Es fehlt: %(paper)s") % {"paper": paper} for paper in papers_missing] + undocumented(phase)


def locks(case: Case, phase: Phase, on: date) -> list[str]:
    """Return, in words, why the case cannot enter the phase on this day; empty when it can."""
    return _locks(case, phase, lambda: missing_for(case, on), Documentation(case, on).obstacles)


def phase_options(case: Case, on: date) -> list[PhaseOption]:
    """Return the phases that may follow, open or locked; the papers are looked up once."""
    now = Phase(case.phase)
    missing, documentation = missing_for(case, on), Documentation(case, on)
    following = [phase for phase in Phase if phase in FOLLOWS[now] and phase != Phase.CLOSED]
    return [
        PhaseOption(
            phase,
            tuple(_locks(case, phase, lambda: missing, documentation.obstacles)),
            tuple(documentation.hints(phase)),
        )
        for phase in following
    ]


def outdated(case: Case, seen_version: int | None) -> str:
    """Return, in words, what happened since somebody saw the case in another version; empty when nothing did."""
    if seen_version is None or seen_version == case.version:
        return ""
    row = phase_history(case)[-1]
    words = {"now": row.get_phase_display(), "day": f"{row.entered_on:%d.%m.%Y}"}
    return (
        _(
            "Der Fall wurde inzwischen geändert: Er steht seit %(day)s in der Phase „%(now)s“. "
            "Ihre Angaben sind unten noch da; bitte prüfen Sie sie und senden Sie erneut."
        )
        % words
    )


def phase_history(case: Case) -> list[CasePhase]:
    """Return all phases of a case, oldest first."""
    return cast(list[CasePhase], list(CasePhase.objects.of(case).order_by("entered_on", "pk")))


def open_goals(case: Case) -> list[str]:
    """Return the titles of the goals nobody has settled."""
    return list(Goal.objects.of(case).open().order_by("pk").values_list("title", flat=True))

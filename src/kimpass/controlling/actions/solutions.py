"""Share what worked with all districts, take it back, take up what others shared (TEN-07)."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.controlling import policy
from kimpass.controlling.models import SharedSolution, SolutionAdopted
from kimpass.controlling.selectors.solutions import ags_of, fields_of, shared_from
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.ids import new_public_id
from kimpass.organisation.models import Tenant
from kimpass.steering.actions.measures import start_measure
from kimpass.steering.models import Measure
from kimpass.steering.selectors.wording import personal_traces

WORKED = frozenset({Measure.State.IMPLEMENTED, Measure.State.STANDARD})


class SolutionNotPossible(RuleViolation):
    """This cannot be shared, withdrawn or taken up."""


@dataclass(frozen=True, slots=True)
class SolutionData:
    """What others read: the problem, what was done, whether it worked."""

    title: str
    problem: str
    solution: str
    effect: str = ""
    field_code: str = ""

    def obstacles(self) -> list[str]:
        """Return what stands against the words: whoever reads them lies behind no wall."""
        traces = personal_traces(self.title, self.problem, self.solution, self.effect)
        if not traces:
            return []
        words = _("Der Text enthält möglicherweise Angaben zu einer Person (%(kinds)s). Bitte ohne diese schreiben.")
        return [words % {"kinds": ", ".join(traces)}]


@transaction.atomic
def share_solution(*, actor: Actor, measure_id: int, data: SolutionData) -> SharedSolution:
    """
    Put what worked on the shelf of all districts, or write it anew there.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SolutionNotPossible: the measure is not done, the field is unknown, or the words may lead to a person.
    """
    measure: Measure = Measure.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=measure_id)
    require(policy.share_solution(actor, measure))
    reasons = data.obstacles()
    if measure.state not in WORKED:
        reasons.append(_("Geteilt wird, was umgesetzt ist oder Standard wurde."))
    if not (data.title.strip() and data.problem.strip() and data.solution.strip()):
        reasons.append(_("Andere brauchen Titel, Problem und Lösung."))
    if data.field_code and data.field_code not in fields_of(actor):
        reasons.append(_("Dieses Handlungsfeld gibt es nicht."))
    if reasons:
        raise SolutionNotPossible.because(reasons)
    home = Tenant.objects.get(pk=actor.tenant_id)
    solution = shared_from(actor, measure) or SharedSolution(
        public_id=new_public_id(), from_ags=home.ags, sender_reference=measure.public_id
    )
    for name, value in asdict(data).items():
        setattr(solution, name, value)
    solution.from_name, solution.shared_on, solution.withdrawn_on = home.name, actor.today, None
    solution.save()
    log.record(actor, "solution.shared", measure, solution=solution.public_id)
    return solution


def _solution(solution_id: int) -> SharedSolution:
    rows = SharedSolution.objects.asked_for().select_for_update(of=("self",))
    solution: SharedSolution = rows.get(pk=solution_id)
    return solution


@transaction.atomic
def withdraw_solution(*, actor: Actor, solution_id: int) -> SharedSolution:
    """
    Take the own solution off the shelf; districts that took it up keep reading it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SolutionNotPossible: it is another district's, or off the shelf already.
    """
    solution = _solution(solution_id)
    require(policy.withdraw_solution(actor, solution))
    if solution.from_ags != ags_of(actor):
        raise SolutionNotPossible(_("Das ist die Lösung eines anderen Standorts."))
    if solution.withdrawn_on is not None:
        raise SolutionNotPossible(_("Das ist schon zurückgenommen."))
    solution.withdrawn_on = actor.today
    solution.save(update_fields=["withdrawn_on"])
    log.record(actor, "solution.withdrawn", solution)
    return solution


@transaction.atomic
def adopt_solution(*, actor: Actor, solution_id: int, owner_function: str) -> Measure:
    """
    Take a shared solution up as a measure of the own district, an idea until somebody decides on it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises SolutionNotPossible: it is one's own, withdrawn, or taken up already.
    :raises MeasureNotPossible: the measure cannot begin like that.
    """
    solution = _solution(solution_id)
    require(policy.adopt_solution(actor, solution))
    reasons = []
    if solution.from_ags == ags_of(actor):
        reasons.append(_("Das ist Ihre eigene Lösung."))
    if solution.withdrawn_on is not None:
        reasons.append(_("Diese Lösung ist zurückgenommen."))
    if SolutionAdopted.objects.for_tenant(actor).filter(solution=solution.public_id).exists():
        reasons.append(_("Diese Lösung haben Sie schon übernommen."))
    if reasons:
        raise SolutionNotPossible.because(reasons)
    measure = start_measure(
        actor=actor,
        theme_id=None,
        decision_id=None,
        on=actor.today,
        title=solution.title,
        owner_function=owner_function,
    )
    SolutionAdopted.objects.create(
        tenant_id=actor.tenant_id, solution=solution.public_id, measure=measure, taken_up_on=actor.today
    )
    log.record(actor, "solution.adopted", measure, solution=solution.public_id)
    return measure

"""Hypothesis walks through the phases at random and compares every step with a model of three fields."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.casework.actions import closing, phases
from kimpass.casework.models import Case, CasePhase, Closure, Phase
from kimpass.kernel.access import RuleViolation
from kimpass.people.models import DataProcessingConsent

# The phase model as the sources tell it (CM-04, CM-05), written down once more and by hand.
AFTER = {
    "intake": {"assessment", "closure"},
    "assessment": {"goal_agreement", "service_linking", "closure"},
    "goal_agreement": {"service_linking", "monitoring", "assessment", "closure"},
    "service_linking": {"monitoring", "goal_agreement", "reassessment", "closure"},
    "monitoring": {"reassessment", "goal_agreement", "service_linking", "closure"},
    "reassessment": {"goal_agreement", "service_linking", "monitoring", "closure"},
    "closure": {"reassessment", "monitoring"},
    "closed": set(),
}
STEP = st.one_of(
    st.tuples(st.just("move"), st.sampled_from(Phase.values)),
    st.tuples(st.just("close"), st.sampled_from(Closure.Reason.values)),
    st.tuples(st.just("reopen"), st.just("")),
    st.tuples(st.just("withdraw"), st.just("")),
    st.tuples(st.just("sign"), st.just("")),
)


class Model:
    """What should be so: the phase, whether consent is there, and how often it was closed."""

    def __init__(self):
        self.phase, self.signed, self.closures = "intake", True, 0

    def step(self, kind, value):
        """Return whether the step is possible, and take it."""
        if kind in {"withdraw", "sign"}:
            self.signed = kind == "sign"
        elif kind == "move":
            possible = value in AFTER[self.phase] and (value == "closure" or self.signed)
            self.phase = value if possible else self.phase
            return possible
        elif kind == "close":
            possible = self.phase != "closed"
            self.phase, self.closures = "closed", self.closures + possible
            return possible
        elif kind == "reopen":
            possible = self.phase == "closed" and self.signed
            self.phase = "reassessment" if possible else self.phase
            return possible
        return True


def act(world, case, kind, value):
    actor, common = world.actor("alice"), {"case_id": case.pk, "on": world.today}
    if kind == "move":
        phases.move_case(actor=actor, to=value, **common)
    elif kind == "close":
        closing.close_case(actor=actor, reason=value, **common)
    elif kind == "reopen":
        closing.reopen_case(actor=actor, reason="wieder da", **common)
    else:
        ends = None if kind == "sign" else world.today - timedelta(days=1)
        DataProcessingConsent.objects.filter(person=world.person_of(case)).update(expires_on=ends)


def is_consistent(case, model):
    rows = list(CasePhase.objects.filter(case=case).order_by("pk"))
    assert case.phase == model.phase == rows[-1].phase
    assert [row.left_on is None for row in rows] == [False] * (len(rows) - 1) + [True]
    assert all(before.left_on == after.entered_on for before, after in pairwise(rows))
    assert len({(row.phase, row.round) for row in rows}) == len(rows)
    assert (case.closed_on is None) == (case.phase != "closed")
    assert Closure.objects.filter(case=case).count() == model.closures


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, max_size=12))
def test_move_case_close_case_and_reopen_case_follow_the_model(musterland, steps):
    case, model = musterland.case(), Model()
    for kind, value in steps:
        if model.step(kind, value):
            act(musterland, case, kind, value)
        else:
            with pytest.raises(RuleViolation):
                act(musterland, case, kind, value)
        case = Case.objects.get(pk=case.pk)
        is_consistent(case, model)

"""Whatever people do in whatever order: the rules of a case hold (CM-02 to -05, CM-21, CM-29)."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.states.machine import LifeOfCases

# Two hundred on the one engine, some on the other: two thousand on each are run by ./kim bench states.
USUAL = "50" if os.environ.get("KIMPASS_TEST_DATABASE") else "200"
RUNS = int(os.environ.get("KIMPASS_STATE_RUNS", USUAL))
REPORT = os.environ.get("KIMPASS_STATE_REPORT", "")
STEPS = 40
HOW = settings(
    max_examples=RUNS,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # Without the phase that explains a failure: it runs everything again many times over.
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    derandomize="KIMPASS_STATE_RUNS" not in os.environ,
    database=None,
)


@pytest.mark.django_db
def test_the_rules_of_a_case_hold(musterland):
    class Machine(LifeOfCases):
        cast = musterland

    run_state_machine_as_test(Machine, settings=HOW)
    assert LifeOfCases.tried["done"] > RUNS, "hardly anything was ever allowed: the machine proves nothing"
    if REPORT:
        Path(REPORT).write_text(json.dumps(LifeOfCases.tried))

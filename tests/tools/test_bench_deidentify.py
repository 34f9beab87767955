"""The measure of the check before release: what slips, what is ordinary, and that nothing personal is printed."""

import json

from kimtools.bench import deidentify


def test_fifty_careless_texts_are_stopped_and_fifty_ordinary_ones_pass():
    measured = deidentify.measure(50, deidentify.SEED)
    assert measured["stopped"] >= 0.98  # one in fifty is already two of a hundred
    assert measured["false_alarms"] <= deidentify.FALSE_ALARMS


def test_the_limits_hold_for_two_hundred_and_the_answer_says_so(capsys):
    assert deidentify.main(["--cases", "200", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["bench"] == "deidentify"
    assert {goal["id"]: goal["holds"] for goal in answer["goals"]} == {"stopped": True, "false-alarms": True}
    assert answer["details"]["texts"] == 200


def test_the_measure_says_no_when_nothing_is_stopped(monkeypatch, capsys):
    monkeypatch.setattr("kimtools.bench._deidentify_run.found_in", lambda *texts: [])
    monkeypatch.setattr("kimtools.bench._deidentify_run.check_against", lambda trace, text: [])
    assert deidentify.main(["--cases", "20"]) == 1
    assert json.loads(capsys.readouterr().out)["details"]["stopped"] == 0


def test_the_same_seed_gives_the_same_figures():
    assert deidentify.measure(20, 7) == deidentify.measure(20, 7)


def test_what_tuned_the_detectors_is_not_what_measures_them():
    assert not set(deidentify.DEVELOPMENT_SENTENCES) & set(deidentify.HELD_OUT_SENTENCES)
    assert deidentify.HELD_OUT != deidentify.DEVELOPMENT

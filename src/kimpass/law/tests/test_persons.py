"""Our own worked persons, a file for each norm in the format of `./kim precheck`."""

from pathlib import Path

import pytest
import yaml

from kimpass.law.precheck import check, read_entry, start
from kimpass.law.rules import RULES
from kimpass.law.tests.support import told

FOLDER = Path(__file__).parent / "persons"
CASES = [case for path in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(path.read_text())["cases"]]


def test_every_norm_has_its_persons():
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(RULES)
    assert len({case["id"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_worked_person(case):
    book = start()
    found = check(read_entry(case, book), book).as_json()
    expected = dict(case["expected"])
    conditions = expected.pop("conditions", {})
    seen = {key: found[key] for key in expected}
    states = {name: found["conditions"].get(name) for name in conditions}
    assert (seen, states) == ({key: sorted(v) if key == "flags" else v for key, v in expected.items()}, conditions)


def test_what_nobody_asked_counts_in_strict_mode():
    facts = {"geburt": "2007-06-15", "abschluss": "MSA 2025", "status": [["D60A_2_1", "2020-01-01", None]]}
    short, strict = told("AufenthG_25a_1", facts), told("AufenthG_25a_1", facts, strict=True)
    assert (short["overall"], strict["overall"]) == ("MET", "OPEN")
    assert "prognose" in short["not_examined"]
    assert "prognose" in strict["not_examined"]


def test_everything_answered_is_met_in_strict_mode():
    facts = {
        "status": [["AE18B", "2020-03-01", "2024-03-31"], ["NE18C", "2024-04-01", None]],
        "geburt": "1990-01-01",
        "identitaet": "geklaert",
        "sgb2_12": False,
        "straftaten": [],
        "ermittlungsverfahren": False,
        "sprache": "B1",
        "test": True,
        "bekenntnisse": True,
        "ausschluss_11": False,
        "feststellung_taeuschung_35a": False,
    }
    assert told("StAG_10", facts, strict=True)["overall"] == "MET"
    for name in facts:
        less = {key: value for key, value in facts.items() if key != name}
        assert told("StAG_10", less, strict=True)["overall"] == "OPEN", name


def test_an_unknown_exception_leaves_the_duty_standing():
    for strict in (False, True):
        facts = {"anerkennung": "2025-05-01", "beschaeftigung": None, "in_ausbildung": None, "titel": "AE25_2_1"}
        assert told("AufenthG_12a", facts, strict=strict)["overall"] == "OBLIGED"

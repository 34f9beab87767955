"""The worked persons that came with the rules."""

from pathlib import Path

import pytest
import yaml

from kimpass.law.precheck import check, read_entry, start

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "golden_cases.yaml").read_text())["cases"]
VOCABULARY = yaml.safe_load((HERE / "fact_vocabulary.yaml").read_text())


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_worked_person(case):
    book = start()
    found = check(read_entry(case, book), book).as_json()
    expected = case["expected"]
    assert found["overall"] == expected["overall"]
    assert found["until"] == expected["until"]
    assert sorted(found["flags"]) == sorted(expected["flags"])
    assert {name: found["conditions"].get(name) for name in expected["conditions"]} == expected["conditions"]
    if expected["overall"] != "MET" or (expected["met_on"] and found["met_on"]):
        assert found["met_on"] == expected["met_on"]


def test_every_fact_of_the_vocabulary_can_be_stated():
    known = start().facts
    assert set(VOCABULARY["facts"]) <= set(known)
    for name, row in VOCABULARY["facts"].items():
        if row["type"] == ["bool"]:
            assert known[name].type == "bool", name


def test_every_condition_of_the_vocabulary_is_answered():
    book = start()
    for basis, names in VOCABULARY["conditions"].items():
        given = set(book.norms[basis][-1].conditions) | {"par9_zeit", "par9_rente"}
        assert set(names) <= given, basis


def test_flags_are_those_of_the_vocabulary():
    book = start()
    for case in CASES:
        allowed = {flag.split(":")[0] for flag in VOCABULARY["flags"].get(case["basis"], [])}
        found = check(read_entry(case, book), book).conclusion.flags
        assert {flag.split(":")[0] for flag in found} <= allowed

"""The rules know no framework, no clock and no database; their papers are those of the catalogue."""

import ast
import csv
import json
from pathlib import Path

import kimpass
from kimpass.law.precheck import start
from kimpass.law.tests.support import examine, told
from kimpass.law.tests.test_golden import CASES

LAW = Path(__file__).parents[1]
CATALOGUE = Path(kimpass.__path__[0]) / "organisation" / "data" / "refdata" / "residence_titles.csv"


def imported():
    for path in LAW.rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                yield from ((path, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield path, node.module or ""


def test_nothing_of_a_framework_is_imported():
    allowed = {
        *("abc", "argparse", "calendar", "collections", "dataclasses", "datetime", "difflib", "enum", "functools"),
        *("hashlib", "itertools", "json", "pathlib", "re", "sys", "types", "typing", "yaml", "kimpass"),
    }
    for path, name in imported():
        assert name.split(".")[0] in allowed, (path, name)
        assert not name.startswith("kimpass") or name.startswith("kimpass.law"), (path, name)


def test_no_clock_is_read():
    for path in LAW.rglob("*.py"):
        if "tests" not in path.parts:
            assert "today()" not in path.read_text().replace("date.today() in", ""), path


def test_papers_are_those_of_the_catalogue():
    with CATALOGUE.open(encoding="utf-8") as file:
        rows = {row["code"]: row for row in csv.DictReader(file)}
    papers = start().papers
    assert set(papers) == set(rows)
    for code, paper in papers.items():
        row = rows[code]
        assert (paper.citation, paper.name, paper.group) == (row["citation"], row["label_de"], row["group"])
        assert [d and d.isoformat() for d in (paper.valid_from, paper.valid_to)] == [
            row["valid_from"] or None,
            row["valid_to"] or None,
        ]
        if row["stag10_abs1_nr2"] in ("ja", "nein"):
            assert paper.counts["stag10"] == row["stag10_abs1_nr2"], code
        if row["lawful_stay"] in ("ja", "nein") and code != "OHNE":
            assert paper.counts["lawful"] == row["lawful_stay"], code
        if row["integration_course"] in ("anspruch", "zulassung", "kein"):
            assert paper.counts["course"] == row["integration_course"], code


def test_the_trace_can_be_kept_and_says_everything():
    for case in CASES:
        found = told(case["basis"], case["facts"], day=case["stichtag"])
        kept = json.loads(json.dumps(found))
        assert kept == found
        trace = kept["trace"]
        assert trace["ruleset_hash"] == start().hash
        assert trace["version"]["valid_from"]
        assert [way["overall"] for way in trace["ways"]]
        assert {line["status"] for line in trace["conditions"]} <= {
            "erfuellt",
            "nicht_erfuellt",
            "offen",
            "ermessen",
            "entfaellt",
        }


def test_the_same_facts_give_the_same_trace():
    case = CASES[0]
    assert examine(case["basis"], case["facts"]).trace() == examine(case["basis"], case["facts"]).trace()


def test_what_is_missing_is_asked_for():
    trace = told("AufenthG_25b", {"status": [["D60A_2_1", "2015-01-01", None]], "fdgo": True, "lid": None})["trace"]
    asked = {line["condition"]: set(line["to_ask"]) for line in trace["conditions"]}
    assert asked["fdgo_grundkenntnisse"] == {"lid"}
    assert "deutsch_muendlich" in asked["sprache"]
    assert asked["aufenthalt"] == set()


def test_open_questions_show_both_readings():
    facts = {
        "status": [
            ["GEST", "2023-03-01", "2024-08-31"],
            ["D60B", "2024-09-01", "2025-08-31"],
            ["D60A_2_1", "2025-09-01", None],
        ]
    }
    (question,) = told("AufenthG_25a_1", facts)["trace"]["open_questions"]
    assert question["reading_a"]
    assert question["reading_b"]
    recognised = told("AufenthG_12a", {"anerkennung": "2025-05-01"})
    assert recognised["flags"] == []
    assert recognised["trace"]["open_questions"][0]["key"] == "anerkennung_vor_geas"


def test_a_title_that_cannot_have_begun_is_a_mistake_in_the_data():
    for code, first in (("AE16G", "2024-02-29"), ("AE104C", "2025-12-31")):
        found = told("StAG_10", {"status": [[code, first, None]]})
        assert (found["overall"], found["flags"]) == ("OPEN", ["datenfehler"])
    assert told("StAG_10", {"status": [["AE25_2_1", "2020-01-01", None]]})["flags"] == []

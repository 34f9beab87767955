"""Rules files are checked as a whole before anything is worked out."""

import json
import shutil
from datetime import date, timedelta

import pytest
import yaml

from kimpass.law import rulebook
from kimpass.law.errors import Refused
from kimpass.law.precheck import covered, start
from kimpass.law.rules import RULES

NEWEST = rulebook.DATA / rulebook.versions()[-1]
FILE = "AufenthG_25b.yaml"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(NEWEST, tmp_path / NEWEST.name)


def changed(folder, change, file=FILE):
    path = folder / file
    body = yaml.safe_load(path.read_text())
    change(body)
    path.write_text(yaml.safe_dump(body, allow_unicode=True))
    with pytest.raises(Refused) as caught:
        covered(rulebook.load(folder))
    assert caught.value.file == f"{NEWEST.name}/{file}"
    return caught.value


def drop(*path):
    def change(body):
        for key in path[:-1]:
            body = body[key]
        del body[path[-1]]

    return change


def put(value, *path):
    def change(body):
        for key in path[:-1]:
            body = body[key]
        body[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "key", "reason"),
    [
        (drop("conditions", "sprache", "citation"), "conditions.sprache.citation", "fehlt"),
        (put("", "conditions", "sprache", "citation"), "conditions.sprache.citation", "fehlt"),
        (put("Absatz 1", "conditions", "sprache", "citation"), "conditions.sprache.citation", "Paragrafen"),
        (put("https://example.org/", "source"), "source", "amtliche Adresse"),
        (put(date(2027, 7, 2), "versions", 1, "valid_from"), "versions[1].valid_from", "gilt keine Fassung"),
        (put(date(2027, 6, 30), "versions", 1, "valid_from"), "versions[1].valid_from", "überschneidet"),
        (put(None, "versions", 0, "valid_to"), "versions[1].valid_from", "überschneidet"),
        (put(date(2020, 1, 1), "versions", 0, "valid_to"), "versions[0].valid_to", "bevor sie beginnt"),
        (put("bald", "versions", 0, "valid_from"), "versions[0].valid_from", "Tag"),
        (put([], "versions"), "versions", "fehlt eine Fassung"),
        (put(5, "versions", 0, "params", "jahr"), "versions[1].params", "jahr"),
        (drop("versions", 0, "params", "jahre"), "versions[1].params", "jahre"),
        (put("sechs", "versions", 0, "params", "jahre"), "versions.params.jahre", "int"),
        (put("x", "norme"), "norme", "gibt es hier nicht"),
        (drop("norm"), "norm", "fehlt"),
        (put("soll nicht", "effect"), "effect", "Möglich"),
        (put(["sprach"], "conditions", "sprache", "asks"), "conditions.sprache.asks", "facts.yaml"),
        (drop("conditions", "sprache"), "conditions.sprache", "nur"),
        (put("AufenthG_25a", "basis"), "basis", "verschieden"),
        (put({"state": "fachlich_freigegeben", "by": None, "date": None}, "review"), "review", "Freigabe"),
        (drop("open_questions", 0, "reading_b"), "open_questions[0].reading_b", "fehlt"),
    ],
)
def test_a_rules_file_is_refused(folder, change, key, reason):
    refused = changed(folder, change)
    assert refused.key == key
    assert reason in refused.reason


def test_a_parameter_no_function_needs_is_refused(folder):
    def both(body):
        for version in body["versions"]:
            version["params"]["neu"] = 1

    assert changed(folder, both).key == "versions.params.neu"


def test_papers_and_facts_are_checked(folder):
    assert changed(folder, put("vielleicht", "papers", "NE9", "stag10"), "papers.yaml").key == "NE9.stag10"
    shutil.copy(NEWEST / "papers.yaml", folder)
    assert changed(folder, put("zahl", "facts", "bedarf", "type"), "facts.yaml").key == "bedarf"


def test_a_missing_file_is_refused(folder):
    (folder / FILE).unlink()
    with pytest.raises(Refused, match=r"AufenthG_25b\.yaml"):
        covered(rulebook.load(folder))


def test_a_key_that_stands_twice_is_refused(folder):
    (folder / FILE).write_text((folder / FILE).read_text() + "\nnorm: § 25b AufenthG\n")
    with pytest.raises(Refused, match="zweimal"):
        rulebook.load(folder)


@pytest.mark.parametrize("basis", sorted(RULES))
def test_exactly_one_version_holds_on_every_day(basis):
    laws = start().norms[basis]
    day = laws[0].valid_from
    while day < date(2028, 1, 1):
        assert sum(law.valid_from <= day and (law.valid_to is None or day <= law.valid_to) for law in laws) == 1
        day += timedelta(days=1)


def test_every_condition_is_cited_to_the_paragraph():
    for laws in start().norms.values():
        for condition in laws[-1].conditions.values():
            assert condition.citation.startswith(("§", "Art.")), condition
            assert condition.asks or condition.also


def test_every_fact_is_used_and_asked_as_a_question():
    book = start()
    used = {f for laws in book.norms.values() for c in laws[-1].conditions.values() for f in (*c.asks, *c.also)}
    assert set(book.facts) - used <= {"norm", "ehrenamt", "land", "wohngeld"}
    assert all(spec.ask.rstrip().endswith("?") for spec in book.facts.values())


def test_the_hash_changes_with_the_text(folder):
    before = rulebook.load(folder).hash
    (folder / FILE).write_text((folder / FILE).read_text() + "\n# x\n")
    assert rulebook.load(folder).hash != before
    assert json.dumps(before)

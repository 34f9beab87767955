"""What does not fit is refused with its key and a reason; nothing is guessed, nothing ends in a trace."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kimpass.law.commandline import run
from kimpass.law.errors import Refused
from kimpass.law.tests.support import DAY, told

ROOT = Path(__file__).parents[4]
STATUS = [["D60A_2_1", "2020-01-01", None]]
REFUSED = [
    (
        {"status": [["D60A_2_1", "2020-01-01", None], ["GEST", "2019-01-01", "2020-01-01"]]},
        "facts.status",
        "überschneiden",
    ),
    (
        {"status": [["D60A_2_1", "2020-01-01", None], ["GEST", "2021-01-01", "2022-01-01"]]},
        "facts.status",
        "überschneiden",
    ),
    ({"status": [["D60A_2_1", "2020-01-02", "2020-01-01"]]}, "facts.status.[0]", "vor dem Beginn"),
    ({"status": [["D60A", "2020-01-01", None]]}, "facts.status.[0]", "D60A_1"),
    ({"status": [["", "2020-01-01", None]]}, "facts.status.[0]", "Kürzel"),
    ({"status": [["D60A_2_1", "2020-02-30", None]]}, "facts.status.[0]", "im Kalender"),
    ({"status": [["D60A_2_1", "2020-1-1", None]]}, "facts.status.[0]", "JJJJ-MM-TT"),
    ({"status": [["D60A_2_1", None, None]]}, "facts.status.[0]", "JJJJ-MM-TT"),
    ({"status": [["D60A_2_1"]]}, "facts.status.[0]", "Zeitraum"),
    ({"status": "D60A_2_1"}, "facts.status", "Liste"),
    ({"status": False}, "facts.status", "Liste"),
    ({"geburt": "2021-01-01", "status": STATUS}, "facts.geburt", "nach dem Beginn des Aufenthalts"),
    ({"geburt": "2026-11-23"}, "facts.geburt", "nach dem Stichtag"),
    ({"geburt": "0001-01-01"}, "facts.geburt", "1900"),
    ({"geburt": 2007}, "facts.geburt", "JJJJ-MM-TT"),
    ({"geburt": False}, "facts.geburt", "JJJJ-MM-TT"),
    ({"geburt": "2010-01-01", "schule_seit": "2009-01-01"}, "facts.schule_seit", "vor der Geburt"),
    ({"fdgo_zweifel": "nein"}, "facts.fdgo_zweifel", "ja oder nein"),
    ({"fdgo_zweifel": 0}, "facts.fdgo_zweifel", "ja oder nein"),
    ({"geburtt": "2007-01-01"}, "facts.geburtt", "„geburt“"),
    ({"Geburtstag": "2007-01-01"}, "facts.Geburtstag", "gibt es nicht"),
    ({1: True}, "facts.1", "gibt es nicht"),
    ({"identitaet": "klar"}, "facts.identitaet", "geklaert"),
    ({"sprache": "b1"}, "facts.sprache", "B1"),
    ({"quote_erwerb": True}, "facts.quote_erwerb", "Zahl"),
    ({"quote_erwerb": -0.1}, "facts.quote_erwerb", "Zahl"),
    ({"quote_erwerb": float("nan")}, "facts.quote_erwerb", "Zahl"),
    ({"quote_erwerb": float("inf")}, "facts.quote_erwerb", "Zahl"),
    ({"quote_erwerb": 60}, "facts.quote_erwerb", "0.6"),
    ({"rv_monate": 12.5}, "facts.rv_monate", "ganze Zahl"),
    ({"rv_monate": "60"}, "facts.rv_monate", "ganze Zahl"),
    ({"antrag": {"am": "2026-01-01", "wo": "Amt"}}, "facts.antrag", "gehört nicht"),
    ({"antrag": {"norm": "25b"}}, "facts.antrag", "der Tag"),
    ({"beschaeftigung": {"sv": "ja"}}, "facts.beschaeftigung", "ja oder nein"),
    ({"beschaeftigung": {"stunde": 15}}, "facts.beschaeftigung", "stunden"),
    ({"verurteilung": {"tat": "Diebstahl"}}, "facts.verurteilung", "gehört nicht"),
    ({"straftaten": {"tagessaetze": 5}}, "facts.straftaten", "Liste"),
    ({"ausland": ["2023-05-01", "2023-04-01"]}, "facts.ausland", "vor dem Beginn"),
    ({"ausland": [["2023-01-01", "2023-05-01"], ["2023-04-01", "2023-06-01"]]}, "facts.ausland", "überschneiden"),
    ({"abschluss": ""}, "facts.abschluss", "Text"),
    ({"abschluss": "x" * 300}, "facts.abschluss", "Text"),
    ("geburt", "facts", "Zuordnung"),
    (None, "facts", "Zuordnung"),
]


@pytest.mark.parametrize(("facts", "key", "reason"), REFUSED)
def test_facts_are_refused(facts, key, reason):
    with pytest.raises(Refused) as caught:
        told("AufenthG_25a_1", facts)
    assert caught.value.key == f"p.{key}"
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("entry", "key", "reason"),
    [
        ({"basis": "AufenthG_25c", "stichtag": DAY, "facts": {}}, "basis", "AufenthG_25b"),
        ({"basis": None, "stichtag": DAY, "facts": {}}, "basis", "gibt es nicht"),
        ({"basis": ["StAG_10"], "stichtag": DAY, "facts": {}}, "basis", "gibt es nicht"),
        ({"basis": "StAG_10", "facts": {}}, "stichtag", "fehlt"),
        ({"basis": "StAG_10", "stichtag": DAY}, "facts", "fehlt"),
        ({"basis": "StAG_10", "stichtag": "heute", "facts": {}}, "stichtag", "JJJJ-MM-TT"),
        ({"basis": "StAG_10", "stichtag": "2024-06-26", "facts": {}}, "stichtag", "2024-06-27"),
        ({"basis": "StAG_10", "stichtag": DAY, "facts": {}, "fact": {}}, "fact", "„facts“"),
        ({"basis": "AufenthG_9_18c_26_28", "stichtag": DAY, "facts": {"norm": "§ 35"}}, "facts.norm", "Möglich"),
        (7, "[0]", "Zuordnung"),
    ],
)
def test_entries_are_refused(entry, key, reason, tmp_path, capsys):
    file = tmp_path / "person.json"
    file.write_text(json.dumps(entry))
    assert run([str(file)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"KIMpass: {file}: ")
    assert said.err.count("\n") == 1
    assert key in said.err
    assert reason in said.err


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Zuordnung"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"{", "weder YAML noch JSON"),
        (b"- [", "weder YAML noch JSON"),
        (b"!!python/object/apply:os.system [ls]", "weder YAML noch JSON"),
        (b"a: 1\na: 2", "zweimal"),
        (b'{"id": 1, "id": 2}', "zweimal"),
        (b"[" * 100_000 + b"]" * 100_000, "weder YAML noch JSON"),
        (b"- " * 100_000 + b"a", "weder YAML noch JSON"),
        (b"facts: {geburt: 2024-02-30}", "lässt sich nicht lesen"),
        (b"? [a]\n: b", "Schlüssel"),
    ],
)
def test_files_are_refused(content, reason, tmp_path, capsys):
    file = tmp_path / "person.yaml"
    file.write_bytes(content)
    assert run([str(file)]) == 2
    assert reason in capsys.readouterr().err


def test_wrong_use_is_one_line(capsys, tmp_path):
    for arguments in ([], ["--what"], ["a", "b"], [str(tmp_path / "none.yaml")], [str(tmp_path)], ["\0"]):
        assert run(arguments) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_one_entry_gives_one_result_and_a_list_a_list(tmp_path, capsys):
    entry = {"id": "a", "basis": "StAG_8", "stichtag": DAY, "facts": {"identitaet": "ungeklaert"}}
    for content, kind in ((entry, dict), ([entry, entry], list), ({"meta": {}, "cases": [entry]}, list), ([], list)):
        file = tmp_path / "persons.json"
        file.write_text(json.dumps(content))
        assert run([str(file)]) == 0
        assert isinstance(json.loads(capsys.readouterr().out), kind)


def test_strict_is_passed_on(tmp_path, capsys):
    file = tmp_path / "person.yaml"
    file.write_text(
        "{id: a, basis: StAG_8, stichtag: 2026-11-22, facts: {unterhalt: true, status: [[NE9, 2020-01-01, null]]}}"
    )
    assert run([str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["overall"] == "DISCRETION"
    assert run([str(file), "--strict"]) == 0
    assert json.loads(capsys.readouterr().out)["overall"] == "OPEN"


def test_the_command_answers_without_the_web_framework(tmp_path):
    file = tmp_path / "person.yaml"
    file.write_text("{id: a, basis: StAG_8, stichtag: 2026-11-22, facts: {unterhalt: ja}}")
    code = (
        "import sys; from kimtools.__main__ import main; code = main(sys.argv[1:]);"
        "sys.exit(9 if 'django' in sys.modules else code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "precheck", str(file)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tools'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "facts.unterhalt" in done.stderr
    assert "Traceback" not in done.stderr

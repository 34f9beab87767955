"""The German word on the screen leads to one identifier and one file stem."""

import re
import subprocess
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).parents[2]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text()
ROW = re.compile(r"^\| (?P<german>.+?) \| `(?P<identifier>\w+)` \| `(?P<stem>\w+)` \|", re.MULTILINE)


def rows():
    return [(m["german"], m["identifier"], m["stem"]) for m in ROW.finditer(GLOSSARY)]


def test_every_table_has_its_german_word():
    known = {identifier for _, identifier, _ in rows()}
    models = {m.__name__ for m in apps.get_models() if m.__module__.startswith("kimpass.")}
    assert models - known == set(), "enter them in docs/glossary.md"


def test_no_word_names_a_table_that_is_gone():
    models = {m.__name__ for m in apps.get_models() if m.__module__.startswith("kimpass.")}
    assert {identifier for _, identifier, _ in rows()} - models == set()


def test_every_stem_leads_to_files():
    names = [path.as_posix() for path in (ROOT / "src").rglob("*.py")]
    lost = {stem for _, _, stem in rows() if not any(f"/{stem}" in name for name in names)}
    assert lost == set()


def test_sources_name_no_machine():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    hosts = re.compile("|".join([r"pypi\.o" + "rg", "pythonh" + "osted", r"npmj" + r"s\.(org|com)", "/wo" + "rk/main"]))
    found = []
    for name in listed:
        path = ROOT / name
        if path.is_file() and path.stat().st_size < 600_000 and hosts.search(path.read_text(errors="replace")):
            found.append(name)
    assert found == []

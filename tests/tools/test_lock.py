import re
import tomllib

import pytest

from kimtools.places import ROOT

LOCKS = ("run.txt", "dev.txt")


def pins(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text()
    return {
        found["name"]: found["version"]
        for found in re.finditer(r"^(?P<name>[a-z0-9._-]+)==(?P<version>[^ ]+)", text, flags=re.MULTILINE)
    }


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_hashes(name: str) -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", (ROOT / "requirements" / name).read_text().strip())
    assert len(blocks) == len(pins(name)) > 30
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_address_is_named(name: str) -> None:
    assert re.findall(r"://|index-url|find-links|\s@\s", (ROOT / "requirements" / name).read_text()) == []


def test_the_larger_lock_agrees_with_the_smaller() -> None:
    assert pins("run.txt").items() <= pins("dev.txt").items()


def test_the_locks_hold_the_chosen_versions() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for lock, wanted in (
        ("run.txt", project["dependencies"]),
        ("dev.txt", project["dependencies"] + project["optional-dependencies"]["dev"]),
    ):
        chosen = dict(re.sub(r"\[.*\]", "", line).split("==") for line in wanted)
        assert chosen.items() <= pins(lock).items()

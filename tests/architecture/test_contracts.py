"""The import contracts hold, and bite."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def lint_imports(folder):
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("static", "__pycache__", "templates"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


@pytest.mark.slow
def test_contracts_hold(copy):
    done = lint_imports(copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("steering/policy/structure.py", "from kimpass.people import models as people"),
        ("network/models/directory.py", "from kimpass.casework import policy as upwards"),
        ("controlling/policy.py", "from kimpass.people import models as people"),
        ("casework/policy/case.py", "from kimpass.casework.views import record as sideways"),
    ],
)
def test_a_broken_contract_is_found(copy, place, line):
    target = copy / "src" / "kimpass" / place
    target.write_text(f"{line}\n{target.read_text() if target.exists() else ''}")
    done = lint_imports(copy)
    assert done.returncode != 0
    assert "BROKEN" in done.stdout

"""Writes the lock files: every package with its hashes, without the address it came from."""

import subprocess
from collections.abc import Sequence

from kimtools.errors import ToolError, UsageError, say
from kimtools.places import ROOT, python

FIXED = ("--universal", "--generate-hashes", "--no-header", "--no-annotate", "--python-version", "3.11", "--quiet")


def run(arguments: Sequence[str]) -> int:
    """
    Remake requirements/run.txt and requirements/dev.txt; `--upgrade` takes newer indirect packages.

    :raises UsageError: an argument is unknown.
    :raises ToolError: the versions in pyproject.toml do not fit together.
    """
    if list(arguments) not in ([], ["--upgrade"]):
        raise UsageError("lock kennt nur die Angabe --upgrade.")
    # What runs in production decides; the developers' set has to agree with it.
    compile_lock("run.txt", *arguments)
    compile_lock("dev.txt", "--extra", "dev", "--constraint", "requirements/run.txt", *arguments)
    say("requirements/run.txt und requirements/dev.txt sind geschrieben.")
    return 0


def compile_lock(name: str, *options: str) -> None:
    """
    Write one lock file.

    :raises ToolError: the versions do not fit together.
    """
    command = python("-m", "uv", "pip", "compile", *FIXED, *options, "pyproject.toml", "-o", f"requirements/{name}")
    if subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL).returncode:
        raise ToolError("Die Sperrdatei ließ sich nicht schreiben; die Meldung steht darüber.")

"""Programs that Debian has and Python packages have not: PostgreSQL, Chromium and LibreOffice."""

import os
import shutil
import subprocess
from pathlib import Path

from kimtools.errors import ToolError, say

CLUSTER_CONFIG = Path("/etc/postgresql-common/createcluster.conf")


def may_install() -> bool:
    """Say whether this machine lets us install Debian packages."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_get(*arguments: str) -> None:
    """
    Run apt-get without questions.

    :raises ToolError: apt-get failed; the message holds its last words.
    """
    quiet = {"DEBIAN_FRONTEND": "noninteractive", "UCF_FORCE_CONFFOLD": "1"}
    done = subprocess.run(
        ["apt-get", "-y", "-o", "Dpkg::Options::=--force-confold", *arguments],
        env=os.environ | quiet,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise ToolError(f"apt-get {arguments[0]} ist gescheitert: {' '.join(last)}")


def install(*names: str) -> None:
    """
    Install Debian packages.

    :raises ToolError: apt-get failed.
    """
    say(f"Installiert wird: {', '.join(names)} …")
    apt_get("update")
    apt_get("install", "--no-install-recommends", *names)


def keep_debian_from_starting_a_cluster() -> None:
    """Tell Debian's PostgreSQL packages not to start a server of their own beside ours."""
    if not CLUSTER_CONFIG.exists():
        CLUSTER_CONFIG.parent.mkdir(parents=True, exist_ok=True)
        CLUSTER_CONFIG.write_text("create_main_cluster = false\n")

"""A PostgreSQL server for one run: in a temporary folder, reachable by socket only, always removed."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

from kimtools import packages
from kimtools.errors import ToolError

NOBODY = 65534
START_SECONDS = 30
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "jit": "off"}
BASE = {
    "listen_addresses": "",
    "shared_buffers": "128MB",
    "max_connections": "100",
    "timezone": "UTC",
    "log_min_messages": "fatal",
}


def programs() -> Path | None:
    """Return the folder with initdb and postgres, the newest version first."""
    candidates = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: _version(path), reverse=True)
    if config := shutil.which("pg_config"):
        told = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False).stdout.strip()
        candidates.append(Path(told))
    if found := shutil.which("initdb"):
        candidates.append(Path(found).resolve().parent)
    return next((path for path in candidates if (path / "initdb").exists() and (path / "postgres").exists()), None)


def _version(path: Path) -> int:
    name = path.parent.name
    return int(name) if name.isdigit() else 0


def ensure_programs() -> Path:
    """
    Return the folder of the server programs, installing them where that is allowed.

    :raises ToolError: there are none and none can be installed.
    """
    if found := programs():
        return found
    if packages.may_install():
        packages.keep_debian_from_starting_a_cluster()
        packages.install("postgresql")
        if found := programs():
            return found
    raise ToolError("Für Prüfungen auf PostgreSQL fehlt der Server. Unter Debian: apt-get install postgresql")


def _unprivileged() -> list[str]:
    """PostgreSQL refuses to run as root, and should die with us even when we are killed."""
    setpriv = shutil.which("setpriv")
    if os.geteuid() != 0:
        return [setpriv, "--pdeathsig", "INT"] if setpriv else []
    if not setpriv:
        raise ToolError(
            "Als root braucht der Prüfserver das Programm setpriv. Unter Debian: apt-get install util-linux"
        )
    return [setpriv, f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--pdeathsig", "INT"]


def _create_cluster(binaries: Path, folder: Path) -> None:
    command = [str(binaries / "initdb"), "-D", str(folder / "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    made = subprocess.run(
        [*_unprivileged(), *command, "--locale=C.UTF-8", "--no-sync"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise ToolError(f"initdb ist gescheitert: {' '.join(made.stderr.strip().splitlines()[-1:])}")


def _wait_until_ready(server: subprocess.Popen[bytes], folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with psycopg.connect(host=str(folder), user="postgres", dbname="postgres", autocommit=True) as connection:
                connection.execute("CREATE DATABASE kimpass")
                return
        except psycopg.OperationalError:
            time.sleep(0.1)
    log = (folder / "log").read_text(errors="replace").strip().splitlines()[-1:]
    raise ToolError(f"Der PostgreSQL-Prüfserver startet nicht: {' '.join(log)}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    # An immediate shutdown does not wait for clients or write a checkpoint; nothing in there is worth keeping.
    server.send_signal(signal.SIGQUIT)
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


@contextmanager
def throwaway_server(*, durable: bool = False) -> Iterator[str]:
    """
    Run a server and yield the URL of its superuser; `durable` keeps fsync on, for measurements.

    :raises ToolError: PostgreSQL is missing and cannot be installed, or does not start.
    """
    binaries = ensure_programs()
    # Not TMPDIR: a socket's path must stay under 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="kimpg-", dir="/tmp"))
    try:
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        _create_cluster(binaries, folder)
        settings = BASE | {"unix_socket_directories": str(folder)} | ({} if durable else QUICK)
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [*_unprivileged(), str(binaries / "postgres"), "-D", str(folder / "data"), *options],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Ctrl-C at the terminal is for us; we stop the server after its clients have ended.
                start_new_session=True,
            )
        try:
            _wait_until_ready(server, folder)
            yield f"postgres://postgres@{quote(str(folder), safe='')}/kimpass"
        finally:
            _stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote

import psycopg
import pytest

from kimtools import packages, postgres
from kimtools.errors import ToolError
from kimtools.places import ROOT

HOLD = """
import sys, time
from kimtools import __main__, postgres
import signal
signal.signal(signal.SIGTERM, __main__.end_politely)
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have let us start deaf to it
with postgres.throwaway_server() as url:
    print(url, flush=True)
    time.sleep(60)
"""


def folder_of(url: str) -> Path:
    return Path(unquote(url.removeprefix("postgres://postgres@").removesuffix("/kimpass")))


def test_without_postgresql_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "programs", lambda: None)
    monkeypatch.setattr(packages, "may_install", lambda: False)
    with pytest.raises(ToolError, match="apt-get install postgresql"), postgres.throwaway_server():
        pass


@pytest.mark.slow
@pytest.mark.parametrize("durable", [False, True])
def test_a_server_answers_and_leaves_nothing(durable: bool) -> None:
    with postgres.throwaway_server(durable=durable) as url:
        folder = folder_of(url)
        assert len(str(folder / ".s.PGSQL.5432")) < 107
        with psycopg.connect(host=str(folder), user="postgres", dbname="kimpass") as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
            assert connection.execute("SHOW fsync").fetchone() == ("on" if durable else "off",)
            number = connection.execute("SELECT pg_backend_pid()").fetchone()
    assert not folder.exists()
    assert number is not None
    assert not Path(f"/proc/{number[0]}").exists()


def end_of_a_holder(how: signal.Signals) -> tuple[Path, int]:
    """Start a process that holds a server, end it, and return the server's folder and process."""
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'tools'}:{ROOT / 'src'}"}
    command = [sys.executable, "-c", HOLD]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as holder:
        assert holder.stdout is not None
        folder = folder_of(holder.stdout.readline().strip())
        server = int((folder / "data/postmaster.pid").read_text().split()[0])
        holder.send_signal(how)
        holder.wait(timeout=20)
    return folder, server


def ends(server: int) -> bool:
    deadline = time.monotonic() + 10
    while Path(f"/proc/{server}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not Path(f"/proc/{server}").exists()


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_server_is_removed_when_its_user_is_told_to_end(how: signal.Signals) -> None:
    folder, server = end_of_a_holder(how)
    assert ends(server)
    assert not folder.exists()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("setpriv") is None, reason="only setpriv ties the server's life to ours")
def test_a_server_does_not_outlive_a_killed_user() -> None:
    folder, server = end_of_a_holder(signal.SIGKILL)
    try:
        assert ends(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)

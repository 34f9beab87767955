"""The demonstration: a database of synthetic people and a server on this machine alone."""

import argparse
import errno
import hashlib
import importlib
import logging
import os
import shutil
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import waitress
from django.core.management import CommandError, call_command
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from rich.console import Console
from rich.table import Table

from kimtools.errors import ToolError, UsageError, say
from kimtools.german import parser_message
from kimtools.management import keep_trace, make_static_folder, one_line, set_up
from kimtools.places import SOURCE, STATE, is_quiet
from kimtools.progress import step

HOST = "127.0.0.1"
FOLDER = STATE / "demo"
STAMP = FOLDER / "stamp"
# What the demo's data is made of; pages, styles and tests change nothing about it.
ASIDE = {"__pycache__", "tests", "static", "templates", "locale", "templatetags", "views"}


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"demo: {parser_message(message)} Aufruf: ./kim demo [--port N] [--fresh]")


def _port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65535:
        raise ValueError(text)
    return number


def run(arguments: Sequence[str]) -> int:
    """
    Make the demonstration's database where it is missing or old, and serve it until told to stop.

    :raises ToolError: the port is taken, or the data cannot be made.
    """
    parser = _Parser(prog="./kim demo", add_help=False)
    parser.add_argument("--port", type=_port, default=8000)
    parser.add_argument("--fresh", action="store_true")
    options = parser.parse_args(list(arguments))
    try:
        refuse_taken_port(options.port)
        prepare(fresh=options.fresh)
        serve(options.port)
    except (KeyboardInterrupt, SystemExit):
        pass
    say("Die Vorführung ist beendet.")
    return 0


def refuse_taken_port(port: int) -> None:
    """
    Find out before the long work whether the address is free.

    :raises ToolError: something listens there already.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise _taken(port, error) from error


def _taken(port: int, error: OSError) -> ToolError:
    if error.errno == errno.EADDRINUSE:
        return ToolError(f"Der Port {port} ist belegt. Bitte einen anderen wählen: ./kim demo --port {port + 1}")
    return ToolError(f"Der Port {port} lässt sich nicht öffnen: {error.strerror}")


def data_stamp(source: Path) -> str:
    """Return a digest of everything that decides what the demo's database looks like."""
    digest = hashlib.sha256()
    for path in sorted((source / "kimpass").rglob("*")):
        relative = path.relative_to(source)
        if path.is_file() and not ASIDE.intersection(relative.parts):
            digest.update(str(relative).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def prepare(*, fresh: bool) -> None:
    """
    Bring the demonstration's database up to date.

    :raises ToolError: migrations or synthetic data failed.
    """
    if fresh or not STAMP.exists():
        # Without a stamp the last attempt was interrupted: half a seed is worse than none.
        shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in [name for name in os.environ if name.startswith("KIMPASS_")]:
        # The demo must never touch the database that the environment names for real work.
        del os.environ[name]
    os.environ.update(KIMPASS_DEMO="1", KIMPASS_DATA_DIR=str(FOLDER))
    set_up()
    make_static_folder()
    stamp = data_stamp(SOURCE)
    if STAMP.exists() and STAMP.read_text() == stamp:
        return
    try:
        with step("Datenbank wird angelegt"):
            call_command("migrate", verbosity=0, interactive=False)
        seed()
    except CommandError as error:
        raise ToolError(one_line(error)) from error
    except Exception as error:
        again = "" if fresh else " - von vorn beginnen: ./kim demo --fresh"
        raise ToolError(keep_trace(error) + again) from error
    STAMP.write_text(stamp)


def seed() -> None:
    """Make the synthetic data; at a terminal the command draws a bar of its own."""
    if is_quiet():
        with step("Erfundene Daten werden angelegt"):
            call_command("seed_demo", verbosity=0)
    else:
        call_command("seed_demo", verbosity=1)


def serve(port: int) -> None:
    """
    Serve until the process is told to stop.

    :raises ToolError: the port was taken in the meantime.
    """
    application = get_wsgi_application()
    try:
        # Loaded before the address is announced: the first visitor neither waits nor meets a broken page.
        get_resolver().url_patterns  # noqa: B018
    except Exception as error:
        raise ToolError(keep_trace(error)) from error
    # A browser asks for more files at once than there are threads; waiting a moment is no news.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    try:
        server = waitress.create_server(application, host=HOST, port=port, threads=4, ident="KIMpass")
    except OSError as error:
        raise _taken(port, error) from error
    print_accounts(port)
    server.run()


def print_accounts(port: int) -> None:
    """Print the address and who can sign in."""
    # Loaded here: the module belongs to an application, which exists only after Django is set up.
    accounts: Any = importlib.import_module("kimpass.web.demo.accounts")
    table = Table(title=f"Anmelden mit dem Passwort {accounts.DEMO_PASSWORD}", title_justify="left")
    table.add_column("Anmeldename")
    table.add_column("Rolle")
    for account in accounts.DEMO_ACCOUNTS:
        table.add_row(account.login, str(account.role_label))
    console = Console()
    console.print(f"Die Vorführung läuft: http://{HOST}:{port}/", highlight=False)
    console.print(table)
    console.print("Beenden mit Strg+C.")

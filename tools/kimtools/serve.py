"""The server for real work."""

import os
from collections.abc import Sequence

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from kimtools.errors import ToolError, UsageError, say
from kimtools.management import make_static_folder, set_up
from kimtools.places import python

WORKERS = "2"
THREADS = "4"


def run(arguments: Sequence[str]) -> int:
    """
    Replace this process by gunicorn; further arguments are gunicorn's.

    :raises ToolError: the settings cannot be loaded, or the database is not up to date.
    """
    if os.environ.get("KIMPASS_DEMO", "") not in ("", "0", "false", "False"):
        raise UsageError("KIMPASS_DEMO gehört nicht in den Betrieb. Die Vorführung startet mit: ./kim demo")
    set_up()
    make_static_folder()
    check_database()
    say(f"Server startet, Datenbank: {settings.DATABASES['default']['ENGINE'].rsplit('.', 1)[-1]}")
    command = python("-m", "gunicorn", "kimpass.config.wsgi:application")
    defaults = ["--workers", WORKERS, "--threads", THREADS, "--worker-tmp-dir", _memory(), "--no-control-socket"]
    if not any(argument.startswith(("-b", "--bind")) for argument in arguments):
        # Gunicorn adds addresses up: ours only where none is given.
        defaults += ["--bind", "127.0.0.1:8000"]
    os.execv(command[0], [*command, *defaults, *arguments])  # noqa: S606 - no shell is wanted


def check_database() -> None:
    """
    Refuse to serve a database that does not fit the program.

    :raises ToolError: migrations are missing, or the database cannot be reached.
    """
    try:
        if connection.vendor == "postgresql":
            # Asked directly: the pool would try again for half a minute, with a line in the log each time.
            psycopg.connect(**connection.get_connection_params(), connect_timeout=5).close()
        call_command("migrate", check_unapplied=True, verbosity=0)
    except SystemExit as error:
        raise ToolError("Die Datenbank ist nicht auf dem Stand des Programms: ./kim manage migrate") from error
    except Exception as error:
        raise ToolError(f"Die Datenbank ist nicht erreichbar: {' '.join(str(error).split())}") from error


def _memory() -> str:
    """Gunicorn's heartbeat files must not wait for a disk."""
    return next(path for path in ("/dev/shm", "/tmp") if os.path.isdir(path))  # noqa: S108, PTH112 - no file is named

"""Dispatch of ./kim: one function per command, errors as one line."""

import signal
import sys
from collections.abc import Callable, Sequence
from types import FrameType

from kimtools import backup, catalogue, demo, dispatch, lock, management, quality, serve
from kimtools.errors import ToolError, UsageError, say

Command = Callable[[Sequence[str]], int]


def words(arguments: Sequence[str]) -> int:
    """Bring the English catalogue up to the sources."""
    management.set_up()
    return catalogue.run(arguments)


COMMANDS: dict[str, Command] = {
    "demo": demo.run,
    "serve": serve.run,
    "manage": management.manage,
    "backup": backup.backup,
    "restore": backup.restore,
    "report": management.named("report"),
    "journey": management.named("journey"),
    "precheck": management.named("precheck"),
    "test": quality.test,
    "check": quality.check,
    "fix": quality.fix,
    "words": words,
    "shots": dispatch.shots,
    "bench": dispatch.bench,
    "lock": lock.run,
}


def end_politely(signum: int, frame: FrameType | None) -> None:
    """Turn a request to end into an exception, so that servers and folders made on the way are removed."""
    raise SystemExit(128 + signum)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    signal.signal(signal.SIGTERM, end_politely)
    try:
        if not arguments or arguments[0] not in COMMANDS:
            raise UsageError("Diesen Befehl gibt es nicht. ./kim ohne Angaben zeigt alle Befehle.")
        return COMMANDS[arguments[0]](arguments[1:])
    except ToolError as error:
        say(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        say("Abgebrochen.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

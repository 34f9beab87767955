"""Dispatch of ./kim: one function per command, errors as one line."""

import importlib
import signal
import sys
from collections.abc import Sequence
from types import FrameType

from kimtools.errors import ToolError, UsageError, say

# Loaded by name, so that no command waits for what only another one needs.
COMMANDS = {
    "demo": "demo.run",
    "serve": "serve.run",
    "manage": "management.manage",
    "backup": "backup.backup",
    "restore": "backup.restore",
    "report": "management.report",
    "journey": "management.journey",
    "precheck": "prechecks.run",
    "test": "quality.test",
    "check": "quality.check",
    "fix": "quality.fix",
    "words": "dispatch.words",
    "shots": "dispatch.shots",
    "bench": "dispatch.bench",
    "lock": "lock.run",
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
        module, function = COMMANDS[arguments[0]].split(".")
        code: int = getattr(importlib.import_module(f"kimtools.{module}"), function)(arguments[1:])
        return code
    except ToolError as error:
        say(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        say("Abgebrochen.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

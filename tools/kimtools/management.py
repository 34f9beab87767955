"""Django's management commands behind ./kim."""

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import django
from django.conf import settings
from django.core.management import (
    BaseCommand,
    CommandError,
    execute_from_command_line,
    get_commands,
    load_command_class,
)
from environs import EnvError

from kimtools.errors import ToolError, UsageError
from kimtools.german import parser_message
from kimtools.places import STATE, use_default_data_folder

SETTINGS = "kimpass.config.settings"
TRACE = STATE / "last-error.txt"


def one_line(error: BaseException) -> str:
    """Join what an error says into one line."""
    return " ".join(str(error).split()) or type(error).__name__


def keep_trace(error: BaseException) -> str:
    """Write the trace of an unforeseen error to a file of its owner alone, and return the line that names it."""
    descriptor = os.open(TRACE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write("".join(traceback.format_exception(error)))
    return f"Unerwarteter Fehler ({type(error).__name__}): {one_line(error)} - Einzelheiten stehen in .kim/{TRACE.name}"


def set_up() -> None:
    """
    Load the settings and the applications.

    :raises ToolError: the environment holds wrong settings, or something cannot be loaded.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    use_default_data_folder()
    try:
        django.setup()
    except EnvError as error:
        raise ToolError(f"In der Umgebung stimmt nicht: {one_line(error)}") from error
    except Exception as error:
        raise ToolError(f"Die Einstellungen lassen sich nicht laden: {keep_trace(error)}") from error


def make_static_folder() -> None:
    """Make the folder of collected files: missing, it makes the static file server warn at every start."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


def manage(arguments: Sequence[str]) -> int:
    """Hand over to Django's own command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    use_default_data_folder()
    execute_from_command_line(["./kim manage", *arguments])
    return 0


def named(name: str) -> Callable[[Sequence[str]], int]:
    """Return a function that runs the management command of that name with one-line errors."""

    def run(arguments: Sequence[str]) -> int:
        set_up()
        return run_command(name, arguments)

    return run


report = named("report")
journey = named("journey")


def find_command(name: str) -> BaseCommand:
    """
    Return a command of one of the applications.

    :raises UsageError: none of them has it.
    """
    application = get_commands().get(name)
    if application is None:
        raise UsageError(f"Diese Fassung kennt „{name}“ noch nicht.")
    return application if isinstance(application, BaseCommand) else load_command_class(application, name)


def run_command(name: str, arguments: Sequence[str]) -> int:
    """
    Run a management command.

    :raises UsageError: its arguments are wrong.
    :raises ToolError: it failed.
    """
    command = find_command(name)
    try:
        # Not called from Django's own command line, the parser raises instead of printing several lines and leaving.
        options = vars(command.create_parser("./kim", name).parse_args(list(arguments)))
    except CommandError as error:
        raise UsageError(f"{name}: {parser_message(str(error))} Hilfe: ./kim {name} --help") from error
    positional = options.pop("args", ())
    try:
        command.execute(*positional, **options)
    except CommandError as error:
        raise ToolError(one_line(error), exit_code=error.returncode) from error
    except BrokenPipeError:
        # The reader (head, less) has seen enough; closing quietly is what it expects.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        raise ToolError(keep_trace(error)) from error
    return 0

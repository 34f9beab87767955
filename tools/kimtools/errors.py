"""How a command ends without success."""

import sys


class ToolError(Exception):
    """A command cannot do its work; the message is one German line that says what to do."""

    def __init__(self, message: str, *, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class UsageError(ToolError):
    """The command was called in a way it does not understand."""

    def __init__(self, message: str) -> None:
        super().__init__(message, exit_code=2)


def say(message: str) -> None:
    """Tell the person at the terminal; standard output stays free for results."""
    print(f"KIMpass: {message}", file=sys.stderr, flush=True)

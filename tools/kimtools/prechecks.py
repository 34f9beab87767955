"""./kim precheck: the residence rules on a file, without database and without the web framework."""

import os
import sys
from collections.abc import Sequence

from kimpass.law import commandline
from kimtools.errors import ToolError


def run(arguments: Sequence[str]) -> int:
    """
    Print the results as JSON.

    :raises ToolError: something unforeseen happened.
    """
    try:
        code = commandline.run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has seen enough; closing quietly is what it expects.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        raise ToolError(f"Unerwarteter Fehler bei der Vorprüfung ({type(error).__name__}).") from error
    return code

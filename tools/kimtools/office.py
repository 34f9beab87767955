"""LibreOffice: opens the Word files we write, so that tests see what people will see."""

import os
import shutil

from kimtools import packages
from kimtools.errors import ToolError

NAMES = ("soffice", "libreoffice")
# Without the window programs; calc reads the sheets we write.
DEBIAN = ("libreoffice-writer-nogui", "libreoffice-calc-nogui")


def find() -> str | None:
    """Return the path of an installed LibreOffice; KIMPASS_SOFFICE names one in an unusual place."""
    return os.environ.get("KIMPASS_SOFFICE") or next(filter(None, map(shutil.which, NAMES)), None)


def executable() -> str:
    """
    Return the path of LibreOffice, installing it where that is allowed.

    :raises ToolError: there is none and none can be installed.
    """
    if found := find():
        return found
    if packages.may_install():
        packages.install(*DEBIAN)
        if found := find():
            return found
    raise ToolError(
        "Für Prüfungen von Word-Dateien fehlt LibreOffice. Unter Debian: apt-get install " + " ".join(DEBIAN)
    )

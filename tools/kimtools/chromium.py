"""The browser of the journeys and pictures: the system's Chromium, never a downloaded build."""

import os
import shutil
from typing import TypedDict

from kimtools import packages
from kimtools.errors import ToolError

# The shell without windows first: it draws the same pages with a fifth less work, and is smaller to install.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without the background flags every start asks servers outside for updates, which a closed network refuses.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class LaunchOptions(TypedDict):
    """Arguments of playwright's `chromium.launch`."""

    executable_path: str
    args: list[str]
    headless: bool


def find() -> str | None:
    """Return the path of an installed Chromium; KIMPASS_CHROMIUM names one in an unusual place."""
    return os.environ.get("KIMPASS_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def executable() -> str:
    """
    Return the path of Chromium, installing it where that is allowed.

    :raises ToolError: there is none and none can be installed.
    """
    if found := find():
        return found
    if packages.may_install():
        try:
            packages.install(SHELL)
        except ToolError:
            # Older releases know only the whole browser.
            packages.install("chromium")
        if found := find():
            return found
    raise ToolError("Für Prüfungen im Browser fehlt Chromium. Unter Debian: apt-get install chromium")


def launch_options() -> LaunchOptions:
    """
    Return what playwright needs to start the system's Chromium.

    :raises ToolError: there is none and none can be installed.
    """
    return {"executable_path": executable(), "args": list(FLAGS), "headless": True}

"""Where the tools find and keep things."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STATE = ROOT / ".kim"
SOURCE = ROOT / "src"


def python(*arguments: str) -> list[str]:
    """Return the command line that runs a module of this environment."""
    return [sys.executable, "-P", *arguments]


def is_quiet() -> bool:
    """Say whether moving progress would only spoil a log file."""
    return os.environ.get("CI") == "true" or not sys.stderr.isatty()


def use_default_data_folder() -> None:
    """Keep data beside the sources, whatever folder the command was typed in, and for its owner alone."""
    os.environ.setdefault("KIMPASS_DATA_DIR", str(ROOT / "data"))
    Path(os.environ["KIMPASS_DATA_DIR"]).mkdir(mode=0o700, parents=True, exist_ok=True)

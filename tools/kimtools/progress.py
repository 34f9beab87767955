"""Progress on standard error: a moving bar at a terminal, plain lines in a log."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from kimtools.errors import say
from kimtools.places import is_quiet


@contextmanager
def step(title: str) -> Iterator[None]:
    """Show that a step of unknown length is being worked on, and how long it took."""
    if is_quiet():
        started = time.monotonic()
        say(f"{title} …")
        yield
        say(f"{title}: fertig nach {time.monotonic() - started:.0f} s")
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=30), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(title, total=None)
        yield
        progress.update(task, total=1, completed=1)

"""What travels upwards is listed, and only upwards."""

import re
from pathlib import Path

from kimpass.kernel import events

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| `(\w+)` \| `(\w+)` \| (.+?) \|", re.MULTILINE)


def test_the_list_of_events_is_the_codes():
    listed = {
        (event, publisher, listener)
        for event, publisher, listeners in ROW.findall((ROOT / "docs" / "events.md").read_text())
        for listener in re.findall(r"`(\w+)`", listeners)
    }
    real = {
        (kind.__name__, kind.__module__.split(".")[1], handler.__module__.split(".")[1])
        for kind, handlers in events.subscribers().items()
        if kind.__module__.startswith("kimpass.")
        for handler in handlers
    }
    assert listed == real

"""What of a released report leaves the district: figures and texts, nothing behind them, nothing small (DP-05)."""

from collections.abc import Iterable, Mapping
from typing import Any

from kimpass.controlling.selectors.apart import Told, kept_apart
from kimpass.kernel.period import Period

Content = Mapping[str, Any]


def for_land(content: Content, span: Period | None, earlier: Iterable[Told], minimum: int) -> dict[str, Any]:
    """Return the copy the Land gets of a frozen report, held against everything the district released before."""
    told = kept_apart(content, span, earlier, minimum)
    figures = {key: {**figure, "proof": []} for key, figure in told["figures"].items()}
    # Lead office, committee and paper number are the district's own.
    return {**told, "figures": figures, "front": []}


def words_in(content: Content) -> list[str]:
    """Return everything in a report that a person wrote."""
    return [part["text"] for part in content["texts"]] + list(content["explanations"].values()) + [content["reason"]]

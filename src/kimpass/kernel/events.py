"""How a floor tells the floors above: frozen facts, delivered at once and inside the transaction."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

E = TypeVar("E")
_subscribers: dict[type[Any], list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(kind: type[E], handler: Callable[[E], None]) -> None:
    """Call the handler whenever an event of this kind is published; registering twice has no effect."""
    if handler not in _subscribers[kind]:
        _subscribers[kind].append(handler)


def publish(event: object) -> None:
    """Deliver the event to every subscriber; whatever one raises, the publisher sees."""
    for handler in _subscribers[type(event)]:
        handler(event)


def subscribers() -> dict[type[Any], list[Callable[[Any], None]]]:
    """Return who listens to what, for the documentation and its test."""
    return dict(_subscribers)

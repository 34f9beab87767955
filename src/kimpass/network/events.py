"""What the network tells the floors above."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FreeTextWritten:
    """Somebody wrote words about the structure: whoever knows how people show in words may refuse them."""

    texts: tuple[str, ...]

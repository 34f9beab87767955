"""The way of a profile from bytes to checked data, and where the shipped ones lie."""

from pathlib import Path
from typing import Any

from kimpass.controlling.importer.reading import read
from kimpass.controlling.importer.refusal import ProfileRefused
from kimpass.controlling.importer.rules import broken_rules
from kimpass.controlling.importer.shape import dangerous_characters, misshapen

SHIPPED = Path(__file__).parent.parent / "data" / "districts"


def checked(content: bytes, file: str) -> dict[str, Any]:
    """
    Return a profile's data when nothing is wrong with it.

    :raises ProfileRefused: with every fault of shape at once, or, where the shape is right, every rule it breaks.
    """
    profile = read(content, file)
    refusals = [*misshapen(profile, file), *dangerous_characters(profile, file)]
    refusals = refusals or broken_rules(profile, file)
    if refusals:
        raise ProfileRefused(refusals)
    return profile


def shipped(key: str) -> Path | None:
    """Return the file of a district that ships with the program."""
    found = {path.stem: path for path in SHIPPED.glob("*.yaml")}
    return found.get(key)

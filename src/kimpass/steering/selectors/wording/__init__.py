"""
Find what must not stand in a finding: traces of a person in free text.

Small named detectors, each for one kind of trace; what they say goes back to whoever writes, never into a log. Which
people a case is about is not known here: the floor of cases holds their names and dates against the text by itself.
"""

from kimpass.steering.selectors.wording.contact import address, bank, email, phone
from kimpass.steering.selectors.wording.dates import exact_days
from kimpass.steering.selectors.wording.found import Detector, Found
from kimpass.steering.selectors.wording.names import addressed, foreign_script, given_names, telling_endings
from kimpass.steering.selectors.wording.numbers import numbers
from kimpass.steering.selectors.wording.plain import readable, with_digits

__all__ = ["DETECTORS", "Found", "Reason", "found_in", "personal_traces"]

Reason = Found
DETECTORS: tuple[Detector, ...] = (
    addressed,
    given_names,
    telling_endings,
    foreign_script,
    exact_days,
    email,
    phone,
    address,
    bank,
    numbers,
)


def found_in(*texts: str) -> list[Found]:
    """Return every place in the texts that may lead to a person, each words once, in the order of reading."""
    unique: dict[tuple[str, str], Found] = {}
    for text in texts:
        plain = readable(text)
        spoken = with_digits(plain)
        for shape in dict.fromkeys((plain, spoken)):
            places = [place for detector in DETECTORS for place in detector(shape)]
            for place in sorted(places, key=lambda found: found.start):
                unique.setdefault((place.words.casefold(), str(place.kind)), place)
    return list(unique.values())


def personal_traces(*texts: str) -> list[str]:
    """Return what looks like a person in the texts, as German words for the kinds found; empty when nothing does."""
    return list(dict.fromkeys(str(place.kind) for place in found_in(*texts)))

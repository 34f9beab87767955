"""Consonant skeletons: what stays of a name across German, English, French, Turkish and Slavic spelling."""

import re
from collections.abc import Iterator

KEY_LENGTH = 12
MAX_KEYS = 24

# One letter for each family of sounds. Several readings where the spelling is ambiguous: "" is silent, "h" is a
# breath, which counts at the start of a name only. Longest spelling first.
READINGS: dict[str, tuple[str, ...]] = {
    "dsch": ("S",),
    "tsch": ("S",),
    "stsch": ("S",),
    "schtsch": ("S",),
    "shch": ("S",),
    "tch": ("S",),
    "tsh": ("S",),
    "dzh": ("S",),
    "sch": ("S",),
    "sh": ("S",),
    "sz": ("S",),
    "cz": ("S",),
    "ts": ("S",),
    "tz": ("S",),
    "zh": ("S",),
    "dj": ("S",),
    "xh": ("S", "h"),
    "dz": ("S",),
    "ch": ("S", "K", "h"),
    "ck": ("K",),
    "kh": ("K", "h"),
    "gh": ("K", ""),
    "ph": ("F",),
    "th": ("T", "S"),
    "dh": ("T", "S"),
    "qu": ("K",),
    "b": ("P",),
    "c": ("S", "K"),
    "d": ("T",),
    "f": ("F",),
    "g": ("K", "h"),
    "h": ("h",),
    "j": ("i", "S"),
    "k": ("K",),
    "l": ("L",),
    "m": ("M",),
    "n": ("N",),
    "p": ("P",),
    "q": ("K",),
    "r": ("R",),
    "s": ("S",),
    "t": ("T",),
    "v": ("F", ""),
    "w": ("F", ""),
    "x": ("KS", "h"),
    "y": ("i",),
    "z": ("S",),
}
# Before e, i and y a g may be soft (Giorgi, Jorji).
SOFT_G = ("K", "h", "S")
_SPELLING = re.compile("|".join(sorted(READINGS, key=lambda s: (-len(s), s))) + "|[aeiou]+")


def _sounds(token: str) -> Iterator[tuple[str, ...]]:
    plain = re.sub(r"(.)\1+", r"\1", token)
    for found in _SPELLING.finditer(plain):
        spelling = found.group()
        if spelling[0] in "aeiou":
            yield ("i",)
        elif spelling == "g" and plain[found.end() : found.end() + 1] in {"e", "i", "y"}:
            yield SOFT_G
        else:
            yield READINGS[spelling]


def _append(skeleton: str, sound: str) -> str:
    if sound in {"i", "h", ""}:
        # A vowel or breath is heard at the start only, where both are written one for the other (Hussein, Ussein).
        return skeleton or "A"
    return skeleton + sound


def skeletons(token: str) -> set[str]:
    """Return the skeletons of one word in small Latin letters: "mohamed" and "mhmd" both give MMT."""
    found = [""]
    for readings in _sounds(token):
        # The first reading alone once there are enough: long names tell people apart without all variants.
        choices = readings if len(found) * len(readings) <= MAX_KEYS else readings[:1]
        found = list(dict.fromkeys(_append(skeleton, sound) for skeleton in found for sound in choices))
    return {skeleton[:KEY_LENGTH] for skeleton in found if skeleton} or {"A"}

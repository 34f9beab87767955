"""Consonant skeletons: what stays of a name across German, English, French, Turkish and Slavic spelling."""

import re
from functools import lru_cache

from kimpass.people.selectors.scripts import ANY_VOWEL

KEY_LENGTH = 12
MAX_KEYS = 16
VOWELS = f"aeiou{ANY_VOWEL}"

# One letter for each family of sounds. Several readings where the spelling is ambiguous: "" is silent, "h" is a
# breath and "i" a glide, which count at the start of a name only. Longest spelling first.
READINGS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("schtsch", "chtch", "shtsh", "shch", "szcz", "stsch"), ("S",)),
    **dict.fromkeys(("dsch", "tsch", "tch", "tsh", "dzh", "sch", "sh", "sz", "cz", "zh", "dj", "dz"), ("S",)),
    **dict.fromkeys(("ts", "tz"), ("S", "T")),
    # The escapes of machine-readable passports for Arabic letters.
    **dict.fromkeys(("xsh", "xss", "xzz"), ("S",)),
    **dict.fromkeys(("xth", "xdh", "xdz"), ("T", "S")),
    **{"xtt": ("T",), "xkh": ("K", "h"), "xh": ("S", "h")},
    **{"gj": ("S", "K"), "gu": ("K",), "qu": ("K",), "ck": ("K",), "ph": ("F",)},
    **{"ch": ("S", "K", "h"), "kh": ("K", "h"), "gh": ("K", "", "S")},
    **{"th": ("T", "S"), "dh": ("T", "S")},
    **{"b": ("P",), "c": ("S", "K"), "d": ("T",), "f": ("F",), "g": ("K", "h"), "h": ("h",), "j": ("i", "S")},
    **{"k": ("K",), "l": ("L",), "m": ("M",), "n": ("N",), "p": ("P",), "q": ("K",), "r": ("R",), "s": ("S",)},
    **{"t": ("T",), "v": ("F", ""), "w": ("F", ""), "x": ("KS", "K", "S", "h"), "y": ("i",), "z": ("S",)},
}
_SPELLING = re.compile("|".join(sorted(READINGS, key=lambda s: (-len(s), s))) + f"|[{VOWELS}]+")


# A spelling, and what it may stand for.
Segment = tuple[str, tuple[str, ...]]


def _reading(spelling: str, before: str, after: str) -> tuple[str, ...]:
    """Return the readings of a spelling between its neighbours."""
    if spelling == "g" and after[:1] not in set("bcdfghjklmnpqrstvwxz"):
        return ("K", "h", "S")  # Gamal and Jamal, Giorgi and Jorji, Farag and Faraj
    if spelling in {"d", "t"} and re.match(r"[iy][aou]", after):
        return ("T", "S")  # Diallo and Jallow, Thierno and Tierno
    if spelling == "d" and before and after[:1] and after[0] in "aeiouəlrhwy":
        return ("T", "S")  # Ramadan and Ramazan, Rida and Reza
    if spelling == "d" and not after and re.search("[iy]a+$", before):
        return ("T", "S")  # Riyad and Riaz
    if spelling == "n" and after[:1] in {"b", "p"}:
        return ("N", "M")
    if spelling == "gu" and after[:1] not in {"e", "i", "y"}:
        return ("K", "h")  # no French spelling: g, and a vowel
    return READINGS[spelling]


def segments(token: str) -> list[Segment]:
    """Return the spellings that a word is made of, each with its readings; vowels are read as "v"."""
    plain = re.sub(rf"([^{VOWELS}])\1+", r"\1", token)
    found: list[Segment] = []
    for match in _SPELLING.finditer(plain):
        spelling = match.group()
        if spelling[0] in VOWELS:
            found.append((spelling, ("v",)))
        else:
            found.append((spelling, _reading(spelling, plain[: match.start()], plain[match.end() :])))
    return found


def _append(skeleton: str, sound: str) -> str:
    """Return a skeleton one sound longer; a small "v" at its end says that the next consonant stands apart."""
    if sound in {"v", "i", "h", ""}:
        # A vowel or breath is heard at the start only, where both are written one for the other (Hussein, Ussein).
        apart = skeleton.endswith("v") or not skeleton
        return (skeleton or ("A" if sound else "")) if apart else skeleton + "v"
    if skeleton.endswith("v"):
        return skeleton[:-1] + sound
    # Two letters of one family without a vowel between them are one in the next spelling (Schtscherba, Scerba).
    return skeleton if skeleton.endswith(sound) else skeleton + sound


@lru_cache(maxsize=16384)
def skeletons(token: str) -> frozenset[str]:
    """Return the skeletons of one word in small Latin letters: "mohamed" and "mhmd" both give MMT."""
    found = [""]
    for _spelling, readings in segments(token):
        # The first reading alone once there are enough: long names tell people apart without all variants.
        choices = readings if len(found) * len(readings) <= MAX_KEYS else readings[:1]
        found = list(dict.fromkeys(_append(skeleton, sound) for skeleton in found for sound in choices))
    kept = {skeleton.removesuffix("v")[:KEY_LENGTH] for skeleton in found} - {""}
    # A vowel at the start comes and goes: Ibrahim and Brahim, Ekaterina and Katerina, Mbarek and Embarek.
    kept |= {skeleton[1:] for skeleton in kept if skeleton[0] == "A" and len(skeleton) > 3}
    return frozenset(kept or {"A"})

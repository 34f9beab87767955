# ruff: noqa: RUF001 - letters of many scripts are what this file is about
"""
Invented people whose names are spelled by the rules of offices and papers, and the same names spelled by other rules.

The same seed gives the same people; nothing here calls the application's own keys.
"""

import random
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

import yaml

HELD_OUT = Path(__file__).with_name("names_held_out.yaml")
DEVELOPMENT = Path(__file__).with_name("names_development.yaml")
SEED = 20_240_607
YEARS = range(1945, 2019)
CYRILLIC = dict(zip("абвгґдеєзіїийклмнопрстуфхэёыъь", "abvggdeezijijklmnoprstufheeoyoa", strict=False)) | {
    **{"и": "i", "і": "i", "й": "j", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "п": "p", "о": "o", "н": "n"},
    **{"м": "m", "л": "l", "к": "k", "з": "z", "е": "e", "д": "d", "г": "g", "в": "v", "б": "b", "а": "a"},
    **{"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "'": "", "ь": ""},
}
# ICAO Doc 9303-3, section 6.C: Arabic letters in the machine-readable zone.
ICAO_ARABIC = {
    **{"ا": "A", "أ": "XE", "إ": "I", "آ": "XAA", "ء": "XE", "ئ": "XI", "ؤ": "U", "ب": "B", "ة": "XTA", "ت": "T"},
    **{"ث": "XTH", "ج": "J", "ح": "XH", "خ": "XKH", "د": "D", "ذ": "XDH", "ر": "R", "ز": "Z", "س": "S", "ش": "XSH"},
    **{"ص": "XSS", "ض": "XDZ", "ط": "XTT", "ظ": "XZZ", "ع": "E", "غ": "G", "ف": "F", "ق": "Q", "ك": "K", "ک": "XKE"},
    **{"ل": "L", "م": "M", "ن": "N", "ه": "H", "و": "W", "ى": "XAY", "ي": "Y", "ی": "XYA", "پ": "P", "چ": "XJC"},
    **{"ژ": "XJZ", "گ": "XGF", "\u200c": ""},
}


@dataclass(frozen=True, slots=True)
class Name:
    """A name as its bearer means it: what it is the same as, whatever its spelling."""

    origin: str
    given: tuple[str, ...]
    family: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A person of the population, as some office entered the name."""

    name: Name
    given: str
    family: str
    native: str
    year: int
    standard: str


@dataclass(frozen=True, slots=True)
class LookUp:
    """A name as somebody else spells it, and whom it means."""

    query: str
    asked: Name  # a second given name may be left out: who bears just this name is meant as well
    wanted: Entry
    how: str


def _ascii(text: str, kept: str = "") -> str:
    plain = "".join(
        letter if letter in kept else "".join(c for c in normalize("NFD", letter) if not combining(c))
        for letter in normalize("NFC", text)
    )
    for letter, instead in {"ʿ": "", "ʾ": "", "ʹ": "", "ʺ": "", "ı": "i", "ß": "ss", "đ": "dj", "ł": "l"}.items():
        plain = plain if letter in kept else plain.replace(letter, instead)
    return plain


@lru_cache(maxsize=200_000)
def _by_rules(text: str, rules: tuple[tuple[str, str] | str, ...]) -> str:
    pairs = {rule[0]: rule[1] for rule in rules if not isinstance(rule, str)}
    if pairs:
        plain = sorted(pairs, key=lambda pattern: -len(pattern))
        found = "|".join(f"({_anchored(pattern)})" for pattern in plain)
        text = re.sub(found, lambda match: pairs[plain[(match.lastindex or 1) - 1]], text)
    if "cyrillic" in rules:
        text = "".join(CYRILLIC.get(letter, letter) for letter in text)
    if "ascii" in rules:
        text = _ascii(text)
    if "ascii_turkish" in rules:
        text = _ascii(text, "şçğıöü")
    return text


def _anchored(pattern: str) -> str:
    body = re.escape(pattern.removeprefix("^").removesuffix("$"))
    return ("(?<!\\w)" if pattern[0] == "^" else "") + body + ("(?!\\w)" if pattern[-1] == "$" else "")


class Speller:
    """Spells names by the rules of a file."""

    def __init__(self, path: Path = HELD_OUT) -> None:
        self.origins: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.rules = {
            (origin, standard): tuple(rule if isinstance(rule, str) else (rule[0], rule[1]) for rule in rules)
            for origin, known in self.origins.items()
            for standard, rules in known["standards"].items()
        }

    def standards(self, origin: str) -> list[str]:
        """Return the standards by which names of this origin are spelled."""
        return list(self.origins[origin]["standards"])

    def native(self, origin: str, base: str) -> str:
        """Return a part of a name in its own script."""
        known = self.origins[origin]
        return known["given"].get(base) or known["family"].get(base) or base

    def spell(self, origin: str, standard: str, base: str) -> str:
        """Return a part of a name as this standard spells it."""
        rules = self.rules[origin, standard]
        if "icao_arabic" in rules:
            return "".join(ICAO_ARABIC.get(letter, letter) for letter in self.native(origin, base))
        return re.sub(r"(?<![^\s-])[ʿʾ]*\w", lambda first: first[0].upper(), _by_rules(base, rules))

    def whole(self, name: Name, standard: str) -> tuple[str, str]:
        """Return given names and family name in one standard."""
        given = " ".join(self.spell(name.origin, standard, part) for part in name.given)
        return given, self.spell(name.origin, standard, name.family)

    def whole_native(self, name: Name) -> str:
        """Return the whole name in its own script."""
        return " ".join(self.native(name.origin, part) for part in (*name.given, name.family))


class People:
    """Makes the population and the look-ups of one run."""

    def __init__(self, speller: Speller, seed: int = SEED) -> None:
        self.speller = speller
        self.random = random.Random(seed)  # noqa: S311 - invented people, not secrets
        self.shares = [(origin, known["share"]) for origin, known in speller.origins.items()]

    def population(self, count: int) -> list[Entry]:
        """Return so many people; common names are borne by many, as everywhere."""
        origins = self.random.choices([o for o, _ in self.shares], [s for _, s in self.shares], k=count)
        return [self._entry(origin) for origin in origins]

    def _pick(self, names: dict[str, str]) -> str:
        known = list(names)
        return self.random.choices(known, [1 / (place + 4) for place in range(len(known))])[0]

    def _name(self, origin: str) -> Name:
        known = self.speller.origins[origin]
        given = [self._pick(known["given"])]
        if known.get("fathers"):
            father = self._pick(known["given"])
            grandfather = [self._pick(known["given"])] if self.random.random() < 0.4 else []
            return Name(
                origin, (given[0], *([father] if grandfather else [])), grandfather[0] if grandfather else father
            )
        if known.get("patronymics") and self.random.random() < 0.3:
            given.append(
                self.random.choice(["олександрович", "сергіївна", "іванович", "петрівна", "васильович"])
                if origin == "ukrainian"
                else self.random.choice(["иванович", "сергеевна", "магомедович"])
            )
        elif self.random.random() < 0.25:
            given.append(self._pick(known["given"]))
        return Name(origin, tuple(dict.fromkeys(given)), self._pick(known["family"]))

    def _entry(self, origin: str) -> Entry:
        name = self._name(origin)
        standard = self.random.choice(self.speller.standards(origin))
        given, family = self.speller.whole(name, standard)
        native = self.speller.whole_native(name) if self.random.random() < 0.2 else ""
        return Entry(name, given, family, native, self.random.choice(YEARS), standard)

    def look_ups(self, population: list[Entry], count: int) -> list[LookUp]:
        """Return so many of the people as another standard, paper or habit writes them."""
        return [self._look_up(entry) for entry in self.random.choices(population, k=count)]

    def _look_up(self, entry: Entry) -> LookUp:
        name, chance = entry.name, self.random.random()
        if chance < 0.1:
            return LookUp(self.speller.whole_native(name), name, entry, "native")
        others = [standard for standard in self.speller.standards(name.origin) if standard != entry.standard]
        standard = self.random.choice(others)
        if len(name.given) > 1 and self.random.random() < 0.25:
            name = Name(name.origin, name.given[:1], name.family)
        given, family = self.speller.whole(name, standard)
        if chance < 0.2 or standard == "passport_letters":
            zone = f"{_ascii(family)}<<{_ascii(given)}".replace(" ", "<").replace("'", "").upper()
            return LookUp(zone, name, entry, f"{standard}, machine-readable")
        if chance < 0.4:
            return LookUp(f"{family}, {given}", name, entry, f"{standard}, family name first")
        if chance < 0.5:
            return LookUp(_ascii(f"{given} {family}").lower(), name, entry, f"{standard}, small letters")
        return LookUp(f"{given} {family}", name, entry, standard)

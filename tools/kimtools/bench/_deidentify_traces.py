# ruff: noqa: RUF001 - letters of many scripts are what this file is about
"""Invented cases, and what a careless writer would let slip of them into a finding, in many spellings and scripts."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kimpass.kernel.ids import ALPHABET, check_character
from kimtools.bench._deidentify_spellings import ARABIC, DIGITS, dates, in_script, phones, words
from kimtools.bench._names_people import Name, Speller

STREETS = words(
    "Bahnhofstraße Lindenallee Mühlenweg Kirchplatz Schulstr. Am-Markt-Straße Rosenweg Detmolder-Straße "
    "Breslauer-Str. Nelkenweg Papenberg-Ring Sankt-Martin-Straße Riemekestraße Ostwall Westernmauerstraße "
    "Kolpingstraße Birkenweg Gartenstraße Hafergasse Neuhäuser-Straße"
)
CARRIERS = (
    "Bei {} war es genauso.",
    "Zum Beispiel {} wurde abgewiesen.",
    "Vermerk: {} – bitte prüfen.",
    "({})",
    "Siehe dazu {} aus dem letzten Gespräch.",
    "Das zeigt der Fall {} deutlich.",
    "Es ging um {} im Herbst.",
    "{} wartet noch immer.",
)


@dataclass(frozen=True, slots=True)
class Client:
    """One member of an invented household, as the case knows the person."""

    family: str
    given: str
    original: str
    born: date
    name: Name


@dataclass(frozen=True, slots=True)
class Household:
    """A case: its people, telephone, street, days and number."""

    clients: tuple[Client, ...]
    phone: str
    street: str
    place: str
    days: tuple[date, ...]
    number: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What slipped: the kind, the spelling, and the words."""

    kind: str
    how: str
    words: str


def iban(rng: random.Random) -> str:
    """Return an invented German account with a true check number."""
    body = "".join(rng.choice("0123456789") for _ in range(18))
    check = 98 - int(body + "131400") % 97
    return f"DE{check:02}{body}"


def ibans(account: str) -> dict[str, str]:
    """Return an account in several spellings."""
    groups = [account[n : n + 4] for n in range(0, len(account), 4)]
    return {
        "plain": account,
        "spaced": " ".join(groups),
        "dashed": "-".join(groups),
        "dotted": ".".join(groups),
        "small": account.lower(),
        "letter by letter": " ".join(account),
        "words": "DE " + " ".join(DIGITS[int(digit)] for digit in account[2:]),
        "arabic digits": in_script(" ".join(groups), ARABIC),
        "with word": f"IBAN: {account[:2]} {account[2:]}",
    }


def file_numbers(rng: random.Random) -> dict[str, str]:
    """Return numbers under which an authority finds somebody."""
    many = "".join(rng.choice("123456789") for _ in range(20))
    return {
        "file": f"Az. {many[:2]}.{many[2:4]}-{many[4:8]}/{many[8:10]}",
        "file long": f"Aktenzeichen {many[:2]}/{many[2:5]}-{many[5:9]}",
        "office": f"Geschäftszeichen: {many[:4]}-AB-{many[4:6]}",
        "bamf": f"{many[:7]}-{many[7:10]}",
        "azr": f"AZR-Nummer {many[:12]}",
        "passport": f"Reisepass Nr. C{many[:1]}F{many[1:3]}X{many[3:6]}",
        "residence": f"Aufenthaltstitel Y{many[:8]}",
        "customer": f"Kundennummer {many[:3]}A{many[3:9]}",
        "bg": f"BG-Nummer {many[:5]}//{many[5:12]}",
        "pension": f"{many[:2]} {many[2:8]} J {many[8:11]}",
        "tax": f"Steuer-ID {many[:2]} {many[2:5]} {many[5:8]} {many[8:11]}",
        "health": f"Versichertennummer T{many[:9]}",
    }


def addresses(rng: random.Random, street: str, place: str) -> dict[str, str]:
    """Return an address in several spellings."""
    house = rng.randint(2, 180)
    code = rng.choice(["33098", "33102", "37671", "48231", "33330", "59269", "34414"])
    return {
        "with number": f"{street} {house}",
        "with letter": f"{street} {house}{rng.choice('abcd')}",
        "with place": f"{street} {house}, {code} {place}",
        "place only": f"{code} {place}",
        "country": f"D-{code} {place}",
        "capitals": f"{street} {house}".upper(),
        "ss": f"{street} {house}".replace("ß", "ss"),
        "shortened": f"{street} {house}".replace("straße", "str."),
        "joined": f"{street}{house}",
        "small": f"{street} {house}".lower(),
        "house number": f"{street} Hausnummer {house}",
        "arabic digits": in_script(f"{street} {house}", ARABIC),
    }


def emails(rng: random.Random, client: Client) -> dict[str, str]:
    """Return mail addresses as they are written and as they are said."""
    name = "".join(letter for letter in client.given.lower() if letter.isascii() and letter.isalpha()) or "post"
    host = rng.choice(["example.org", "mail.example.com", "example.net"])
    return {
        "plain": f"{name}{rng.randint(1, 99)}@{host}",
        "at": f"{name}(at){host}",
        "brackets": f"{name} [at] {host.replace('.', ' [punkt] ')}",
        "words": f"{name} at {host.replace('.', ' punkt ')}",
        "spaces": f"{name} @ {host}",
        "full width": f"{name}＠{host}",
    }


def disguises(name: str) -> dict[str, str]:
    """Return a name as notes bend, hide and break it."""
    plain = name.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    return {
        "as it is": name,
        "capitals": name.upper(),
        "genitive": f"{name}s",
        "apostrophe": f"{name}'s",
        "compound": f"{name}-Familie",
        "transliterated": plain,
        "letter by letter": " ".join(name.replace(" ", "").replace("-", "")),
        "broken line": f"{name[:3]}-\n{name[3:]}",
        "soft hyphen": f"{name[:2]}\u00ad{name[2:]}",
        "zero width": f"{name[:2]}\u200b{name[2:]}",
    }


class Registry:
    """Invents cases and what slips of them; the same seed gives the same."""

    def __init__(self, seed: int, speller: Speller) -> None:
        self.random = random.Random(seed)  # noqa: S311 - invented people, not secrets
        self.speller = speller
        self.origins = list(speller.origins)
        self.shares = [speller.origins[origin]["share"] for origin in self.origins]

    def _spelled(self, name: Name) -> tuple[str, str]:
        return self.speller.whole(name, self.random.choice(self.speller.standards(name.origin)))

    def _day(self, first: int, last: int) -> date:
        while True:
            day = date(first, 1, 1) + timedelta(days=self.random.randrange((last - first + 1) * 365))
            # Half of all invented births would fall on a first of January otherwise; those days are cases' own matter.
            if 1 < day.day < 28:
                return day

    def household(self) -> Household:
        """Return a case with one to four people of one family."""
        draw = self.random
        origin = draw.choices(self.origins, self.shares)[0]
        known = self.speller.origins[origin]
        family = draw.choice(list(known["family"]) or list(known["given"]))
        clients = []
        for _ in range(draw.randint(1, 4)):
            name = Name(origin, (draw.choice(list(known["given"])),), family)
            given, surname = self._spelled(name)
            clients.append(Client(surname, given, self.speller.whole_native(name), self._day(1945, 2023), name))
        body = "".join(draw.choice(ALPHABET) for _ in range(5)).upper()
        return Household(
            clients=tuple(clients),
            phone=f"0{draw.choice(['52', '17', '25', '15'])}{draw.randint(1, 9)}{draw.randint(10**6, 10**7 - 1)}",
            street=draw.choice(STREETS),
            place=draw.choice(["Paderborn", "Höxter", "Warendorf", "Gütersloh", "Beckum", "Warburg"]),
            days=tuple(self._day(2018, 2026) for _ in range(3)),
            number=f"{draw.choice(['PB', 'HX', 'WAF', 'GT'])}-{draw.randint(23, 26)}-{body}-{check_character(body)}",
        )

    def slip(self, case: Household) -> Slip:
        """Return what slips of this case."""
        draw = self.random
        client = draw.choice(case.clients)
        kinds: Sequence[tuple[str, float, Callable[[], dict[str, str]]]] = (
            ("name", 0.38, lambda: self._names(client)),
            ("birth date", 0.12, lambda: dates(client.born)),
            ("day", 0.08, lambda: dates(draw.choice(case.days))),
            ("phone", 0.1, lambda: phones(case.phone)),
            ("address", 0.1, lambda: addresses(draw, case.street, case.place)),
            ("iban", 0.08, lambda: ibans(iban(draw))),
            ("case number", 0.05, lambda: self._case_numbers(case.number)),
            ("file number", 0.06, lambda: file_numbers(draw)),
            ("e-mail", 0.03, lambda: emails(draw, client)),
        )
        kind, _share, spellings = draw.choices(kinds, [share for _kind, share, _make in kinds])[0]
        how, words = draw.choice(list(spellings().items()))
        return Slip(kind, how, words)

    def _names(self, client: Client) -> dict[str, str]:
        draw = self.random
        given, family = self._spelled(client.name)
        found = {
            "other spelling": f"{given} {family}",
            "surname first": f"{family}, {given}",
            "other spelling in capitals": f"{given} {family}".upper(),
            "own script": client.original,
            "given name": client.given,
            "addressed": f"{draw.choice(['Frau', 'Herr', 'Familie'])} {family}",
            "initial": f"{given[:1]}. {client.family}",
        }
        return found | {f"family name, {how}": words for how, words in disguises(client.family).items()}

    @staticmethod
    def _case_numbers(number: str) -> dict[str, str]:
        return {
            "plain": number,
            "small": number.lower(),
            "spaces": number.replace("-", " "),
            "slashes": number.replace("-", "/"),
            "joined": number.replace("-", ""),
            "dashes": number.replace("-", "–"),
        }

    def hidden_in(self, slip: Slip, before: str, after: str) -> str:
        """Return a text in which the slip stands among ordinary sentences."""
        return f"{before} {self.random.choice(CARRIERS).format(slip.words)} {after}"

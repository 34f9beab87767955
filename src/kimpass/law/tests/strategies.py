"""Made-up facts, right in form and otherwise as odd as files are; hypothesis chooses the seed."""

from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from kimpass.law.facts import LEVELS
from kimpass.law.precheck import start
from kimpass.law.rules.par9_18c_26_28 import NORMS

BOOK = start()
FIRST, LAST = date(2012, 1, 1), date(2026, 11, 22)
ALL = tuple(BOOK.papers)
CODES = {
    "AufenthG_25a_1": (
        "D60A_2_1",
        "D60A_2_1",
        "D60A_2_3",
        "D60B",
        "D60C",
        "GEST",
        "AE104C",
        "OHNE",
        "FIKT81_4",
        "GUEB",
    ),
    "AufenthG_25b": ("D60A_2_1", "D60A_2_1", "D60B", "D60C", "D60D", "GEST", "AE104C", "OHNE", "VISUM_D", "FIKT81_4"),
    "AufenthG_104c": ("D60A_2_1", "AE104C", "AE104C", "FIKT81_4", "GEST", "AE25B_1"),
    "StAG_10": ("NE9", "AE18B", "AE25_2_1", "AE25_2_A1", "AE25_5", "D60A_2_1", "GEST", "FIKT81_4", "OHNE", "EU_FREIZ"),
    "StAG_9": ("AE28", "AE28", "NE28_2", "D60A_2_1", "AE18B", "GEST", "FIKT81_3", "OHNE"),
}
LENGTHS = (0, 1, 27, 30, 89, 183, 364, 365, 366, 547, 700, 1095, 1096, 1461, 2200)
GAPS = (0, 0, 0, 0, 1, 40, 200, 365, 366, 500)
TEXTS = ("gesichert", "teilweise AsylbLG", "SGB XII", "keins", "§ 54 Abs. 2 Nr. 1 AufenthG", "keine_gruende", "BSK_B2")
SAID_TWICE = (
    *(("titel", "status"), ("ehe", "ehe_seit"), ("ehe", "ehegatte_verstorben"), ("antrag_25a", "antrag_25b")),
    *(("quote_lu", "lebensunterhalt"), ("eheliche_lebensgemeinschaft", "lebensgemeinschaft")),
    *(("quote_erwerb", "bedarf"), ("quote_erwerb", "anrechenbares_erwerbseinkommen")),
    *(("deutsch_muendlich", "sprache_muendlich"), ("deutsch_muendlich", "sprache"), ("sprache_muendlich", "sprache")),
)
seeds = st.integers(0, 2**48)


def some_day(rng: Random) -> str:
    """Any day, last days of months and leap days more often than chance has it."""
    day = FIRST + timedelta(days=rng.randrange((LAST - FIRST).days + 1))
    if rng.random() < 0.15:
        day = day.replace(day=1) - timedelta(days=1)
    if rng.random() < 0.05:
        day = date(rng.choice((2016, 2020, 2024)), 2, 29)
    return min(max(day, FIRST), LAST).isoformat()


def periods(rng: Random, codes: tuple[str, ...], *, open_end: bool | None = None, gaps: bool = True) -> list[list[Any]]:
    """Papers one after the other, with gaps, in any order, the last one with or without an end."""
    start = min(date.fromisoformat(some_day(rng)), date(2026, 6, 1))
    rows: list[list[Any]] = []
    for _ in range(rng.randint(1, 5)):
        start += timedelta(days=rng.choice(GAPS) if gaps and rows else 0)
        end = start + timedelta(days=rng.choice(LENGTHS))
        rows.append([rng.choice(codes), start.isoformat(), end.isoformat()])
        start = end + timedelta(days=1)
    if open_end:
        rows = [row for row in rows if row[1] <= LAST.isoformat()]
    if open_end or (open_end is None and rng.random() < 0.6):
        rows[-1][2] = None
    rng.shuffle(rows)
    return rows


def _span(rng: Random, longest: int) -> list[Any]:
    first = date.fromisoformat(some_day(rng))
    return [first.isoformat(), (first + timedelta(days=rng.randrange(longest))).isoformat()]


def _sentence(rng: Random) -> dict[str, Any]:
    return {
        "art": rng.choice(("Freiheitsstrafe", "Jugendstrafe")),
        "monate": rng.randrange(30),
        "vorsatz": rng.random() < 0.7,
    }


def value(rng: Random, name: str, basis: str) -> Any:
    """A value that fits the type of a fact."""
    spec = BOOK.facts[name]
    if name == "norm":
        return rng.choice([*NORMS, "9 / 18c"])
    if name == "rolle":
        return rng.choice(("elternteil", "ehegatte", "kind", "bruder"))
    if name == "geburt":
        return date(rng.randint(1950, 2011), rng.randint(1, 12), rng.randint(1, 28)).isoformat()
    makers = {
        "bool": lambda: rng.random() < 0.5,
        "date": lambda: some_day(rng),
        "share": lambda: rng.choice((0, 0.3, 0.5, 0.51, 0.74, 0.75, 1.0, 1.2)),
        "number": lambda: rng.choice((0, 14, 15, 19, 20, 900, 1400, 2000)),
        "int": lambda: rng.choice((0, 2, 3, 19, 20, 24, 27, 36, 59, 60, 70)),
        "text": lambda: rng.choice(TEXTS),
        "code": lambda: rng.choice(spec.values),
        "level": lambda: rng.choice((*LEVELS, *spec.values)),
        "title": lambda: rng.choice(ALL),
        "periods": lambda: periods(rng, CODES.get(basis, ALL)),
        "abroad": lambda: _span(rng, 500),
        "application": lambda: (
            some_day(rng) if rng.random() < 0.7 else {"norm": rng.choice(("25b", "25 Abs. 5")), "am": some_day(rng)}
        ),
        "marriage": lambda: _span(rng, 3000),
        "job": lambda: {"sv": rng.random() < 0.8, "stunden": rng.choice((14, 15)), "netto": rng.choice((965, 966))},
        "sentence": lambda: _sentence(rng),
        "offences": lambda: [{"tagessaetze": rng.randrange(130)} for _ in range(rng.randrange(3))],
        "list": lambda: ["HH"],
    }
    return makers[spec.type]()


def facts_of(basis: str) -> tuple[str, ...]:
    """Every fact the conditions of a norm look at."""
    found = {f for condition in BOOK.norms[basis][-1].conditions.values() for f in (*condition.asks, *condition.also)}
    return tuple(sorted(found | ({"norm"} if "18c" in basis else set())))


def person(rng: Random, basis: str) -> dict[str, Any]:
    """A person under a norm: some facts stated, some unknown, some left out."""
    density, unknown = rng.choice((0.3, 0.7, 1.0)), rng.choice((0.0, 0.1, 0.4))
    facts = {}
    for name in facts_of(basis):
        if rng.random() < density:
            facts[name] = None if rng.random() < unknown else value(rng, name, basis)
    for name, other in SAID_TWICE:
        if name in facts:  # the same thing stated twice could contradict itself
            facts.pop(other, None)
    birth = facts.get("geburt")
    if birth:  # nobody came, or was recognised, before being born
        for name, stated in list(facts.items()):
            begun = (
                [row[1] for row in stated]
                if name == "status" and stated
                else [stated]
                if isinstance(stated, str)
                else []
            )
            if any(day[:4].isdigit() and day < birth for day in begun):
                del facts[name]
    return facts

"""From values in a file to typed facts."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from kimpass.law.errors import Refused
from kimpass.law.facts import LEVELS, Abroad, Application, Job, Sentence, Stay
from kimpass.law.rulebook import FactSpec, Rulebook
from kimpass.law.wording import read_day, shown, unknown_word

NONE_WORDS = frozenset({"keine", "keins", "kein", "keiner", "nein"})
NEVER_NONE = frozenset({"geburt", "status", "titel"})
PAIR, TRIPLE = 2, 3
LARGEST_SHARE = 5
LONGEST_TEXT = 200
APPLICATION_DAYS = ("am", "datum", "gestellt", "gestellt_am", "eingang", "eingegangen", "tag", "vom", "date")
APPLICATION_NORMS = ("norm", "nach", "ziel", "auf", "basis", "art", "typ", "paragraf", "rechtsgrundlage")
JOB_KEYS = frozenset({"sv", "stunden", "netto"})
JOB_BESIDES = frozenset({"seit", "ab", "ort", "land"})  # told, and not needed
SENTENCE_KEYS = {
    "art": "kind",
    "tagessaetze": "daily_rates",
    "monate": "months",
    "freiheitsstrafe_monate": "months",
    "jugendstrafe_monate": "months",
    "vorsatz": "intent",
    "rechtskraeftig": "final",
    "bewaehrung": "suspended",
    "erlassen": "remitted",
    "bewaehrung_erlassen": "remitted",
    "menschenverachtend": "hateful",
    "datum": "",
    "jahr": "",
}
SENTENCE_KINDS = {"freiheitsstrafe_monate": "Freiheitsstrafe", "jugendstrafe_monate": "Jugendstrafe"}


def convert(spec: FactSpec, value: object, book: Rulebook) -> Any:
    if value is None:
        return None
    if spec.type != "bool" and spec.name not in NEVER_NONE and _says_none(value):
        return False
    try:
        return CONVERTERS[spec.type](spec, value, book)
    except Refused as refused:
        raise refused.within(key=f"facts.{spec.name}") from None


def _says_none(value: object) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() in NONE_WORDS)


def _bool(_spec: FactSpec, value: object, _book: Rulebook) -> bool:
    if isinstance(value, bool):
        return value
    raise Refused(f"Hier steht ja oder nein (true, false, null), nicht {shown(value)}.")


def _date(_spec: FactSpec, value: object, _book: Rulebook) -> date:
    return read_day(value)


def _number(_spec: FactSpec, value: object, _book: Rulebook) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e9:  # also refuses NaN
        raise Refused(f"Hier steht eine Zahl ab 0, nicht {shown(value)}.")
    return value


def _share(spec: FactSpec, value: object, book: Rulebook) -> float:
    share = _number(spec, value, book)
    if share > LARGEST_SHARE:
        raise Refused(f"Ein Anteil ist eine Zahl wie 0.6 für 60 Prozent, nicht {shown(value)}.")
    return share


def _int(_spec: FactSpec, value: object, _book: Rulebook) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 10_000:
        raise Refused(f"Hier steht eine ganze Zahl ab 0, nicht {shown(value)}.")
    return value


def _text(_spec: FactSpec, value: object, _book: Rulebook) -> str:
    if isinstance(value, str) and value.strip() and len(value) <= LONGEST_TEXT:
        return value.strip()
    raise Refused(f"Hier steht ein kurzer Text, nicht {shown(value)}.")


def _code(spec: FactSpec, value: object, _book: Rulebook) -> str:
    if isinstance(value, str) and value in spec.values:
        return value
    raise Refused(f"Möglich sind {', '.join(spec.values)}; angegeben ist {shown(value)}.")


def _level(spec: FactSpec, value: object, _book: Rulebook) -> str:
    if isinstance(value, str) and value in (*LEVELS, *spec.values):
        return value
    raise Refused(f"Möglich sind {', '.join((*LEVELS, *spec.values))}; angegeben ist {shown(value)}.")


def _title(_spec: FactSpec, value: object, book: Rulebook) -> str:
    if not isinstance(value, str):
        raise Refused(f"Hier steht das Kürzel eines Titels, nicht {shown(value)}.")
    if value not in book.papers:
        raise Refused(unknown_word(value, book.papers, "Dieses Kürzel eines Titels gibt es nicht"))
    return value


def _periods(spec: FactSpec, value: object, book: Rulebook) -> tuple[Stay, ...]:
    if not isinstance(value, list):
        raise Refused(f"Hier steht eine Liste von [Kürzel, von, bis], nicht {shown(value)}.")
    stays = []
    for place, row in enumerate(value):
        try:
            stays.append(_stay(spec, row, book))
        except Refused as refused:
            raise refused.within(key=f"[{place}]") from None
    stays.sort(key=lambda stay: stay.first)
    for earlier, later in pairwise(stays):
        if earlier.last is None or later.first <= earlier.last:
            raise Refused(
                f"{earlier.code} ab {earlier.first} und {later.code} ab {later.first} überschneiden sich."
                " Die Zeiten müssen nacheinander liegen."
            )
    return tuple(stays)


def _stay(spec: FactSpec, row: object, book: Rulebook) -> Stay:
    if not isinstance(row, list) or len(row) not in (PAIR, TRIPLE):
        raise Refused(f"Ein Zeitraum ist [Kürzel, von, bis], nicht {shown(row)}.")
    first, last = _from_to(row[1], row[2] if len(row) == TRIPLE else None)
    return Stay(_title(spec, row[0], book), first, last)


def _from_to(first: object, last: object) -> tuple[date, date | None]:
    start, end = read_day(first), None if last is None else read_day(last)
    if end is not None and end < start:
        raise Refused(f"Das Ende {end} liegt vor dem Beginn {start}.")
    return start, end


def _abroad(_spec: FactSpec, value: object, _book: Rulebook) -> tuple[Abroad, ...]:
    if not isinstance(value, list):
        raise Refused(f"Hier steht [von, Tag der Wiedereinreise] oder eine Liste davon, nicht {shown(value)}.")
    rows = value if value and isinstance(value[0], list) else [value] if value else []
    found = []
    for row in rows:
        if isinstance(row, list) and len(row) == TRIPLE:
            row = row[1:]
        if not isinstance(row, list) or len(row) not in (1, PAIR):
            raise Refused(f"Ein Auslandsaufenthalt ist [von, Tag der Wiedereinreise], nicht {shown(row)}.")
        found.append(Abroad(*_from_to(row[0], row[1] if len(row) == PAIR else None)))
    found.sort(key=lambda stay: stay.first)
    for earlier, later in pairwise(found):
        if earlier.back is None or later.first < earlier.back:
            raise Refused(f"Die Auslandsaufenthalte ab {earlier.first} und ab {later.first} überschneiden sich.")
    return tuple(found)


def _application(_spec: FactSpec, value: object, _book: Rulebook) -> Application:
    if not isinstance(value, Mapping):
        return Application(read_day(value))
    day: date | None = None
    norm = ""
    for key, content in value.items():
        name = str(key)
        if name in APPLICATION_NORMS:
            norm = str(content)
        elif name in APPLICATION_DAYS:
            day = read_day(content)
        elif re.fullmatch(r"(§ ?)?\d+[a-z]?( .*)?", name):
            norm, day = name, read_day(content)
        else:
            raise Refused(
                unknown_word(name, [*APPLICATION_NORMS, *APPLICATION_DAYS], "Das gehört nicht zu einem Antrag")
            )
    if day is None:
        raise Refused("Zu einem Antrag gehört der Tag, an dem er eingegangen ist.")
    return Application(day, norm)


def _marriage(_spec: FactSpec, value: object, _book: Rulebook) -> tuple[date, date | None]:
    if not isinstance(value, list) or len(value) not in (1, PAIR):
        raise Refused(f"Eine Ehe ist [von, bis], nicht {shown(value)}.")
    return _from_to(value[0], value[1] if len(value) == PAIR else None)


def _job(spec: FactSpec, value: object, book: Rulebook) -> Job:
    if not isinstance(value, Mapping):
        raise Refused(f"Eine Beschäftigung ist {{sv, stunden, netto}}, nicht {shown(value)}.")
    for key in value:
        if key not in JOB_KEYS | JOB_BESIDES:
            raise Refused(unknown_word(str(key), sorted(JOB_KEYS), "Das gehört nicht zu einer Beschäftigung"))
    insured, hours, net = value.get("sv"), value.get("stunden"), value.get("netto")
    return Job(
        None if insured is None else _bool(spec, insured, book),
        None if hours is None else _number(spec, hours, book),
        None if net is None else _number(spec, net, book),
    )


def _sentence(spec: FactSpec, value: object, book: Rulebook) -> Sentence:
    if not isinstance(value, Mapping):
        raise Refused(f"Eine Verurteilung ist eine Zuordnung ({', '.join(SENTENCE_KEYS)}), nicht {shown(value)}.")
    given: dict[str, Any] = {}
    for key, content in value.items():
        name = SENTENCE_KEYS.get(str(key))
        if name is None:
            raise Refused(unknown_word(str(key), SENTENCE_KEYS, "Das gehört nicht zu einer Verurteilung"))
        if content is None or not name:
            continue
        if name in ("daily_rates", "months"):
            given[name] = _number(spec, content, book)
            given.setdefault("kind", SENTENCE_KINDS.get(str(key), "Geldstrafe" if name == "daily_rates" else ""))
        else:
            given[name] = _text(spec, content, book) if name == "kind" else _bool(spec, content, book)
    return Sentence(**given)


def _offences(spec: FactSpec, value: object, book: Rulebook) -> tuple[Sentence, ...]:
    if not isinstance(value, list):
        raise Refused(f"Hier steht eine Liste von Verurteilungen, nicht {shown(value)}.")
    return tuple(_sentence(spec, row, book) for row in value)


def _list(_spec: FactSpec, value: object, _book: Rulebook) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Refused(f"Hier steht eine Liste, nicht {shown(value)}.")
    flat = [part for row in value for part in (row if isinstance(row, list) else [row])]
    if not all(isinstance(part, str | date | int | None) for part in flat):
        raise Refused(f"In der Liste stehen Texte, Tage oder Zahlen, nicht {shown(value)}.")
    return tuple(str(part) for part in flat if part is not None)


CONVERTERS: Mapping[str, Callable[[FactSpec, object, Rulebook], Any]] = {
    "bool": _bool,
    "date": _date,
    "number": _number,
    "share": _share,
    "int": _int,
    "text": _text,
    "code": _code,
    "level": _level,
    "title": _title,
    "periods": _periods,
    "abroad": _abroad,
    "application": _application,
    "marriage": _marriage,
    "job": _job,
    "sentence": _sentence,
    "offences": _offences,
    "list": _list,
}

"""Settlement permits together: which norm is meant, and which of several is the most favourable."""

import re
from collections.abc import Callable, Mapping

from kimpass.law.case import CONTINUED, Case
from kimpass.law.conclusion import Conclusion, Findings, Predicate, Rule
from kimpass.law.errors import Refused
from kimpass.law.examined import left_alone
from kimpass.law.findings import Finding, Overall, Status, discretion, left_open, met, not_met
from kimpass.law.rules import par9, par18c, par26, par28
from kimpass.law.rules.settlement import Track, pension_months
from kimpass.law.summary import Outcome, Way, outcome_of

# What a stated norm means; several are compared.
NORMS: Mapping[str, tuple[Callable[[Case], Track], ...]] = {
    "9": (par9.paragraph_2,),
    "9 Abs. 2": (par9.paragraph_2,),
    "9 Abs. 3a": (par9.paragraph_3a,),
    "18c": (par18c.paragraph_1,),
    "18c Abs. 1": (par18c.paragraph_1,),
    "18c Abs. 1 Satz 1": (par18c.sentence_1,),
    "18c Abs. 1 Satz 2": (par18c.sentence_2,),
    "18c Abs. 2": (par18c.paragraph_2,),
    "26": (par26.paragraph_3_sentence_1, par26.paragraph_3_sentence_3, par26.paragraph_4),
    "26 Abs. 3": (par26.paragraph_3_sentence_1, par26.paragraph_3_sentence_3),
    "26 Abs. 3 Satz 1": (par26.paragraph_3_sentence_1,),
    "26 Abs. 3 Satz 3": (par26.paragraph_3_sentence_3,),
    "26 Abs. 4": (par26.paragraph_4,),
    "28": (par28.paragraph_2,),
    "28 Abs. 2": (par28.paragraph_2,),
}


def tracks(case: Case) -> tuple[Track, ...]:
    """
    Return the norms to be compared: those that were named, else those that fit the title of today.

    :raises Refused: a norm was named that the program does not know.
    """
    named = case.facts.get("norm")
    keys = [_key(part) for part in re.split(r"/|,| oder | und ", named)] if named else _fitting(case)
    makers = list(dict.fromkeys(maker for key in keys for maker in NORMS[key]))
    if "18c" in keys and _title_code(case) == par18c.BLUE_CARD:
        makers.append(par18c.paragraph_2)
    return tuple(maker(case) for maker in makers)


def _key(part: str) -> str:
    text = re.sub(r"(§+|AufenthG)", "", part)
    text = re.sub(
        r"\s+", " ", re.sub(r"(Abs|S(?:atz)?)\.?\s*", lambda m: f" {(m[1][:1] == 'A' and 'Abs.') or 'Satz'} ", text)
    )
    key = text.strip()
    if key not in NORMS:
        raise Refused(
            f"Diese Norm gibt es hier nicht: „{part.strip()}“. Möglich: {', '.join(NORMS)}.", key="facts.norm"
        )
    return key


def _title_code(case: Case) -> str:
    today = case.today
    held = case.previous(today) if today is not None and today.code == CONTINUED else today
    return held.code if held is not None else ""


def _fitting(case: Case) -> list[str]:
    code = _title_code(case)
    if not code:
        return ["9 Abs. 2"]
    paper = case.paper(code)
    if paper.section_5:
        return ["26 Abs. 3", "26 Abs. 4"] if paper.par26_3 else ["26 Abs. 4"]
    if code == par28.FAMILY_OF_GERMANS:
        return ["28 Abs. 2", "9 Abs. 2"]
    if code == par18c.BLUE_CARD:
        return ["18c Abs. 2", "18c Abs. 1", "9 Abs. 2"]
    return ["18c Abs. 1", "9 Abs. 2"] if code in case.law.params["par18c_titel"] else ["9 Abs. 2"]


def _names(case: Case) -> list[tuple[Track, dict[str, Predicate]]]:
    """Return each norm with the names of its conditions: plain alone, with a prefix in company."""
    found = tracks(case)
    if len(found) == 1:
        return [(found[0], dict(found[0].conditions))]
    return [
        (track, {f"{track.prefix}{_short(name)}": predicate for name, predicate in track.conditions.items()})
        for track in found
    ]


def _short(name: str) -> str:
    """Return the name without its number: the prefix says which norm it belongs to."""
    if re.match(r"(titel|zeit)_", name):
        return "zeit"
    return "rente" if name.startswith("rente_") else name


def conditions(case: Case) -> dict[str, Predicate]:
    """Return the conditions of all norms compared."""
    return {name: predicate for _track, named in _names(case) for name, predicate in named.items()}


def ways(case: Case, _findings: Findings) -> tuple[Way, ...]:
    """One way for each norm."""
    return tuple(Way(track.key, tuple(named), may=track.may) for track, named in _names(case))


def adjust(case: Case, findings: Findings) -> Findings:
    """Add, where several norms are compared, one line for each of them."""
    named = _names(case)
    if len(named) == 1:
        return findings
    lines = {}
    alone = left_alone(case, findings, written_as(case))
    for track, names in named:
        outcome = outcome_of(Way(track.key, tuple(names), may=track.may), findings, alone)
        lines[track.prefix.rstrip("_")] = _line(track, outcome)
    return {**findings, **lines}


def _line(track: Track, outcome: Outcome) -> Finding:
    text = f"§ {track.key}: {outcome.overall}."
    if outcome.overall in (Overall.NOT_MET, Overall.LATER):
        return not_met(text, on=outcome.met_on)
    makers = {Overall.MET: met, Overall.DISCRETION: discretion}
    return makers.get(outcome.overall, left_open)(text)


def conclude(case: Case, findings: Findings, outcome: Outcome) -> Conclusion:
    """Say how many months of contributions are missing where they decide."""
    flags = _missing_months(case, findings) if outcome.overall is Overall.NOT_MET else []
    questions = ("weit_ueberwiegend",) if any("weit_ueberwiegend" in name for name in findings) else ()
    steps = (f"§ {outcome.way.name} AufenthG",)
    return Conclusion(outcome.overall, outcome.met_on, flags=tuple(flags), questions=questions, steps=steps)


def _missing_months(case: Case, findings: Findings) -> list[str]:
    """Return the fewest months that any of the norms still asks for."""
    months = pension_months(case)
    lacking = [
        _needed(case, track.key) - months
        for track, named in _names(case)
        for name in named
        if months is not None and "rente" in name and findings[name].status is Status.NOT_MET
    ]
    return [f"fehlende_rv_monate:{min(lacking)}"] if lacking else []


def _needed(case: Case, key: str) -> int:
    params = case.law.params
    if key == "18c Abs. 2":
        return par18c.months_needed(case)
    by_norm = {"18c Abs. 1 Satz 1": params["par18c_rente"], "18c Abs. 1 Satz 2": params["par18c_rente_inland"]}
    return int(by_norm.get(key, params["par9_rente"]))


def written_as(case: Case) -> dict[str, str]:
    """Return under which names the rules file keeps the conditions of several norms."""
    return {
        name: own
        for (track, named) in _names(case)
        for name, own in zip(named, track.conditions, strict=True)
        if name != own
    }


NAMES = (
    *(
        "titel_5j",
        "titel_3j",
        "zeit_2j",
        "zeit_3j",
        "zeit_5j",
        "zeit_blaue_karte",
        "erwerb_20_stunden",
        "inlandsabschluss",
    ),
    *("lebensunterhalt", "lebensunterhalt_ueberwiegend", "lebensunterhalt_weit_ueberwiegend", "lebensgemeinschaft"),
    *(
        "rente_60",
        "rente_36",
        "rente_24",
        "rente_blaue_karte",
        "sicherheit",
        "beschaeftigung",
        "sprache",
        "grundkenntnisse",
    ),
    *(
        "wohnraum",
        "bamf_widerruf",
        "par9",
        "par9_3a",
        "par18c",
        "par18c_2",
        "par26_3_1",
        "par26_3_3",
        "par26_4",
        "par28",
    ),
)
RULE = Rule(NAMES, conditions, ways, conclude, adjust, written_as)

"""Lawful habitual residence for naturalisation: §§ 10, 9 with § 12b StAG and § 55 Abs. 3 AsylG."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from kimpass.law.case import Case
from kimpass.law.dates import add_months, german, span
from kimpass.law.facts import Abroad
from kimpass.law.findings import Finding, Status, discretion, left_open, met, not_met
from kimpass.law.stays import Count, Stretch, chain, joined, reached, timeline

YEAR = 12
NO_PAPER = "OHNE"


@dataclass(frozen=True, slots=True)
class Term:
    """A term of lawful residence: for certain, with credit for earlier time (§ 12b Abs. 2), if a gap is harmless."""

    sure: date | None
    credited: date | None
    lenient: date | None


def breaking_absences(case: Case) -> list[Abroad]:
    """Return the absences that break residence: over six months, and over a term set by the authority (§ 12b)."""
    limit, allowed = case.law.params["ausland_monate"], case.facts.day("wiedereinreisefrist")
    found = []
    for absence in case.facts.get("ausland") or ():
        end = absence.back or case.day
        too_long = end > add_months(absence.first, limit)
        if too_long and absence.first <= case.day and not (allowed and absence.back and absence.back <= allowed):
            found.append(absence)
    return found


def term(case: Case, months: int) -> Term:
    """Measure lawful residence back from the reference day."""
    lines = _without(timeline(case.stays, case.day, case.worth("lawful")), breaking_absences(case))
    if case.facts.get("luecke_verspaeteter_antrag"):
        lines = _gaps_left_out(case, lines)
    certain = chain(lines, maybe=False)
    sure = reached(certain, months)
    lenient = reached(chain(_gaps_left_out(case, lines), maybe=True), months)
    return Term(sure, _credited(case, lines, certain, months), lenient)


def judged(case: Case, years: int) -> Finding:
    """Say what the term is on the reference day; `other` carries the day with credit where that is open."""
    label = f"{years} Jahre rechtmäßiger gewöhnlicher Aufenthalt"
    if not case.stays:
        return left_open(f"{label}: keine Zeiten angegeben.", facts=case.facts, by=("status",))
    found = term(case, years * YEAR)
    if found.sure is not None and found.sure <= case.day:
        return _half_abroad(case, years, found.sure, label)
    if _harmless_gap(case, found):
        return left_open(
            f"{label}: erreicht, wenn die Lücke nur auf einem verspäteten Antrag beruht (§ 12b Abs. 3 Satz 1)."
        )
    if found.credited is not None and found.credited <= case.day:
        return Finding(
            Status.DISCRETION,
            (f"{label}: mit Anrechnung früherer Zeit (bis drei Jahre, § 12b Abs. 2) seit {german(found.credited)}.",),
            other=found.credited,
            until=found.sure,
        )
    return _not_yet(case, found, label, years)


def _harmless_gap(case: Case, found: Term) -> bool:
    """Test whether a gap decides that may be only due to a late application, or to a title issued late."""
    reached_so = found.lenient is not None and found.lenient <= case.day
    return reached_so and not case.facts.says_none("luecke_verspaeteter_antrag")


def _not_yet(case: Case, found: Term, label: str, years: int) -> Finding:
    today = case.today
    if today is None or today.code == NO_PAPER:
        return left_open(f"{label}: für heute ist kein Papier belegt.")
    if case.facts.is_unknown("wiedereinreisefrist") and _reached_if_allowed(case, years):
        text = f"{label}: ob die Behörde eine längere Frist zur Wiedereinreise bestimmt hat, ist unbekannt."
        unknown = left_open(text, facts=case.facts, by=("wiedereinreisefrist",), other=found.credited)
        return replace(unknown, until=found.sure)
    if found.sure is None:
        return not_met(f"{label}: heute {case.paper(today.code).name}, kein rechtmäßiger Aufenthalt.")
    return not_met(f"{label}: erreicht am {german(found.sure)}.", on=found.sure, other=found.credited)


def _reached_if_allowed(case: Case, years: int) -> bool:
    if not breaking_absences(case):
        return False
    day = reached(chain(timeline(case.stays, case.day, case.worth("lawful")), maybe=False), years * YEAR)
    return day is not None and day <= case.day


def _half_abroad(case: Case, years: int, sure: date, label: str) -> Finding:
    """§ 12b Abs. 1 Satz 5: absences of more than half the term end residence as a rule."""
    opening = add_months(case.day, -years * YEAR)
    days = sum(
        (min(a.back or case.day, case.day) - max(a.first, opening)).days
        for a in case.facts.get("ausland") or ()
        if a.first < case.day and (a.back or case.day) > opening
    )
    if days * 2 > (case.day - opening).days:
        return discretion(
            f"{label}: Auslandszeiten über der Hälfte heben den Aufenthalt in der Regel auf (§ 12b Abs. 1 Satz 5)."
        )
    return met(f"{label}: erreicht am {german(sure)}.", on=sure)


def _without(lines: list[Stretch], absences: list[Abroad]) -> list[Stretch]:
    """Cut the days abroad out: residence begins anew on the day of coming back."""
    for absence in absences:
        cut: list[Stretch] = []
        for line in lines:
            cut.extend(_cut(line, absence.first, absence.back))
        lines = sorted(cut, key=lambda s: s.first)
    return joined(lines)


def _cut(line: Stretch, first: date, back: date | None) -> list[Stretch]:
    if (line.end is not None and line.end <= first) or (back is not None and line.first >= back):
        return [line]
    parts = []
    if line.first < first:
        parts.append(Stretch(line.first, first, line.count, line.codes))
    begin = max(line.first, first)
    end = back if line.end is None else line.end if back is None else min(line.end, back)
    if end is None or begin < end:
        parts.append(Stretch(begin, end, Count.BREAK, line.codes))
    if end is not None and (line.end is None or end < line.end):
        parts.append(Stretch(end, line.end, line.count, line.codes))
    return parts


def _gaps_left_out(case: Case, lines: list[Stretch]) -> list[Stretch]:
    """A gap that is only due to a late application is left out of account (§ 12b Abs. 3 Satz 1)."""
    if case.facts.says_none("luecke_verspaeteter_antrag"):
        return lines
    return [Stretch(s.first, s.end, Count.PAUSE, s.codes) if s.is_gap and s.end is not None else s for s in lines]


def _credited(case: Case, lines: list[Stretch], certain: list[Stretch], months: int) -> date | None:
    """§ 12b Abs. 2 and Abs. 3 Satz 2: up to three years of earlier lawful time may be credited."""
    since = next((line.first for line in certain if line.count is Count.FULL), None)
    if since is None:
        return None
    earlier = [span(s.first, min(s.end, since)) for s in lines if s.count is Count.FULL and s.end and s.first < since]
    gained, days = sum(m for m, _ in earlier), sum(d for _, d in earlier)
    if not gained and not days:
        return None
    limit = case.law.params["anrechnung_jahre"] * YEAR
    if gained >= limit:
        gained, days = limit, 0
    return max(add_months(since, months - gained) - timedelta(days=days), since)

"""Prior stay for §§ 25a and 25b AufenthG: uninterrupted, with both readings of § 60b Abs. 5 Satz 1."""

from collections.abc import Callable
from dataclasses import dataclass

from kimpass.law.case import Case
from kimpass.law.dates import add_months, german
from kimpass.law.facts import Stay
from kimpass.law.findings import Finding, discretion, left_open, met, not_met
from kimpass.law.stays import Count, Reach, reach, timeline

PAPER_60B = "D60B"


@dataclass(frozen=True, slots=True)
class TwoReadings:
    """The term when § 60b time merely does not count (a), and when it breaks the chain (b)."""

    a: Reach
    b: Reach

    @property
    def differ(self) -> bool:
        """Test whether the open question matters here."""
        return self.a.sure != self.b.sure


def two_readings(case: Case, months: int, column: str, *, only_toleration: bool = False) -> TwoReadings:
    """Measure a term under both readings; holders of § 104c have § 60b time counted (§ 25a Abs. 5, § 25b Abs. 7)."""
    counted = case.opportunity_title() is not None and bool(case.law.params["sonderregel_104c"])
    readings = []
    for pause in (Count.PAUSE, Count.BREAK):
        as_60b = Count.FULL if counted else pause
        lines = timeline(
            case.stays, case.day, _worth(case, column, as_60b, only_toleration=only_toleration), Count.MAYBE
        )
        readings.append(reach(lines, months))
    return TwoReadings(*readings)


def judged(case: Case, term: TwoReadings, label: str) -> Finding:
    """Say what a term is on the reference day."""
    a, b = term.a, term.b
    since = f"Zusammenhängend belegt seit {german(a.since)}." if a.since else "Heute läuft keine anrechenbare Zeit."
    other = b.sure if term.differ else None
    if a.sure is not None and a.sure <= case.day:
        if term.differ and (b.sure is None or b.sure > case.day):
            return left_open(
                f"{label}: erreicht am {german(a.sure)}, wenn § 60b-Zeit nur nicht zählt, sonst später.",
                other=b.sure,
                question="par60b",
            )
        return met(since, f"{label}: erreicht am {german(a.sure)}.", on=a.sure)
    if a.possible is not None and a.possible <= case.day:
        return left_open(since, f"{label}: erreicht, wenn Lücken oder zu prüfende Zeiten zählen.")
    if not case.stays:
        return left_open(f"{label}: keine Zeiten angegeben.", facts=case.facts, by=("status",))
    if a.sure is None:
        when = f"frühestens am {german(a.possible)}." if a.possible else "kein Tag berechenbar."
        return not_met(since, f"{label}: {when}", on=a.possible)
    return not_met(since, f"{label}: erreicht am {german(a.sure)}.", on=a.sure, other=other)


def short_absence(case: Case, finding: Finding, months: int) -> Finding:
    """One absence of up to three months does no harm by practice (BMI, asyl.net M26754), longer ones begin anew."""
    absences = case.facts.get("ausland") or ()
    if finding.status != "erfuellt" or not absences:
        return finding
    limit = case.law.params["ausland_monate"]
    last = absences[-1]
    if finding.met_on is not None and last.back is not None and last.back <= case.day:
        renewed = add_months(last.back, months)
        if renewed <= case.day:
            return met(
                *finding.steps, f"Auch allein ab der Wiedereinreise am {german(last.back)} erreicht.", on=renewed
            )
        if len(absences) == 1 and last.back <= add_months(last.first, limit):
            return discretion(*finding.steps, "Einmal bis drei Monate im Ausland: nach Praxis unschädlich.")
        return not_met(*finding.steps, f"Neu gezählt ab der Wiedereinreise am {german(last.back)}.", on=renewed)
    return left_open(*finding.steps, "Der Auslandsaufenthalt ist nicht abgeschlossen.")


def _worth(case: Case, column: str, as_60b: Count, *, only_toleration: bool) -> Callable[[Stay], Count]:
    usual = case.worth(column)

    def count(stay: Stay) -> Count:
        if stay.code == PAPER_60B:
            return as_60b
        if only_toleration and case.paper(stay.code).group != "duldung":
            return Count.MAYBE if stay.code in case.law.params["papier_offen"] else Count.BREAK
        return usual(stay)

    return count

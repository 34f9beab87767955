"""What the settlement permits of §§ 9, 18c, 26 and 28 AufenthG have in common."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kimpass.law.case import Case
from kimpass.law.conclusion import Predicate
from kimpass.law.dates import german, span
from kimpass.law.facts import LEVELS, Stay
from kimpass.law.findings import Finding, discretion, left_open, met, not_met, waived
from kimpass.law.rules.shared import level, no, unless, yes
from kimpass.law.stays import Count, Stretch, chain, reach, reached, timeline

YEAR = 12
NO_PAPER = "OHNE"
SPEECH = ("sprache", "deutsch_muendlich")
ILLNESS = "Krankheit oder Behinderung stehen entgegen (§ 9 Abs. 2 Satz 3 und 6)."
EXCEPTIONS = ("krankheit_nachgewiesen", "integrationskurs_bestanden", "haerte", "geringer_integrationsbedarf")
ENOUGH, MOST, ALMOST = "gesichert", ("ueberwiegend", "überwiegend"), ("weit_ueberwiegend", "weit überwiegend")


@dataclass(frozen=True, slots=True)
class Track:
    """One norm of settlement: its prefix when several are compared, its conditions, and whether it only says "kann"."""

    key: str
    prefix: str
    conditions: Mapping[str, Predicate]
    may: bool = False


def possession(
    case: Case, months: int, worth: Callable[[Stay], Count], label: str, *, holds: Callable[[Case], bool]
) -> Finding:
    """Measure how long a title has been held; up to a year without may be left out of account (§ 85 AufenthG)."""
    if not case.stays:
        return left_open(f"{label}: keine Zeiten angegeben.", facts=case.facts, by=("status",))
    today = case.today
    if today is None or today.code == NO_PAPER:
        return left_open(f"{label}: für heute ist kein Titel belegt.")
    if not holds(case):
        return not_met(f"{label}: heute {case.paper(today.code).name}, kein Titel dieser Vorschrift.")
    lines = timeline(case.stays, case.day, worth)
    term = reach(lines, months)
    if term.sure is not None and term.sure <= case.day:
        return met(f"{label}: erreicht am {german(term.sure)}.", on=term.sure)
    if term.possible is not None and term.possible <= case.day:
        return left_open(f"{label}: erreicht, wenn zu prüfende Zeiten zählen.")
    bridged = reached(chain(_bridged(lines, case.law.params["luecke_monate"]), maybe=False), months)
    if bridged is not None and bridged <= case.day:
        return discretion(f"{label}: erreicht, wenn die Unterbrechung bis zu einem Jahr außer Betracht bleibt (§ 85).")
    on = term.sure
    return not_met(f"{label}: erreicht am {german(on)}." if on else f"{label}: kein Tag berechenbar.", on=on)


def _bridged(lines: Sequence[Stretch], limit: int) -> list[Stretch]:
    """Return the stretches with short breaks as pauses: they may be left out of account, and do not count."""
    found = []
    for place, line in enumerate(lines):
        short = line.end is not None and place > 0 and span(line.first, line.end) <= (limit, 0)
        count = Count.PAUSE if line.count is Count.BREAK and short else line.count
        found.append(Stretch(line.first, line.end, count, line.codes))
    return found


def pension(needed: int, *, spouse: bool = False, training: bool = False) -> Predicate:
    """Ask for months of pension contributions; this is no condition of time alone."""

    def rente(case: Case) -> Finding:
        finding = _pension_own(case, needed)
        if spouse:
            finding = _pension_of_spouse(case, needed, finding)
        if training:
            finding = unless(finding, case, "in_ausbildung", "In einer Ausbildung: Absehen (§ 9 Abs. 3 Satz 2).")
        return unless(finding, case, "krankheit_nachgewiesen", ILLNESS)

    return rente


def pension_months(case: Case) -> int | None:
    """Return the months that count, with those for children or care (§ 9 Abs. 2 Satz 1 Nr. 3 Halbsatz 2)."""
    own = case.facts.get("rv_monate")
    return None if own is None else int(own) + int(case.facts.get("kinderbetreuung_monate") or 0)


def _pension_own(case: Case, needed: int) -> Finding:
    months = pension_months(case)
    if months is None:
        return left_open("Rentenmonate: keine Angabe.", facts=case.facts, by=("rv_monate",))
    if months >= needed:
        return met(f"{months} von {needed} Rentenmonaten.")
    if case.facts.claims("kinderbetreuung_monate") is None:
        return left_open(
            "Ob Kinderbetreuung anzurechnen ist, ist unbekannt.", facts=case.facts, by=("kinderbetreuung_monate",)
        )
    return not_met(f"{months} von {needed} Rentenmonaten; es fehlen {needed - months}.")


def _pension_of_spouse(case: Case, needed: int, finding: Finding) -> Finding:
    if finding.status == "erfuellt":
        return finding
    facts = case.facts
    months, together = facts.get("ehegatte_rv_monate"), facts.get("eheliche_lebensgemeinschaft")
    if together is None:
        together = facts.get("lebensgemeinschaft")
    if months is not None and months >= needed:
        if together:
            return met(f"Ehegatte: {months} Rentenmonate in ehelicher Lebensgemeinschaft genügen (§ 9 Abs. 3 Satz 1).")
        if together is None:
            return left_open(
                "Ehegatte hat die Rentenmonate; ob eine eheliche Lebensgemeinschaft besteht, ist offen.",
                facts=facts, by=("eheliche_lebensgemeinschaft",),
            )  # fmt: skip
    if months is None and facts.is_unknown("ehegatte_rv_monate") and together is not False:
        return left_open(
            *finding.steps, "Rentenmonate des Ehegatten unbekannt.", facts=facts, by=("ehegatte_rv_monate",)
        )
    return finding


def secured(case: Case) -> Finding:
    """§ 2 Abs. 3 AufenthG: livelihood without public means."""
    value, quota = case.facts.get("lebensunterhalt"), case.facts.get("quote_lu")
    if value == ENOUGH or (quota is not None and quota >= 1):
        return met("Lebensunterhalt gesichert.")
    if value is None and quota is None:
        return left_open("Lebensunterhalt: keine Angabe.", facts=case.facts, by=_asked(case))
    return not_met("Lebensunterhalt nicht gesichert.")


def secured_or_ill(case: Case) -> Finding:
    """The same, waived for illness or disability (§ 9 Abs. 2 Satz 6)."""
    return unless(secured(case), case, "krankheit_nachgewiesen", ILLNESS)


def mostly_secured(case: Case) -> Finding:
    """§ 26 Abs. 3 Satz 1 Nr. 3: more than half; waived for illness and from the pensionable age (Satz 2)."""
    finding = _by_quota(case, case.law.params["ueberwiegend_ueber"], (*MOST, *ALMOST), inclusive=False)
    finding = unless(finding, case, "krankheit_nachgewiesen", ILLNESS)
    return unless(finding, case, "altersrente", "Regelaltersgrenze erreicht (§ 26 Abs. 3 Satz 2 Halbsatz 2).")


def almost_secured(case: Case) -> Finding:
    """§ 26 Abs. 3 Satz 3 Nr. 4: by far the most; the share is a parameter of practice, and there is no exception."""
    return _by_quota(case, case.law.params["weit_ueberwiegend_ab"], ALMOST, inclusive=True)


def _by_quota(case: Case, limit: float, words: tuple[str, ...], *, inclusive: bool) -> Finding:
    value, quota = case.facts.get("lebensunterhalt"), case.facts.get("quote_lu")
    if value == ENOUGH or value in words:
        return met(f"Lebensunterhalt: {value}.")
    if quota is not None:
        text = f"{quota:.0%} des Bedarfs gedeckt; verlangt {'ab' if inclusive else 'mehr als'} {limit:.0%}."
        return met(text) if quota > limit or (inclusive and quota == limit) else not_met(text)
    if value is None:
        return left_open("Lebensunterhalt: keine Angabe.", facts=case.facts, by=_asked(case))
    if str(value).startswith("teilweise"):
        return left_open("Teilweise gedeckt; der Anteil ist nicht angegeben.")
    return not_met(f"Lebensunterhalt: {value}.")


def _asked(case: Case) -> tuple[str, ...]:
    given = tuple(name for name in ("lebensunterhalt", "quote_lu") if case.facts.is_given(name))
    return given or ("lebensunterhalt",)


def speech(needed: str, *, exceptions: bool = True, low_need: bool = True) -> Predicate:
    """Ask for a language level, with the exceptions of § 9 Abs. 2 Satz 2 to 5."""

    def sprache(case: Case) -> Finding:
        finding = level(case, LEVELS.index(needed), ("sprache",), needed)
        return _excepted(case, finding, low_need=low_need) if exceptions else finding

    return sprache


def civics(*, exceptions: bool = True, low_need: bool = True) -> Predicate:
    """Ask for basic knowledge ("Leben in Deutschland"), with the same exceptions."""

    def grundkenntnisse(case: Case) -> Finding:
        finding = yes(case, "lid", "Grundkenntnisse („Leben in Deutschland“)")
        return _excepted(case, finding, low_need=low_need) if exceptions else finding

    return grundkenntnisse


def _excepted(case: Case, finding: Finding, *, low_need: bool) -> Finding:
    if finding.status == "erfuellt":
        return finding
    facts = case.facts
    if facts.get("integrationskurs_bestanden") is True:
        return met("Integrationskurs erfolgreich abgeschlossen (§ 9 Abs. 2 Satz 2).")
    if facts.get("krankheit_nachgewiesen"):
        return waived(ILLNESS)
    if low_need and facts.get("geringer_integrationsbedarf") and (facts.level(*SPEECH) or 0) >= 1:
        return waived("Einfache Verständigung und geringer Integrationsbedarf (§ 9 Abs. 2 Satz 5).")
    if facts.get("haerte"):
        return discretion(*finding.steps, "Härte geltend gemacht: Absehen möglich (§ 9 Abs. 2 Satz 4).")
    unknown = [name for name in EXCEPTIONS if facts.is_unknown(name)]
    if finding.status == "nicht_erfuellt" and unknown:
        return left_open(*finding.steps, "Ob eine Ausnahme greift, ist unbekannt.", facts=facts, by=unknown)
    return finding


def sicherheit(case: Case) -> Finding:
    """§ 9 Abs. 2 Satz 1 Nr. 4: weighed by the authority; only a notice counts."""
    value = case.facts.get("sicherheit")
    if value is None:
        return left_open("Sicherheit und Ordnung: keine Mitteilung.", facts=case.facts, by=("sicherheit",))
    if value is False or str(value).startswith("keine"):
        return met("Keine entgegenstehenden Gründe mitgeteilt.")
    if str(value).startswith("gr"):
        return not_met("Entgegenstehende Gründe sind mitgeteilt.")
    return left_open("Die Abwägung der Behörde steht aus.")


def beschaeftigung(case: Case) -> Finding:
    """§ 9 Abs. 2 Satz 1 Nr. 5 and 6: work is allowed."""
    return yes(case, "beschaeftigung_erlaubt", "Beschäftigung und Berufsausübung erlaubt")


def wohnraum(case: Case) -> Finding:
    """§ 9 Abs. 2 Satz 1 Nr. 9 with § 2 Abs. 4: enough room."""
    return yes(case, "wohnraum", "Ausreichender Wohnraum")


def bamf_widerruf(case: Case) -> Finding:
    """§ 26 Abs. 3 Satz 1 Nr. 2: no notice under § 73b Abs. 3 AsylG."""
    return no(case, "bamf_mitteilung_widerruf", "Mitteilung zu Widerruf oder Rücknahme")

"""§ 9 StAG: spouses and registered partners of Germans."""

from datetime import date

from kimpass.law.case import CONTINUED, Case
from kimpass.law.conclusion import Conclusion, Findings, Predicate, Rule
from kimpass.law.dates import add_years, german, last_day_after
from kimpass.law.findings import Finding, Overall, Status, left_open, met, not_met, waived
from kimpass.law.rules import lawful_stay
from kimpass.law.rules.naturalisation import is_together
from kimpass.law.rules.shared import yes
from kimpass.law.summary import Outcome, Way

YEAR = 12


def marriage(case: Case) -> tuple[date | None, date | None]:
    """Return when the marriage began and, by death or decree, ended."""
    began, ended = case.facts.day("ehe_seit"), case.facts.day("ehegatte_verstorben")
    pair = case.facts.get("ehe")
    if pair:
        began, ended = began or pair[0], ended or pair[1]
    return began, ended


def aufenthalt_3j(case: Case) -> Finding:
    """Abs. 1 Satz 1: three years of lawful habitual residence; children naturalised together need not have them."""
    if is_together(case):
        return waived("Miteinbürgerung: auch ohne drei Jahre möglich („können“, Abs. 1 Satz 3).")
    return lawful_stay.judged(case, case.law.params["jahre"])


def _married_for(case: Case, years: int) -> Finding:
    began, ended = marriage(case)
    if began is None:
        return left_open("Beginn der Ehe: keine Angabe.", facts=case.facts, by=("ehe_seit", "ehe"))
    on = add_years(began, years)
    if ended is not None and ended <= case.day:
        if on <= ended:
            return met(f"Die Ehe bestand {years} Jahre.", on=on)
        return not_met(f"Die Ehe bestand keine {years} Jahre.")
    text = f"{years} Jahre Ehe am {german(on)}."
    return met(text, on=on) if on <= case.day else not_met(text, on=on)


def ehe_2j(case: Case) -> Finding:
    """Abs. 1 Satz 1: the marriage has lasted two years."""
    return _married_for(case, case.law.params["ehe_jahre"])


def ehe_3j(case: Case) -> Finding:
    """Abs. 1 Satz 2: the marriage has lasted three years, so that residence may be shortened."""
    return _married_for(case, case.law.params["ehe_jahre_verkuerzung"])


def ehegatte_deutsch(case: Case) -> Finding:
    """Abs. 1 Satz 1: the spouse is German."""
    return yes(case, "ehegatte_deutsch", "Ehegattin oder Ehegatte ist deutsch")


def par10_uebrige(case: Case) -> Finding:
    """Abs. 1 Satz 1 and 4: the other conditions of § 10 Abs. 1."""
    return yes(case, "uebrige_par10", "Übrige Voraussetzungen des § 10 Abs. 1 StAG")


def deadline(case: Case) -> date | None:
    """Abs. 2: within one year after death or the decree became final, to the same day of the calendar."""
    ended = marriage(case)[1]
    return None if ended is None or ended > case.day else last_day_after(ended, YEAR)


def jahresfrist(case: Case) -> Finding:
    """Abs. 2: applied for within a year, with custody of a German minor child of the marriage."""
    facts, last = case.facts, deadline(case)
    if last is None:
        return left_open("Ende der Ehe: keine Angabe.", facts=facts, by=("ehe", "ehegatte_verstorben"))
    applied, custody = facts.get("antrag"), facts.get("sorge_kind_deutsch")
    if applied and applied.on > last:
        return not_met(f"Antrag am {german(applied.on)}; die Frist endete am {german(last)}.")
    if not applied and case.day > last:
        if facts.is_unknown("antrag"):
            return left_open(
                f"Frist bis {german(last)}; ob beantragt wurde, ist unbekannt.", facts=facts, by=("antrag",)
            )
        return not_met(f"Die Frist endete am {german(last)}.")
    if custody is False:
        return not_met("Kein Sorgerecht für ein minderjähriges deutsches Kind aus der Ehe.")
    if custody is None:
        return left_open(
            f"Frist bis {german(last)}; Sorge für ein Kind: keine Angabe.", facts=facts, by=("sorge_kind_deutsch",)
        )
    return met(f"Frist bis {german(last)} gewahrt oder noch offen; Sorge für ein deutsches Kind.")


def wants_shortening(case: Case) -> bool:
    """Test whether a public interest is claimed, or was asked for in vain."""
    facts = case.facts
    return bool(facts.get("oeffentliches_interesse")) or facts.is_unknown("oeffentliches_interesse")


def conditions(case: Case) -> dict[str, Predicate]:
    """Ask for the shortening and for the year only where they bear on the case."""
    if is_together(case):
        return {"aufenthalt_3j": aufenthalt_3j, "par10_uebrige": par10_uebrige}
    found: dict[str, Predicate] = {"aufenthalt_3j": aufenthalt_3j, "ehe_2j": ehe_2j}
    if wants_shortening(case):
        found["ehe_3j"] = ehe_3j
    if deadline(case) is not None:
        found["jahresfrist"] = jahresfrist
    return {**found, "ehegatte_deutsch": ehegatte_deutsch, "par10_uebrige": par10_uebrige}


def adjust(case: Case, findings: Findings) -> Findings:
    """Abs. 1 Satz 2: with three years of marriage and a public interest, residence is a matter of discretion."""
    stay = findings["aufenthalt_3j"]
    if not wants_shortening(case) or not stay.is_only_time:
        return findings
    married = findings["ehe_3j"].status
    if married is Status.MET and case.facts.get("oeffentliches_interesse"):
        text = "Öffentliches Interesse geltend gemacht: die Dauer kann verkürzt werden (Abs. 1 Satz 2)."
        changed = Finding(Status.DISCRETION, (*stay.steps, text), until=stay.met_on, other=stay.other)
    elif married is not Status.NOT_MET:
        changed = left_open(*stay.steps, "Ob die Dauer verkürzt werden kann (Abs. 1 Satz 2), ist offen.",
                            facts=case.facts, by=("oeffentliches_interesse", "ehe_seit"))  # fmt: skip
    else:
        return findings
    return {**findings, "aufenthalt_3j": changed}


def ways(case: Case, findings: Findings) -> tuple[Way, ...]:
    """All that is asked, but for the three years of marriage, which only open the shortening."""
    if is_together(case):
        return (Way("Abs. 1 Satz 3", tuple(findings), may=True),)
    return (Way("Abs. 2" if "jahresfrist" in findings else "Abs. 1", tuple(n for n in findings if n != "ehe_3j")),)


def conclude(case: Case, findings: Findings, outcome: Outcome) -> Conclusion:
    """Name the deadline of Abs. 2, the day without shortening, and § 10 where it helps sooner."""
    flags = []
    last, stay = deadline(case), findings["aufenthalt_3j"]
    if last is not None and case.day <= last:
        flags.append(f"frist_antrag:{last}")
    if stay.status is Status.DISCRETION and stay.until is not None:
        flags.append(f"ohne_verkuerzung:{stay.until}")
    own = outcome.met_on or (stay.until if stay.status is Status.DISCRETION else None)
    flags += _by_paragraph_10(case, findings, outcome, own)
    return Conclusion(outcome.overall, outcome.met_on, flags=tuple(flags))


def _by_paragraph_10(case: Case, findings: Findings, outcome: Outcome, own: date | None) -> list[str]:
    """§ 10 needs no marriage; it is named where its five years are there sooner than those of § 9."""
    if outcome.overall in (Overall.MET, Overall.OPEN) or findings["par10_uebrige"].status is Status.NOT_MET:
        return []
    today = case.today
    held = case.previous(today) if today is not None and today.code == CONTINUED else today
    on = lawful_stay.term(case, case.law.params["par10_jahre"] * YEAR).sure
    if on is None or held is None or case.paper(held.code).counts["stag10"] != "ja":
        return []
    if on <= case.day:
        return ["alternative:StAG_10"]
    return [f"alternative:StAG_10 ab {on}"] if own is None or on < own else []


NAMES = ("aufenthalt_3j", "ehe_2j", "ehe_3j", "ehegatte_deutsch", "jahresfrist", "par10_uebrige")
RULE = Rule(NAMES, conditions, ways, conclude, adjust)

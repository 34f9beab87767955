"""§ 25a Abs. 2 and 3 and § 25b Abs. 4 AufenthG: parents, spouses and children of those who hold the title."""

from kimpass.law.case import Case
from kimpass.law.conclusion import Conclusion, Findings, Predicate, Rule
from kimpass.law.facts import Sentence
from kimpass.law.findings import Finding, Overall, Status, left_open, met, not_met, waived
from kimpass.law.rules import par5, par25b, par25b_livelihood
from kimpass.law.rules.shared import yes
from kimpass.law.summary import Outcome, Way

PARENT, SPOUSE, CHILD = "elternteil", "ehegatte", "kind"


def role(case: Case) -> str:
    """Return whether a parent, a spouse or a child asks, empty when that was not said."""
    stated = str(case.facts.get("rolle") or "").lower()
    return next((known for known in (PARENT, SPOUSE, CHILD) if stated.startswith(known)), "")


def stammberechtigt(case: Case) -> Finding:
    """The person the right is derived from holds the title of Abs. 1."""
    return yes(case, "stammberechtigt", "Titel nach Abs. 1 bei der Person, von der das Recht abgeleitet wird")


def rolle(case: Case) -> Finding:
    """Parents, spouses, registered partners, minor unmarried children."""
    if role(case):
        return met(f"Angehörige: {case.facts.get('rolle')}.")
    if case.facts.get("rolle"):
        return not_met(f"„{case.facts.get('rolle')}“ ist nicht genannt.")
    return left_open("Ob Elternteil, Ehegatte oder Kind, ist nicht angegeben.", facts=case.facts, by=("rolle",))


def lebensgemeinschaft(case: Case) -> Finding:
    """Lives in family with the holder."""
    return yes(case, "lebensgemeinschaft", "Familiäre Lebensgemeinschaft")


def keine_taeuschung(case: Case) -> Finding:
    """§ 25a Abs. 2 Satz 1 Nr. 1: removal is not prevented by deceit or lack of cooperation; not asked of children."""
    return _not_of_children(case, par25b.versagung_1(case))


def _not_of_children(case: Case, finding: Finding) -> Finding:
    if role(case) == CHILD:
        return waived("Für Kinder nicht verlangt.")
    if finding.status is Status.NOT_MET and case.facts.is_unknown("rolle"):
        return left_open(*finding.steps, "Ob ein Kind fragt, ist unbekannt.", facts=case.facts, by=("rolle",))
    return finding


def erwerb(case: Case) -> Finding:
    """§ 25a Abs. 2 Satz 1 Nr. 2: livelihood by own work alone; not asked of children."""
    share = par25b_livelihood.quota(case.facts)
    if share is None:
        names = ("quote_erwerb", "bedarf", "anrechenbares_erwerbseinkommen")
        return _not_of_children(
            case, left_open("Anteil der Erwerbstätigkeit: keine Angabe.", facts=case.facts, by=names)
        )
    text = f"Erwerb deckt {share:.0%} des Bedarfs; verlangt ist der ganze."
    return _not_of_children(case, met(text) if share >= case.law.params["quote_ab"] else not_met(text))


def straftaten(case: Case) -> Finding:
    """§ 25a Abs. 3: no sentence for intent; fines up to 50, by laws on foreigners 90 daily rates, are left out."""
    stated = case.facts.get("straftaten")
    offences: tuple[Sentence, ...] | None = () if stated is False else stated
    if offences is None:
        return left_open("Verurteilungen: keine Angabe.", facts=case.facts, by=("straftaten",))
    counted = [s for s in offences if s.intent is not False]
    total = sum(s.daily_rates for s in counted)
    low, high = case.law.params["tagessaetze"], case.law.params["tagessaetze_auslaenderrecht"]
    if any(s.months for s in counted) or total > high:
        return not_met("Verurteilung wegen einer Vorsatztat über der Grenze des Abs. 3.")
    if total > low:
        return left_open(f"{total} Tagessätze: unschädlich nur bei Taten, die nur Ausländer begehen können.")
    return met("Keine Verurteilung über der Grenze des Abs. 3.")


PAR_25A_2: dict[str, Predicate] = {
    "stammberechtigt": stammberechtigt,
    "rolle": rolle,
    "keine_taeuschung": keine_taeuschung,
    "lebensunterhalt": erwerb,
    "lebensgemeinschaft": lebensgemeinschaft,
    "straftaten": straftaten,
    **par5.GENERAL,
}
PAR_25B_4: dict[str, Predicate] = {
    "stammberechtigt": stammberechtigt,
    "rolle": rolle,
    "lebensgemeinschaft": lebensgemeinschaft,
    "fdgo_grundkenntnisse": par25b.fdgo_grundkenntnisse,
    "lebensunterhalt": par25b_livelihood.lebensunterhalt,
    "sprache": par25b.sprache,
    "schulbesuch_kinder": par25b.schulbesuch_kinder,
    "versagung_1": par25b.versagung_1,
    "versagung_2": par25b.versagung_2,
    **par5.GENERAL,
}


def _ways_25a(case: Case, _findings: Findings) -> tuple[Way, ...]:
    """Parents by discretion (Satz 1), spouses and children of the holder as a rule (Satz 3 and 5)."""
    return (Way("Abs. 2", tuple(PAR_25A_2), may=role(case) in (PARENT, "")),)


def _conclude(_case: Case, findings: Findings, outcome: Outcome) -> Conclusion:
    """Say what can be cured."""
    lacking = [f for f in findings.values() if f.status is Status.NOT_MET]
    curable = outcome.overall is Overall.NOT_MET and all(f.curable for f in lacking)
    return Conclusion(outcome.overall, outcome.met_on, flags=("heilbar",) if curable else ())


RULE_25A_2 = Rule(tuple(PAR_25A_2), lambda _case: PAR_25A_2, _ways_25a, _conclude)
RULE_25B_4 = Rule(
    tuple(PAR_25B_4), lambda _case: PAR_25B_4, lambda _case, _findings: (Way("Abs. 4", tuple(PAR_25B_4)),), _conclude
)

"""§ 8 StAG: naturalisation at discretion; the best result is always DISCRETION."""

from kimpass.law.case import Case
from kimpass.law.conclusion import Conclusion, Findings, Predicate, Rule
from kimpass.law.findings import Finding, Overall, Status, discretion, left_open, met, not_met
from kimpass.law.rules import lawful_stay, naturalisation
from kimpass.law.rules.shared import yes
from kimpass.law.stays import Count
from kimpass.law.summary import Outcome, Way

REASONS = ("grund", "oeffentliches_interesse", "haerte")


def rechtmaessig(case: Case) -> Finding:
    """Abs. 1: lawful habitual residence; the law names no term."""
    if not case.stays:
        return left_open("Aufenthalt: keine Angabe.", facts=case.facts, by=("status",))
    today = case.today
    if today is None or today.code == lawful_stay.NO_PAPER:
        return left_open("Für heute ist kein Papier belegt.")
    worth = case.worth("lawful")(today)
    if worth is Count.FULL:
        return met(f"Heute {case.paper(today.code).name}.")
    if worth is Count.MAYBE:
        return left_open(f"Heute {case.paper(today.code).name}: zu prüfen.")
    return not_met(f"Heute {case.paper(today.code).name}: nicht rechtmäßig im Sinne des § 8.")


def reason(case: Case) -> str:
    """Return the reason of public interest or hardship that was claimed (Abs. 2)."""
    return next((str(case.facts.get(name)) for name in REASONS if case.facts.get(name)), "")


def _may_be_waived(case: Case, finding: Finding) -> Finding:
    if finding.status is not Status.NOT_MET:
        return finding
    claimed = reason(case)
    if claimed:
        return discretion(*finding.steps, f"Grund nach Abs. 2: {claimed}.")
    if any(case.facts.is_unknown(name) for name in REASONS):
        return left_open(
            *finding.steps, "Ob ein Grund nach Abs. 2 vorliegt, ist unbekannt.", facts=case.facts, by=REASONS
        )
    return finding


def straffreiheit(case: Case) -> Finding:
    """Abs. 1 Nr. 2 within the limits of § 12a; Abs. 2 allows exceptions."""
    return _may_be_waived(case, naturalisation.straffreiheit(case))


def unterkunft(case: Case) -> Finding:
    """Abs. 1 Nr. 3: a dwelling or lodging."""
    return yes(case, "wohnung", "Wohnung oder Unterkommen")


def unterhalt(case: Case) -> Finding:
    """Abs. 1 Nr. 4: can support oneself and one's relatives; Abs. 2 allows exceptions."""
    if not case.facts.is_given("unterhalt") and case.facts.get("grund"):
        return discretion(f"Grund nach Abs. 2 geltend gemacht: {case.facts.get('grund')}.")
    return _may_be_waived(case, yes(case, "unterhalt", "Kann sich und Angehörige ernähren"))


CONDITIONS: dict[str, Predicate] = {
    "rechtmaessig": rechtmaessig,
    "identitaet": naturalisation.identitaet,
    "handlungsfaehig": naturalisation.handlungsfaehig,
    "straffreiheit": straffreiheit,
    "unterkunft": unterkunft,
    "unterhalt": unterhalt,
    "ausschluss_11": naturalisation.ausschluss_11,
    "sperre_35a": naturalisation.sperre_35a,
}


def conclude(_case: Case, findings: Findings, outcome: Outcome) -> Conclusion:
    """Point to Abs. 2 where only what it may do without is missing."""
    lacking = {name for name, finding in findings.items() if finding.status is Status.NOT_MET}
    may_help = outcome.overall is Overall.NOT_MET and lacking <= {"straffreiheit", "unterhalt"}
    until = findings["sperre_35a"].until if outcome.overall is Overall.NOT_MET else None
    return Conclusion(outcome.overall, outcome.met_on, until, ("regel_ausnahme_moeglich",) if may_help else ())


RULE = Rule(
    names=tuple(CONDITIONS),
    conditions=lambda _case: CONDITIONS,
    ways=lambda _case, _findings: (Way("Abs. 1", tuple(CONDITIONS), may=True),),
    conclude=conclude,
)

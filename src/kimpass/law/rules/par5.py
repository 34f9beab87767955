"""§ 5 AufenthG and § 10 Abs. 1: what every title asks for, as it applies to §§ 25a and 25b."""

from kimpass.law.case import Case
from kimpass.law.conclusion import Predicate
from kimpass.law.findings import Finding, discretion, left_open, met
from kimpass.law.rules.shared import no


def passport(case: Case) -> Finding:
    """§ 5 Abs. 1 Nr. 4: a passport, which the authority may do without (Abs. 3 Satz 2)."""
    held = case.facts.get("pass_vorhanden")
    if held is None:
        return left_open("Pass: keine Angabe.", facts=case.facts, by=("pass_vorhanden",))
    if held:
        return met("Pass oder Passersatz liegt vor.")
    return discretion("Kein Pass; die Behörde kann absehen (§ 5 Abs. 3 Satz 2 AufenthG).")


def ausweisungsinteresse(case: Case) -> Finding:
    """§ 5 Abs. 1 Nr. 2: no interest in expulsion, as a rule; the authority may do without (Abs. 3 Satz 2)."""
    notice = case.facts.get("ausweisungsinteresse")
    if notice is None:
        return left_open("Ausweisungsinteresse: keine Mitteilung.", facts=case.facts, by=("ausweisungsinteresse",))
    if notice is False:
        return met("Kein Ausweisungsinteresse mitgeteilt.")
    return discretion(f"Mitgeteilt: {notice}; die Behörde kann absehen (§ 5 Abs. 3 Satz 2 AufenthG).")


def kein_terror_58a(case: Case) -> Finding:
    """§ 5 Abs. 4: mandatory; only a notice counts."""
    return no(case, "terror_58a", "Versagungsgrund des § 5 Abs. 4")


def asyl_offen(case: Case) -> Finding:
    """§ 10 Abs. 1: a running asylum procedure bars all but a legal claim; "soll" is none."""
    return no(case, "asylverfahren_laeuft", "Laufendes Asylverfahren")


GENERAL: dict[str, Predicate] = {
    "pass": passport,
    "kein_terror_58a": kein_terror_58a,
    "asyl_offen": asyl_offen,
}

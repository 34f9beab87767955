"""§ 10 StAG: naturalisation by right."""

from datetime import date

from kimpass.law.case import CONTINUED, Case
from kimpass.law.conclusion import Conclusion, Findings, Predicate, Rule
from kimpass.law.facts import LEVELS
from kimpass.law.findings import Finding, Overall, Status, discretion, left_open, met, not_met, waived
from kimpass.law.rules import lawful_stay, naturalisation
from kimpass.law.rules.naturalisation import is_child
from kimpass.law.rules.shared import unless
from kimpass.law.rules.stag10_livelihood import lebensunterhalt
from kimpass.law.summary import Outcome, Way

ILLNESS = "Krankheit, Behinderung oder Alter stehen entgegen (Abs. 6)."


def aufenthalt_5j(case: Case) -> Finding:
    """Abs. 1 Satz 1: five years; family naturalised together need not have them (Abs. 2)."""
    finding = lawful_stay.judged(case, case.law.params["jahre"])
    if finding.status is Status.MET or not naturalisation.is_together(case):
        return _shortened(case, finding)
    return waived("Miteinbürgerung: auch ohne fünf Jahre möglich („können“, Abs. 2).")


def _shortened(case: Case, finding: Finding) -> Finding:
    """Abs. 3, until 29.10.2025: three years for special integration, at the discretion of the authority."""
    years = case.law.params["verkuerzung_jahre"]
    special = case.facts.get("sprache") in ("C1", "C2") and case.facts.get("ehrenamt") is True
    if not years or finding.status is not Status.NOT_MET or not special:
        return finding
    shorter = lawful_stay.judged(case, years)
    return (
        discretion(*shorter.steps, "Verkürzung auf drei Jahre möglich (Abs. 3).")
        if shorter.status is Status.MET
        else finding
    )


def bekenntnis(case: Case) -> Finding:
    """Abs. 1 Satz 1 Nr. 1 and 1a; for those under 16 only Nr. 1 falls away (Satz 2)."""
    value = case.facts.get("bekenntnisse")
    if value:
        return met("Bekenntnisse abgegeben.")
    child = " Unter 16 entfällt nur Nr. 1; Nr. 1a ist nicht genannt." if is_child(case) else ""
    if value is False and case.facts.is_unknown("geburt"):
        return left_open("Nicht abgegeben; das Alter ist unbekannt.", facts=case.facts, by=("geburt",))
    if value is False:
        return left_open(f"Nicht abgegeben.{child}") if child else not_met("Bekenntnisse nicht abgegeben.")
    return left_open(f"Bekenntnisse: keine Angabe.{child}", facts=case.facts, by=("bekenntnisse",))


def titel(case: Case) -> Finding:
    """Abs. 1 Satz 1 Nr. 2: a permanent right, or a title for other purposes than those listed."""
    if not case.stays:
        return left_open("Titel: keine Angabe.", facts=case.facts, by=("status",))
    today = case.today
    held = case.previous(today) if today is not None and today.code == CONTINUED else today
    if held is None or held.code == lawful_stay.NO_PAPER:
        return left_open("Für heute ist kein Titel belegt.")
    paper = case.paper(held.code)
    value = paper.counts["stag10"]
    if value == "nein":
        return not_met(f"{paper.citation} genügt nicht (Abs. 1 Satz 1 Nr. 2).")
    if loss_to_check(case):
        return left_open("Lange im Ausland ohne bestimmte Frist: Erlöschen nach § 51 Abs. 1 Nr. 7 AufenthG prüfen.")
    if value == "ja":
        return met(f"{paper.citation} genügt.")
    return left_open(f"{paper.citation}: ob das Recht genügt, ist fachlich zu prüfen.", question="unionsbuerger")


def loss_to_check(case: Case) -> bool:
    """Test whether the title of today may have been lost by a long absence."""
    today = case.today
    absences = lawful_stay.breaking_absences(case)
    return today is not None and any(today.first < (a.back or date.max) for a in absences)


def sprache(case: Case) -> Finding:
    """Abs. 1 Satz 1 Nr. 6 with Abs. 4, 4a and 6: B1, children according to age."""
    facts = case.facts
    rank = facts.level("sprache")
    if facts.get("sprache") == "altersgemaess":
        return _child_speech(case)
    if rank is not None and rank >= LEVELS.index("B1"):
        return met("B1 nachgewiesen.")
    if facts.get("gastarbeiter") and (facts.level("deutsch_muendlich", "sprache") or 0) >= LEVELS.index("A2"):
        return met("Mündliche Verständigung genügt (Abs. 4 Satz 3).")
    if facts.get("haerte") and not facts.get("krankheit_nachgewiesen"):
        return discretion("Härte trotz ernsthafter Bemühungen: mündlich kann genügen (Abs. 4a).")
    if rank is None:
        finding = left_open("Sprachniveau: keine Angabe.", facts=facts, by=("sprache",))
    else:
        finding = not_met("B1 verlangt, nicht erreicht.")
    return _unless_excepted(case, finding)


def _unless_excepted(case: Case, finding: Finding) -> Finding:
    """Abs. 6 waives for illness; other exceptions that somebody could not answer leave the condition open."""
    others = [name for name in ("haerte", "gastarbeiter") if case.facts.is_unknown(name)]
    if finding.status is Status.NOT_MET and others and not case.facts.get("krankheit_nachgewiesen"):
        return left_open(*finding.steps, "Ob eine Ausnahme greift, ist unbekannt.", facts=case.facts, by=others)
    return unless(finding, case, "krankheit_nachgewiesen", ILLNESS)


def _child_speech(case: Case) -> Finding:
    child = is_child(case)
    if child:
        return met("Altersgemäße Sprachentwicklung (Abs. 4 Satz 2).")
    if child is None:
        return left_open(
            "Altersgemäß genügt nur unter 16; das Alter ist nicht angegeben.", facts=case.facts, by=("geburt",)
        )
    return not_met("Altersgemäß genügt nur unter 16; verlangt ist B1.")


def test(case: Case) -> Finding:
    """Abs. 1 Satz 1 Nr. 7 with Abs. 5 and 6: the test; not under 16."""
    facts = case.facts
    if facts.get("test") or facts.get("lid"):
        return met("Einbürgerungstest oder „Leben in Deutschland“ bestanden.")
    if is_child(case):
        return waived("Unter 16 entfällt Nr. 7 (Abs. 1 Satz 2).")
    if facts.get("gastarbeiter"):
        return waived("Absehen nach Abs. 6 Satz 2.")
    if facts.get("haerte") and not facts.get("krankheit_nachgewiesen"):
        return discretion("Härtefall des Abs. 4a: dann wird abgesehen (Abs. 6 Satz 2).")
    if facts.get("test") is None:
        finding = left_open("Einbürgerungstest: keine Angabe.", facts=facts, by=("test",))
    else:
        finding = not_met("Einbürgerungstest nicht bestanden.")
    return _unless_excepted(case, finding)


CONDITIONS: dict[str, Predicate] = {
    "aufenthalt_5j": aufenthalt_5j,
    "handlungsfaehig": naturalisation.handlungsfaehig,
    "identitaet": naturalisation.identitaet,
    "bekenntnis": bekenntnis,
    "titel": titel,
    "lebensunterhalt": lebensunterhalt,
    "straffreiheit": naturalisation.straffreiheit,
    "sprache": sprache,
    "test": test,
    "ausschluss_11": naturalisation.ausschluss_11,
    "sperre_35a": naturalisation.sperre_35a,
}


def ways(case: Case, findings: Findings) -> tuple[Way, ...]:
    """A right, or naturalisation together with a relative, which is a "können"."""
    together = naturalisation.is_together(case) and findings["aufenthalt_5j"].status is Status.WAIVED
    names = tuple(name for name in CONDITIONS if name != "sperre_35a" or _bar_applies(case))
    return (Way("Abs. 2" if together else "Abs. 1", names, may=together),)


def _bar_applies(case: Case) -> bool:
    """§ 35a holds from the end of December 2025 on; the exact day is not confirmed."""
    return bool(case.day >= case.law.params["sperre_ab"])


def conclude(case: Case, findings: Findings, outcome: Outcome) -> Conclusion:
    """Name the dates with and without credit, a title that may be lost, and § 8 as the other way."""
    stay = findings["aufenthalt_5j"]
    flags = []
    if stay.other is not None and stay.status is not Status.MET:
        without = stay.until or stay.met_on
        flags += [f"ohne_anrechnung:{without}"] if without else []
        flags.append(f"mit_anrechnung:{stay.other}")
    if loss_to_check(case):
        flags.append("titel_erloeschen_par51_abs1_nr7_pruefen")
    if outcome.overall is Overall.NOT_MET and _paragraph_8_may_help(findings):
        flags.append("alternative:StAG_8")
    until = findings["sperre_35a"].until if outcome.overall is Overall.NOT_MET else None
    questions = tuple(dict.fromkeys(f.question for f in findings.values() if f.question))
    return Conclusion(outcome.overall, outcome.met_on, until=until, flags=tuple(flags), questions=questions)


def _paragraph_8_may_help(findings: Findings) -> bool:
    """§ 8 knows no list of titles, and may do without the livelihood (Abs. 2); it does ask for lawful residence."""
    lacking = {n for n, f in findings.items() if f.status is Status.NOT_MET and not f.is_only_time}
    return bool(lacking) and lacking <= {"titel", "lebensunterhalt"}


RULE = Rule(tuple(CONDITIONS), lambda _case: CONDITIONS, ways, conclude)

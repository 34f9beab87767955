"""§ 25a Abs. 1 AufenthG: well-integrated youths and young adults."""

from dataclasses import replace
from datetime import date, timedelta

from kimpass.law.case import Case
from kimpass.law.conclusion import Conclusion, Findings, Predicate, Rule
from kimpass.law.dates import add_months, add_years, german
from kimpass.law.findings import Finding, Overall, Status, discretion, left_open, met, not_met, waived
from kimpass.law.rules import par5, prior_stay
from kimpass.law.rules.shared import identity_in_section_5, no, unless
from kimpass.law.summary import Outcome, Way

YEAR = 12


def personenkreis(case: Case) -> Finding:
    """Abs. 1 Satz 1: holds § 104c or a toleration today; for how long is a condition of its own."""
    if case.opportunity_title() is not None:
        return met("Inhaber einer Aufenthaltserlaubnis nach § 104c.")
    if case.is_tolerated():
        return met("Heute im Besitz einer Duldung.")
    today = case.today
    if today is None or today.code in case.law.params["papier_offen"]:
        return left_open("Für heute ist kein Papier belegt.", facts=case.facts, by=("status",))
    return not_met(f"Heute {case.paper(today.code).name}: weder Duldung noch § 104c.")


def vorduldung_12m(case: Case) -> Finding:
    """Abs. 1 Satz 1: twelve months of toleration without § 60b time; not asked of holders of § 104c."""
    if case.opportunity_title() is not None:
        return waived("Für Inhaber des § 104c entfällt die Vorduldungszeit.")
    months = case.law.params["vorduldung_monate"]
    term = prior_stay.two_readings(case, months, "stay_25a", only_toleration=True)
    return prior_stay.judged(case, term, f"{months} Monate im Besitz einer Duldung")


def aufenthalt_3j(case: Case) -> Finding:
    """Abs. 1 Satz 1 Nr. 1: three years uninterrupted, allowed, tolerated or permitted."""
    years = case.law.params["aufenthalt_jahre"]
    term = prior_stay.two_readings(case, years * YEAR, "stay_25a")
    return prior_stay.judged(case, term, f"{years} Jahre ununterbrochener Aufenthalt")


def schule(case: Case) -> Finding:
    """Abs. 1 Satz 1 Nr. 2: as a rule three years of successful schooling, or a recognised qualification."""
    return unless(
        _school(case), case, "krankheit_nachgewiesen", "Absehen wegen Krankheit oder Behinderung (Nr. 2 Satz 2)."
    )


def _school(case: Case) -> Finding:
    facts = case.facts
    if facts.get("abschluss"):
        return met(f"Anerkannter Abschluss: {facts.get('abschluss')}.")
    started, success = facts.day("schule_seit"), facts.get("schule_erfolgreich")
    names = ("schule_seit", "schule_erfolgreich", "abschluss")
    if facts.says_none("schule_seit") or success is False:
        if facts.claims("abschluss") is None:
            return left_open("Ob ein anerkannter Abschluss vorliegt, ist unbekannt.", facts=facts, by=("abschluss",))
        return not_met("Kein erfolgreicher Schulbesuch und kein anerkannter Abschluss.", curable=True)
    if started is None:
        return left_open("Schulbesuch und Abschluss sind nicht angegeben.", facts=facts, by=names)
    years = case.law.params["schule_jahre"]
    on = add_years(started, years)
    if on > case.day:
        if facts.claims("abschluss") is None:
            return left_open("Ob ein anerkannter Abschluss vorliegt, ist unbekannt.", facts=facts, by=("abschluss",))
        return not_met(f"{years} Jahre Schule sind am {german(on)} erreicht („in der Regel“).", on=on)
    if success is None:
        return left_open("Drei Jahre Schule; der Erfolg ist nicht angegeben.", facts=facts, by=("schule_erfolgreich",))
    return met(f"{years} Jahre erfolgreicher Schulbesuch seit {german(on)}.", on=on)


def deadline(case: Case) -> date | None:
    """Return the last day for an application: the day before the 27th birthday (§ 187 Abs. 2 Satz 2 BGB)."""
    birth = case.facts.day("geburt")
    return birth and add_years(birth, case.law.params["alter_unter"]) - timedelta(days=1)


def alter(case: Case) -> Finding:
    """Abs. 1 Satz 1 Nr. 3: applied for before the 27th birthday; "jugendlich" begins at 14."""
    facts, last = case.facts, deadline(case)
    birth = facts.day("geburt")
    if birth is None or last is None:
        return left_open("Das Geburtsdatum ist nicht angegeben.", facts=facts, by=("geburt",))
    old_enough = add_years(birth, case.law.params["alter_ab"])
    if old_enough > case.day:
        return not_met(f"Jugendlich ab {german(old_enough)}.", on=old_enough)
    applied = facts.get("antrag")
    if applied and applied.on <= last:
        return met(f"Antrag am {german(applied.on)}, vor dem 27. Geburtstag.")
    if not applied and case.day <= last:
        return met(f"Der Antrag ist bis {german(last)} möglich.")
    if facts.is_unknown("antrag"):
        return left_open(
            f"Frist bis {german(last)}; ob vorher beantragt wurde, ist unbekannt.", facts=facts, by=("antrag",)
        )
    return not_met(f"Die Antragsfrist endete am {german(last)}.")


def prognose(case: Case) -> Finding:
    """Abs. 1 Satz 1 Nr. 4: a person judges, the program never does."""
    value = case.facts.get("prognose")
    if value == "positiv":
        return met("Bewertung durch die zuständige Person: positiv.")
    if value == "negativ":
        return not_met("Bewertung durch die zuständige Person: negativ.")
    if value == "offen" or value is False:
        return left_open("Die Bewertung ist noch offen.")
    return left_open("Eine Bewertung liegt nicht vor.", facts=case.facts, by=("prognose",))


def fdgo(case: Case) -> Finding:
    """Abs. 1 Satz 1 Nr. 5: no concrete signs against the free democratic order."""
    return no(case, "fdgo_zweifel", "Konkrete Anhaltspunkte gegen das Bekenntnis zur Grundordnung")


def lebensunterhalt(case: Case) -> Finding:
    """§ 5 Abs. 1 Nr. 1, waived in school, training or studies (Abs. 1 Satz 2); else § 5 Abs. 3 Satz 2."""
    facts = case.facts
    if facts.get("in_ausbildung"):
        return waived("In Schule, Ausbildung oder Studium: öffentliche Leistungen schaden nicht (Abs. 1 Satz 2).")
    value = facts.get("lebensunterhalt")
    if value is None:
        return left_open("Lebensunterhalt: keine Angabe.", facts=facts, by=("lebensunterhalt",))
    if value == "gesichert":
        return met("Lebensunterhalt gesichert.")
    if facts.is_unknown("in_ausbildung"):
        return left_open(
            "Nicht gesichert; ob eine Ausbildung läuft, ist unbekannt.", facts=facts, by=("in_ausbildung",)
        )
    return discretion("Nicht gesichert; die Behörde kann absehen (§ 5 Abs. 3 Satz 2 AufenthG).")


def versagung_taeuschung(case: Case) -> Finding:
    """Abs. 1 Satz 3: refusal where removal is suspended because of one's own false statements."""
    return no(case, "taeuschung_ursaechlich", "Abschiebung wegen eigener Täuschung ausgesetzt")


CONDITIONS: dict[str, Predicate] = {
    "personenkreis": personenkreis,
    "vorduldung_12m": vorduldung_12m,
    "aufenthalt_3j": aufenthalt_3j,
    "schule": schule,
    "alter": alter,
    "prognose": prognose,
    "fdgo": fdgo,
    "lebensunterhalt": lebensunterhalt,
    "identitaet": identity_in_section_5,
    "versagung_taeuschung": versagung_taeuschung,
    "ausweisungsinteresse": par5.ausweisungsinteresse,
    **par5.GENERAL,
}


def conclude(case: Case, findings: Findings, outcome: Outcome) -> Conclusion:
    """Set the result against the 27th birthday, and name the deadlines and the second reading of § 60b."""
    last, reached = deadline(case), latest_term(findings)
    too_late = (
        last is not None
        and reached is not None
        and reached > last
        and findings["alter"].status is Status.MET
        and outcome.overall in (Overall.LATER, Overall.MET, Overall.OPEN, Overall.DISCRETION)
    )
    result = Conclusion(outcome.overall, outcome.met_on)
    if outcome.overall is Overall.NOT_APPLICABLE:
        return result
    flags = _deadline_flags(case, last, always=too_late)
    if outcome.overall is Overall.NOT_MET:
        return replace(result, flags=tuple(flags))
    flags += _second_reading(findings)
    if too_late or any(f.question for f in findings.values()):
        flags.append("rechtsfrage_offen")
    questions = ["par60b"] if any(f.other or f.question for f in findings.values()) else []
    if too_late:
        result = replace(result, overall=Overall.OPEN, met_on=reached if reached and reached > case.day else None)
        questions.append("par27")
    return replace(result, flags=tuple(flags), questions=tuple(questions))


def latest_term(findings: Findings) -> date | None:
    """Return the day on which the last of the terms is reached."""
    days = [findings[name].met_on for name in ("vorduldung_12m", "aufenthalt_3j", "schule")]
    return max((day for day in days if day), default=None)


def _deadline_flags(case: Case, last: date | None, *, always: bool) -> list[str]:
    title = case.opportunity_title()
    soon = add_months(case.day, case.law.params["frist_hinweis_monate"])
    days = [last] if last and case.day <= last and (always or last <= soon) else []
    if title is not None and title.last is not None and case.day <= title.last:
        days.append(title.last)
    return [f"frist_antrag:{min(days)}"] if days else []


def _second_reading(findings: Findings) -> list[str]:
    terms = [findings[name] for name in ("vorduldung_12m", "aufenthalt_3j", "schule")]
    if not any(finding.other for finding in terms):
        return []
    days = [finding.other or finding.met_on for finding in terms]
    return [f"lesart_b:{max(day for day in days if day)}"]


RULE = Rule(
    names=tuple(CONDITIONS),
    conditions=lambda _case: CONDITIONS,
    ways=lambda _case, _findings: (Way("Abs. 1", tuple(CONDITIONS)),),
    conclude=conclude,
)

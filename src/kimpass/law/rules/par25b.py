"""§ 25b AufenthG: sustainable integration, Abs. 1 and Abs. 6."""

import re

from kimpass.law.case import Case
from kimpass.law.conclusion import Conclusion, Findings, Predicate, Rule
from kimpass.law.dates import german
from kimpass.law.facts import LEVELS, Sentence, Stay
from kimpass.law.findings import Finding, Overall, Status, discretion, left_open, met, not_met, waived
from kimpass.law.rules import par5, prior_stay
from kimpass.law.rules import par25b_livelihood as livelihood
from kimpass.law.rules.shared import identity_in_section_5, level, unless, yes
from kimpass.law.stays import Count, reach, timeline
from kimpass.law.summary import Outcome, Way

YEAR = 12
EMPLOYMENT_TOLERATION = "D60D"
SPOKEN = ("deutsch_muendlich", "sprache_muendlich", "sprache")
ILLNESS = "Krankheit, Behinderung oder Alter stehen entgegen (Abs. 3)."


def personenkreis(case: Case) -> Finding:
    """Abs. 1 Satz 1: tolerated today, whatever kind, or holder of § 104c; a claim to toleration is enough."""
    if case.opportunity_title() is not None:
        return met("Inhaber einer Aufenthaltserlaubnis nach § 104c.")
    if case.is_tolerated():
        return met("Heute geduldet.")
    today = case.today
    if today is None or today.code in case.law.params["papier_offen"]:
        return left_open(
            "Für heute ist kein Papier belegt; ein Anspruch auf Duldung genügt.", facts=case.facts, by=("status",)
        )
    return not_met(f"Heute {case.paper(today.code).name}: weder geduldet noch § 104c.")


def aufenthalt(case: Case) -> Finding:
    """Abs. 1 Satz 2 Nr. 1: six years, four with a minor unmarried child in the household."""
    params = case.law.params
    child = case.facts.claims("kind_im_haushalt")
    years = params["jahre_mit_kind"] if child else params["jahre"]
    finding = _stay_of(case, years)
    if child is None and finding.status is Status.NOT_MET:
        sooner = _stay_of(case, params["jahre_mit_kind"])
        if sooner.status is not Status.NOT_MET:
            return left_open(
                *sooner.steps, "Ob ein minderjähriges Kind im Haushalt lebt, ist unbekannt.",
                facts=case.facts, by=("kind_im_haushalt",),
            )  # fmt: skip
    return finding


def _stay_of(case: Case, years: int) -> Finding:
    term = prior_stay.two_readings(case, years * YEAR, "stay_25b")
    finding = prior_stay.judged(case, term, f"{years} Jahre ununterbrochener Aufenthalt")
    return prior_stay.short_absence(case, finding, years * YEAR)


def fdgo_grundkenntnisse(case: Case) -> Finding:
    """Abs. 1 Satz 2 Nr. 2: commitment and basic knowledge; Abs. 3 does not waive them."""
    commitment = yes(case, "fdgo", "Bekenntnis zur Grundordnung")
    knowledge = yes(case, "lid", "Grundkenntnisse („Leben in Deutschland“)", curable=True)
    for finding in (commitment, knowledge):
        if finding.status is Status.NOT_MET:
            return finding
    if Status.OPEN in (commitment.status, knowledge.status):
        return left_open(*commitment.steps, *knowledge.steps, facts=case.facts, by=("fdgo", "lid"))
    return met(*commitment.steps, *knowledge.steps)


def sprache(case: Case) -> Finding:
    """Abs. 1 Satz 2 Nr. 4: spoken German A2; in Abs. 6 written A2 too, where a course was possible."""
    needed = LEVELS.index(case.law.params["sprache"])
    spoken = unless(level(case, needed, SPOKEN, "A2 mündlich"), case, "nachweis_alter_krankheit", ILLNESS)
    if not _goes_by_paragraph_6(case) or spoken.status is not Status.MET:
        return spoken
    possible = case.facts.get("ik_moeglichkeit")
    if possible is False:
        return met(*spoken.steps, "Ein Integrationskurs war nicht möglich: mündlich genügt (Abs. 6).")
    if possible is None:
        return left_open(
            *spoken.steps, "Ob ein Integrationskurs möglich war, ist nicht angegeben (Abs. 6 Halbsatz 2).",
            facts=case.facts, by=("ik_moeglichkeit",),
        )  # fmt: skip
    written = level(case, needed, ("deutsch_schriftlich", "sprache"), "A2 auch schriftlich (Abs. 6 Halbsatz 2)")
    return left_open(*spoken.steps, *written.steps) if written.status is Status.OPEN else written


def schulbesuch_kinder(case: Case) -> Finding:
    """Abs. 1 Satz 2 Nr. 5: children of school age really go to school."""
    if case.facts.says_none("kind_im_haushalt"):
        return waived("Kein Kind im Haushalt.")
    finding = yes(case, "schulbesuch", "Tatsächlicher Schulbesuch der Kinder", curable=True)
    if finding.status is Status.NOT_MET and case.facts.is_unknown("kind_im_haushalt"):
        return left_open(
            *finding.steps, "Ob ein Kind im Haushalt lebt, ist unbekannt.", facts=case.facts, by=("kind_im_haushalt",)
        )
    return finding


def versagung_1(case: Case) -> Finding:
    """Abs. 2 Nr. 1: only where statements or lack of cooperation prevent or delay removal at present."""
    facts = case.facts
    deceived, helps = facts.get("taeuschung"), facts.get("passbeschaffung_mitwirkung")
    causal = facts.get("mitwirkung_ursaechlich")
    if causal is True:
        return not_met("Angaben oder Nichtmitwirkung verhindern gegenwärtig die Aufenthaltsbeendigung.", curable=True)
    if causal is False:
        return met("Die Aufenthaltsbeendigung wird dadurch gegenwärtig nicht verhindert oder verzögert.")
    if facts.is_unknown("mitwirkung_ursaechlich") and facts.is_given("mitwirkung_ursaechlich"):
        return left_open("Ob das Verhalten gegenwärtig ursächlich ist, ist unbekannt.")
    if deceived is True or helps is False:
        return left_open("Täuschung oder Nichtmitwirkung angegeben; ob sie gegenwärtig ursächlich ist, ist offen.")
    if facts.is_unknown("taeuschung") or (facts.is_unknown("passbeschaffung_mitwirkung") and deceived is None):
        return left_open("Keine Angabe zu Täuschung und Mitwirkung.", facts=facts, by=("taeuschung",))
    if deceived is False or helps is True:
        return met("Keine Täuschung, keine fehlende Mitwirkung angegeben.")
    return left_open("Keine Angabe zu Täuschung und Mitwirkung.", facts=facts, by=("taeuschung",))


def versagung_2(case: Case) -> Finding:
    """Abs. 2 Nr. 2: an interest in expulsion under § 54 Abs. 1 or Abs. 2 Nr. 1 and 2."""
    facts = case.facts
    notice, sentence = facts.get("ausweisungsinteresse"), facts.get("verurteilung")
    found = [_by_notice(str(notice))] if notice else []
    found += [_by_sentence(case, sentence)] if sentence else []
    for status in (Status.NOT_MET, Status.OPEN, Status.DISCRETION):
        for finding in found:
            if finding.status is status:
                return finding
    unknown = [name for name in ("ausweisungsinteresse", "verurteilung") if facts.is_unknown(name)]
    if facts.says_none("ausweisungsinteresse") and "verurteilung" not in unknown:
        return found[0] if found else met("Kein Ausweisungsinteresse mitgeteilt.")
    if (found or facts.says_none("verurteilung")) and not unknown:
        return found[0] if found else met("Keine Verurteilung.")
    if facts.says_none("ausweisungsinteresse") and facts.strict and facts.is_missing("verurteilung"):
        return met("Kein Ausweisungsinteresse mitgeteilt.")
    return left_open(
        "Ausweisungsinteresse: keine Mitteilung.", facts=facts, by=("ausweisungsinteresse", "verurteilung")
    )


def _by_notice(notice: str) -> Finding:
    """Only § 54 Abs. 1 and Abs. 2 Nr. 1 and 2 bar the title; others weigh under § 5 Abs. 1 Nr. 2 (Abs. 3 Satz 2)."""
    text = f"Mitgeteilt: Ausweisungsinteresse {notice}."
    if re.search(r"54 ?Abs(atz|\.) ?1\b|54 ?Abs(atz|\.) ?2 N(ummer|r\.) ?[12](?![0-9a-z])", notice):
        return not_met(text)
    if re.search(r"54 ?Abs(atz|\.) ?2", notice):
        return discretion(
            text, "Nicht von Abs. 2 Nr. 2 erfasst; § 5 Abs. 1 Nr. 2 gilt, Absehen nach § 5 Abs. 3 Satz 2."
        )
    return left_open(text, "Ob § 54 Abs. 1 oder Abs. 2 Nr. 1 oder 2 gemeint ist, ist zu klären.")


def _by_sentence(case: Case, sentence: Sentence) -> Finding:
    params = case.law.params
    if sentence.final is False:
        return left_open("Die Verurteilung ist nicht rechtskräftig.")
    if sentence.intent is False:
        return met("Keine Vorsatztat: § 54 Abs. 1 Nr. 1 und Abs. 2 Nr. 1 und 2 sind nicht erfüllt.")
    juvenile = "jugend" in sentence.kind.lower()
    limit = params["jugendstrafe_monate"] if juvenile else params["freiheitsstrafe_monate"]
    long = params["besonders_schwer_monate"]
    if sentence.months < limit or (juvenile and sentence.suspended is True and sentence.months < long):
        return met("Das Strafmaß erreicht § 54 Abs. 1 Nr. 1 und Abs. 2 Nr. 1 und 2 nicht.")
    if None in (sentence.final, sentence.intent) or (
        juvenile and sentence.suspended is None and sentence.months < long
    ):
        return left_open("Zur Verurteilung fehlen Angaben (Vorsatz, Rechtskraft, Bewährung).")
    return not_met(f"Verurteilung zu {sentence.months:g} Monaten wegen einer Vorsatztat: § 54 AufenthG.")


def abs6_30_monate(case: Case) -> Finding:
    """Abs. 6: thirty months of employment toleration, instead of Abs. 1 Satz 2 Nr. 1."""
    months = case.law.params["beschaeftigungsduldung_monate"]

    def worth(stay: Stay) -> Count:
        return Count.FULL if stay.code == EMPLOYMENT_TOLERATION else Count.BREAK

    on = reach(timeline(case.stays, case.day, worth), months).sure
    if on is None:
        return not_met("Heute keine Beschäftigungsduldung (§ 60d).")
    text = f"{months} Monate Beschäftigungsduldung am {german(on)}."
    return met(text, on=on) if on <= case.day else not_met(text, on=on)


def weiter_60d(case: Case) -> Finding:
    """Abs. 6: the conditions of § 60d are still met."""
    return yes(case, "60d_voraussetzungen_weiter", "Voraussetzungen des § 60d weiter erfüllt")


def _goes_by_paragraph_6(case: Case) -> bool:
    """Test whether Abs. 6 is the way: employment toleration today, and the years of Abs. 1 are not there."""
    today = case.today
    return today is not None and today.code == EMPLOYMENT_TOLERATION and aufenthalt(case).status is not Status.MET


COMMON: dict[str, Predicate] = {
    "personenkreis": personenkreis,
    "aufenthalt": aufenthalt,
    "fdgo_grundkenntnisse": fdgo_grundkenntnisse,
    "lebensunterhalt": livelihood.lebensunterhalt,
    "sprache": sprache,
    "schulbesuch_kinder": schulbesuch_kinder,
    "identitaet": identity_in_section_5,
    "versagung_1": versagung_1,
    "versagung_2": versagung_2,
    **par5.GENERAL,
}
PARAGRAPH_6: dict[str, Predicate] = {"abs6_30_monate": abs6_30_monate, "60d_weiter": weiter_60d}


def conditions(case: Case) -> dict[str, Predicate]:
    """Ask for Abs. 6 only where an employment toleration is held today."""
    today = case.today
    return {**COMMON, **PARAGRAPH_6} if today is not None and today.code == EMPLOYMENT_TOLERATION else COMMON


def ways(_case: Case, findings: Findings) -> tuple[Way, ...]:
    """Abs. 1 with the years of stay, or Abs. 6 with thirty months of employment toleration."""
    first = Way("Abs. 1", tuple(COMMON))
    if "abs6_30_monate" not in findings:
        return (first,)
    sixth = Way("Abs. 6", tuple(name for name in (*COMMON, *PARAGRAPH_6) if name != "aufenthalt"))
    return (first, sixth)


def conclude(case: Case, findings: Findings, outcome: Outcome) -> Conclusion:
    """Name the end of a § 104c title as the last day for an application, and what can be cured."""
    flags = []
    title = case.opportunity_title()
    if title is not None and title.last is not None and case.day <= title.last:
        flags.append(f"frist_antrag:{title.last}")
    lacking = [f for name, f in findings.items() if name in outcome.way.conditions and f.status is Status.NOT_MET]
    if outcome.overall is Overall.NOT_MET and all(f.curable or f.is_only_time for f in lacking):
        flags.append("heilbar")
    questions = ("par60b",) if findings["aufenthalt"].other or findings["aufenthalt"].question else ()
    return Conclusion(outcome.overall, outcome.met_on, flags=tuple(flags), questions=questions)


RULE = Rule((*COMMON, *PARAGRAPH_6), conditions, ways, conclude)

"""§§ 44 and 44a AufenthG with IntV, and § 4 DeuFöV: claim to, admission to and duty of courses."""

from datetime import date

from kimpass.law.case import CONTINUED, Case
from kimpass.law.conclusion import Conclusion, Findings, Predicate, Rule
from kimpass.law.dates import add_years, german, last_day_after
from kimpass.law.facts import LEVELS
from kimpass.law.findings import Finding, Overall, Status, discretion, left_open, met, not_met, waived
from kimpass.law.rules.par4deufoev import deufoev
from kimpass.law.rules.par4deufoev import goal as deufoev_goal
from kimpass.law.summary import Outcome, Way

YEAR, ADULT = 12, 18
B1, A1 = LEVELS.index("B1"), LEVELS.index("A1")
# § 44 Abs. 4 Satz 2 Nr. 1 to 3; §§ 60c and 60d are tolerations within § 60a Abs. 2 Satz 3.
DUTY_BY_ASYLBLG = ("GEST", "D60A_2_3", "D60C", "D60D", "AE24", "AE25_5")


def title(case: Case) -> str | None:
    """Return the title stated, else the paper of today."""
    stated: str | None = case.facts.get("titel")
    if stated is not None:
        return stated
    today = case.today
    held = case.previous(today) if today is not None and today.code == CONTINUED else today
    return held.code if held is not None else None


def course(case: Case) -> str:
    """Return what the list of papers says about courses, empty when no title is known."""
    code = title(case)
    return case.paper(code).counts["course"] if code else ""


def last_day_of_claim(case: Case) -> date | None:
    """§ 44 Abs. 2: the claim ends one year after the title was granted, on the same day of the calendar."""
    granted = case.facts.day("erstmals")
    return None if granted is None else last_day_after(granted, YEAR * case.law.params["anspruch_jahre"])


def no_need(case: Case) -> Finding | None:
    """§ 44 Abs. 3 Satz 1: no claim in school, with little need, or with B1."""
    facts = case.facts
    if facts.get("schule"):
        return not_met("Schulische Ausbildung: kein Anspruch (§ 44 Abs. 3 Satz 1 Nr. 1).")
    if facts.get("geringer_integrationsbedarf"):
        return not_met("Erkennbar geringer Integrationsbedarf (§ 44 Abs. 3 Satz 1 Nr. 2, § 4 Abs. 2 IntV).")
    if (facts.level("sprache") or 0) >= B1:
        return not_met("B1 vorhanden: kein Anspruch auf den Sprachkurs (§ 44 Abs. 3 Satz 1 Nr. 3).")
    return None


def claim_by_title(case: Case) -> Finding:
    """§ 44 Abs. 1 and 2: a title of the list, lasting, within a year of its first grant."""
    facts, kind = case.facts, course(case)
    if not kind or kind in ("pruefen", "bisher"):
        return left_open("Ob der Titel einen Anspruch gibt, ist offen.", facts=facts, by=("titel",))
    if kind != "anspruch":
        return not_met("Der Titel gibt keinen Anspruch (§ 44 Abs. 1).")
    months = facts.get("titel_dauer_monate")
    if months is not None and months is not False and months < YEAR:
        return not_met("Für weniger als ein Jahr erteilt: in der Regel nicht dauerhaft (§ 44 Abs. 1 Satz 2).")
    last = last_day_of_claim(case)
    if last is None:
        return left_open("Tag der ersten Erteilung: keine Angabe.", facts=facts, by=("erstmals",))
    if case.day > last:
        return _expired(case, last)
    return met(f"Anspruch bis {german(last)}.", until=last)


def _expired(case: Case, last: date) -> Finding:
    if case.facts.get("unverschuldet_gehindert"):
        return met(f"Die Jahresfrist endete am {german(last)}, die Anmeldung war unverschuldet nicht möglich (Satz 2).")
    if case.facts.claims("unverschuldet_gehindert") is None:
        return left_open(
            f"Frist bis {german(last)}; ob die Anmeldung unverschuldet unterblieb, ist unbekannt.",
            facts=case.facts, by=("unverschuldet_gehindert",),
        )  # fmt: skip
    return not_met(f"Der Anspruch ist am {german(last)} erloschen (§ 44 Abs. 2).")


def anspruch(case: Case) -> Finding:
    """§ 44 Abs. 1 to 3: the claim to the whole course."""
    finding = claim_by_title(case)
    return finding if finding.status is Status.NOT_MET else no_need(case) or finding


def anspruch_sprachkurs(case: Case) -> Finding:
    """§ 44 Abs. 3: the claim to the language part."""
    return anspruch(case)


def orientierungskurs(case: Case) -> Finding:
    """§ 44 Abs. 3 Satz 2: with B1, the right to the orientation course remains."""
    facts = case.facts
    if facts.get("schule") or facts.get("geringer_integrationsbedarf"):
        return not_met("Schule oder geringer Integrationsbedarf: auch kein Orientierungskurs.")
    return claim_by_title(case)


def pflicht(case: Case) -> Finding:
    """§ 44a Abs. 1 Satz 1; `erfuellt` says that the duty exists, an unknown exception leaves it standing."""
    found = [duty(case) for duty in (_duty_1, _duty_2, _duty_3, _duty_4)]
    standing = [finding for finding in found if finding.status is Status.MET]
    if standing:
        return _unless_excepted(case, standing[0])
    still_open = [finding for finding in found if finding.status is Status.OPEN]
    return _unless_excepted(case, still_open[0]) if still_open else not_met("Keine der Nummern 1 bis 4 liegt vor.")


def _unless_excepted(case: Case, finding: Finding) -> Finding:
    """§ 44a Abs. 2: training, comparable courses, or lasting impossibility."""
    facts = case.facts
    if facts.get("in_ausbildung") or facts.get("schule"):
        return not_met(*finding.steps, "In Ausbildung: von der Pflicht ausgenommen (§ 44a Abs. 2 Nr. 1).")
    if facts.get("krankheit_nachgewiesen"):
        return not_met(*finding.steps, "Auf Dauer unmöglich oder unzumutbar (§ 44a Abs. 2 Nr. 3).")
    return finding


def _duty_1(case: Case) -> Finding:
    """Nr. 1: a claim, and (a) no simple German or (b) a title for spouses without B1."""
    claim, rank = anspruch(case), case.facts.level("sprache")
    if claim.status is Status.NOT_MET:
        return not_met("Ohne Anspruch keine Pflicht nach Nr. 1.")
    if rank is None:
        return left_open("Sprachniveau: keine Angabe.", facts=case.facts, by=("sprache",))
    letter = "a: keine einfache Verständigung" if rank < A1 else "b: Titel für Ehegatten, kein B1"
    if rank >= A1 and not _is_spouse(case):
        return not_met("Einfache Verständigung ist möglich; kein Fall des Buchstaben b.")
    if claim.status is Status.OPEN:
        return left_open("Der Anspruch ist offen.", facts=case.facts, by=("titel", "erstmals"))
    return met(f"§ 44a Abs. 1 Satz 1 Nr. 1 Buchst. {letter}.")


def _is_spouse(case: Case) -> bool:
    """Test for the titles of letter b; those that children hold too count for adults unless it is said otherwise."""
    birth = case.facts.day("geburt")
    is_minor = birth is not None and add_years(birth, ADULT) > case.day and not case.facts.get("ehegatte")
    return title(case) in case.law.params["ehegattentitel"] and not is_minor and not case.facts.says_none("ehegatte")


def _duty_2(case: Case) -> Finding:
    """Nr. 2: SGB II, and obliged by the job centre (§ 15a SGB II, before 01.07.2026 the former text)."""
    facts = case.facts
    obliged, benefits = facts.get("jobcenter_va_15a"), facts.get("sgb2")
    if obliged and obliged <= case.day and benefits is not False:
        if benefits is None and facts.is_unknown("sgb2"):
            return left_open("Ob SGB II bezogen wird, ist unbekannt.", facts=facts, by=("sgb2",))
        return met(f"Vom Jobcenter am {german(obliged)} verpflichtet ({case.law.params['sgb2_norm']}).")
    if obliged is None and benefits is not False and (benefits or facts.is_unknown("jobcenter_va_15a")):
        return left_open("Verpflichtung durch das Jobcenter: keine Angabe.", facts=facts, by=("jobcenter_va_15a",))
    return not_met("Keine Verpflichtung durch das Jobcenter.")


def _duty_3(case: Case) -> Finding:
    """Nr. 3: in special need, and asked by the foreigners authority."""
    name = "aufforderung_auslaenderbehoerde"
    if case.facts.is_unknown(name):
        return left_open("Aufforderung der Ausländerbehörde: unbekannt.", facts=case.facts, by=(name,))
    return (
        met("Von der Ausländerbehörde aufgefordert (Nr. 3).")
        if case.facts.get(name)
        else not_met("Keine Aufforderung.")
    )


def _duty_4(case: Case) -> Finding:
    """Nr. 4: AsylbLG, one of the groups of § 44 Abs. 4 Satz 2 Nr. 1 to 3, and asked by the authority."""
    facts, code = case.facts, title(case)
    named = ("asylblg", "aufforderung_asylblg")
    if (code is not None and code not in DUTY_BY_ASYLBLG) or any(facts.says_none(name) for name in named):
        return not_met("Kein Fall der Nummer 4.")
    if facts.get("asylblg") and facts.get("aufforderung_asylblg") and code is not None:
        return met("Von der Leistungsbehörde aufgefordert (Nr. 4).")
    if facts.get("aufforderung_asylblg") or facts.get("asylblg") or any(facts.is_unknown(name) for name in named):
        return left_open("Leistungen oder Aufforderung: keine Angabe.", facts=facts, by=(*named, "titel"))
    return not_met("Keine Aufforderung der Leistungsbehörde.")


def zulassung(case: Case) -> Finding:
    """§ 44 Abs. 4, §§ 5 and 5a IntV: admission within the places there are."""
    if claim_by_title(case).status is Status.MET and no_need(case) is None:
        return waived("Es besteht ein Anspruch; eine Zulassung ist nicht nötig.")
    without = no_need(case)
    if without is not None:
        return not_met(*without.steps, "Dann auch keine Zulassung (§ 5 Abs. 4 IntV).")
    kind = course(case)
    if not kind:
        return left_open("Titel: keine Angabe.", facts=case.facts, by=("titel",))
    if kind == "kein":
        return not_met("Dieser Titel oder dieses Papier ist in § 44 Abs. 4 nicht genannt.")
    if kind in ("pruefen", "bisher"):
        return left_open("Ob dieses Papier für die Zulassung genügt, ist zu prüfen.")
    if claim_by_title(case).status is Status.OPEN:
        return left_open("Erst zu klären ist der Anspruch.", facts=case.facts, by=("erstmals",))
    if case.facts.get("kooperationsplan"):
        return discretion("Zulassung durch das Jobcenter nach Kooperationsplan (§ 5a IntV).")
    return discretion("Zulassung im Rahmen verfügbarer Kursplätze (§ 44 Abs. 4).")


def is_stopped(case: Case) -> bool:
    """Test whether the BAMF admits nobody at present (Rundschreiben 02/26); § 5a IntV is not named there."""
    stop = case.law.params
    return bool(stop["bamf_stopp_ab"] <= case.day <= stop["bamf_stopp_bis"]) and not case.facts.get("kooperationsplan")


def berechtigung(case: Case) -> Finding:
    """§ 4 Abs. 1 Satz 1 IntV: by claim, admission or duty."""
    enrolled = case.facts.day("anmeldung_kurs")
    if enrolled is not None and case.facts.says_none("kurs_begonnen") and case.day > last_day_after(enrolled, YEAR):
        return not_met("Nicht binnen eines Jahres nach der Anmeldung begonnen: erloschen, wenn zu vertreten (Satz 3).")
    found = [anspruch(case), pflicht(case), zulassung(case)]
    for status in (Status.MET, Status.DISCRETION, Status.OPEN):
        for finding in found:
            if finding.status is status:
                return Finding(status, finding.steps, cause=finding.cause)
    return not_met("Weder Anspruch noch Pflicht noch Zulassung.")


CONDITIONS: dict[str, Predicate] = {
    "anspruch": anspruch,
    "anspruch_sprachkurs": anspruch_sprachkurs,
    "orientierungskurs": orientierungskurs,
    "zulassung": zulassung,
    "pflicht": pflicht,
    "berechtigung": berechtigung,
    "deufoev": deufoev,
}


def ways(case: Case, _findings: Findings) -> tuple[Way, ...]:
    """Claim, duty or admission; a vocational course only where it is the goal."""
    if deufoev_goal(case):
        return (Way("Berufssprachkurs", ("deufoev",)),)
    return (Way("Anspruch", ("anspruch",)), Way("Verpflichtung", ("pflicht",)), Way("Zulassung", ("zulassung",)))


def conclude(case: Case, findings: Findings, outcome: Outcome) -> Conclusion:
    """Give the end of a claim, the stop of admissions where it bears, and the day of a vocational course."""
    flags = []
    if outcome.way.name == "Zulassung" and outcome.overall is Overall.DISCRETION and is_stopped(case):
        flags.append("bamf_stopp_2026")
    course_from = findings["deufoev"]
    if course_from.is_only_time:
        flags.append(f"deufoev_ab:{course_from.met_on}")
    by_claim = outcome.overall is Overall.MET and findings["anspruch"].status is Status.MET
    return Conclusion(
        outcome.overall,
        outcome.met_on,
        until=findings["anspruch"].until if by_claim else None,
        flags=tuple(flags),
        questions=("bamf_stopp",) if "bamf_stopp_2026" in flags or case.facts.get("kooperationsplan") else (),
    )


RULE = Rule(tuple(CONDITIONS), lambda _case: CONDITIONS, ways, conclude)

"""§ 12a AufenthG: duty to reside in a Land; an unknown exception leaves it standing."""

from datetime import date

from kimpass.law.case import Case
from kimpass.law.conclusion import Conclusion, Findings, Predicate, Rule
from kimpass.law.dates import add_months, add_years, german
from kimpass.law.facts import Job
from kimpass.law.findings import Finding, Overall, Status, left_open, met, not_met, waived
from kimpass.law.summary import Outcome, Way


def begin(case: Case) -> date | None:
    """Return the day from which the years run: the recognition, else the first grant of the title."""
    return case.facts.day("anerkennung") or case.facts.day("erstmals")


def personenkreis(case: Case) -> Finding:
    """Abs. 1 Satz 1 and Abs. 7: recognised, or first title under §§ 22, 23, 24 Abs. 1, 25 Abs. 3, since 01.01.2016."""
    params, facts = case.law.params, case.facts
    title, start = facts.get("titel"), begin(case)
    kind = _kind(case, title)
    if kind is not None:
        return kind
    if start is None:
        return left_open(
            "Tag der Anerkennung oder Erteilung: keine Angabe.", facts=facts, by=("anerkennung", "erstmals")
        )
    if start < params["ab"] and facts.day("anerkennung") is None and facts.is_unknown("anerkennung"):
        return left_open("Tag der Anerkennung unbekannt.", facts=facts, by=("anerkennung",))
    if start < params["ab"]:
        return not_met(f"Am {german(start)}, vor dem {german(params['ab'])}: nicht erfasst (Abs. 7).")
    return met(f"Anerkennung oder erstmalige Erteilung am {german(start)}.")


def _kind(case: Case, title: str | None) -> Finding | None:
    """Return what the title alone already says, None when it is one of those named."""
    params, facts = case.law.params, case.facts
    if facts.day("anerkennung") is not None or title in params["titel"]:
        return None
    if title in params["familientitel"]:
        return _family(case)
    if title is not None and facts.is_unknown("anerkennung"):
        return left_open("Ob eine Anerkennung vorliegt, ist unbekannt.", facts=facts, by=("anerkennung",))
    if title is not None:
        return not_met(f"{case.paper(title).citation} ist in Abs. 1 nicht genannt.")
    if facts.is_given("anerkennung") or not facts.is_given("erstmals"):
        return left_open("Anerkennung oder Titel: keine Angabe.", facts=facts, by=("anerkennung", "titel"))
    return left_open("Der Titel ist nicht angegeben.", facts=facts, by=("titel",))


def _family(case: Case) -> Finding | None:
    """Abs. 6: who joined somebody under the duty shares it."""
    name = "familiennachzug_zu_verpflichteter_person"
    value = case.facts.get(name)
    if value:
        return None
    if value is False and not case.facts.is_unknown("anerkennung"):
        return not_met("Nachzug zu einer Person ohne Wohnsitzverpflichtung.")
    return left_open("Ob die Person, zu der nachgezogen wurde, verpflichtet ist, ist offen (Abs. 6).")


def end_of_duty(case: Case) -> date | None:
    """Return the first day without the duty: three years after it began."""
    start = begin(case)
    return None if start is None else add_years(start, case.law.params["jahre"])


def verpflichtung(case: Case) -> Finding:
    """Abs. 1 Satz 1: three years; `erfuellt` says that the duty holds."""
    end = end_of_duty(case)
    if end is None:
        return left_open("Beginn der drei Jahre: keine Angabe.", facts=case.facts, by=("anerkennung", "erstmals"))
    if case.day >= end:
        return not_met(f"Die drei Jahre endeten; frei seit {german(end)}.")
    return met(f"Verpflichtung für drei Jahre; frei ab {german(end)}.", until=end)


def ausnahme_satz2(case: Case) -> Finding:
    """Abs. 1 Satz 2: work with social insurance and enough income, training, studies, or a course not held at home."""
    facts = case.facts
    if fortwirkung(case).status is Status.MET:
        return not_met("Der Grund ist innerhalb von drei Monaten weggefallen (Satz 4).")
    if facts.get("in_ausbildung"):
        return met("Ausbildung oder Studium.")
    if facts.get("kurs_anderswo"):
        return met("Kurs, den es am Wohnsitz nicht ohne Verzögerung gibt.")
    job = facts.get("beschaeftigung")
    if job:
        return _by_job(case, job)
    return _without_job(case)


def _by_job(case: Case, job: Job) -> Finding:
    params = case.law.params
    text = (
        f"Verlangt: sozialversicherungspflichtig, {params['stunden']} Stunden, {params['netto']} € netto (Praxiswert)."
    )
    if job.insured is False or (job.hours is not None and job.hours < params["stunden"]):
        return not_met(text)
    if job.net is not None and job.net < params["netto"]:
        return not_met(text)
    if None in (job.insured, job.hours, job.net):
        return left_open(text, "Zur Beschäftigung fehlen Angaben.")
    return met(text)


def _without_job(case: Case) -> Finding:
    facts = case.facts
    names = ("beschaeftigung", "in_ausbildung", "kurs_anderswo")
    if any(facts.is_unknown(name) and facts.is_given(name) for name in names):
        return left_open("Ob eine Ausnahme greift, ist unbekannt.", facts=facts, by=names)
    if facts.get("umzug_wegen_arbeit") or facts.get("beschaeftigung_monate"):
        return _by_duration(case)
    if facts.says_none("beschaeftigung"):
        return not_met("Keine Beschäftigung.")
    return left_open("Beschäftigung, Ausbildung, Kurs: keine Angabe.", facts=facts, by=names)


def _by_duration(case: Case) -> Finding:
    """A job that was reason enough to move counts as one of Satz 2; what is unknown of it leaves the duty standing."""
    if case.facts.is_unknown("beschaeftigung_beendet"):
        return left_open(
            "Ob die Beschäftigung beendet ist, ist unbekannt.", facts=case.facts, by=("beschaeftigung_beendet",)
        )
    return met("Umzug wegen Arbeit; der Grund ist nicht innerhalb von drei Monaten weggefallen.")


def fortwirkung(case: Case) -> Finding:
    """Abs. 1 Satz 4, Abs. 5 Satz 2: reasons that fall away within three months leave the duty, in the new Land."""
    facts, months = case.facts, case.facts.get("beschaeftigung_monate")
    ended = facts.get("beschaeftigung_beendet")
    names = ("beschaeftigung_beendet", "beschaeftigung_monate")
    if ended is None or (ended and months is None):
        return left_open("Ende und Dauer der Beschäftigung: keine Angabe.", facts=facts, by=names)
    if ended is False:
        return not_met("Die Beschäftigung besteht fort.")
    limit = case.law.params["fortwirkung_monate"]
    if months is not False and months is not None and months >= limit:
        return not_met(f"Nach {months} Monaten beendet: nicht innerhalb von {limit} Monaten.")
    return met(f"Innerhalb von {limit} Monaten weggefallen: die Verpflichtung wirkt im Land des neuen Wohnsitzes fort.")


def _on_application(case: Case, text: str, by: tuple[str, ...], *, ground: bool | None) -> Finding:
    if ground is False:
        return not_met(f"{text}: nein.")
    if ground is None:
        return left_open(f"{text}: keine Angabe.", facts=case.facts, by=by)
    return met(f"{text}: ja; auf Antrag aufzuheben.")


def aufhebung_abs5_nr1a(case: Case) -> Finding:
    """Abs. 5 Satz 1 Nr. 1 a: work, mostly sufficient income, training or studies elsewhere."""
    values = [case.facts.get(name) for name in ("arbeitsplatz_anderswo", "einkommen_ueberwiegend")]
    ground = True if True in values else None if None in values else False
    text = "Arbeit, überwiegend sicherndes Einkommen, Ausbildung oder Studium anderswo"
    return _on_application(case, text, ("arbeitsplatz_anderswo", "einkommen_ueberwiegend"), ground=ground)


def aufhebung_abs5_nr1b(case: Case) -> Finding:
    """Abs. 5 Satz 1 Nr. 1 b: a course is available elsewhere soon."""
    ground: bool | None = case.facts.get("kurs_anderswo")
    return _on_application(case, "Kurs anderswo zeitnah verfügbar", ("kurs_anderswo",), ground=ground)


def aufhebung_abs5_nr1c(case: Case) -> Finding:
    """Abs. 5 Satz 1 Nr. 1 c: spouse, partner or minor child live elsewhere, after having lived together."""
    lives, before = case.facts.get("ehegatte_wohnt"), case.facts.get("frueher_zusammengelebt")
    ground: bool | None = None
    if lives is False or before is False:
        ground = False
    elif lives and before:
        ground = True
    text = "Ehegatte, Partner oder Kind wohnen anderswo, vorher zusammengelebt"
    return _on_application(case, text, ("ehegatte_wohnt", "frueher_zusammengelebt"), ground=ground)


def aufhebung_abs5_nr2(case: Case) -> Finding:
    """Abs. 5 Satz 1 Nr. 2: hardship, which a person judges."""
    claimed = case.facts.get("haerte")
    if claimed:
        return left_open(f"Härte geltend gemacht ({claimed}): Bewertung durch die Behörde.")
    if claimed is False:
        return not_met("Keine Härte geltend gemacht.")
    return left_open("Härte: keine Angabe.", facts=case.facts, by=("haerte",))


def zuweisung(case: Case) -> Finding:
    """Abs. 2 and 3: assignment to a place within six (with Abs. 2 Satz 2 twelve) months."""
    start, params = begin(case), case.law.params
    if start is None:
        return left_open("Beginn: keine Angabe.", facts=case.facts, by=("anerkennung", "erstmals"))
    first, second = (add_months(start, params["zuweisung_monate"] * times) for times in (1, 2))
    if case.day >= second:
        return waived(f"Zuweisung nach Abs. 2 und 3 nicht mehr möglich seit {german(second)}.")
    return left_open(f"Zuweisung möglich bis vor dem {german(first)}, nach Abs. 2 Satz 2 bis vor dem {german(second)}.")


GROUNDS: dict[str, Predicate] = {
    "aufhebung_abs5_nr1a": aufhebung_abs5_nr1a,
    "aufhebung_abs5_nr1b": aufhebung_abs5_nr1b,
    "aufhebung_abs5_nr1c": aufhebung_abs5_nr1c,
    "aufhebung_abs5_nr2": aufhebung_abs5_nr2,
}
CONDITIONS: dict[str, Predicate] = {
    "personenkreis": personenkreis,
    "verpflichtung": verpflichtung,
    "ausnahme_satz2": ausnahme_satz2,
    "fortwirkung": fortwirkung,
    **GROUNDS,
    "zuweisung": zuweisung,
}


def conclude(case: Case, findings: Findings, outcome: Outcome) -> Conclusion:
    """Say whether the duty holds, has never held or is over, or is to be lifted on application."""
    questions = _questions(case)
    if outcome.overall is Overall.NOT_APPLICABLE:
        return Conclusion(Overall.NOT_APPLICABLE)
    if findings["verpflichtung"].status is Status.NOT_MET or findings["ausnahme_satz2"].status is Status.MET:
        return Conclusion(Overall.NOT_OBLIGED, questions=questions)
    if outcome.overall is Overall.OPEN or findings["verpflichtung"].status is Status.OPEN:
        return Conclusion(Overall.OPEN, questions=questions)
    if case.facts.get("antrag_aufhebung") and any(findings[name].status is Status.MET for name in GROUNDS):
        return Conclusion(Overall.MET, questions=questions)
    return Conclusion(Overall.OBLIGED, until=findings["verpflichtung"].until, questions=questions)


def _questions(case: Case) -> tuple[str, ...]:
    """Recognitions on applications before 12.06.2026 are no longer named by the wording."""
    recognised, change = case.facts.day("anerkennung"), case.law.params["geas_ab"]
    return ("anerkennung_vor_geas",) if recognised and recognised < change <= case.day else ()


def adjust(_case: Case, findings: Findings) -> Findings:
    """Abs. 1 Satz 2: where an exception holds, Satz 1 does not apply and there is no duty."""
    if findings["verpflichtung"].status is not Status.MET:
        return findings
    if findings["personenkreis"].status is Status.NOT_MET:
        return {**findings, "verpflichtung": not_met("Nicht erfasst: keine Verpflichtung.")}
    if findings["ausnahme_satz2"].status is Status.MET:
        return {**findings, "verpflichtung": not_met("Eine Ausnahme nach Satz 2 greift: keine Verpflichtung.")}
    return findings


RULE = Rule(
    names=tuple(CONDITIONS),
    conditions=lambda _case: CONDITIONS,
    ways=lambda _case, _findings: (Way("Abs. 1", ("personenkreis", "verpflichtung")),),
    conclude=conclude,
    adjust=adjust,
)

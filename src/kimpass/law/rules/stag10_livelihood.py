"""§ 10 Abs. 1 Satz 1 Nr. 3 StAG: no benefits under SGB II or XII, with the exceptions of letters a to c and § 40a."""

from kimpass.law.case import Case
from kimpass.law.facts import Facts
from kimpass.law.findings import Finding, Status, left_open, met, not_met, waived


def lebensunterhalt(case: Case) -> Finding:
    """Say whether benefits are drawn, and whether an exception takes the condition away."""
    facts = case.facts
    benefits = facts.get("sgb2_12")
    if benefits is False:
        return met("Keine Leistungen nach SGB II oder XII.")
    exception = _exception(case)
    if exception.status is Status.WAIVED:
        return exception
    if benefits is None:
        return left_open("Leistungen nach SGB II oder XII: keine Angabe.", facts=facts, by=("sgb2_12",))
    return _before_2024(case, exception)


def _exception(case: Case) -> Finding:
    facts, needed = case.facts, case.law.params["vollzeit_monate"]
    full_time, months = _full_time(facts), facts.get("vollzeit_monate_letzte_24")
    if full_time and months is not None and months >= needed:
        return waived(f"Vollzeit, {months} der letzten 24 Monate (Buchst. b).")
    if facts.get("ehegatte_vollzeit_20_24") and facts.get("kind_im_haushalt"):
        return waived("Ehegatte einer solchen Person mit minderjährigem Kind (Buchst. c).")
    if facts.get("gastarbeiter") and not facts.says_none("nicht_zu_vertreten"):
        return _recruited(facts)
    if _might_work(facts, full_time=full_time, months=months, needed=needed):
        return left_open("Ob Vollzeit und 20 von 24 Monaten vorliegen, ist unbekannt (Buchst. b).")
    by_spouse = [facts.claims(name) for name in ("ehegatte_vollzeit_20_24", "kind_im_haushalt")]
    if facts.is_unknown("gastarbeiter") or (None in by_spouse and False not in by_spouse):
        return left_open("Ob eine Ausnahme der Buchst. a oder c greift, ist unbekannt.")
    return not_met("Leistungen nach SGB II oder XII; keine Ausnahme der Buchst. a bis c.")


def _recruited(facts: Facts) -> Finding:
    """Letter a: recruited until 30.06.1974, or contract workers, who are not to blame for drawing benefits."""
    if facts.get("nicht_zu_vertreten"):
        return waived("Angeworben bis 30.06.1974 oder Vertragsarbeit, nicht zu vertreten (Buchst. a).")
    return left_open("Ob die Inanspruchnahme zu vertreten ist, ist nicht angegeben (Buchst. a).")


def _full_time(facts: Facts) -> bool | None:
    if facts.get("teilzeit"):
        return False
    return facts.claims("vollzeit_aktuell")


def _might_work(facts: Facts, *, full_time: bool | None, months: int | None, needed: int) -> bool:
    long_enough = None if facts.is_unknown("vollzeit_monate_letzte_24") else months is not None and months >= needed
    return full_time is not False and long_enough is not False and None in (full_time, long_enough)


def _before_2024(case: Case, finding: Finding) -> Finding:
    """§ 40a: for applications until 23.08.2023 the older, milder text applies."""
    applied = case.facts.get("antrag")
    if finding.status is Status.NOT_MET and applied and applied.on <= case.law.params["altantrag_bis"]:
        return left_open(
            *finding.steps, "Antrag bis 23.08.2023: frühere Fassung („nicht zu vertreten“) prüfen (§ 40a)."
        )
    if finding.status is Status.NOT_MET and case.facts.is_unknown("antrag"):
        return left_open(*finding.steps, "Tag des Antrags unbekannt (§ 40a).", facts=case.facts, by=("antrag",))
    return finding

"""§ 104c AufenthG: no new titles since 31.12.2025; those given run out, and go on only as §§ 25a or 25b."""

import re
from datetime import date

from kimpass.law.case import CONTINUED, OPPORTUNITY, Case
from kimpass.law.conclusion import Conclusion, Findings, Predicate, Rule
from kimpass.law.dates import add_months, german
from kimpass.law.facts import Application, Stay
from kimpass.law.findings import Finding, Overall, Status, discretion, left_open, met, not_met, waived
from kimpass.law.summary import Outcome, Way

APPLICATIONS = ("antrag", "antrag_104c")
ONWARD_NORM = re.compile(r"(?<!\d)25 ?[ab]\b", re.IGNORECASE)


def title(case: Case) -> Stay | None:
    """Return the last § 104c title of the file."""
    return next((stay for stay in reversed(case.stays) if stay.code == OPPORTUNITY), None)


def norm_anwendbar(case: Case) -> Finding:
    """Art. 5 G v. 21.12.2022: nothing is granted anew from 31.12.2025; older undecided applications are disputed."""
    facts, end = case.facts, case.law.params["neuerteilung_bis"]
    if title(case) is not None:
        return met("Ein Titel nach § 104c ist erteilt.")
    applied = _application_for_the_title(case)
    if applied is not None and applied <= end:
        return _older_application(case, applied)
    if case.day <= end:
        return left_open("Die alte Fassung gilt noch; ihre Voraussetzungen prüft das Programm nicht.")
    if facts.is_unknown("status") or (applied is None and facts.is_unknown("antrag_104c")):
        return left_open(
            "Ob ein Titel oder ein älterer Antrag vorliegt, ist unbekannt.", facts=facts, by=("status", "antrag_104c")
        )
    if applied is None and facts.is_unknown("antrag"):
        return left_open("Ob vor dem 31.12.2025 beantragt wurde, ist unbekannt.", facts=facts, by=("antrag",))
    if not any(facts.is_given(name) for name in ("status", *APPLICATIONS)):
        return left_open("Weder Papiere noch ein Antrag sind angegeben.", facts=facts, by=("status", "antrag_104c"))
    return not_met("Seit 31.12.2025 ist keine Neuerteilung vorgesehen; §§ 25b, 25a, 25 Abs. 5 prüfen.")


def _older_application(case: Case, applied: date) -> Finding:
    decision = case.facts.get("entscheidung")
    if isinstance(decision, str) and decision.lower().startswith("ab"):
        return not_met("Der Antrag ist abgelehnt; eine Neuerteilung ist nicht mehr vorgesehen.")
    return left_open(
        f"Antrag vom {german(applied)}, vor dem Außerkrafttreten, nicht entschieden: Übergang streitig.",
        question="par104c_altantrag",
    )


def _application_for_the_title(case: Case) -> date | None:
    """Return when § 104c itself was applied for; an application that names another norm is none."""
    facts = case.facts
    stated: date | None = facts.day("antrag_104c")
    asked = facts.get("antrag")
    if stated is not None or facts.is_unknown("antrag_104c") or not asked:
        return stated
    return None if asked.norm and "104c" not in asked.norm else asked.on


def plausibel(case: Case) -> Finding:
    """Abs. 3 (old): eighteen months at most, begun by 30.12.2025."""
    held, params = title(case), case.law.params
    if held is None:
        return waived("Kein Titel nach § 104c in den Angaben.")
    longest = add_months(held.first, params["dauer_monate"])
    if held.first < params["erteilung_ab"] or held.first > params["neuerteilung_bis"]:
        return left_open(f"Der Titel kann am {german(held.first)} nicht erteilt worden sein: Datenfehler.")
    if held.last is None:
        return left_open("Das Ende der Gültigkeit fehlt.")
    if held.last > longest or held.last > params["spaetestes_ende"]:
        return left_open(f"Gültig bis {german(held.last)}: länger als 18 Monate ({german(longest)}). Datenfehler.")
    return met("Dauer bis 18 Monate.")


def titel_gilt(case: Case) -> Finding:
    """Abs. 1: the title holds until its last day."""
    held = title(case)
    if held is None:
        return waived("Kein Titel nach § 104c in den Angaben.")
    if held.last is None:
        return left_open("Das Ende der Gültigkeit fehlt.")
    if held.first > case.day:
        return not_met(f"Der Titel gilt erst ab {german(held.first)}.", on=held.first)
    text = f"Letzter Gültigkeitstag {german(held.last)}."
    return met(text) if case.day <= held.last else not_met(text)


def application(case: Case) -> Application | None:
    """Return the application that is to carry the title on."""
    facts = case.facts
    asked = facts.get("antrag")
    named = [
        Application(day, norm)
        for norm, day in (("25a", facts.day("antrag_25a")), ("25b", facts.day("antrag_25b")))
        if day is not None
    ]
    known = [*named, *([asked] if asked else [])]
    return min(known, key=lambda a: (not ONWARD_NORM.search(a.norm), a.on), default=None)


def fortgeltung(case: Case) -> Finding:
    """Abs. 2 Satz 3 with § 81 Abs. 4: carried on by an application under §§ 25a or 25b before the title runs out."""
    held, asked = title(case), application(case)
    if held is None:
        return waived("Kein Titel nach § 104c in den Angaben.")
    if asked is None:
        return _without_application(case, held)
    if asked.norm and not ONWARD_NORM.search(asked.norm):
        if any(case.facts.is_unknown(name) for name in ("antrag_25a", "antrag_25b")):
            return left_open("Ob auch ein Antrag nach §§ 25a oder 25b gestellt ist, ist unbekannt.")
        return not_met(f"Ein Antrag nach § {asked.norm} lässt den Titel nicht fortgelten; nur §§ 25a, 25b.")
    if held.last is None:
        return left_open("Das Ende der Gültigkeit fehlt.")
    if asked.on > held.last:
        return discretion(f"Antrag am {german(asked.on)} nach Ablauf: Anordnung bei Härte (§ 81 Abs. 4 Satz 3).")
    if not asked.norm:
        return left_open("Ob der Antrag auf § 25a oder § 25b zielt, ist nicht angegeben.")
    return met(f"Antrag am {german(asked.on)}, vor Ablauf: der Titel gilt als fortbestehend.")


def _without_application(case: Case, held: Stay) -> Finding:
    today = case.today
    if today is not None and today.code == CONTINUED and case.previous(today) == held:
        return met("Fiktionsbescheinigung nach § 81 Abs. 4 liegt vor.")
    names = ("antrag", "antrag_25a", "antrag_25b")
    if any(case.facts.says_none(name) for name in names):
        return not_met("Kein Antrag gestellt.")
    return left_open("Ein Antrag ist nicht angegeben.", facts=case.facts, by=names)


def verlaengerung(case: Case) -> Finding:
    """Abs. 2 Satz 1: it goes on only as §§ 25a or 25b; spouses and children under Abs. 2 (old) are holders too."""
    asked = application(case)
    role = case.facts.get("rolle")
    steps = (f"Als {role} ebenfalls Inhaber des Titels.",) if role else ()
    if asked is None or not asked.norm:
        return left_open(
            *steps, "Verlängerung nur nach § 25a oder § 25b.", facts=case.facts, by=("antrag_25a", "antrag_25b")
        )
    if ONWARD_NORM.search(asked.norm):
        return met(*steps, f"Beantragt nach § {asked.norm}.")
    return not_met(*steps, f"Nach § {asked.norm} nicht verlängerbar.")


CONDITIONS: dict[str, Predicate] = {
    "norm_anwendbar": norm_anwendbar,
    "plausibel": plausibel,
    "titel_gilt": titel_gilt,
    "fortgeltung": fortgeltung,
    "verlaengerung": verlaengerung,
}


def ways(case: Case, findings: Findings) -> tuple[Way, ...]:
    """Follow the application where there is one, else the title; asked in vain, either may hold."""
    by_title = Way("Titel", ("norm_anwendbar", "plausibel", "titel_gilt"))
    by_application = Way("Fortgeltung", ("norm_anwendbar", "plausibel", "fortgeltung"))
    if title(case) is None:
        return (Way("Neuerteilung", ("norm_anwendbar",)),)
    if application(case) is not None or findings["fortgeltung"].status is Status.MET:
        return (by_application,)
    asked_in_vain = any(case.facts.is_unknown(name) for name in ("antrag", "antrag_25a", "antrag_25b"))
    return (by_title, by_application) if asked_in_vain else (by_title,)


def conclude(case: Case, findings: Findings, outcome: Outcome) -> Conclusion:
    """Always give the last day of the title; with a title that cannot be, nothing is worked out."""
    held = title(case)
    if held is not None and findings["plausibel"].status is Status.OPEN:
        return Conclusion(Overall.OPEN, flags=("datenfehler",) if held.last is not None else ())
    questions = (findings["norm_anwendbar"].question,) if findings["norm_anwendbar"].question else ()
    flags = ["rechtsfrage_offen"] if questions else []
    last = held.last if held is not None else None
    if last is not None and case.day <= last:
        flags.append(f"frist_antrag:{last}")
    return Conclusion(outcome.overall, outcome.met_on, until=last, flags=tuple(flags), questions=questions)


RULE = Rule(tuple(CONDITIONS), lambda _case: CONDITIONS, ways, conclude)

"""§ 4 DeuFöV: vocational language courses, with the narrower rule for tolerated persons."""

import re
from datetime import date

from kimpass.law.case import CONTINUED, TOLERATION_GROUP, Case
from kimpass.law.dates import add_months, german
from kimpass.law.facts import LEVELS
from kimpass.law.findings import Finding, Status, discretion, left_open, met, not_met
from kimpass.law.stays import before

DISCRETIONARY_TOLERATION = ("D60A_2_3", "D60C", "D60D")  # § 60a Abs. 2 Satz 3
SPECIAL_COURSES = ("A2", "B1")  # § 13 Abs. 1 Satz 1 Nr. 3 and 4
# § 4 Abs. 1 Satz 1 Nr. 1 a and c, Nr. 3: the only grounds for tolerated persons after six months.
GROUNDS_TOLERATED = ("arbeitsuchend_gemeldet", "beschaeftigt", "in_ausbildung")
GROUNDS = (*GROUNDS_TOLERATED, "sgb2")


def goal(case: Case) -> str:
    """Return the level of the vocational course that is wanted, empty when none is."""
    wanted = str(case.facts.get("ziel") or "")
    if not re.match(r"(BSK|DeuF|Berufssprach)", wanted, re.IGNORECASE):
        return ""
    found = re.search(r"[ABC][12]", wanted)
    return found[0] if found else "B2"


def _paper(case: Case) -> str | None:
    stated: str | None = case.facts.get("titel")
    today = case.today
    if stated is None and today is not None:
        held = case.previous(today) if today.code == CONTINUED else today
        return held.code if held is not None else None
    return stated


def deufoev(case: Case) -> Finding:
    """§ 4 Abs. 1 and 3: B1, a reason of Abs. 1 Satz 1, and for tolerated persons six months; granted by discretion."""
    code = _paper(case)
    if code is None:
        return left_open("Titel: keine Angabe.", facts=case.facts, by=("titel",))
    narrow = case.paper(code).group == TOLERATION_GROUP and code not in DISCRETIONARY_TOLERATION
    speech, ground = _speech(case), _ground(case, GROUNDS_TOLERATED if narrow else GROUNDS)
    waiting = _six_months(case) if narrow else None
    lacking = next((f for f in (speech, ground) if f.status is Status.NOT_MET), None)
    if lacking is not None:
        return lacking
    if code in ("GEST", "ANKUNFT"):
        return left_open("Mit Gestattung gilt § 45a Abs. 2 Satz 3 und 4 AufenthG: zu prüfen.")
    still = waiting or next((f for f in (speech, ground) if f.status is Status.OPEN), None)
    text = "Die Teilnahmeberechtigung „kann“ erteilt werden (§ 4 Abs. 1 Satz 1 DeuFöV)."
    return still or discretion(*speech.steps, *ground.steps, text)


def _speech(case: Case) -> Finding:
    rank, wanted = case.facts.level("sprache"), goal(case)
    if rank is None:
        return left_open("Sprachniveau: keine Angabe.", facts=case.facts, by=("sprache",))
    if wanted in SPECIAL_COURSES:
        return met("Spezialberufssprachkurs unter B1 (§ 13 Abs. 1 Satz 1 Nr. 3 und 4 DeuFöV).")
    needed = case.law.params["deufoev_sprache"]
    if rank < LEVELS.index(needed):
        return not_met(f"{needed} ist Voraussetzung (§ 4 Abs. 3 DeuFöV).")
    if wanted and rank >= LEVELS.index(wanted):
        return not_met(f"{wanted} ist schon erreicht.")
    return met(f"{needed} vorhanden.")


def _ground(case: Case, names: tuple[str, ...]) -> Finding:
    claimed = [case.facts.get(name) for name in names]
    if True in claimed:
        return met("Arbeitsuchend, beschäftigt, in Ausbildung oder im Leistungsbezug (§ 4 Abs. 1 Satz 1 DeuFöV).")
    if any(value is False for value in claimed) and not any(case.facts.is_unknown(name) for name in names):
        return not_met("Kein Grund des § 4 Abs. 1 Satz 1 DeuFöV.")
    return left_open("Arbeit, Arbeitsuche, Ausbildung: keine Angabe.", facts=case.facts, by=names)


def _six_months(case: Case) -> Finding | None:
    since, months = case.facts.day("geduldet_seit"), case.law.params["geduldet_monate"]
    if since is None:
        since = _tolerated_since(case)
    if since is None:
        return left_open("Beginn der Duldung: keine Angabe.", facts=case.facts, by=("geduldet_seit",))
    on = add_months(since, months)
    return (
        None
        if on <= case.day
        else not_met(f"{months} Monate geduldet am {german(on)} (§ 4 Abs. 1 Satz 2 Nr. 2).", on=on)
    )


def _tolerated_since(case: Case) -> date | None:
    stay = case.today
    since = None
    while stay is not None and case.paper(stay.code).group == TOLERATION_GROUP:
        since, stay = stay.first, before(case.stays, stay)
    return since

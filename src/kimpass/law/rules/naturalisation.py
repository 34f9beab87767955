"""What §§ 8, 9 and 10 StAG have in common: identity, criminal record, bar, exclusion."""

from kimpass.law.case import Case
from kimpass.law.dates import add_years, german
from kimpass.law.facts import Sentence
from kimpass.law.findings import Finding, Status, discretion, left_open, met, not_met
from kimpass.law.rules.shared import no

DAYS_OF_A_MONTH = 30
ADULT = 18
NOT_COUNTED = ("zuchtmittel", "erziehungsmassregel", "erziehungsmaßregel")


def age(case: Case) -> int | None:
    """Return the age in whole years on the reference day."""
    birth = case.facts.day("geburt")
    if birth is None:
        return None
    years = case.day.year - birth.year
    return years if add_years(birth, years) <= case.day else years - 1


def is_child(case: Case) -> bool | None:
    """Test whether the person is under 16 and cannot act alone (§ 34 Satz 1 StAG)."""
    years = age(case)
    return None if years is None else years < case.law.params["handlungsfaehig_ab"]


def is_together(case: Case) -> bool:
    """Test whether a minor is to be naturalised together with a parent (§ 10 Abs. 2, § 9 Abs. 1 Satz 3)."""
    years = age(case)
    return bool(case.facts.get("miteinbuergerung_mit_elternteil")) and (years is None or years < ADULT)


def handlungsfaehig(case: Case) -> Finding:
    """§ 34 Satz 1: sixteen, or represented by law."""
    child = is_child(case)
    if child is False:
        return met("Das 16. Lebensjahr ist vollendet.")
    represented = case.facts.get("gesetzlich_vertreten")
    if represented or (child and case.facts.get("miteinbuergerung_mit_elternteil")):
        return met("Gesetzlich vertreten.")
    if child and represented is False:
        return not_met("Unter 16 und nicht gesetzlich vertreten.")
    return left_open("Alter und Vertretung: keine Angabe.", facts=case.facts, by=("geburt", "gesetzlich_vertreten"))


def identitaet(case: Case) -> Finding:
    """§ 10 Abs. 1 Satz 1, § 8 Abs. 1: identity and nationality are established; nobody may do without."""
    value = case.facts.get("identitaet")
    if value is None:
        return left_open("Identität: keine Angabe.", facts=case.facts, by=("identitaet",))
    if value == "geklaert":
        return met("Identität und Staatsangehörigkeit geklärt.")
    if value == "ungeklaert":
        return not_met("Identität ungeklärt; davon wird nicht abgesehen.")
    return left_open("Alle zumutbaren Maßnahmen ergriffen: Stufenprüfung der Rechtsprechung, Fachstelle.")


def straffreiheit(case: Case) -> Finding:
    """§ 12a: up to 90 daily rates or three months are left out of account; slightly above, case by case."""
    facts = case.facts
    offences = facts.get("straftaten")
    finding = _by_offences(case, offences or ()) if offences is not None else None
    if finding is not None and finding.status is Status.NOT_MET:
        return finding
    if facts.get("ermittlungsverfahren"):
        return left_open("Ein Verfahren läuft: die Entscheidung ist auszusetzen (§ 12a Abs. 3).")
    if facts.is_unknown("ermittlungsverfahren") and facts.is_given("ermittlungsverfahren"):
        return left_open("Ob ein Verfahren läuft, ist unbekannt.", facts=facts, by=("ermittlungsverfahren",))
    if finding is None:
        return left_open("Verurteilungen: keine Angabe.", facts=facts, by=("straftaten",))
    if facts.is_unknown("ermittlungsverfahren"):
        return left_open(*finding.steps, "Laufende Verfahren: keine Angabe.", facts=facts, by=("ermittlungsverfahren",))
    return finding


def _by_offences(case: Case, offences: tuple[Sentence, ...]) -> Finding:
    counted = [s for s in offences if s.kind.lower() not in NOT_COUNTED]
    if not counted:
        return met("Keine zu berücksichtigende Verurteilung.")
    if any(s.hateful for s in counted):
        return not_met("Menschenverachtender Beweggrund: die Grenzen des § 12a Abs. 1 Satz 1 gelten nicht (Satz 2).")
    if any("jugendstrafe" in s.kind.lower() for s in counted):
        return not_met("Jugendstrafe: nicht außer Betracht zu lassen.")
    return _by_sum(case, counted)


def _by_sum(case: Case, counted: list[Sentence]) -> Finding:
    params = case.law.params
    total = sum(s.daily_rates + s.months * DAYS_OF_A_MONTH for s in counted)
    text = f"Summe {total:g} Tagessätze (ein Tag Freiheitsstrafe = ein Tagessatz); Rahmen {params['tagessaetze']}."
    if total >= params["nicht_mehr_geringfuegig_ab"]:
        return not_met(text, "Nicht mehr geringfügig darüber.")
    prison = [s for s in counted if s.months > 0]
    if any(s.suspended is False or s.remitted is False for s in prison):
        return not_met(text, "Freiheitsstrafe, die nicht nach Ablauf der Bewährungszeit erlassen ist.")
    if any(s.remitted is None for s in prison):
        return left_open(text, "Ob die Freiheitsstrafe zur Bewährung ausgesetzt und erlassen ist, ist nicht angegeben.")
    if any(s.final is False for s in counted):
        return left_open(text, "Noch nicht rechtskräftig: die Entscheidung ist auszusetzen (§ 12a Abs. 3).")
    if total > params["tagessaetze"]:
        return discretion(text, "Geringfügig darüber: Entscheidung im Einzelfall (§ 12a Abs. 1 Satz 4).")
    return met(text)


def sperre_35a(case: Case) -> Finding:
    """§ 35a: ten years after an unappealable withdrawal or a finding of deceit."""
    found = case.facts.day("feststellung_taeuschung_35a")
    if found is None:
        return no(case, "feststellung_taeuschung_35a", "Rücknahme oder Feststellung einer Täuschung")
    end = add_years(found, case.law.params["sperre_jahre"])
    if case.day < end:
        return not_met(f"Sperre von zehn Jahren ab {german(found)}; frei ab {german(end)}.", until=end)
    return met(f"Die Sperre endete; frei seit {german(end)}.")


def ausschluss_11(case: Case) -> Finding:
    """§ 11: grounds of exclusion; only a notice of the authority counts."""
    return no(case, "ausschluss_11", "Ausschlussgrund nach § 11")

"""Predicates that several norms share."""

from kimpass.law.case import Case
from kimpass.law.findings import Finding, discretion, left_open, met, not_met, waived


def yes(case: Case, name: str, text: str, *, curable: bool = False) -> Finding:
    """Ask for a fact that must be so."""
    value = case.facts.get(name)
    if value is None:
        return left_open(f"{text}: keine Angabe.", facts=case.facts, by=(name,))
    return met(f"{text}: ja.") if value else not_met(f"{text}: nein.", curable=curable)


def no(case: Case, name: str, text: str) -> Finding:
    """Ask for a ground that must not be there; `erfuellt` says that there is none."""
    value = case.facts.get(name)
    if value is None:
        return left_open(f"{text}: keine Angabe.", facts=case.facts, by=(name,))
    return not_met(f"{text}: mitgeteilt.") if value else met(f"{text}: nein.")


def level(case: Case, needed: int, names: tuple[str, ...], label: str) -> Finding:
    """Ask for a language level."""
    rank = case.facts.level(*names)
    if rank is None:
        return left_open(f"{label} verlangt, Niveau nicht angegeben.", facts=case.facts, by=names)
    return (
        met(f"{label} nachgewiesen.") if rank >= needed else not_met(f"{label} verlangt, nicht erreicht.", curable=True)
    )


def unless(finding: Finding, case: Case, exception: str, text: str) -> Finding:
    """Take a condition away where an exception is claimed; one that was asked in vain leaves the condition open."""
    if finding.status == "erfuellt":
        return finding
    claimed = case.facts.claims(exception)
    if claimed:
        return waived(text)
    if claimed is None and not (finding.status == "offen" and not case.facts.is_given(exception)):
        return left_open(*finding.steps, f"{text} Ob das zutrifft, ist unbekannt.", facts=case.facts, by=(exception,))
    return finding


def identity_in_section_5(case: Case) -> Finding:
    """§ 5 Abs. 1 Nr. 1a AufenthG at §§ 25a and 25b, with the special rule for holders of § 104c."""
    value = case.facts.get("identitaet")
    if value is None:
        return left_open("Ob die Identität geklärt ist, ist nicht angegeben.", facts=case.facts, by=("identitaet",))
    if value == "geklaert":
        return met("Identität und Staatsangehörigkeit geklärt.")
    tried = value == "ungeklaert_alle_zumutbaren_massnahmen_ergriffen" or case.facts.claims(
        "passbeschaffung_mitwirkung"
    )
    if case.opportunity_title() is None or not case.law.params["sonderregel_104c"]:
        return discretion("Identität ungeklärt; die Behörde kann absehen (§ 5 Abs. 3 Satz 2 AufenthG).")
    if tried:
        return discretion("Identität ungeklärt, zumutbare Maßnahmen ergriffen; die Erteilung ist möglich („kann“).")
    if case.facts.is_unknown("passbeschaffung_mitwirkung"):
        text = "Identität ungeklärt; ob zumutbare Maßnahmen ergriffen sind, ist unbekannt."
        return left_open(text, facts=case.facts, by=("passbeschaffung_mitwirkung",))
    return not_met("Identität ungeklärt; für Inhaber des § 104c ist sie Voraussetzung.", curable=True)

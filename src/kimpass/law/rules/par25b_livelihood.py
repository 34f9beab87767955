"""§ 25b Abs. 1 Satz 2 Nr. 3 and Satz 3 AufenthG: livelihood mostly from work, or to be expected."""

from kimpass.law.case import Case
from kimpass.law.facts import Facts
from kimpass.law.findings import Finding, Status, left_open, met, not_met
from kimpass.law.rules.shared import unless

# Satz 3: a passing need of social benefits does no harm as a rule to these people.
HARMLESS = {
    "azubi_anerkannter_lehrberuf": "Studium oder anerkannter Lehrberuf (Satz 3 Nr. 1)",
    "kind_im_haushalt": "Familie mit minderjährigem Kind (Satz 3 Nr. 2)",
    "alleinerziehend": "Alleinerziehend mit minderjährigem Kind (Satz 3 Nr. 3)",
    "pflege_angehoeriger": "Pflege naher Angehöriger (Satz 3 Nr. 4)",
}
ILLNESS = "Krankheit, Behinderung oder Alter stehen entgegen (Abs. 3)."


def lebensunterhalt(case: Case) -> Finding:
    """Say whether work covers more than half, an exception of Satz 3 or Abs. 3 helps, or a prognosis is needed."""
    finding = _by_work(case)
    if finding.status is Status.MET:
        return finding
    return unless(_by_exception(case, finding), case, "nachweis_alter_krankheit", ILLNESS)


def quota(facts: Facts) -> float | None:
    """Return which part of the need is covered by work."""
    if facts.get("quote_erwerb") is not None:
        return float(facts.get("quote_erwerb"))  # "keine" is 0
    need, income = facts.get("bedarf"), facts.get("anrechenbares_erwerbseinkommen")
    need, income = 0 if need is False else need, 0 if income is False else income
    if need == 0:
        return 1.0
    return None if need is None or income is None else float(income) / float(need)


def _by_work(case: Case) -> Finding:
    share = quota(case.facts)
    limit = case.law.params["quote_ueber"]
    if share is None:
        names = ("quote_erwerb", "bedarf", "anrechenbares_erwerbseinkommen")
        given = [name for name in names if case.facts.is_given(name)]
        return left_open("Anteil der Erwerbstätigkeit am Bedarf: keine Angabe.", facts=case.facts, by=given or names)
    text = f"Erwerb deckt {share:.0%} des Bedarfs; verlangt ist mehr als {limit:.0%}. Wohngeld schadet nicht."
    return met(text) if share > limit else not_met(text, curable=True)


def _by_exception(case: Case, finding: Finding) -> Finding:
    facts = case.facts
    passing = facts.claims("sozialleistung_voruebergehend")
    groups = [text for name, text in HARMLESS.items() if facts.get(name) is True]
    if passing and groups:
        return met(*finding.steps, f"Vorübergehender Bezug, in der Regel unschädlich: {groups[0]}.")
    if facts.get("prognose") == "positiv":
        return met(
            *finding.steps, "Bewertung durch die zuständige Person: Sicherung zu erwarten (Nr. 3 Alternative 2)."
        )
    if facts.get("arbeitsvertrag_ab") and facts.get("prognose") != "negativ":
        return left_open(
            *finding.steps,
            "Neuer Arbeitsvertrag: ob die Sicherung zu erwarten ist, bewertet ein Mensch (Nr. 3 Alternative 2).",
        )
    if finding.status is Status.NOT_MET and _might_help(facts, passing=passing, has_group=bool(groups)):
        return left_open(*finding.steps, "Ob eine Ausnahme des Satzes 3 greift, ist unbekannt.")
    return finding


def _might_help(facts: Facts, *, passing: bool | None, has_group: bool) -> bool:
    """Test whether an answer somebody could not give would decide."""
    if facts.is_unknown("prognose") or facts.is_unknown("arbeitsvertrag_ab"):
        return True
    if passing is None:
        return has_group or any(facts.is_unknown(name) for name in HARMLESS)
    return passing and any(facts.is_unknown(name) for name in HARMLESS)

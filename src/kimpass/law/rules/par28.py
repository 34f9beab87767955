"""§ 28 Abs. 2 AufenthG: settlement permit for the family of Germans, granted as a rule."""

from kimpass.law.case import CONTINUED, Case
from kimpass.law.facts import Stay
from kimpass.law.findings import Finding, Status, left_open, met, not_met
from kimpass.law.rules import settlement
from kimpass.law.rules.settlement import YEAR, Track
from kimpass.law.rules.shared import yes
from kimpass.law.stays import Count

FAMILY_OF_GERMANS = "AE28"
NATIONAL_VISA = "VISUM_D"


def zeit_3j(case: Case) -> Finding:
    """Satz 1: three years of the residence permit; the visa before it counts (§ 6 Abs. 3 Satz 3)."""

    def title(stay: Stay | None) -> Stay | None:
        return case.previous(stay) if stay is not None and stay.code == CONTINUED else stay

    def worth(stay: Stay) -> Count:
        held = title(stay)
        return Count.FULL if held is not None and held.code in (FAMILY_OF_GERMANS, NATIONAL_VISA) else Count.BREAK

    def holds(case: Case) -> bool:
        held = title(case.today)
        return held is not None and held.code == FAMILY_OF_GERMANS

    years = case.law.params["par28_jahre"]
    return settlement.possession(case, years * YEAR, worth, f"{years} Jahre Titel nach § 28", holds=holds)


def lebensgemeinschaft(case: Case) -> Finding:
    """Satz 1: family life with the German goes on."""
    name = "lebensgemeinschaft"
    if case.facts.get(name) is None and case.facts.is_given("eheliche_lebensgemeinschaft"):
        name = "eheliche_lebensgemeinschaft"
    return yes(case, name, "Familiäre Lebensgemeinschaft mit dem Deutschen")


def ausweisungsinteresse(case: Case) -> Finding:
    """Satz 1: no interest in expulsion; only a notice counts."""
    value = case.facts.get("ausweisungsinteresse")
    if value is False:
        return met("Kein Ausweisungsinteresse mitgeteilt.")
    if value:
        return not_met(f"Ausweisungsinteresse mitgeteilt: {value}.")
    other = settlement.sicherheit(case)
    if other.status is not Status.OPEN:
        return other
    return left_open("Ausweisungsinteresse: keine Mitteilung.", facts=case.facts, by=("ausweisungsinteresse",))


def paragraph_2(case: Case) -> Track:
    """Abs. 2: neither pension, nor basic knowledge, nor room is asked for."""
    del case
    return Track(
        "28 Abs. 2",
        "par28_",
        {
            "zeit_3j": zeit_3j,
            "lebensgemeinschaft": lebensgemeinschaft,
            "lebensunterhalt": settlement.secured,
            "sicherheit": ausweisungsinteresse,
            "sprache": settlement.speech("B1"),
        },
    )

"""§ 18c AufenthG: settlement permit for skilled workers (Abs. 1) and holders of the EU Blue Card (Abs. 2)."""

from kimpass.law.case import CONTINUED, Case
from kimpass.law.conclusion import Predicate
from kimpass.law.facts import LEVELS, Stay
from kimpass.law.findings import Finding, left_open, met, not_met
from kimpass.law.rules import settlement
from kimpass.law.rules.settlement import YEAR, Track
from kimpass.law.stays import Count

BLUE_CARD = "BK18G"
NATIONAL_VISA = "VISUM_D"  # its lawful time counts (§ 6 Abs. 3 Satz 3 AufenthG)


def _title(case: Case, stay: Stay | None) -> Stay | None:
    return case.previous(stay) if stay is not None and stay.code == CONTINUED else stay


def _possession(case: Case, months: int, codes: tuple[str, ...], label: str) -> Finding:
    def worth(stay: Stay) -> Count:
        held = _title(case, stay)
        return Count.FULL if held is not None and held.code in (*codes, NATIONAL_VISA) else Count.BREAK

    def holds(case: Case) -> bool:
        held = _title(case, case.today)
        return held is not None and held.code in codes

    return settlement.possession(case, months, worth, label, holds=holds)


def is_domestic(case: Case) -> bool | None:
    """Abs. 1 Satz 2: training or studies finished in Germany."""
    claims = [case.facts.claims(name) for name in ("inlaendische_ausbildung", "inlaendisches_studium")]
    return True if True in claims else None if None in claims else False


def years_held(years: int) -> Predicate:
    """Abs. 1 Satz 1 Nr. 1: so many years of titles under §§ 18a, 18b, 18d or 18g."""

    def zeit(case: Case) -> Finding:
        codes = tuple(case.law.params["par18c_titel"])
        return _possession(case, years * YEAR, codes, f"{years} Jahre Titel nach §§ 18a, 18b, 18d oder 18g")

    return zeit


def inlandsabschluss(case: Case) -> Finding:
    """Abs. 1 Satz 2: the shorter terms are for those who finished training or studies in Germany."""
    domestic = is_domestic(case)
    if domestic:
        return met("Ausbildung oder Studium in Deutschland abgeschlossen.")
    names = ("inlaendische_ausbildung", "inlaendisches_studium")
    if domestic is None or not any(case.facts.is_given(name) for name in names):
        return left_open("Ob ein inländischer Abschluss vorliegt, ist nicht angegeben.", facts=case.facts, by=names)
    return not_met("Kein inländischer Abschluss: die kürzeren Fristen gelten nicht.")


def months_as_blue_card(case: Case) -> Finding:
    """Abs. 2 Satz 1 and 3: 27 months, 21 with B1."""
    months = months_needed(case)
    return _possession(case, months, (BLUE_CARD,), f"{months} Monate Blaue Karte EU")


def months_needed(case: Case) -> int:
    """Return 27 months, 21 with B1."""
    params = case.law.params
    enough = (case.facts.level("sprache") or 0) >= LEVELS.index("B1")
    return int(params["par18c_2_monate_b1"] if enough else params["par18c_2_monate"])


def _pension_of_blue_card(case: Case) -> Finding:
    return settlement.pension(months_needed(case))(case)


def _rest(speech: str) -> dict[str, Predicate]:
    return {
        "lebensunterhalt": settlement.secured_or_ill,
        "sicherheit": settlement.sicherheit,
        "beschaeftigung": settlement.beschaeftigung,
        "sprache": settlement.speech(speech, low_need=False),
        "grundkenntnisse": settlement.civics(low_need=False),
        "wohnraum": settlement.wohnraum,
    }


def sentence_1(case: Case) -> Track:
    """Abs. 1 Satz 1: three years, 36 months of contributions."""
    months = case.law.params["par18c_rente"]
    own = {"zeit_3j": years_held(case.law.params["par18c_jahre"]), f"rente_{months}": settlement.pension(months)}
    return Track("18c Abs. 1 Satz 1", "par18c_", {**own, **_rest("B1")})


def sentence_2(case: Case) -> Track:
    """Abs. 1 Satz 2: two years, 24 months of contributions after training or studies in Germany."""
    months = case.law.params["par18c_rente_inland"]
    own = {
        "inlandsabschluss": inlandsabschluss,
        "zeit_2j": years_held(case.law.params["par18c_jahre_inland"]),
        f"rente_{months}": settlement.pension(months),
    }
    return Track("18c Abs. 1 Satz 2", "par18c_", {**own, **_rest("B1")})


def paragraph_1(case: Case) -> Track:
    """Abs. 1: by the shorter terms where a degree from Germany is claimed."""
    return sentence_2(case) if is_domestic(case) else sentence_1(case)


def paragraph_2(case: Case) -> Track:
    """Abs. 2: holders of the EU Blue Card."""
    del case
    own: dict[str, Predicate] = {"zeit_blaue_karte": months_as_blue_card, "rente_blaue_karte": _pension_of_blue_card}
    return Track("18c Abs. 2", "par18c_2_", {**own, **_rest("A1")})

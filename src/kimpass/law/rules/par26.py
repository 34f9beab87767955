"""§ 26 Abs. 3 and 4 AufenthG: settlement permit after protection and after other humanitarian titles."""

from collections.abc import Callable

from kimpass.law.case import CONTINUED, Case
from kimpass.law.conclusion import Predicate
from kimpass.law.facts import Stay
from kimpass.law.findings import Finding
from kimpass.law.rulebook import Paper
from kimpass.law.rules import settlement
from kimpass.law.rules.settlement import YEAR, Track
from kimpass.law.stays import Count

PROCEDURE = ("GEST", "ANKUNFT")


def _possession(case: Case, years: int, kind: Callable[[Paper], bool], label: str) -> Finding:
    def worth(stay: Stay) -> Count:
        held = case.previous(stay) if stay.code == CONTINUED else stay
        if held is None:
            return Count.MAYBE
        paper = case.paper(held.code)
        if kind(paper):
            return Count.FULL
        if paper.group == "ausbildung":
            return Count.HALF  # § 9 Abs. 4 Nr. 3
        if held.code in PROCEDURE and case.led_to(held, kind):
            return Count.FULL if held.code == PROCEDURE[0] else Count.MAYBE
        return Count.BREAK

    def holds(case: Case) -> bool:
        today = case.today
        held = case.previous(today) if today is not None and today.code == CONTINUED else today
        return held is not None and kind(case.paper(held.code))

    return settlement.possession(case, years * YEAR, worth, label, holds=holds)


def protection_years(years: int) -> Predicate:
    """Abs. 3 Nr. 1: title under § 25 Abs. 1, Abs. 2 Satz 1 or § 23 Abs. 4, with the time of the asylum procedure."""

    def zeit(case: Case) -> Finding:
        return _possession(case, years, lambda paper: paper.par26_3, f"{years} Jahre Titel mit Asylverfahren")

    return zeit


def humanitarian_years(years: int) -> Predicate:
    """Abs. 4 with § 9 Abs. 2 Satz 1 Nr. 1: any title of section 5, with the time of the asylum procedure (Satz 3)."""

    def zeit(case: Case) -> Finding:
        return _possession(
            case, years, lambda paper: paper.section_5, f"{years} Jahre humanitärer Titel mit Asylverfahren"
        )

    return zeit


def _rest(speech: Predicate, civics: Predicate) -> dict[str, Predicate]:
    return {
        "sprache": speech,
        "grundkenntnisse": civics,
        "sicherheit": settlement.sicherheit,
        "beschaeftigung": settlement.beschaeftigung,
        "wohnraum": settlement.wohnraum,
    }


def paragraph_3_sentence_1(case: Case) -> Track:
    """Abs. 3 Satz 1: five years, livelihood mostly secured, A2."""
    return Track(
        "26 Abs. 3 Satz 1",
        "par26_3_1_",
        {
            "zeit_5j": protection_years(case.law.params["par26_3_jahre"]),
            "bamf_widerruf": settlement.bamf_widerruf,
            "lebensunterhalt_ueberwiegend": settlement.mostly_secured,
            **_rest(settlement.speech("A2"), settlement.civics()),
        },
    )


def paragraph_3_sentence_3(case: Case) -> Track:
    """Abs. 3 Satz 3: three years, livelihood by far secured, C1; § 9 Abs. 2 Satz 2 to 6 do not apply (Satz 4)."""
    return Track(
        "26 Abs. 3 Satz 3",
        "par26_3_3_",
        {
            "zeit_3j": protection_years(case.law.params["par26_3_3_jahre"]),
            "bamf_widerruf": settlement.bamf_widerruf,
            "lebensunterhalt_weit_ueberwiegend": settlement.almost_secured,
            **_rest(settlement.speech("C1", exceptions=False), settlement.civics(exceptions=False)),
        },
    )


def paragraph_4(case: Case) -> Track:
    """Abs. 4: other holders of humanitarian titles; the authority may."""
    return Track(
        "26 Abs. 4",
        "par26_4_",
        {
            "zeit_5j": humanitarian_years(case.law.params["par26_4_jahre"]),
            "lebensunterhalt": settlement.secured_or_ill,
            "rente_60": settlement.pension(case.law.params["par9_rente"], spouse=True),
            **_rest(settlement.speech("B1"), settlement.civics()),
        },
        may=True,
    )

"""§ 9 AufenthG: settlement permit, Abs. 2 and Abs. 3a."""

from kimpass.law.case import Case
from kimpass.law.findings import Finding, met, not_met
from kimpass.law.rules import settlement
from kimpass.law.rules.settlement import YEAR, Track
from kimpass.law.rules.shared import yes


def holds(case: Case) -> bool:
    """Test whether a residence permit is held today, itself or as it continues."""
    today = case.today
    return today is not None and case.worth("title")(today).value in ("voll", "zur Hälfte", "zu prüfen")


def titel_5j(case: Case) -> Finding:
    """Abs. 2 Satz 1 Nr. 1 with Abs. 4: five years; studies and training count half."""
    years = case.law.params["par9_jahre"]
    return settlement.possession(
        case, years * YEAR, case.worth("title"), f"{years} Jahre Aufenthaltserlaubnis", holds=holds
    )


def titel_3j(case: Case) -> Finding:
    """Abs. 3a Satz 1 Nr. 2: three years for spouses of holders of § 18c."""
    years = case.law.params["par9_3a_jahre"]
    return settlement.possession(
        case, years * YEAR, case.worth("title"), f"{years} Jahre Aufenthaltserlaubnis", holds=holds
    )


def lebensgemeinschaft(case: Case) -> Finding:
    """Abs. 3a Satz 1 Nr. 1: lives with the spouse."""
    return yes(case, "eheliche_lebensgemeinschaft", "Eheliche Lebensgemeinschaft")


def erwerb_20_stunden(case: Case) -> Finding:
    """Abs. 3a Satz 1 Nr. 3: works twenty hours a week."""
    hours = case.facts.get("stunden_woche")
    if hours is None:
        return yes(case, "stunden_woche", "Erwerbstätig im Umfang von 20 Stunden")
    needed = case.law.params["par9_3a_stunden"]
    text = f"{hours:g} von {needed} Wochenstunden."
    return met(text) if hours >= needed else not_met(text)


def paragraph_2(case: Case) -> Track:
    """Abs. 2: for everybody."""
    return Track(
        "9 Abs. 2",
        "par9_",
        {
            "titel_5j": titel_5j,
            "lebensunterhalt": settlement.secured_or_ill,
            "rente_60": settlement.pension(case.law.params["par9_rente"], spouse=True, training=True),
            "sicherheit": settlement.sicherheit,
            "beschaeftigung": settlement.beschaeftigung,
            "sprache": settlement.speech("B1"),
            "grundkenntnisse": settlement.civics(),
            "wohnraum": settlement.wohnraum,
        },
    )


def paragraph_3a(case: Case) -> Track:
    """Abs. 3a: for spouses of holders of § 18c."""
    del case
    return Track(
        "9 Abs. 3a",
        "par9_3a_",
        {
            "titel_3j": titel_3j,
            "lebensgemeinschaft": lebensgemeinschaft,
            "erwerb_20_stunden": erwerb_20_stunden,
            "lebensunterhalt": settlement.secured_or_ill,
            "sicherheit": settlement.sicherheit,
            "beschaeftigung": settlement.beschaeftigung,
            "sprache": settlement.speech("B1"),
            "grundkenntnisse": settlement.civics(),
            "wohnraum": settlement.wohnraum,
        },
    )

"""Days to keep in mind after a pre-check: when it may be met, and what ends before."""

from dataclasses import dataclass
from datetime import date

from kimpass.law.conclusion import Conclusion
from kimpass.law.findings import Overall

REASONS = {
    "frist_antrag": "Letzter Tag für den Antrag",
    "deufoev_ab": "Berufssprachkurs möglich",
    "ohne_verkuerzung": "Aufenthaltsdauer ohne Verkürzung erreicht",
    "ohne_anrechnung": "Aufenthaltsdauer ohne Anrechnung erreicht",
    "mit_anrechnung": "Aufenthaltsdauer mit Anrechnung erreicht",
    "lesart_b": "Nach der strengeren Lesart erreicht",
}


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A day and why it matters."""

    day: date
    reason: str


def follow_ups(conclusion: Conclusion, after: date) -> tuple[FollowUp, ...]:
    """Return the days after the pre-check on which something begins or ends, earliest first."""
    found = []
    if conclusion.overall is Overall.LATER and conclusion.met_on:
        found.append(FollowUp(conclusion.met_on, "Zeitbedingungen erfüllt"))
    if conclusion.until:
        found.append(FollowUp(conclusion.until, "Ende der Pflicht, der Sperre, des Titels oder des Anspruchs"))
    for flag in conclusion.flags:
        name, _, content = flag.partition(":")
        if name in REASONS and content:
            found.append(FollowUp(date.fromisoformat(content), REASONS[name]))
    return tuple(sorted((f for f in found if f.day > after), key=lambda f: (f.day, f.reason)))

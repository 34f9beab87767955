"""What follows from a pre-check: reminders before days that count, tasks for what is open."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from kimpass.people.models import PreCheck
from kimpass.people.selectors.check_sheet import Sheet, hard_days, sheet
from kimpass.steering.selectors.office_language import in_german

# Papers take weeks: the reminder comes before the day.
LEAD = timedelta(days=42)
LONGEST = 200


@dataclass(frozen=True, slots=True)
class ToDo:
    """One reminder (on a day) or one task (until a day, which may be open)."""

    key: str
    text: str
    due_on: date | None
    is_reminder: bool


def _before(day: date, today: date) -> date:
    return max(day - LEAD, today)


def _reminders(found: Sheet, check: PreCheck, today: date) -> list[ToDo]:
    rows = []
    reminder = True
    if check.met_on is not None and check.met_on > today:
        words = {"norm": found.norm, "day": f"{check.met_on:%d.%m.%Y}"}
        text = _("%(norm)s: Zeit erreicht ab %(day)s. Vorprüfung erneuern, Antrag vorbereiten.") % words
        rows.append(ToDo("zeit", text[:LONGEST], _before(check.met_on, today), reminder))
    for number, (day, what) in enumerate(hard_days(check)):
        if day >= today:
            words = {"norm": found.norm, "day": f"{day:%d.%m.%Y}", "what": what}
            text = _("%(norm)s: Frist %(day)s, %(what)s.") % words
            rows.append(ToDo(f"frist-{number}", text[:LONGEST], _before(day, today), reminder))
    return rows


def _tasks(found: Sheet) -> list[ToDo]:
    rows = []
    reminder = False
    bring: list[str] = []
    for line in found.lines:
        if line.status == "offen":
            text = _("%(norm)s: klären, ob erfüllt ist: %(what)s.") % {"norm": found.norm, "what": line.label}
            rows.append(ToDo(f"offen-{line.name}", text[:LONGEST], None, reminder))
        if line.status != "entfaellt":
            bring += [each for each in line.evidence if each not in bring]
    if bring:
        words = {"norm": found.norm, "what": ", ".join(bring)}
        text = _("%(norm)s: Nachweise zusammenstellen: %(what)s") % words
        rows.append(ToDo("nachweise", text if len(text) <= LONGEST else text[: LONGEST - 1] + "…", None, reminder))
    return rows


@in_german
def to_dos(check: PreCheck, today: date) -> list[ToDo]:
    """Return what follows from a check, reminders first; nothing where the norm does not fit."""
    if check.overall in {"NOT_APPLICABLE", "NOT_OBLIGED"}:
        return []
    found = sheet(check)
    return [*_reminders(found, check, today), *_tasks(found)]

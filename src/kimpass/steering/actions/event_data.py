"""What is told of an event before and after it, and whether that fits together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kimpass.organisation.models import Precision


@dataclass(frozen=True, slots=True)
class EventData:
    """What is known of an event beforehand."""

    kind: str
    title: str
    first_day: date | None = None
    precision: str = Precision.DAY
    last_day: date | None = None
    weekday_said: str = ""
    place: str = ""
    is_digital: bool = False
    audience: str = ""
    is_mandatory: bool = False
    unit_id: int | None = None
    series_id: int | None = None
    theme_id: int | None = None

    def day_reasons(self) -> list[str]:
        """Return what is wrong with the days."""
        if self.last_day is None:
            return []
        if self.first_day is None or self.precision != Precision.DAY:
            return [_("Ein letzter Tag braucht einen ersten Tag, der genau bekannt ist.")]
        return [_("Der letzte Tag liegt vor dem ersten.")] if self.last_day < self.first_day else []


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of an event afterwards; `functions` are functions with heads."""

    participants: int | None = None
    is_approximate: bool = False
    functions: Sequence[tuple[str, int]] = ()
    staff_ids: Sequence[int] = ()
    outcome: str = ""
    follow_up: str = ""
    follow_up_on: date | None = None

    def heads_reasons(self) -> list[str]:
        """Return what is wrong with the heads."""
        reasons = []
        names = [function.casefold() for function, _heads in self.functions]
        if len(set(names)) < len(names) or len(set(self.staff_ids)) < len(self.staff_ids):
            reasons.append(_("Eine Funktion oder Person ist zweimal eingetragen."))
        if any(heads < 1 for _function, heads in self.functions):
            reasons.append(_("Jede Funktion braucht mindestens eine Person."))
        entered = sum(heads for _function, heads in self.functions) + len(self.staff_ids)
        if self.participants is not None and not self.is_approximate and entered > self.participants:
            reasons.append(
                _("Nach Funktion und Namen sind %(entered)s Personen eingetragen, insgesamt aber nur %(all)s.")
                % {"entered": entered, "all": self.participants}
            )
        return reasons

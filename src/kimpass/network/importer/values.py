"""Single values of a file that comes from elsewhere: text, times, numbers, coordinates; what does not fit is named."""

import re
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from kimpass.network.importer.offers import Report
from kimpass.ui.fields import clean

CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?")
DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T.*)?")
POSTAL_CODE = re.compile(r"[0-9]{5}")
_web = URLValidator(schemes=["http", "https"])


class Values:
    """Reads the values of one row and tells the report what is wrong with them."""

    def __init__(self, report: Report, path: str, row: dict[str, Any]) -> None:
        self.report, self.path, self.row = report, path, row

    def _wrong(self, name: str, words: str) -> None:
        self.report.wrong(f"{self.path}.{name}", words)

    def text(self, name: str, longest: int, *, lines: bool = False, needed: bool = False) -> str:
        """Return a text of at most so many letters, empty where there is none."""
        value = self.row.get(name)
        if value is None or value == "":
            if needed:
                self._wrong(name, _("Diese Angabe fehlt."))
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            self._wrong(name, _("Hier muss ein Text stehen."))
            return ""
        try:
            found = clean(str(value) if lines else " ".join(str(value).split()), lines=lines)
        except ValidationError as error:
            self._wrong(name, " ".join(error.messages))
            return ""
        if len(found) > longest:
            self._wrong(name, _("Der Text ist länger als %(longest)s Zeichen.") % {"longest": longest})
            return ""
        if needed and not found:
            self._wrong(name, _("Diese Angabe fehlt."))
        return found

    def email(self, name: str) -> str:
        """Return an e-mail address; one that is none is left out with a remark."""
        found = self.text(name, 254)
        try:
            validate_email(found)
        except ValidationError:
            if found:
                self.report.note(f"{self.path}.{name}", _("Das ist keine E-Mail-Adresse; sie bleibt weg."))
            return ""
        return found

    def web(self, name: str) -> str:
        """Return a web address; one that is none is left out with a remark."""
        found = self.text(name, 300)
        try:
            _web(found)
        except ValidationError:
            if found:
                self.report.note(f"{self.path}.{name}", _("Das ist keine Internetadresse; sie bleibt weg."))
            return ""
        return found

    def number(self, name: str) -> int | None:
        """Return a whole number from zero up, None where there is none."""
        value = self.row.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, bool) or not re.fullmatch(r"[0-9]{1,6}(?:\.0+)?", str(value)):
            self._wrong(name, _("Hier muss eine ganze Zahl ab 0 stehen."))
            return None
        return int(float(str(value)))

    def clock(self, name: str) -> time | None:
        """Return a time of day; 24:00 is the last minute."""
        text = self.text(name, 40, needed=True)
        match = CLOCK.fullmatch(text)
        if match is None:
            if text:
                self._wrong(name, _("„%(text)s“ ist keine Uhrzeit.") % {"text": text})
            return None
        hour, minute = int(match[1]), int(match[2])
        if (hour, minute) == (24, 0):
            return time(23, 59)
        if hour > 23 or minute > 59:
            self._wrong(name, _("„%(text)s“ ist keine Uhrzeit.") % {"text": text})
            return None
        return time(hour, minute)

    def day(self, name: str) -> date | None:
        """Return a day, None where there is none."""
        text = self.text(name, 40)
        if not text:
            return None
        match = DAY.fullmatch(text)
        try:
            return date.fromisoformat(match[1]) if match else date.fromisoformat("")
        except ValueError:
            self._wrong(name, _("„%(text)s“ ist kein Tag.") % {"text": text})
            return None

    def coordinates(self, latitude: str, longitude: str) -> tuple[Decimal, Decimal] | None:
        """Return a point on earth, None where there is none."""
        told = [self.row.get(name) for name in (latitude, longitude)]
        if all(value is None or value == "" for value in told):
            return None
        try:
            north, east = (Decimal(str(value)) for value in told)
            if north.is_finite() and east.is_finite() and abs(north) <= 90 and abs(east) <= 180:
                step = Decimal("0.000001")
                return north.quantize(step), east.quantize(step)
        except (InvalidOperation, ValueError):
            pass
        self._wrong(latitude, _("Diese Koordinaten gibt es nicht."))
        return None

    def postal_code(self, name: str) -> str:
        """Return a German postal code; another one is left out with a remark."""
        found = self.text(name, 20)
        if found and not POSTAL_CODE.fullmatch(found):
            self.report.note(f"{self.path}.{name}", _("Das ist keine deutsche Postleitzahl; sie bleibt weg."))
            return ""
        return found

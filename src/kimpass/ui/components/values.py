"""Dates, numbers and spans as German offices write them."""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.kernel.period import Period

# Last parts of the compounds that head our columns, after at least five letters of a first part.
COMPOUND = re.compile(
    "(?<=[a-zäöüß]{5})(unterhalt|leistung(?:en)?|steuerung|vereinbarung|orientierung|beschäftigung|einbürgerung|bildung|"
    "anerkennung|gewährung|versorgung|sicherung|entbindung|beratung)(?![a-zäöüß])"
)
WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


def de_date(value: date | None) -> str:
    """Write a day, or the local day of an instant, as dd.mm.yyyy; nothing stays nothing."""
    if not value:
        return ""
    day = local(value) if isinstance(value, datetime) else value
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def de_day(value: date | None) -> str:
    """Write a near day as "Fr 27.11."."""
    if not value:
        return ""
    day = local(value) if isinstance(value, datetime) else value
    return f"{WEEKDAYS[day.weekday()]} {day.day:02d}.{day.month:02d}."


def de_time(value: datetime | None) -> str:
    """Write an instant's local time of day as "09:00 Uhr"."""
    if not value:
        return ""
    return _("%(time)s Uhr") % {"time": local(value).strftime("%H:%M")}


def de_datetime(value: datetime | None) -> str:
    """Write an instant as "23.11.2026, 08:12 Uhr" in local time."""
    return f"{de_date(value)}, {de_time(value)}" if value else ""


def local(value: datetime) -> datetime:
    """Return an instant in the zone of the office."""
    return timezone.localtime(value) if timezone.is_aware(value) else value


def de_decimal(value: Decimal | int | None, places: int | None = None) -> str:
    """Write a number with a comma and points between thousands; `places` rounds half up."""
    if value is None or value == "":
        return ""
    number = Decimal(value)
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)
    english = f"{number:,f}"
    sign = "−" if english.startswith("-") else ""
    return sign + english.lstrip("-").translate(str.maketrans(",.", ".,"))


def de_money(value: Decimal | int | None) -> str:
    """Write an amount as "1.222.800 Euro", with cents only where there are some."""
    if value is None or value == "":
        return ""
    number = Decimal(value).quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole = number == number.to_integral_value()
    return _("%(amount)s Euro") % {"amount": de_decimal(number, 0 if whole else 2)}


def fte(value: Decimal | None) -> str:
    """Write full-time equivalents with two places: "14,00 VZÄ"."""
    return "" if value is None or value == "" else _("%(number)s VZÄ") % {"number": de_decimal(value, 2)}


def percent(value: Decimal | None, places: int = 1) -> str:
    """Write a share that is already in hundredths: "29,3 %"."""
    return "" if value is None or value == "" else f"{de_decimal(value, places)}\u202f%"


def period(value: Period | None) -> str:
    """Write a span with its last day included: "01.08.2022 bis 31.07.2023", "ab 01.08.2022" while it is open."""
    if not value:
        return ""
    start = de_date(value.start)
    if value.last_day is None:
        return _("ab %(start)s") % {"start": start}
    if value.last_day == value.start:
        return start
    return _("%(start)s bis %(end)s") % {"start": start, "end": de_date(value.last_day)}


def soften(value: object) -> str:
    """Let long German compounds break where their parts meet; browsers without a dictionary break anywhere else."""
    return COMPOUND.sub("\u00ad\\1", str(value))


def initials(value: object) -> str:
    """Take the first letters of first and last word, for the round sign beside a name."""
    found = str(value).split()
    return "".join(word[0].upper() for word in ([found[0], found[-1]] if len(found) > 1 else found))

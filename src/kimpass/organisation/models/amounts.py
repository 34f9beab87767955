"""What an amount of money or full-time equivalents must look like before it is stored: nothing is ever rounded away."""

from decimal import Decimal

from django.utils.translation import gettext as _

MOST_MONEY, MOST_FTE = Decimal("9999999999.99"), Decimal("999.99")
# Beyond this a number is no amount of anything here, and the arithmetic below need not hold it.
MOST_READ = Decimal(10**15)


def has_cents_at_most(value: Decimal) -> bool:
    """Test whether a number has at most two decimals that are not nought."""
    return value.is_finite() and abs(value) < MOST_READ and value == value.quantize(Decimal("0.01"))


def _written(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")[:30]


def money_obstacle(what: str, value: Decimal | None) -> str:
    """Return why an amount cannot be stored, nothing when it can; unknown can."""
    if value is None:
        return ""
    if not has_cents_at_most(value):
        told = _("%(what)s: Beträge haben höchstens zwei Stellen nach dem Komma, nicht %(value)s. Gerundet wird nicht.")
        return told % {"what": what, "value": _written(value)}
    if not 0 <= value <= MOST_MONEY:
        return _("%(what)s: Der Betrag liegt zwischen 0 und 9.999.999.999,99 Euro.") % {"what": what}
    return ""


def fte_obstacle(what: str, value: Decimal | None) -> str:
    """Return why full-time equivalents cannot be stored, nothing when they can; unknown can."""
    if value is None:
        return ""
    if not has_cents_at_most(value):
        told = _("%(what)s: VZÄ haben höchstens zwei Stellen nach dem Komma, nicht %(value)s. Gerundet wird nicht.")
        return told % {"what": what, "value": _written(value)}
    if not 0 <= value <= MOST_FTE:
        return _("%(what)s: VZÄ liegen zwischen 0 und 999,99.") % {"what": what}
    return ""

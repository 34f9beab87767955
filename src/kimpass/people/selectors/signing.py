"""Who has to sign for whom (HH-05): by the ages that are possible, never by a guess."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kimpass.organisation.models import Precision
from kimpass.people.models import Person, Signer

FULL_AGE = 18
# A date somebody estimated may lie this many years off.
ESTIMATE_YEARS = 1
MONTHS = {Precision.MONTH: 1, Precision.QUARTER: 3}
Clause = frozenset[str]
ADULT: Clause = frozenset({Signer.PERSON, Signer.REPRESENTATIVE})
FOR_MINOR: Clause = frozenset({Signer.CUSTODIAN, Signer.REPRESENTATIVE})
ALSO_MINOR: Clause = frozenset({Signer.PERSON})


@dataclass(frozen=True, slots=True)
class Ages:
    """The youngest and the oldest somebody can be, in full years; both None when nothing is known."""

    youngest: int | None
    oldest: int | None

    @property
    def is_adult(self) -> bool:
        """Test whether the person is of full age whatever the day of birth was."""
        return self.youngest is not None and self.youngest >= FULL_AGE

    @property
    def is_minor(self) -> bool:
        """Test whether the person is a minor whatever the day of birth was."""
        return self.oldest is not None and self.oldest < FULL_AGE

    @property
    def is_unclear(self) -> bool:
        """Test whether the person may be a minor and may be of full age."""
        return not self.is_adult and not self.is_minor

    def surely_below(self, age: int) -> bool:
        """Test whether the person is younger than this whatever the day of birth was."""
        return self.oldest is not None and self.oldest < age


def _full_years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _months_later(day: date, months: int) -> date:
    """Return the last day of a span of months that begins with this day's month."""
    last = day.month + months - 1
    year, month = day.year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def _born_between(person: Person) -> tuple[date, date] | None:
    """Return the first and the last day on which somebody can have been born."""
    born, precision = person.birth_date, person.birth_precision
    if born is not None and precision == Precision.DAY:
        return born, born
    if born is not None and precision in MONTHS:
        return born.replace(day=1), _months_later(born, MONTHS[Precision(precision)])
    year = person.birth_year or (born.year if born is not None else None)
    if year is None:
        return None
    off = ESTIMATE_YEARS if precision == Precision.ESTIMATED else 0
    later = 1 if precision == Precision.SCHOOL_YEAR else 0
    return date(max(year - off, 1), 1, 1), date(min(year + off + later, 9999), 12, 31)


def ages_on(person: Person, day: date) -> Ages:
    """Return how old somebody can be on this day."""
    between = _born_between(person)
    if between is None:
        return Ages(None, None)
    first, last = between
    return Ages(_full_years(last, day), _full_years(first, day))


def clauses(ages: Ages, signing_age: int) -> tuple[Clause, ...]:
    """
    Return who has to sign: somebody out of each of the sets.

    A minor's custodian signs, and from the signing age on the minor too; where the age is not clear, whatever it may
    turn out to be must be covered.
    """
    needed = []
    if not ages.is_minor:
        needed.append(ADULT)
    if not ages.is_adult:
        needed.append(FOR_MINOR)
        # Between the signing age and full age at some possible day of birth.
        old_enough = ages.oldest is None or ages.oldest >= signing_age
        if old_enough and (ages.youngest is None or ages.youngest < FULL_AGE):
            needed.append(ALSO_MINOR)
    return tuple(needed)


def is_signed(person: Person, signers: Iterable[str], day: date, signing_age: int) -> bool:
    """Test whether everybody who has to has signed."""
    found = set(signers)
    return all(clause & found for clause in clauses(ages_on(person, day), signing_age))


def still_to_sign(person: Person, signers: Iterable[str], day: date, signing_age: int) -> str:
    """Return in words whose signature is missing on a paper somebody signed; empty when nobody's is."""
    found, ages = set(signers), ages_on(person, day)
    missing = [clause for clause in clauses(ages, signing_age) if not clause & found]
    if not missing:
        return ""
    if ages.is_unclear:
        return _("Alter ungeklärt – Geburtsdatum eintragen oder auch Sorgeberechtigte unterschreiben lassen")
    if FOR_MINOR in missing:
        return _("Unterschrift der Sorgeberechtigten")
    return _("eigene Unterschrift")

"""How many people meet a time condition within six months: counts of all, names for their own keeper only."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.law.dates import add_months
from kimpass.law.errors import Refused
from kimpass.law.findings import Finding, Status
from kimpass.law.rulebook import Rulebook, shipped
from kimpass.organisation.models import Precision, Tenant
from kimpass.people.models import (
    CampaignInvitation,
    Person,
    PersonNationality,
    ResidenceStatus,
)
from kimpass.people.selectors import law_checks, papers
from kimpass.people.selectors.known_facts import status_rows

MONTHS = 6
CHUNK = 1000
# For each norm the conditions that say whether it speaks about somebody, and those that only time is missing for.
TIMES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "StAG_10": (("titel",), ("aufenthalt_5j",)),
    "AufenthG_25a_1": (("personenkreis", "alter"), ("vorduldung_12m", "aufenthalt_3j")),
    "AufenthG_25b": (("personenkreis",), ("aufenthalt",)),
}
# Which of them depend on today's paper alone.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "StAG_10": ("titel",),
    "AufenthG_25a_1": ("personenkreis",),
    "AufenthG_25b": ("personenkreis",),
}
# No norm here asks for less than three years; nobody holds a paper from before this day.
SHORTEST, START = 36, "2000-01-01"
NAMES = {
    "StAG_10": _("Einbürgerung: fünf Jahre rechtmäßiger Aufenthalt"),
    "AufenthG_25a_1": _("§ 25a AufenthG: drei Jahre Aufenthalt, zwölf Monate Duldung"),
    "AufenthG_25b": _("§ 25b AufenthG: sechs Jahre Aufenthalt, vier mit Kind"),
}


@dataclass(frozen=True, slots=True)
class Reach:
    """
    How many meet the time of a norm by a day.

    A number below the smallest group shown is None; unknown are those whose file does not say enough.
    """

    basis: str
    within: int | None
    unknown: int | None

    @property
    def name(self) -> str:
        """Return the time condition in words."""
        return str(NAMES[self.basis])


@dataclass(frozen=True, slots=True)
class Reached:
    """One of the case manager's own clients who meets the time of a norm."""

    person: Person
    basis: str
    on: date
    invited_on: date | None = None
    consents: bool = False

    @property
    def name(self) -> str:
        """Return the time condition in words."""
        return str(NAMES[self.basis])


@dataclass(slots=True)
class _Facts:
    person: Person
    status: list[list[str | None]] = field(default_factory=list)

    def values(self) -> dict[str, Any]:
        """Return what the time conditions look at; whether a child lives there is left open on purpose."""
        found: dict[str, Any] = {"status": self.status}
        if self.person.birth_date is not None and self.person.birth_precision == Precision.DAY:
            found["geburt"] = self.person.birth_date.isoformat()
        return found


def limit(today: date) -> date:
    """Return the day up to which is looked ahead."""
    return add_months(today, MONTHS)


@dataclass(frozen=True, slots=True)
class Meets:
    """Whether and from when somebody meets the time of a norm; not known is not "no"."""

    known: bool
    on: date | None = None


UNKNOWN, NEVER = Meets(known=False), Meets(known=True)


def meets(basis: str, values: Mapping[str, Any], today: date, book: Rulebook) -> Meets:
    """Return from when a person meets the time of a norm, as far as the file says."""
    status = values.get("status")
    if not status:
        return UNKNOWN
    if _is_too_early(status, today) or not _speaks_about(basis, _paper_on(status, today), today, book):
        return NEVER
    return by_the_rules(basis, values, today, book)


def by_the_rules(basis: str, values: Mapping[str, Any], today: date, book: Rulebook) -> Meets:
    """Return the same from the rules alone, without the short cuts."""
    groups, times = TIMES[basis]
    try:
        found = law_checks.findings_of(basis, (*groups, *times), values, today, book)
    except Refused:
        return UNKNOWN
    if any(found[name].status is Status.NOT_MET and not found[name].is_only_time for name in found):
        return NEVER
    if any(finding.status is Status.OPEN for finding in found.values()):
        return UNKNOWN
    return Meets(known=True, on=max(_first_day(found[name], today) for name in times))


def _is_too_early(status: Sequence[Sequence[str | None]], today: date) -> bool:
    """Test whether even the shortest of the times cannot be full by then, however the days are counted."""
    first = min(str(row[1]) for row in status)
    return add_months(date.fromisoformat(first), SHORTEST) > limit(today)


def _paper_on(status: Sequence[Sequence[str | None]], today: date) -> str:
    """Return the code of today's paper, empty where there is none."""
    day = today.isoformat()
    return next((str(row[0]) for row in status if str(row[1]) <= day and (row[2] is None or row[2] >= day)), "")


@lru_cache(maxsize=4096)
def _asked(basis: str, code: str, today: date, version: str) -> bool:
    book = shipped(version)
    found = law_checks.findings_of(basis, GROUPS[basis], {"status": [[code, START, None]]}, today, book)
    return not any(finding.status is Status.NOT_MET for finding in found.values())


def _speaks_about(basis: str, code: str, today: date, book: Rulebook) -> bool:
    """Test whether a norm can speak about a holder of this paper; asked once for each paper, not for each person."""
    # What a certificate of continued validity continues stands in the rows before it.
    if code not in book.papers or code.startswith("FIKT"):
        return True
    return _asked(basis, code, today, book.version)


def _first_day(finding: Finding, today: date) -> date:
    return finding.met_on or today


def _chunks(rows: "QuerySet[Any]") -> Iterator[list[_Facts]]:
    """Yield people with their titles, a thousand at a time, so that no list of all of them is ever held."""
    last = 0
    while True:
        people = list(rows.filter(pk__gt=last).order_by("pk")[:CHUNK])
        if not people:
            return
        last = people[-1].pk
        ids = [person.pk for person in people]
        titles: dict[int, list[Any]] = defaultdict(list)
        held = ResidenceStatus.objects.asked_for().current().filter(tenant_id=people[0].tenant_id, person__in=ids)
        for row in held.select_related("title"):
            titles[row.person_id].append(row)
        german = PersonNationality.objects.asked_for().filter(
            tenant_id=people[0].tenant_id, person__in=ids, country="DE"
        )
        skipped = set(german.values_list("person_id", flat=True))
        yield [_Facts(row, status_rows(titles[row.pk])) for row in people if row.pk not in skipped]


def _shown(count: int, smallest: int) -> int | None:
    return None if 0 < count < smallest else count


def campaign_reach(actor: Actor) -> list[Reach]:
    """Return how many people in all files meet each time within six months; nobody can be told from the counts."""
    smallest = int(Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=actor.tenant_id))
    book, end = shipped(), limit(actor.today)
    within: dict[str, int] = dict.fromkeys(TIMES, 0)
    unknown: dict[str, int] = dict.fromkeys(TIMES, 0)
    rows = Person.objects.for_tenant(actor).filter(restricted_at__isnull=True, absorbed_into__isnull=True)
    for people in _chunks(rows):
        for facts in people:
            for basis in TIMES:
                found = meets(basis, facts.values(), actor.today, book)
                unknown[basis] += not found.known
                within[basis] += found.on is not None and found.on <= end
    return [Reach(key, _shown(within[key], smallest), _shown(unknown[key], smallest)) for key in TIMES]


def reached_clients(actor: Actor) -> list[Reached]:
    """Return which of the actor's own clients meet a time within six months, the soonest first."""
    book, end = shipped(), limit(actor.today)
    found: list[tuple[Person, str, date]] = []
    for people in _chunks(Person.objects.visible_to(actor)):
        for facts in people:
            for basis in TIMES:
                day = meets(basis, facts.values(), actor.today, book).on
                if day is not None and day <= end:
                    found.append((facts.person, basis, day))
    ids = {person.pk for person, _basis, _day in found}
    rows = CampaignInvitation.objects.visible_to(actor).filter(person__in=ids).order_by("invited_on")
    invited = {(row.person_id, row.basis): row.invited_on for row in rows}
    signed = papers.consenting([person for person, _basis, _day in found], actor.today)
    return sorted(
        (
            Reached(person, basis, day, invited.get((person.pk, basis)), person.pk in signed)
            for person, basis, day in found
        ),
        key=lambda row: (row.on, row.person.display_name.casefold(), row.person.pk),
    )

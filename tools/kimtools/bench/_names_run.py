"""One engine in a process of its own: fill in people, look names up as the application does, print the figures."""

import gc
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

settings.DATABASES["default"]["CONN_MAX_AGE"] = None
settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
settings.DEBUG = False
if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
    # Tables straight from the models, as in the tests: walking through all migrations tells nothing about names.
    settings.MIGRATION_MODULES = {app.rpartition(".")[2]: None for app in settings.INSTALLED_APPS}
django.setup()

from django.utils.timezone import localdate  # noqa: E402 - needs the settings

from kimpass.accounts.models import Membership, User  # noqa: E402
from kimpass.kernel.access import Actor  # noqa: E402
from kimpass.kernel.rowsecurity import RUNTIME_ROLE  # noqa: E402
from kimpass.kernel.tenancy import bound  # noqa: E402
from kimpass.organisation.actions.tenants import open_tenant  # noqa: E402
from kimpass.organisation.models import Agency, RoleAssignment, StaffMember, Tenant, Unit  # noqa: E402
from kimpass.organisation.selectors.actors import resolve_actor  # noqa: E402
from kimpass.people.models import Household, HouseholdMember, Keeper, NameKey, Person  # noqa: E402
from kimpass.people.selectors.names import find_people, name_keys  # noqa: E402
from kimpass.people.selectors.shortlist import wanted_of  # noqa: E402
from kimtools.bench._names_plan import Plan, Row, plan_of  # noqa: E402
from kimtools.bench._result import median, progress  # noqa: E402

BATCH = 5000
HOUSEHOLD = 4
OWN_HOUSEHOLDS = 250
REPEATS = 3
TIMED = 300
BARE = (
    "SELECT p.id, p.public_id, p.family_name, p.given_names, p.original_name, p.birth_year "
    "FROM people_namekey k JOIN people_person p ON p.tenant_id = k.tenant_id AND p.id = k.person_id "
    "WHERE k.tenant_id = %s AND k.key IN ({})"
)


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch


class Office:
    """A tenant in which one case manager keeps everybody, and another as many as one person keeps."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.tenant: Tenant = open_tenant(
            key="namen", name="Kreis Namen", kind="district", ags="05980", short="NA", on=date(2021, 1, 1)
        )
        with bound(self.tenant.pk):
            self.agency, _made = Agency.objects.get_or_create(
                tenant=self.tenant, key="amt", defaults={"name": "Amt", "kind": "authority", "is_employing_body": True}
            )
            self.unit = Unit.objects.create(
                tenant=self.tenant, kind="municipality", key="ort", name="Ort", ags="05980001"
            )
            self.everything, self.ordinary = self._staff("alle"), self._staff("einzeln")

    def _staff(self, login: str) -> StaffMember:
        user = User.objects.create_user(f"{login}@namen")
        Membership.objects.create(user=user, tenant_id=self.tenant.pk)
        member: StaffMember = StaffMember.objects.create(
            tenant=self.tenant, agency=self.agency, unit=self.unit, user=user, name=login, function="Case Management"
        )
        RoleAssignment.objects.create(
            tenant=self.tenant,
            staff_member=member,
            role_key="case_manager",
            scope="unit",
            unit=self.unit,
            valid_from=date(2021, 1, 1),
        )
        return member

    def actor(self, staff: StaffMember) -> Actor:
        """Return one of the two as the actor of the day."""
        return resolve_actor(user_id=staff.user_id or 0, tenant_id=self.tenant.pk, today=self.today)

    def take_in(self, rows: Sequence[Row]) -> list[int]:
        """Enter everybody, four to a household, and return their numbers in order."""
        numbers: list[int] = []
        for batch in _batches(rows):
            numbers += self._batch(batch)
            progress(f"Bestand: {len(numbers)} von {len(rows)} Personen")
        return numbers

    def _batch(self, rows: list[Row]) -> list[int]:
        own = {"tenant": self.tenant}
        count = -(-len(rows) // HOUSEHOLD)
        homes = Household._base_manager.bulk_create(
            [Household(**own, unit=self.unit, created_on=self.today) for _ in range(count)]
        )
        people = Person._base_manager.bulk_create(
            [
                Person(
                    **own,
                    controller=self.agency,
                    family_name=row.family,
                    given_names=row.given,
                    original_name=row.native,
                    birth_year=row.year,
                )
                for row in rows
            ]
        )
        HouseholdMember._base_manager.bulk_create(
            HouseholdMember(
                **own, household=homes[n // HOUSEHOLD], person=person, relation="other", valid_from=self.today
            )
            for n, person in enumerate(people)
        )
        few = homes[:OWN_HOUSEHOLDS] if not Keeper._base_manager.exists() else []
        Keeper._base_manager.bulk_create(
            Keeper(**own, household=home, staff_member=staff, valid_from=self.today)
            for staff, kept in ((self.everything, homes), (self.ordinary, few))
            for home in kept
        )
        self._keys(people)
        return [person.pk for person in people]

    def _keys(self, people: list[Person]) -> None:
        rows = [
            (self.tenant.pk, person.pk, key, person.birth_year)
            for person in people
            for key in sorted(name_keys(person.family_name, person.given_names, person.original_name))
        ]
        table = NameKey._meta.db_table
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {table} (tenant_id, person_id, key, birth_year) VALUES (%s, %s, %s, %s)",  # noqa: S608 - our own table
                rows,
            )


def _place(found: Sequence[int], wanted: set[int]) -> int:
    """Return at which place the first of the wanted stands, 0 when none does."""
    return next((place for place, one in enumerate(found, 1) if one in wanted), 0)


def quality(plan: Plan, numbers: list[int], actor: Actor) -> dict[str, Any]:
    """Look every name up and count where those who are meant stand."""
    ids = {row: number for row, number in enumerate(numbers)}
    first, found, above = 0, 0, 0
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    missed: list[str] = []
    for number, asked in enumerate(plan.look_ups):
        hits = [hit.person.pk for hit in find_people(actor, asked.query, limit=10)]
        place = _place(hits, {ids[row] for row in asked.meant})
        wrong = _place(hits, {ids[row] for row in asked.not_same})
        found += place > 0
        first += place == 1
        above += bool(wrong) and (not place or wrong < place)
        kinds[asked.kind].update(asked=1, found=place > 0, first=place == 1)
        if place != 1 and len(missed) < plan.shown:
            missed.append(f"{asked.kind}: {asked.query} -> {place or 'nicht gefunden'}")
        if number % 500 == 499:
            progress(f"{number + 1} von {len(plan.look_ups)} nachgeschlagen")
    total = len(plan.look_ups)
    return {
        "look_ups": total,
        "recall_at_10": round(found / total, 4),
        "precision_at_1": round(first / total, 4),
        "not_same_above": above,
        "by_kind": {
            kind: {
                "look_ups": seen["asked"],
                "recall_at_10": round(seen["found"] / seen["asked"], 3),
                "precision_at_1": round(seen["first"] / seen["asked"], 3),
            }
            for kind, seen in sorted(kinds.items())
        },
        "not_first": missed,
    }


def with_years(plan: Plan, numbers: list[int], actor: Actor) -> dict[str, Any]:
    """Look the very person up by name and year of birth: the right one, and one that is three years off."""
    asked = [one for one in plan.look_ups if one.year][:TIMED]
    counts = Counter[str]()
    for one in asked:
        for word, off in (("right", 0), ("wrong", 3)):
            hits = find_people(actor, f"{one.query} {(one.year or 0) + off}", limit=10)
            counts[word] += numbers[one.row] in {hit.person.pk for hit in hits}
    return {f"{word}_year_recall_at_10": round(counts[word] / max(len(asked), 1), 4) for word in ("right", "wrong")}


def _times(work: Callable[[str], object], queries: Sequence[str]) -> list[float]:
    spent = []
    for query in queries:
        start = time.perf_counter()
        work(query)
        spent.append((time.perf_counter() - start) * 1000)
    return spent


def speed(queries: Sequence[str], actor: Actor) -> dict[str, Any]:
    """Time the look-up, whole and from typed name to hits, against the bare statement for the same keys."""

    def bare(query: str) -> object:
        keys = wanted_of(query).keys
        with connection.cursor() as cursor:
            cursor.execute(BARE.format(", ".join(["%s"] * len(keys))), [actor.tenant_id, *keys])
            return cursor.fetchall()

    def full(query: str) -> object:
        return find_people(actor, query, limit=10)

    for query in queries[:50]:
        bare(query)
        full(query)
    rounds = []
    for _ in range(REPEATS):
        gc.collect()
        # In turn, so that whatever else the machine does meets both.
        pairs = [(_times(full, [query])[0], _times(bare, [query])[0]) for query in queries]
        ours, floor = sorted(a for a, _ in pairs), sorted(b for _, b in pairs)
        rounds.append((_p(ours, 0.5), _p(ours, 0.95), sum(ours), _p(floor, 0.5), _p(floor, 0.95), sum(floor)))
    figures = [median([one[n] for one in rounds]) for n in range(6)]
    return {
        "look_ups": len(queries),
        "p50_ms": round(figures[0], 3),
        "p95_ms": round(figures[1], 3),
        "bare_p50_ms": round(figures[3], 3),
        "bare_p95_ms": round(figures[4], 3),
        "ratio_p95": round(median([one[1] / one[4] for one in rounds]), 3),
        "ratio_total": round(median([one[2] / one[5] for one in rounds]), 3),
    }


def _p(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _analyse() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def run(people: int, look_ups: int, seed: int, rules: str, groups: str) -> dict[str, Any]:
    """Fill the database and measure."""
    call_command("migrate", verbosity=0, run_syncdb=connection.vendor == "sqlite")
    plan = plan_of(people, look_ups, seed, Path(rules), Path(groups) if groups else None)
    office = Office(localdate())
    with bound(office.tenant.pk), transaction.atomic():
        numbers = office.take_in(plan.rows)
    _analyse()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {RUNTIME_ROLE}")
    with bound(office.tenant.pk):
        everything, ordinary = office.actor(office.everything), office.actor(office.ordinary)
        answer = {"people": len(numbers), "seed": seed} | quality(plan, numbers, everything)
        answer |= with_years(plan, numbers, everything)
        queries = [one.query for one in plan.look_ups][:TIMED]
        answer["speed"] = speed(queries, everything)
        progress(f"Trefferquote {answer['recall_at_10']}, erster Treffer richtig {answer['precision_at_1']}")
        answer["speed_of_own_households"] = speed(queries, ordinary)
    return answer


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:4]]
    print(json.dumps(run(*numbers, *sys.argv[4:6]), ensure_ascii=False))  # type: ignore[arg-type]  # five words

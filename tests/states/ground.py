"""
The life of cases as a machine: random actors do random things on random days, and the rules must hold after each.

The machine keeps a model of its own – a few dictionaries, no query – and compares what the application allowed with
what the model says. Which rows changed it takes from the database itself: every statement that writes is watched, so
a table that is added later is under the same rules.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import connection, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant

from kimpass.audit.models import Event
from kimpass.casework.models import (
    Appointment,
    Case,
    CaseloadMoveItem,
    CaseMember,
    CasePhase,
    CaseTask,
    Phase,
    Referral,
    Responsibility,
)
from kimpass.casework.models.phase import GATES, Gate
from kimpass.casework.selectors import statistics
from kimpass.kernel.access import RuleViolation

MANAGERS = ("alice", "bob", "eve")
EVERYBODY = (*MANAGERS, "charlie", "diana", "anton")
HOME = {"alice": "musterstadt", "bob": "musterstadt", "eve": "nebenstadt"}
BODIES = ("job_centre", "youth_office")
KEEPING = {m._meta.db_table for m in (Responsibility, CaseloadMoveItem, CaseTask, Appointment)}
COUNTED = {m._meta.db_table for m in (Case, CaseMember)}
WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"(\w+)"', re.IGNORECASE)
REFUSALS = (RuleViolation, PermissionDenied, ObjectDoesNotExist)

# Two times of three the one who keeps the case, or nothing would ever get far.
who = st.sampled_from(("keeper",) * 2 * len(EVERYBODY) + EVERYBODY)
which = st.integers(0, 3)


@dataclass
class Paper:
    """A consent or a release as the model remembers it."""

    pk: int
    person: int
    signed: date
    expires: date | None
    bodies: frozenset[str] = frozenset()
    withdrawn: bool = False

    def holds(self, day: date) -> bool:
        return not self.withdrawn and self.signed <= day and (self.expires is None or day < self.expires)


@dataclass
class Life:
    """A case as the model remembers it."""

    pk: int
    keeper: str
    unit: str
    reference: int
    opened: date
    last_step: date
    phase: Phase = Phase.INTAKE
    closed: date | None = None
    household: int = 0
    people: dict[int, tuple[str, date]] = field(default_factory=dict)


def case_tables():
    """Return the tables that tell something of a case, with the column that says of which."""
    found = {Case._meta.db_table: (Case, "pk")}
    for model in apps.get_app_config("casework").get_models():
        names = {f.name: f for f in model._meta.concrete_fields}
        if "case" in names:
            found[model._meta.db_table] = (model, "case_id")
    return found


class Ground(RuleBasedStateMachine):
    """What the machine stands on: the day, the model, who may, and what was written."""

    cast = None
    tried: ClassVar[Counter[str]] = Counter()  # what was done and what refused, for the measurement

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.tried["runs"] += 1
        self.day = self.cast.today
        self.lives: list[Life] = []
        self.consents: list[Paper] = []
        self.releases: list[Paper] = []
        self.delegations: list[tuple[str, str, date, date]] = []
        self.shared: list[int] = []
        self.tables = case_tables()
        self.prints: dict[str, dict[int, set]] = {}
        self.written: set[str] = set()
        self.count_again = True  # a row that is counted was written, or a day passed
        self.news = True  # something changed, or a day passed: only then there is something to count again
        self.watching = connection.execute_wrapper(self._watch)
        self.watching.__enter__()

    def teardown(self):
        self.watching.__exit__(None, None, None)
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    # --- what was written ---------------------------------------------------------------

    def _watch(self, execute, sql, params, many, context):
        if found := WRITES.match(sql):
            self.written.add(found[1])
        return execute(sql, params, many, context)

    def _print(self, table):
        model, column = self.tables[table]
        rows: dict[int, set] = {}
        for row in model._base_manager.filter(tenant_id=self.cast.tenant.pk).values():
            case = row["id"] if column == "pk" else row["case_id"]
            rows.setdefault(case, set()).add(repr(sorted(row.items(), key=lambda item: item[0])))
        return rows

    def _changed(self):
        """Return the cases of which a row changed since the last look; only tables written to are read again."""
        changed: set[int] = set()
        for table in self.written & self.tables.keys():
            before, now = self.prints.get(table, {}), self._print(table)
            changed |= {case for case in before.keys() | now.keys() if before.get(case) != now.get(case)}
            self.prints[table] = now
        self.news = self.news or bool(changed)
        self.count_again = self.count_again or bool(self.written & COUNTED)
        self.written.clear()
        return changed - {None}

    # --- who may ------------------------------------------------------------------------

    def actor(self, login):
        return self.cast.actor(login, today=self.day)

    def keeps(self, login, life):
        """Say whether somebody is the primary contact of the day or an active deputy of hers."""
        deputises = any(
            to == login and absent == life.keeper and start <= self.day < until
            for absent, to, start, until in self.delegations
        )
        return login in MANAGERS and (login == life.keeper or deputises)

    def named_login(self, login, life):
        if login != "keeper":
            return login
        return MANAGERS[0] if life is None else life.keeper

    def signed(self, person, day):
        return all(
            any(p.person == person and p.holds(day) for p in papers) for papers in (self.consents, self.releases)
        )

    def all_signed(self, life, day):
        return all(self.signed(person, day) for person in life.people)

    def named(self, person, body):
        return any(p.person == person and body in p.bodies and p.holds(self.day) for p in self.releases)

    def attempt(self, login, life, act, *, fits, certain=True, reopens=False, only_keeping=False):
        """
        Let somebody try something, and hold what happened against the rules.

        :param fits: the model says that it can be done, apart from who does it.
        :param certain: the model knows all conditions, so what fits must succeed.
        :param only_keeping: nothing but the primary contact may change, which it may in a closed case too.
        """
        login = self.named_login(login, life)
        actor = self.actor(login)
        was_closed = life is not None and life.closed is not None
        entitled = life is None or self.keeps(login, life)
        events = Event.objects.asked_for().filter(tenant_id=actor.tenant_id)
        trail = events.count()
        try:
            with transaction.atomic():
                result = act(actor)
        except REFUSALS:
            assert not (entitled and fits and certain), "refused what the model allows"
            assert self._changed() == set(), "something refused left a trace in a case"
            self.tried["refused"] += 1
            return None
        self.tried["done"] += 1
        tables = self.written & self.tables.keys()
        changed = self._changed()
        assert entitled, "somebody who neither keeps the case nor deputises changed it"
        assert fits, "allowed what the model refuses"
        assert events.count() > trail, "a change without a line in the trail"
        assert events.latest("pk").user_id == actor.user_id
        if life is not None:
            assert changed <= {life.pk}, "a change in one case touched another"
        if only_keeping:
            assert tables <= KEEPING, "passing a case on changed more than who keeps it"
        assert not was_closed or reopens or only_keeping or not changed, "a closed case changed without being reopened"
        return result

    def life(self, number):
        return self.lives[number % len(self.lives)]

    def person(self, life, number):
        people = sorted(life.people)
        return people[number % len(people)]

    # --- what holds always --------------------------------------------------------------

    @invariant()
    def the_rules_hold(self):
        if self.news:
            self._nothing_is_gated_without_papers()
            if self.count_again:
                self._counts_agree_with_their_definition()
                self.count_again = False
            self._model_and_database_agree()
            self.news = False

    def _nothing_is_gated_without_papers(self):
        references = {life.pk: life.reference for life in self.lives}
        for row in CasePhase.objects.asked_for().filter(case_id__in=references):
            if GATES[Phase(row.phase)] == Gate.SIGNED:
                once = [
                    any(p.person == references[row.case_id] and p.signed <= row.entered_on for p in papers)
                    for papers in (self.consents, self.releases)
                ]
                assert all(once), "a phase after intake was entered by somebody who never signed"

    def _counts_agree_with_their_definition(self):
        running = [life for life in self.lives if life.closed is None or life.closed > self.day]
        people = [
            {person for life in running for person, (kind, _) in life.people.items() if kind == wanted}
            for wanted in (CaseMember.Kind.ADVISED, CaseMember.Kind.CO_ADVISED)
        ]
        expected = [len(running), len({life.household for life in running}), *(len(group) for group in people)]
        assert statistics._total(self.cast.tenant.pk, self.day) == expected

    def _model_and_database_agree(self):
        rows = Case.objects.asked_for().filter(tenant_id=self.cast.tenant.pk)
        found = {row.pk: (row.phase, row.closed_on) for row in rows}
        assert found == {life.pk: (life.phase.value, life.closed) for life in self.lives}
        shared = Referral.objects.asked_for().filter(tenant_id=self.cast.tenant.pk).values_list("pk", flat=True)
        assert set(shared) == set(self.shared)

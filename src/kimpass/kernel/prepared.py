"""
Queries compiled once: building SQL out of a queryset costs more than running it.

A builder marked with @prepared is asked for its queryset with marks in place of the values; the SQL is kept for every
call of the same shape, and the values take the places of the marks. It is compiled twice with different marks: what
differs without being a mark was computed from a value, and such a query is built anew each time.
"""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache, wraps
from typing import Any, ParamSpec

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db import connection
from django.db.models import Model, QuerySet

from kimpass.kernel.access import Actor
from kimpass.kernel.scope import NotAsked

P = ParamSpec("P")
Shape = tuple[Any, ...]
FIRST_INT, FIRST_DAY = 1 << 60, date(8101, 1, 1)
# Low bits stay equal, so that a set of numbers keeps its order with either kind of marks.
APART_INT, APART_DAYS = 1 << 40, timedelta(days=40_000)
SHAPES = 2048


class Typed(str):
    """Something a user typed: it may stand in a query, but the builder may not look at it."""

    __slots__ = ()


class _Marks:
    """Hands out marks, one for each value."""

    def __init__(self, kind: int) -> None:
        self.kind = kind
        self.made: list[Any] = []

    def number(self) -> int:
        self.made.append(FIRST_INT + self.kind * APART_INT + len(self.made))
        return int(self.made[-1])

    def day(self) -> date:
        self.made.append(FIRST_DAY + self.kind * APART_DAYS + timedelta(days=len(self.made)))
        return self.made[-1]  # type: ignore[no-any-return]

    def text(self) -> str:
        self.made.append(f"\ue000{'ab'[self.kind]}{len(self.made)}\ue001")
        return str(self.made[-1])


def _take(value: Any) -> tuple[Shape, tuple[Any, ...]]:
    """Return the shape of an argument, which the builder may look at, and the values that vary within it."""
    if isinstance(value, Actor):
        fixed = replace(value, user_id=0, tenant_id=0, staff_id=0, today=date.min)
        return ("actor", fixed), (value.user_id, value.tenant_id, value.staff_id, value.today)
    if isinstance(value, Model):
        names = [field.attname for field in value._meta.concrete_fields if field.primary_key or field.is_relation]
        held = [name for name in names if value.__dict__.get(name) is not None]
        return ("model", type(value), tuple(held)), tuple(value.__dict__[name] for name in held)
    if isinstance(value, Typed):
        return ("text",), (str(value),)
    if isinstance(value, tuple):
        parts = [_take(Typed(part) if isinstance(part, str) else part) for part in value]
        return ("tuple", *(shape for shape, _held in parts)), tuple(one for _shape, held in parts for one in held)
    if isinstance(value, date) and not isinstance(value, datetime):
        return ("day",), (value,)
    if type(value) is int:
        return ("number",), (value,)
    return ("same", value), ()


def _marked(shape: Shape, marks: _Marks) -> Any:
    """Return an argument of this shape with marks for values."""
    match shape:
        case ("actor", fixed):
            user, tenant, staff = marks.number(), marks.number(), marks.number()
            return replace(fixed, user_id=user, tenant_id=tenant, staff_id=staff, today=marks.day())
        case ("model", kind, names):
            return kind(**{name: marks.number() for name in names})
        case ("text",):
            return marks.text()
        case ("tuple", *parts):
            return tuple(_marked(part, marks) for part in parts)
        case ("day",):
            return marks.day()
        case ("number",):
            return marks.number()
    return shape[1]


@dataclass(frozen=True, slots=True)
class _Plan:
    """A compiled query: where which value goes."""

    queryset: QuerySet[Any, Any]
    compiler: Any
    sql: str
    params: tuple[Any, ...]
    places: tuple[tuple[int, int, str], ...]  # (place among the parameters, number of the value, mark inside a text)

    def filled(self, values: list[Any]) -> list[Any]:
        """Return the parameters with the values of one call."""
        params = list(self.params)
        for place, number, mark in self.places:
            value = values[number]
            if mark:
                params[place] = params[place].replace(mark, connection.ops.prep_for_like_query(value))
            elif isinstance(value, date):
                params[place] = connection.ops.adapt_datefield_value(value)
            else:
                params[place] = value
        return params

    def run(self, values: list[Any]) -> list[Any]:
        """Return the rows, as the queryset's own kind of iteration makes them."""
        compiler = copy.copy(self.compiler)
        compiler.connection = connection
        answer = (self.sql, tuple(self.filled(values)))
        compiler.as_sql = lambda *args, **kw: answer
        iteration: Any = self.queryset._iterable_class
        return list(iteration(_Ready(self.queryset, compiler)))


class _Ready:
    """Stands for queryset and query towards the iteration, and hands it the compiler that is ready."""

    def __init__(self, queryset: QuerySet[Any, Any], compiler: Any) -> None:
        self.db, self.query, self.ready = queryset.db, self, compiler
        self.real, self.inner = queryset, queryset.query

    def get_compiler(self, using: str | None = None) -> Any:
        """Return the compiler that is ready."""
        return self.ready

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real if name in {"_fields", "_known_related_objects", "_hints"} else self.inner, name)


def _place(one: Any, other: Any, first: _Marks, second: _Marks) -> Iterator[tuple[int, str]]:
    """Find the mark at one place of both compilations."""
    for number, (mine, theirs) in enumerate(zip(first.made, second.made, strict=True)):
        if one in (mine, str(mine)) and other in (theirs, str(theirs)):
            yield number, ""
        elif isinstance(mine, str) and mine in str(one) and str(one).replace(mine, theirs) == other:
            yield number, mine


@lru_cache(maxsize=SHAPES)
def _plan(build: Callable[..., QuerySet[Any, Any]], vendor: str, shapes: Shape, names: tuple[str, ...]) -> _Plan | None:
    """Compile a builder for one shape of arguments; None when it cannot be compiled ahead."""
    first, second = _Marks(0), _Marks(1)
    compiled = []
    for marks in (first, second):
        arguments = [_marked(shape, marks) for shape in shapes]
        free = len(shapes) - len(names)
        queryset = build(*arguments[:free], **dict(zip(names, arguments[free:], strict=True)))
        if not getattr(queryset, "asked", True):
            raise NotAsked(queryset.model._meta.label)
        compiler = queryset.query.get_compiler(using=connection.alias)
        try:
            compiled.append((queryset, compiler, *compiler.as_sql()))
        except (EmptyResultSet, FullResultSet):
            return None
    (queryset, compiler, sql, params), (_again, _compiler, other_sql, others) = compiled
    if sql != other_sql or queryset._prefetch_related_lookups:
        return None
    places = []
    for place, (one, other) in enumerate(zip(params, others, strict=True)):
        if one == other:
            continue
        found = next(_place(one, other, first, second), None)
        if found is None:
            return None
        places.append((place, *found))
    return _Plan(queryset, compiler, sql, tuple(params), tuple(places))


def prepared(build: Callable[P, QuerySet[Any, Any]]) -> Callable[P, list[Any]]:
    """
    Turn a builder of a queryset into a function that returns its rows, compiled once for each shape of arguments.

    The builder may look at rights, words and flags; numbers, days, tuples and rows it may only put into the query.
    """

    @wraps(build)
    def rows(*args: P.args, **kw: P.kwargs) -> list[Any]:
        taken = [_take(value) for value in (*args, *kw.values())]
        plan = _plan(build, connection.vendor, tuple(shape for shape, _held in taken), tuple(kw))
        if plan is None:
            return list(build(*args, **kw))
        return plan.run([value for _shape, held in taken for value in held])

    return rows

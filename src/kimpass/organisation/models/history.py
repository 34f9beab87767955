"""Write spans of days so that every earlier answer can be given again: nothing is overwritten, it is superseded."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from kimpass.kernel.period import Period
from kimpass.organisation.models.base import PeriodModel

P = TypeVar("P", bound=PeriodModel)
OWN = frozenset({"id", "valid_from", "valid_until", "recorded_at", "superseded_at"})


def span_of(row: PeriodModel) -> Period:
    """Return the days a row holds for."""
    return Period(row.valid_from, row.valid_until)


def values_of(row: PeriodModel) -> dict[str, Any]:
    """Return what a row says, without its days and without when it was recorded."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name not in OWN}


def write(model: type[P], span: Period, at: datetime, values: Mapping[str, Any]) -> P:
    """Write one row."""
    row: Any = model.objects.create(valid_from=span.start, valid_until=span.end, recorded_at=at, **values)
    return row  # type: ignore[no-any-return]  # a manager of a type that is not known yet


def supersede(row: PeriodModel, at: datetime) -> None:
    """Let a row hold no longer from an instant on; whoever asks what was known before still finds it."""
    row.superseded_at = at
    row.save(update_fields=["superseded_at"])


def without(span: Period, taken: Period) -> list[Period]:
    """Return what is left of a span when another is taken out of it."""
    if not span.overlaps(taken):
        return [span]
    left = [Period(span.start, taken.start)] if span.start < taken.start else []
    if taken.end is not None and (span.end is None or taken.end < span.end):
        left.append(Period(taken.end, span.end))
    return left


def rewrite(row: P, at: datetime, pieces: Iterable[tuple[Period, Mapping[str, Any]]]) -> list[P]:
    """Put pieces with their changes in the place of a row."""
    values = values_of(row)
    supersede(row, at)
    return [write(type(row), span, at, {**values, **changes}) for span, changes in pieces]


def cut(row: P, taken: Period, at: datetime) -> list[P]:
    """Take days out of a row."""
    return rewrite(row, at, [(span, {}) for span in without(span_of(row), taken)])


def end_before(rows: Iterable[P], day: date, at: datetime) -> int:
    """Let rows hold no longer from a day on, those that would begin later not at all; return how many changed."""
    concerned = [row for row in rows if row.valid_until is None or row.valid_until > day]
    for row in concerned:
        cut(row, Period(day), at)
    return len(concerned)


def reach(rows: Iterable[PeriodModel], day: date) -> Period:
    """Return how long a change from a day on holds: through the span that holds then, or up to the next one."""
    ends: list[date | None] = [row.valid_until for row in rows if day in span_of(row)]
    if ends:
        return Period(day, ends[0])
    later = [row.valid_from for row in rows if row.valid_from > day]
    return Period(day, min(later, default=None))


def lay(model: type[P], key: Mapping[str, Any], span: Period, at: datetime, values: Mapping[str, Any]) -> P:
    """Let a key mean something for a span; what held there before makes room, the rest of it stays."""
    rows: list[Any] = list(model.objects.asked_for().current().filter(**key).select_for_update(of=("self",)))
    for row in rows:
        same = all(getattr(row, name) == value for name, value in values.items())
        if same and without(span, span_of(row)) == []:
            return row  # type: ignore[no-any-return]
    for row in rows:
        if span_of(row).overlaps(span):
            cut(row, span, at)
    return write(model, span, at, {**key, **values})

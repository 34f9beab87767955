"""Rows of a tenant are read only by whoever said for whom."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models

if TYPE_CHECKING:
    from kimpass.kernel.access import Actor

M = TypeVar("M", bound=models.Model)
_strict: ContextVar[bool] = ContextVar("strict", default=False)


class NotAsked(RuntimeError):
    """A queryset was evaluated in a request without visible_to()."""


@contextmanager
def strict(*, on: bool = True) -> Iterator[None]:
    """Refuse, while open, to evaluate querysets that were not asked for whom they are."""
    token = _strict.set(on)
    try:
        yield
    finally:
        _strict.reset(token)


class ScopedQuerySet(models.QuerySet[M]):
    """A queryset that knows whether somebody said for whom it is read."""

    asked = False

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone.asked = self.asked
        return clone

    def asked_for(self) -> Self:
        """Mark the rows as asked for: the caller has stated for whom, by a parent row or a filter of his own."""
        clone = self._clone()
        clone.asked = True
        return clone

    def for_tenant(self, actor: "Actor") -> Self:
        """Keep the rows of the actor's tenant, and mark them as asked for."""
        return self.asked_for().filter(tenant_id=actor.tenant_id)

    def visible_to(self, actor: "Actor") -> Self:
        """Keep the rows the actor may see; the common default is his tenant's."""
        return self.for_tenant(actor)

    def _check(self) -> None:
        if _strict.get() and not self.asked and not self.query.is_empty():
            raise NotAsked(self.model._meta.label)

    def _fetch_all(self) -> None:
        self._check()
        super()._fetch_all()

    def iterator(self, *args: Any, **kw: Any) -> Iterator[M]:
        """Iterate without caching, as asked for."""
        self._check()
        return super().iterator(*args, **kw)

    def exists(self) -> bool:
        """Test whether a row exists, as asked for."""
        self._check()
        return super().exists()

    def count(self) -> int:
        """Count the rows, as asked for."""
        self._check()
        return super().count()

    def aggregate(self, *args: Any, **kw: Any) -> dict[str, Any]:
        """Aggregate the rows, as asked for."""
        self._check()
        return super().aggregate(*args, **kw)

    def update(self, **kw: Any) -> int:
        """Update the rows, as asked for."""
        self._check()
        return super().update(**kw)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete the rows, as asked for."""
        self._check()
        return super().delete()

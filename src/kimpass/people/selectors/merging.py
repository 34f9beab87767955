"""What stands side by side before two rows for one person become one, and what has been merged."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model, QuerySet

from kimpass.kernel.access import Actor
from kimpass.organisation.models import Precision, TenantModel, YesNo
from kimpass.people.models import DuplicateHint, NameKey, Person, PersonMerge, Schooling

# What a person says about herself; several columns that only make sense together are chosen together.
FACTS: dict[str, tuple[str, ...]] = {
    "family_name": ("family_name",),
    "given_names": ("given_names",),
    "original_name": ("original_name",),
    "birth": ("birth_date", "birth_year", "birth_precision"),
    "sex": ("sex",),
    "arrived_on": ("arrived_on",),
    "lone_parent": ("lone_parent",),
    "unaccompanied_minor": ("unaccompanied_minor",),
    "schooling": ("schooling",),
}
UNKNOWN = {"", None, Person.Sex.NOT_STATED.value, YesNo.NOT_ASKED.value, YesNo.UNKNOWN.value, Schooling.UNKNOWN.value}
# These say something about the two rows themselves: they stay where they are, whoever they name.
NOT_MOVED: frozenset[type[Model]] = frozenset({DuplicateHint, NameKey, PersonMerge})


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known about a person twice."""

    name: str
    kept: tuple[Any, ...]
    absorbed: tuple[Any, ...]

    @property
    def is_conflict(self) -> bool:
        """Test whether both are known and differ, so that somebody must choose."""
        return self.kept != self.absorbed and not _unknown(self.kept) and not _unknown(self.absorbed)

    @property
    def fills(self) -> bool:
        """Test whether only the absorbed row knows it."""
        return _unknown(self.kept) and not _unknown(self.absorbed)


def _unknown(values: tuple[Any, ...]) -> bool:
    return all(value in UNKNOWN or value in Precision.values for value in values)


def side_by_side(kept: Person, absorbed: Person) -> list[Fact]:
    """Return every fact of two persons in the order of the form."""
    return [
        Fact(name, tuple(getattr(kept, one) for one in columns), tuple(getattr(absorbed, one) for one in columns))
        for name, columns in FACTS.items()
    ]


def keys_to_persons() -> list[tuple[type[TenantModel], str]]:
    """
    Return every column of any context that names a person and moves when she is absorbed.

    Found in the registry of models, because the contexts above are not known here; what is appended once and never
    changed (trail, checks) names people by number, without a key, and stays as it was written.
    """
    return [
        (model, field.name)
        for model in sorted(apps.get_models(), key=lambda one: one._meta.label_lower)
        if issubclass(model, TenantModel) and model not in NOT_MOVED
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is Person
    ]


def rows_naming(model: type[Model], field: str, person: Person) -> "QuerySet[Any]":
    """Return the rows of one table that name a person in this column, in a fixed order."""
    rows: Any = model._default_manager.all()
    return rows.asked_for().filter(**{"tenant_id": person.tenant_id, field: person.pk}).order_by("pk")  # type: ignore[no-any-return]


def merges_of(actor: Actor, person: Person) -> "QuerySet[PersonMerge, Any]":
    """Return what was merged into a person the actor may see, the newest first."""
    rows: QuerySet[PersonMerge, Any] = PersonMerge.objects.visible_to(actor).filter(kept=person)
    return rows.select_related("absorbed", "merged_by", "undone_by").order_by("-pk")


def with_whom(actor: Actor, person: Person) -> "QuerySet[Person, Any]":
    """Return the persons the actor may see and merge into this one."""
    rows: QuerySet[Person, Any] = Person.objects.visible_to(actor).filter(controller=person.controller_id)
    return rows.exclude(pk=person.pk)


def in_words(value: Any) -> Any:
    """Return a value as JSON can keep it."""
    return value.isoformat() if isinstance(value, date) else value

"""Queries compiled once answer like queries built anew, for whoever asks."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import QuerySet

from kimpass.casework.models import Case
from kimpass.kernel.access import Actor
from kimpass.kernel.prepared import Typed, prepared
from kimpass.kernel.scope import NotAsked
from kimpass.people.models import Person

pytestmark = pytest.mark.django_db


@prepared
def kept(actor: Actor) -> QuerySet[Any, Any]:
    return Case.objects.visible_to(actor).order_by("pk")


@prepared
def opened_before(actor: Actor, day: date) -> QuerySet[Any, Any]:
    return Case.objects.for_tenant(actor).filter(opened_on__lt=day + timedelta(days=1)).values_list("pk", flat=True)


@prepared
def called(actor: Actor, words: Typed, ids: tuple[int, ...]) -> QuerySet[Any, Any]:
    return Person.objects.for_tenant(actor).filter(family_name__icontains=words, pk__in=ids)


@prepared
def of_anybody(day: date) -> QuerySet[Any, Any]:
    return Case.objects.filter(opened_on=day)


def test_each_actor_gets_his_own_rows_from_one_compiled_query(musterland: Any) -> None:
    mine = musterland.case()
    for name in ("alice", "bob", "alice", "eve"):
        actor = musterland.actor(name)
        assert kept(actor) == list(Case.objects.visible_to(actor).order_by("pk"))
    assert kept(musterland.actor("alice")) == [mine]
    assert kept(musterland.actor("bob")) == []


def test_a_deputy_gets_the_rows_of_whom_he_stands_in_for(musterland: Any) -> None:
    mine = musterland.case()
    musterland.deputise(of="alice", by="bob")
    assert kept(musterland.actor("bob")) == [mine]


def test_a_value_computed_from_another_is_not_frozen(musterland: Any) -> None:
    case, actor = musterland.case(), musterland.actor("alice")
    assert opened_before(actor, case.opened_on) == [case.pk]
    assert opened_before(actor, case.opened_on - timedelta(days=1)) == []


def test_typed_words_stand_for_themselves(musterland: Any) -> None:
    musterland.case()
    actor = musterland.actor("alice")
    person = Person.objects.for_tenant(actor).first()
    assert called(actor, Typed(person.family_name[1:].upper()), (person.pk,)) == [person]
    assert called(actor, Typed("%"), (person.pk,)) == []
    assert called(actor, Typed("_"), (person.pk,)) == []
    assert called(actor, Typed(person.family_name), (person.pk + 1, person.pk + 2)) == []
    assert called(actor, Typed(person.family_name), ()) == []


def test_a_builder_must_say_for_whom_it_reads() -> None:
    with pytest.raises(NotAsked):
        of_anybody(date(2026, 1, 1))

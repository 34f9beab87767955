"""Contact notes with their topics and people, newest first (CM-19)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import CharField, F, IntegerField, QuerySet, Value

from kimpass.casework.models import Case, Contact, ContactPerson, ContactTopic
from kimpass.kernel.access import Actor
from kimpass.kernel.prepared import prepared
from kimpass.people.models import HouseholdMember, Person

ON_A_PAGE = 20
TOPIC, PERSON = "topic", "person"


@prepared
def _newest(case: Case, number: str) -> QuerySet[Any, Any]:
    # The number is a word here: it becomes part of the statement.
    rows = Contact.objects.of(case).select_related("recorded_by", "only_member").order_by("-happened_on", "-pk")
    return rows[: int(number)]


@prepared
def _parts(tenant_id: int, contact_ids: tuple[int, ...]) -> QuerySet[Any, Any]:
    """Return topics and people of contacts in one statement: kind, contact, topic, name, place in the list."""
    mine = {"tenant_id": tenant_id, "contact_id__in": contact_ids}
    topics = (
        ContactTopic.objects.asked_for()
        .filter(**mine)
        .values_list(
            Value(TOPIC, output_field=CharField()),
            "contact_id",
            "field__label_de",
            "person__given_names",
            "field__sort",
        )
    )
    people = (
        ContactPerson.objects.asked_for()
        .filter(**mine)
        .annotate(place=Value(0, output_field=IntegerField()))
        .values_list(
            Value(PERSON, output_field=CharField()),
            "contact_id",
            F("person__family_name"),
            "person__given_names",
            "place",
        )
    )
    return topics.union(people, all=True)


def _fill(tenant_id: int, found: Sequence[Any]) -> None:
    """Give contacts `shown_topics` (with the person a topic is about, if one) and `shown_people`."""
    rows = _parts(tenant_id, tuple(row.pk for row in found)) if found else []
    ordered = sorted(rows, key=lambda row: (row[4], row[2]))
    for contact in found:
        own = [row for row in ordered if row[1] == contact.pk]
        contact.shown_topics = [_about(row) for row in own if row[0] == TOPIC]
        contact.shown_people = [given or family for kind, _, family, given, _ in own if kind == PERSON]


def _about(row: Sequence[Any]) -> str:
    _kind, _contact, label, given, _sort = row
    return f"{label} ({given})" if given else str(label)


def newest_contacts(case: Case, number: int) -> list[Contact]:
    """Return the newest contact notes with their topics and people, in two statements."""
    found: list[Contact] = _newest(case, str(number))
    _fill(case.tenant_id, found)
    return found


def contact_page(case: Case, number: str) -> Page[Any]:
    """Return one page of all contact notes with their topics and people."""
    rows: QuerySet[Any] = Contact.objects.of(case).select_related("recorded_by", "only_member")
    page = Paginator(rows.order_by("-happened_on", "-pk"), ON_A_PAGE).get_page(number)
    page.object_list = list(page.object_list)
    _fill(case.tenant_id, page.object_list)
    return page


def open_case_of(actor: Actor, person: Person) -> Case | None:
    """Return the open case of the household somebody lives in today, if the actor sees it."""
    home = HouseholdMember.objects.asked_for().on(actor.today).filter(tenant_id=actor.tenant_id, person=person)
    found: Case | None = Case.objects.visible_to(actor).open().filter(household__in=home.values("household")).first()
    return found


def shareable(rows: QuerySet[Any]) -> QuerySet[Any]:
    """
    Keep the notes that may go into a sheet, a letter or an export.

    What is kept for one member alone (HH-03), or says something about third persons (R6), stays in the case.
    """
    return rows.filter(only_member__isnull=True, concerns_third_person=False)


def person_ids(rows: Iterable[Contact]) -> list[int]:
    """Return the members whose own notes are shown, for the read log."""
    return [row.only_member_id for row in rows if row.only_member_id is not None]

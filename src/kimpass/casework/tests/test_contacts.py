from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kimpass.casework.actions.contacts import ContactCannotBeRecorded, record_contact
from kimpass.casework.models import Case, Contact, ContactPerson, ContactTopic
from kimpass.casework.selectors import contacts
from kimpass.casework.selectors.workable import CaseIsClosed
from tests.support.cast import TODAY, now


def record(musterland, case, who="alice", **changes):
    values = {"happened_on": TODAY, "kind": "talk", "text": "Zeugnis besprochen", "at": now()} | changes
    return record_contact(actor=musterland.actor(who), case_id=case.pk, **values)


def close(case):
    Case.objects.filter(pk=case.pk).update(phase="closed", closed_on=TODAY)


def test_record_contact_keeps_topics_and_leaves_a_trail(musterland, facts):
    topics = [musterland.fields["SPRACHE"].pk, musterland.fields["WOHNEN"].pk]
    contact = record(musterland, musterland.case(), text="  Zeugnis besprochen  ", topic_ids=topics, minutes=40)
    assert (contact.text, contact.minutes, contact.recorded_by) == ("Zeugnis besprochen", 40, musterland.staff["alice"])
    assert sorted(ContactTopic.objects.values_list("field_id", flat=True)) == sorted(topics)
    assert facts() == ["contact.recorded"]


def test_record_contact_by_the_deputy_only_while_deputising(musterland):
    case = musterland.case()
    with pytest.raises(Case.DoesNotExist):
        record(musterland, case, who="bob")
    musterland.deputise(of="alice", by="bob")
    assert record(musterland, case, who="bob").recorded_by == musterland.staff["bob"]


@pytest.mark.parametrize("who", ["eve", "charlie", "diana", "anton"])
def test_record_contact_is_hidden_from_others(musterland, who):
    with pytest.raises((Case.DoesNotExist, PermissionDenied)):
        record(musterland, musterland.case(), who=who)
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": "   "}, "worum es ging"),
        ({"happened_on": TODAY + timedelta(days=1)}, "Zukunft"),
        ({"minutes": 0}, "1 und 1440"),
        ({"minutes": 1441}, "1 und 1440"),
        ({"topic_ids": [0]}, "Katalog"),
    ],
)
def test_record_contact_refuses_in_german(musterland, changes, words):
    with pytest.raises(ContactCannotBeRecorded, match=words):
        record(musterland, musterland.case(), **changes)
    assert not Contact.objects.exists()


def test_record_contact_refuses_a_life_area_as_topic(musterland):
    with pytest.raises(ContactCannotBeRecorded, match="Katalog"):
        record(musterland, musterland.case(), topic_ids=[musterland.areas["WOHNEN"].pk])


def test_record_contact_waits_for_reopening(musterland):
    case = musterland.case()
    close(case)
    with pytest.raises(CaseIsClosed, match="wieder"):
        record(musterland, case)


def test_record_contact_needs_few_statements_whatever_the_topics(musterland):
    case, actor = musterland.case(), musterland.actor("alice")
    topics = [field.pk for field in musterland.fields.values()]
    with CaptureQueriesContext(
        connection,
    ) as captured:
        record_contact(
            actor=actor,
            case_id=case.pk,
            happened_on=date(2026, 11, 1),
            kind="phone",
            text="x",
            at=now(),
            topic_ids=topics,
        )
    work = [q for q in captured if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(work) <= 10


def second_member(musterland, case, name="Lina"):
    from kimpass.casework.actions.intake import add_case_member
    from kimpass.people.actions.households import PersonData

    return add_case_member(
        actor=musterland.actor("alice"),
        case_id=case.pk,
        person=PersonData(family_name="Berg", given_names=name),
        relation="child",
        kind="co_advised",
        on=TODAY,
    ).person


def test_record_contact_keeps_people_marks_and_whom_a_topic_is_about(musterland):
    case = musterland.case()
    amal, lina = musterland.person_of(case), second_member(musterland, case)
    school, home = musterland.fields["SPRACHE"].pk, musterland.fields["WOHNEN"].pk
    contact = record(
        musterland,
        case,
        topic_ids=[home],
        topic_persons={school: lina.pk},
        person_ids=[amal.pk, lina.pk, lina.pk],
        is_complex=True,
        task_area="network",
        concerns_third_person=True,
    )
    about = dict(ContactTopic.objects.filter(contact=contact).values_list("field_id", "person_id"))
    assert about == {home: None, school: lina.pk}
    assert set(ContactPerson.objects.values_list("person_id", flat=True)) == {amal.pk, lina.pk}
    assert (contact.is_complex, contact.task_area, contact.concerns_third_person) == (True, "network", True)


@pytest.mark.parametrize("changes", [{"person_ids": [0]}, {"only_member_id": 0}, {"topic_persons": "stranger"}])
def test_record_contact_refuses_people_of_other_cases(musterland, changes):
    stranger = musterland.person_of(musterland.case(name="Fremd"))
    if changes == {"topic_persons": "stranger"}:
        changes = {"topic_persons": {musterland.fields["SPRACHE"].pk: stranger.pk}}
    with pytest.raises(ContactCannotBeRecorded, match="gehört nicht zu diesem Fall"):
        record(musterland, musterland.case(), **changes)
    assert not Contact.objects.exists()


@pytest.mark.parametrize("changes", [{"kind": "dream"}, {"task_area": "holiday"}])
def test_record_contact_refuses_unknown_choices(musterland, changes):
    with pytest.raises(ContactCannotBeRecorded, match="gibt es nicht"):
        record(musterland, musterland.case(), **changes)


def test_what_is_one_members_own_or_about_third_persons_is_not_shareable(musterland):
    case = musterland.case()
    amal = musterland.person_of(case)
    record(musterland, case, text="für alle")
    record(musterland, case, text="nur Amal", only_member_id=amal.pk)
    record(musterland, case, text="über die Nachbarin", concerns_third_person=True)
    assert [row.text for row in contacts.shareable(Contact.objects.of(case))] == ["für alle"]


def test_newest_contacts_name_topics_and_people_in_two_statements(musterland, django_assert_num_queries):
    case = musterland.case()
    lina = second_member(musterland, case)
    for _ in range(3):
        record(
            musterland,
            case,
            topic_persons={musterland.fields["WOHNEN"].pk: lina.pk},
            topic_ids=[musterland.fields["SPRACHE"].pk],
            person_ids=[lina.pk],
        )
    with django_assert_num_queries(2):
        found = contacts.newest_contacts(case, 20)
    assert [row.shown_topics for row in found] == [["Sprache", "Wohnen (Lina)"]] * 3
    assert found[0].shown_people == ["Lina"]

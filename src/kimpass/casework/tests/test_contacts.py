from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kimpass.casework.actions.contacts import ContactCannotBeRecorded, record_contact
from kimpass.casework.models import Case, Contact, ContactTopic
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

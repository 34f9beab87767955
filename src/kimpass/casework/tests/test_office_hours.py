from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.casework.actions import office_hours
from kimpass.casework.actions.office_hours import OfficeHourRefused
from kimpass.casework.models import OfficeHourContact, OfficeHourTopic
from kimpass.casework.selectors.office_hours import after, month_of, months_until


def count(world, who="alice", unit="musterstadt", topics=("WOHNEN",), **changes):
    values = {"on": world.today} | changes
    return office_hours.record_office_hour_contact(
        actor=world.actor(who),
        unit_id=world.units[unit].pk,
        topic_ids=[world.fields[code].pk for code in topics],
        **values,
    )


def test_record_office_hour_contact_counts_without_a_person(musterland, facts):
    contact = count(musterland, topics=("WOHNEN", "SPRACHE"), persons=3, minutes=10, language="ar")
    assert (contact.persons, contact.minutes, contact.outcome) == (3, 10, "informed")
    assert OfficeHourTopic.objects.filter(contact=contact).count() == 2
    assert facts() == ["office_hour.counted"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"topics": ()}, "mindestens ein Thema"),
        ({"persons": 0}, "zwischen 1 und 50"),
        ({"persons": 51}, "zwischen 1 und 50"),
        ({"minutes": 0}, "Minuten"),
        ({"minutes": 481}, "Minuten"),
        ({"outcome": "gossip"}, "Ergebnis gibt es nicht"),
        ({"language": "x" * 13}, "Sprache gibt es nicht"),
    ],
)
def test_record_office_hour_contact_refuses_in_words(musterland, changes, words):
    with pytest.raises(OfficeHourRefused, match=words):
        count(musterland, **changes)
    assert not OfficeHourContact.objects.exists()


def test_record_office_hour_contact_takes_fields_of_action_only_and_no_future(musterland):
    with pytest.raises(OfficeHourRefused, match="Zukunft"):
        count(musterland, on=musterland.today + timedelta(days=1))
    with pytest.raises(OfficeHourRefused, match="mindestens ein Thema"):
        office_hours.record_office_hour_contact(
            actor=musterland.actor("alice"),
            unit_id=musterland.units["musterstadt"].pk,
            topic_ids=[musterland.areas["WOHNEN"].pk],
            on=musterland.today,
        )


@pytest.mark.parametrize("who", ["eve", "charlie", "diana", "anton"])
def test_record_office_hour_contact_is_refused_elsewhere(musterland, who):
    with pytest.raises(PermissionDenied):
        count(musterland, who)


def take_back(world, contact, who="alice", today=None):
    return office_hours.withdraw_office_hour_contact(
        actor=world.actor(who, today=today or world.today), contact_id=contact.pk
    )


def test_withdraw_office_hour_contact_on_the_day_by_whoever_counted(musterland, facts):
    contact = count(musterland)
    with pytest.raises(PermissionDenied):
        take_back(musterland, contact, "bob")
    with pytest.raises(OfficeHourRefused, match="von heute"):
        take_back(musterland, contact, today=musterland.today + timedelta(days=1))
    take_back(musterland, contact)
    assert not OfficeHourContact.objects.exists()
    assert not OfficeHourTopic.objects.exists()
    assert facts()[-1] == "office_hour.withdrawn"


def test_the_month_by_unit_and_topic(musterland):
    first = musterland.today.replace(day=1)
    for _ in range(3):
        count(musterland, topics=("WOHNEN", "SPRACHE"), persons=2)
    count(musterland, "eve", "nebenstadt")
    count(musterland, on=first - timedelta(days=1))
    mine = month_of(musterland.actor("alice"), first)
    assert mine.lines == [("Musterstadt", 3, 6, (3, 3))]
    every = month_of(musterland.actor("charlie"), first)
    assert every.units == ("Musterstadt", "Nebenstadt")
    # One contact in the neighbour municipality is too few to tell, and must not follow from the sums either.
    assert every.mentions.rows[1][every.topics.index("Wohnen")] is None
    assert every.contacts == (None, None)


def test_months_have_no_gaps(musterland):
    months = months_until(musterland.today)
    assert len(set(months)) == 12
    assert all(after(earlier) == later for later, earlier in pairwise(months))
